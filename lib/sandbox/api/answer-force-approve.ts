import { makeApproval } from "../approval";
import type { SandboxContext } from "../context";
import { isExpress } from "../delivery/shipping-options";
import type { Payment } from "../payment";
import { approvePayment } from "../rules/approve-payment";
import { resolveCustomer } from "../rules/resolve-customer";
import { forceApproveBody } from "./create-body";
import type { ErrorCode } from "./error-codes";
import type { MerchantCall } from "./merchant-request";
import { type Answer, codeProblem } from "./problem";
import { readBody } from "./read-body";

/**
 * `POST /test/payments/{reference}/approve`, for units of the test environment. The customer is who the body names, else
 * whom the payment was made for. Unlike the real test environment, nobody has to approve by hand first (10030).
 */
export async function answerForceApprove(
  call: MerchantCall,
  { desk, people, customerCodes }: SandboxContext,
): Promise<Answer> {
  const { caller, text, reference, instance } = call;
  if (caller.unit.environment !== "test") return codeProblem("10020", instance);
  const read = readBody(forceApproveBody, text, instance);
  if ("answer" in read) return read.answer;
  const { customer, token } = read.body;
  if (!customer && !token) return codeProblem("4140", instance);
  const named = resolveCustomer(
    { customer, userFlow: "WEB_REDIRECT" },
    people,
    0,
    customerCodes.namesFor(caller.unit.msn),
  );
  if ("refused" in named) return codeProblem(named.refused, instance);
  const ruling = await desk.act({ msn: caller.unit.msn, reference }, (payment, unit, now) => {
    const refused = unfit(payment, token);
    if (refused) return { refused };
    const phone = named.phone ?? payment.customerPhone ?? payment.prefilledPhone;
    const approval = phone && makeApproval(payment, { phone }, people, now);
    return approval ? approvePayment(payment, unit, now, approval) : { refused: phone ? "7010" : "4140" };
  });
  if ("refused" in ruling) return codeProblem(ruling.refused, instance);
  if (ruling.outcome === "declined") return codeProblem("10010", instance, `${ruling.reason}.`);
  return { status: 200 };
}

function unfit(payment: Payment, token: string | undefined): ErrorCode | undefined {
  if (token !== undefined && token !== payment.token) return "10010";
  if (isExpress(payment)) return "10060";
  return undefined;
}
