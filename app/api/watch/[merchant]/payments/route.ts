import { watchList } from "@/lib/transactions/watch-list";
import { respond } from "@/lib/web/respond";

export async function GET(
  _: Request,
  { params }: RouteContext<"/api/watch/[merchant]/payments">,
): Promise<Response> {
  return respond(watchList, (await params).merchant, {});
}
