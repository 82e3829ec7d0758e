import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";
import { Money } from "@/components/money/money";
import type { Attention, UnansweredOperation } from "@/lib/overview/read-attention";
import { HomeCard } from "./home-card";
import { breaksHref } from "./settlements/reconciliation/address";

type AttentionCardProps = {
  merchant: string;
  attention: Attention;
  timeZone: string;
  /** Differences in the books that wait for a person. */
  breaks?: number;
  /** Something that no operation and no event is about, such as a confirmation that is due. */
  first?: ReactNode;
};

/** What does not mend itself, or not for sure; and where there is nothing of the kind, that. */
export function AttentionCard(props: AttentionCardProps): JSX.Element {
  const { merchant, attention, timeZone, breaks = 0, first } = props;
  const t = useTranslations("home.attention");
  const { operations, stuckEvents, refusedKeys } = attention;
  const calm = operations.length === 0 && stuckEvents === 0 && refusedKeys.length === 0 && breaks === 0;
  return (
    <HomeCard id="attention" title={t("title")}>
      {first}
      {calm && first ? null : calm ? (
        <p className="flex items-center gap-3 text-sm text-muted">
          <span className="grid size-8 shrink-0 place-items-center rounded-full bg-success-soft text-success-soft-foreground">
            <Icon name="check" className="size-4.5" />
          </span>
          {t("nothing")}
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {operations.map((operation) => (
            <Unanswered
              key={operation.id}
              operation={operation}
              href={`/m/${merchant}/transactions/${operation.paymentId}` as Route} // safe: the page of one payment
              timeZone={timeZone}
            />
          ))}
          {refusedKeys.map(({ msn, name }) => (
            <li key={msn}>
              <Link
                href={`/m/${merchant}/developers#unit-${msn}` as Route} // safe: the page of the keys
                prefetch={false}
                className="block rounded-xl bg-danger-soft px-3 py-2.5 text-sm text-danger-soft-foreground outline-none hover:underline focus-visible:ring-2 focus-visible:ring-focus"
              >
                <Line>{t("keysRefused", { name, msn })}</Line>
              </Link>
            </li>
          ))}
          {breaks > 0 ? (
            <li>
              <Link
                href={breaksHref(merchant)}
                prefetch={false}
                className="block rounded-xl bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground outline-none hover:underline focus-visible:ring-2 focus-visible:ring-focus"
              >
                <Line>{t("breaks", { count: breaks })}</Line>
              </Link>
            </li>
          ) : null}
          {stuckEvents > 0 ? (
            <li className="rounded-xl bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
              <Line>{t("stuckEvents", { count: stuckEvents })}</Line>
            </li>
          ) : null}
        </ul>
      )}
    </HomeCard>
  );
}

type UnansweredProps = { operation: UnansweredOperation; href: Route; timeZone: string };

function Unanswered({ operation, href, timeZone }: UnansweredProps): JSX.Element {
  const t = useTranslations("home.attention");
  const format = useFormatter();
  const { kind, amount, since, reference, needsReview } = operation;
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="block rounded-xl bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground outline-none hover:underline focus-visible:ring-2 focus-visible:ring-focus"
      >
        <Line>
          <span className="block font-medium">
            {t(`kind.${kind}`)} {amount ? <Money value={amount} /> : null}
          </span>
          <span className="block break-words">
            {t(needsReview ? "needsReview" : "unanswered", {
              reference,
              since: format.dateTime(since, "moment", { timeZone }),
            })}
          </span>
        </Line>
      </Link>
    </li>
  );
}

function Line({ children }: { children: ReactNode }): JSX.Element {
  return (
    <span className="flex items-start gap-2">
      <Icon name="warning" className="mt-0.5 size-4" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
