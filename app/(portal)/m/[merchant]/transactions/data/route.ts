import { chooseLocale } from "@/lib/i18n/choose-locale";
import { listPayments } from "@/lib/transactions/list-payments";
import { respond } from "@/lib/web/respond";
import { readAddress, toFilter } from "../filters";
import { showPage } from "../shown-page";

type Context = { params: Promise<{ merchant: string }> };

/** One page of the list at the same address without `/data`, as the texts that it shows. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const state = readAddress(new URL(request.url).searchParams);
  const locale = await chooseLocale();
  return respond(
    listPayments,
    (await params).merchant,
    (today) => toFilter(state, today),
    (page) => showPage(page, locale),
  );
}
