import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { linksHref } from "./address";

export function BackToLinks({ merchant }: { merchant: string }): JSX.Element {
  const t = useTranslations("links");
  return (
    <Link
      href={linksHref(merchant)}
      prefetch={false}
      className="link mb-4 inline-flex items-center gap-1 text-sm"
    >
      <Icon name="chevronLeft" className="size-4" />
      {t("back")}
    </Link>
  );
}
