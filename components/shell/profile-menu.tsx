"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";

type ProfileMenuProps = {
  name: string;
  /** Language and theme. */
  children: ReactNode;
  signOut: (form: FormData) => Promise<void>;
};

export function ProfileMenu({ name, children, signOut }: ProfileMenuProps): JSX.Element {
  const t = useTranslations("shell");
  return (
    <>
      <button
        type="button"
        popoverTarget="profile-menu"
        aria-label={t("profileMenu", { name })}
        data-initials={initialsOf(name)}
        className="grid size-9 place-items-center before:content-[attr(data-initials)] rounded-full bg-accent-soft text-sm font-semibold text-accent-soft-foreground hover:bg-accent-soft-hover focus-visible:outline-2 focus-visible:outline-focus"
      />
      <div id="profile-menu" popover="auto" className="frame-menu frame-menu--end">
        <p className="truncate px-3 pt-2 pb-2 text-sm font-semibold">{name}</p>
        <Link className="menu-item px-3" href="/profile">
          <Icon name="user" className="size-4.5 text-muted" />
          <span className="text-sm">{t("profile")}</span>
        </Link>
        <div className="flex flex-col gap-3 border-y border-separator px-3 py-3 my-1">{children}</div>
        <form action={signOut}>
          <button type="submit" className="menu-item px-3 text-sm">
            <Icon name="exit" className="size-4.5 text-muted" />
            {t("signOut")}
          </button>
        </form>
      </div>
    </>
  );
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/u).filter(Boolean);
  return [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => part?.at(0) ?? "")
    .join("")
    .toUpperCase();
}
