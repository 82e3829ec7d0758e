import type { Context } from "hono";
import type { SandboxContext } from "../../context";
import { ledgerIdOf } from "../../ledger/ledger";
import { termsOn } from "../../ledger/settlement-terms";
import { dayAt } from "../../ledger/zone-time";
import type { SalesUnit } from "../../sales-unit";
import { type Answer, toResponse } from "../problem";
import { badInput } from "./report-answers";
import { checkCall } from "./report-call";
import { readCursor, writeCursor } from "./report-cursor";

function viewLedger(unit: SalesUnit, now: number) {
  const { msn, name, currency, timeZone, merchant } = unit;
  const recipientHandle = `api:${msn}`;
  const { businessIdentifier } = merchant;
  return {
    ledgerId: ledgerIdOf(msn),
    currency,
    payoutBankAccount: termsOn(unit, dayAt(now, timeZone)).account,
    owner: businessIdentifier,
    settlesForRecipientHandles: [recipientHandle],
    salesUnits: [{ name, recipientHandle, businessIdentifier }],
  };
}

function listLedgers(c: Context, { ledgers, clock }: SandboxContext, units: readonly SalesUnit[]): Answer {
  const handle = c.req.query("settlesForRecipientHandles");
  const of = ["ledgers", handle ?? ""].join("/");
  const cursor = readCursor(c.req.query("cursor"), of);
  if (!cursor) return badInput(c.req.path, { name: "cursor", reason: "Is not one of this list." });
  const wanted = units.filter(({ msn }) => handle === undefined || handle === `api:${msn}`);
  const until = cursor.after + ledgers.switches.pageSize;
  const next = until < wanted.length ? writeCursor({ of, generation: 0, after: until }) : "";
  const items = wanted.slice(cursor.after, until).map((unit) => viewLedger(unit, clock.now()));
  return { status: 200, body: { items, cursor: next } };
}

export function answerLedgers(c: Context, context: SandboxContext): Response {
  const checked = checkCall(c, context);
  return toResponse("answer" in checked ? checked.answer : listLedgers(c, context, checked.units));
}
