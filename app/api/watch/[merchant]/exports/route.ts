import { listExports } from "@/lib/exports/list-exports";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/api/watch/[merchant]/exports">;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return respond(listExports, (await params).merchant, {});
}
