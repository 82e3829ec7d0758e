import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import type { Eid } from "@/lib/sign-in/list-eids";
import { startEidAction } from "./actions";

/** One button per country. Each e-ID is named in words; its owner's logo is its owner's. */
export function EidButtons({ eids, next }: { eids: readonly Eid[]; next: string }): JSX.Element {
  const t = useTranslations();
  return (
    <section aria-labelledby="with-eid" className="flex flex-col gap-3">
      <h2 id="with-eid" className="text-sm font-medium text-muted">
        {t("auth.withEid")}
      </h2>
      <ul className="flex flex-col gap-2">
        {eids.map((eid) => (
          <li key={eid.id}>
            <form action={startEidAction}>
              <input type="hidden" name="provider" value={eid.id} />
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                className="button button--outline h-12 w-full justify-start gap-3 rounded-xl bg-surface px-3.5 md:h-12"
              >
                <span
                  aria-hidden="true"
                  className="grid size-7 place-items-center rounded-md bg-accent-soft font-mono text-xs font-semibold text-accent-soft-foreground"
                >
                  {eid.country}
                </span>
                <span className="font-semibold">{eid.name}</span>
                <span className="text-muted">{t(`shell.country.${eid.country}`)}</span>
                <Icon name="chevronRight" className="ml-auto size-4 text-muted" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
