import { getLocale } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EXPORT_TEXTS } from "@/components/export-menu";
import { languageOf } from "@/lib/domain/locale";
import { formatMoment } from "@/lib/i18n/format-moment";
import { openList } from "@/lib/transactions/open-list";
import { lastExportLook } from "@/lib/web/export-list";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { countsHref, dataHref, listHref, parseList, toFilter, withChange } from "../filters";
import { OWN_FAILURES } from "../own-failures";
import { PaymentPanel } from "../payment-panel";
import { showPage } from "../shown-page";
import { LIST_TEXTS, PAYMENT_TEXTS } from "../texts";
import { TransactionsView } from "../transactions-view";

export default async function TransactionsPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/transactions">): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { merchant, environment, at, today, can } = await viewerFor(slug);
  const state = { ...parseList(await searchParams), environment };
  const { page, counts, units, stamp } = await load(openList, slug, toFilter(state, today));
  const { timeZone, currency } = merchant;
  const since = units.flatMap(({ connectedAt }) => (connectedAt ? [connectedAt] : [])).sort(byAge)[0];
  const locale = languageOf(await getLocale());
  const back = { ...withChange(state, {}), ...(state.after ? { after: state.after } : {}) };
  return (
    <ClientMessages
      parts={{ transactions: state.open ? ALL_TEXTS : LIST_TEXTS, ...OWN_FAILURES, ...EXPORT_TEXTS }}
    >
      <TransactionsView
        merchant={{ slug, timeZone, currency }}
        environment={environment}
        units={units.map(({ msn, name }) => ({ msn, name }))}
        {...(since ? { knownSince: formatMoment(since, { name: "day", locale, timeZone }) } : {})}
        page={{ path: dataHref(slug, state), json: JSON.stringify(showPage(page, locale)), at }}
        counts={{ path: countsHref(slug, state), json: JSON.stringify(counts), at }}
        stamp={stamp}
        {...(can("transaction:export")
          ? { exporting: { personal: can("payment:refund"), look: await lastExportLook() } }
          : {})}
        {...(state.open ? { open: state.open } : {})}
      >
        {state.open ? (
          <PaymentPanel merchant={slug} payment={state.open} back={listHref(slug, back)} />
        ) : null}
      </TransactionsView>
    </ClientMessages>
  );
}

const ALL_TEXTS = [...LIST_TEXTS, ...PAYMENT_TEXTS];

const byAge = (a: Date, b: Date) => a.getTime() - b.getTime();
