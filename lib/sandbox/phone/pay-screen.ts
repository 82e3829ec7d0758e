import { type PaymentContent, paymentScreen } from "./payment-screen";
import type { Phone } from "./phone";
import type { Screen } from "./phone-frame";

/** A payment that waits, after its shop was asked where it delivers to. */
export async function payScreen({ customers, delivery }: Phone, content: PaymentContent): Promise<Screen> {
  const { person, one } = content;
  const undelivered = await delivery.prepare(one.payment, person.phone);
  const fresh = await customers.find(one.payment, person.phone);
  return paymentScreen({ ...content, one: fresh ?? one, undelivered });
}
