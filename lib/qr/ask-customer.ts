import { z } from "zod";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { CollectInput } from "@/lib/collect/collect-input";
import type { CollectFailure } from "@/lib/collect/collect-outcome";
import { collectPayment } from "@/lib/collect/collect-payment";
import { checkInput } from "@/lib/collect/open-creation";
import { isOver, mayAsk } from "@/lib/domain/check-in";
import { MAX_MINOR, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockScan, markAsked } from "./check-in-repository";

export type AskFailure =
  | CollectFailure
  | { code: "check_in_not_found" | "check_in_over" | "too_many_requests" }
  /** Somebody asks them right now, or they have paid. */
  | { code: "customer_asked_already" };

export type Asked = { readonly outcome: "created" | "unknown"; readonly checkIn: string };

const ASKINGS: Limit = { name: "check-in-askings", most: 60, windowMs: 60_000 };

const input = z.strictObject({
  checkIn: z.uuid(),
  amountMinor: z.int().max(MAX_MINOR),
  currency: z.enum(["NOK", "DKK", "EUR"]),
  message: z.string().trim().max(300),
  idempotencyKey: z.uuid(),
});

/**
 * Asks a customer who checked in for an amount, in minor units: it shows on the phone in their hand, and they have ten minutes. One
 * asking at a time, however many people press; who said no may be asked again while their scan counts, a quarter of an hour.
 */
export const askCustomer = defineUseCase({
  permission: "payment-request:send",
  input,
  async run(scope, wish): Promise<Result<Asked, AskFailure>> {
    if (!(await countAttempt(ASKINGS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const turn = await takeTurn(scope, wish);
    if (!turn.ok) return turn;
    const asked = await collectPayment(scope, turn.value);
    return asked.ok ? ok({ outcome: asked.value.outcome, checkIn: wish.checkIn }) : asked;
  },
});

type Wish = z.output<typeof input>;
type Turn = Result<CollectInput, AskFailure>;

/** Writes down who asks before anything is sent, so that a second person is told. The same key again is the same asking. */
function takeTurn(scope: Scope, wish: Wish): Promise<Turn> {
  const { checkIn, idempotencyKey, amountMinor, currency } = wish;
  return scope.write(async (tx): Promise<Change<Turn>> => {
    const refuse = (error: AskFailure) => ({ value: fail(error), audit: "unchanged" as const });
    const seen = await lockScan(tx, checkIn);
    if (!seen) return refuse({ code: "check_in_not_found" });
    const { scan, ...last } = seen;
    const at = now();
    if (scan.token === null) return refuse({ code: "check_in_over" });
    const asking = { ...toCollect(wish, scan.msn), customerToken: scan.token };
    // What came of this very press is known by now; asking anew takes a press of its own.
    const decided = last.payment !== null && last.payment !== "requested";
    if (scan.askKey === idempotencyKey)
      return decided ? refuse({ code: "customer_asked_already" }) : { value: ok(asking), audit: "unchanged" };
    if (!mayAsk({ ...scan, ...last }, at))
      return refuse({ code: isOver(scan, at) ? "check_in_over" : "customer_asked_already" });
    const checked = checkInput(asking);
    if (!checked.ok) return refuse(checked.error);
    await markAsked(tx, checkIn, idempotencyKey, at);
    const audit = {
      action: "code.customer_asked",
      subject: `check-in:${checkIn}`,
      msn: scan.msn,
      details: { name: scan.platformId, amountMinor, currency },
    };
    return { value: ok(asking), audit };
  });
}

function toCollect(
  { checkIn, amountMinor, currency, message, idempotencyKey }: Wish,
  msn: string,
): CollectInput {
  return {
    msn,
    source: { kind: "qr", id: checkIn },
    amount: money(amountMinor, currency),
    flow: "PUSH_MESSAGE",
    description: message,
    idempotencyKey,
  };
}
