import { countUnread } from "@/lib/notifications/count-unread";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/api/watch/[merchant]/notifications">;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return respond(countUnread, (await params).merchant, {});
}
