"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { BrandMark } from "@/components/brand-mark";

export type FrameProps = {
  /** The merchant switcher, or nothing where the page belongs to no company. */
  top?: ReactNode;
  /** The profile menu. */
  end: ReactNode;
  /** What stands under the header on every page, such as the word that this is test mode. */
  strip?: ReactNode;
  sidebar?: ReactNode;
  bottomBar?: ReactNode;
  children: ReactNode;
};

/** Header, sidebar and page; on a phone the sidebar becomes a bar at the thumb. */
export function FrameView({ top, end, strip, sidebar, bottomBar, children }: FrameProps): JSX.Element {
  const t = useTranslations("shell");
  return (
    <div className={`min-h-dvh ${strip ? "[--frame-top:5.75rem]" : "[--frame-top:3.5rem]"}`}>
      <a
        href="#content"
        className="button button--primary sr-only z-50 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4"
      >
        {t("skipToContent")}
      </a>
      <header className="sticky top-0 z-30 border-b border-separator bg-surface">
        <div className="flex h-14 items-center gap-3 px-3 sm:px-4">
          <Link
            href="/"
            aria-label={t("home")}
            prefetch={false}
            className="rounded-lg focus-visible:outline-2 focus-visible:outline-focus"
          >
            <BrandMark />
          </Link>
          {top}
          <div className="ml-auto flex items-center gap-2">{end}</div>
        </div>
        {strip}
      </header>
      <div className="mx-auto flex w-full max-w-[100rem]">
        {sidebar ? (
          <aside className="sticky top-(--frame-top) hidden h-[calc(100dvh-var(--frame-top))] w-66 shrink-0 overflow-y-auto border-r border-separator px-3 py-4 lg:block">
            {sidebar}
          </aside>
        ) : null}
        <main
          id="content"
          tabIndex={-1}
          className="above-bottom-bar min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8"
        >
          {children}
        </main>
      </div>
      {bottomBar ? (
        <div className="fixed inset-x-0 bottom-0 z-30 border-t border-separator bg-surface px-2 pt-1.5 pb-[calc(0.375rem+env(safe-area-inset-bottom))] lg:hidden">
          {bottomBar}
        </div>
      ) : null}
    </div>
  );
}
