import "server-only";
import type { SystemCaller } from "@/lib/access/caller";
import { findInvoiceVisitor } from "@/lib/access/invoice-visitors";
import { countAttempt } from "@/lib/access/rate-limit";
import { clientAddress } from "@/lib/access/request-origin";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";

/** A customer on the page of one invoice. */
export type InvoiceVisit = {
  readonly invoiceId: string;
  readonly ask: <Input, Value, Failing extends { code: string }>(
    useCase: UseCase<Input, Value, Failing>,
    input: Input,
  ) => ReturnType<UseCase<Input, Value, Failing>["call"]>;
};

/** Who looks at the page with this token, or undefined where there is none. */
export async function visitInvoice(token: string): Promise<InvoiceVisit | undefined> {
  const visitor = await findInvoiceVisitor(token);
  if (!visitor) return undefined;
  const ip = await clientAddress();
  const caller: SystemCaller = { ...visitor.caller, ...(ip && { ip }) };
  return {
    invoiceId: visitor.invoiceId,
    ask: (useCase, input) => measure(useCase.permission, () => useCase.call(caller, input)),
  };
}

const STARTS = { name: "invoice:pay", most: 10, windowMs: 60_000 };

/** Whether this visitor may begin one more payment now. */
export async function mayPay(token: string): Promise<boolean> {
  return countAttempt(STARTS, `${token} ${await clientAddress()}`);
}
