import { readRawEvents } from "@/lib/transactions/watch-list";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/api/watch/[merchant]/payments/[payment]/raw">;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { merchant, payment } = await params;
  return respond(readRawEvents, merchant, { paymentId: payment });
}
