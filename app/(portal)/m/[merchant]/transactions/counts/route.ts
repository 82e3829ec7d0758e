import { countPayments } from "@/lib/transactions/count-payments";
import { respond } from "@/lib/web/respond";
import { readAddress, toFilter } from "../filters";

type Context = { params: Promise<{ merchant: string }> };

/** How many payments each tab of the list at the same address without `/counts` would show. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const state = readAddress(new URL(request.url).searchParams);
  return respond(countPayments, (await params).merchant, (today) => toFilter(state, today));
}
