import type { Change, Scope } from "@/lib/access/use-case";
import { withdrawPayment } from "@/lib/collect/withdraw-payment";
import { deriveKey } from "./derive-key";
import type { Sight } from "./sight";

/** Takes back what the customer has not answered yet, before they are asked in another way: nobody shall pay twice. */
export async function withdrawOpen(scope: Scope, { invoice, made }: Sight, but: string): Promise<void> {
  for (const { key, paymentId, state } of made) {
    if (!paymentId || state !== "CREATED" || key === but) continue;
    await scope.write(async (tx): Promise<Change<undefined>> => {
      const source = { kind: "invoice", id: invoice.id } as const;
      const idempotencyKey = deriveKey(paymentId, "withdraw");
      const asked = await withdrawPayment(tx, scope, { paymentId, source, idempotencyKey });
      return { value: undefined, audit: asked.ok ? asked.value : "unchanged" };
    });
  }
}
