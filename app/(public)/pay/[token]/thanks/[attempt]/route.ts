import { payTexts } from "@/lib/i18n/pay-texts";
import { followOrder } from "@/lib/payment-links/follow-order";
import { lookAtOrder, type SeenOrder } from "@/lib/payment-links/look-at-order";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { type LinkVisit, mayLook, visitLink, visitorSetting } from "@/lib/web/link-visitor";
import { unknownLink } from "../../plain-answer";
import { thanksAnswer } from "./thanks-answer";

type Context = { params: Promise<{ token: string; attempt: string }> };

/**
 * Where customers come back to. That they came says nothing: the payment is read at the platform, and what it says is shown.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, attempt: orderId } = await params;
  const setting = await visitorSetting();
  const visit = await visitLink(token);
  const order = visit && (await lookTwice(visit, orderId));
  return order ? thanksAnswer(setting, token, order, payTexts(setting.locale)) : unknownLink(setting);
}

/** As the portal has it, and where that may be out of date, as the platform has it. */
async function lookTwice(visit: LinkVisit, orderId: string): Promise<SeenOrder | undefined> {
  const { linkId } = visit;
  const look = () => visit.ask(lookAtOrder, { linkId, orderId });
  const seen = await look();
  if (!seen.ok) return undefined;
  const { state, msn, reference } = seen.value;
  if (state !== "open" || !(await mayLook(orderId))) return seen.value;
  await visit.askAboutPayment(syncPayment, { msn, reference });
  await visit.ask(followOrder, { orderId });
  const again = await look();
  return again.ok ? again.value : seen.value;
}
