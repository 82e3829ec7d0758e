import { useTranslations } from "next-intl";
import { type JSX, type ReactNode, use } from "react";
import { AreaTab } from "./area-tab";

type AreaProps = { children: ReactNode; params: Promise<{ merchant: string }> };

/** The pages for developers, side by side. */
export default function DevelopersLayout({ children, params }: AreaProps): JSX.Element {
  const t = useTranslations("testUsers.tabs");
  const base = `/m/${use(params).merchant}/developers`;
  return (
    <>
      <nav aria-label={t("label")} className="-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex min-w-max gap-1 border-b border-separator">
          <AreaTab href={base} exact label={t("keys")} />
          <AreaTab href={`${base}/login`} label={t("login")} />
          <AreaTab href={`${base}/test-users`} label={t("testUsers")} />
        </ul>
      </nav>
      {children}
    </>
  );
}
