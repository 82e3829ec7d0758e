import type { JSX } from "react";
import type { Currency } from "@/lib/domain/money";
import { listCheckIns } from "@/lib/qr/list-check-ins";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { WaitingCustomers } from "./waiting-customers";

type TillCardProps = { merchant: string; msn: string; currency: Currency; code?: string };

/** Customers at the unit's tills, or at one code, as they come. */
export async function TillCard({ merchant, msn, currency, code }: TillCardProps): Promise<JSX.Element> {
  const which = { msn, ...(code !== undefined && { code }) };
  const first = await load(listCheckIns, merchant, which);
  const { can, merchant: company } = await viewerFor(merchant);
  const maySend = can("payment-request:send", msn);
  return (
    <WaitingCustomers {...{ merchant, currency, first, maySend, ...which }} timeZone={company.timeZone} />
  );
}
