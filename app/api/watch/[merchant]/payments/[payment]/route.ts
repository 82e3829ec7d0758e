import { watchPayment } from "@/lib/transactions/watch-list";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/api/watch/[merchant]/payments/[payment]">;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { merchant, payment } = await params;
  return respond(watchPayment, merchant, { paymentId: payment });
}
