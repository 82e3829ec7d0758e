import { listCheckIns } from "@/lib/qr/list-check-ins";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/api/watch/[merchant]/check-ins/[unit]">;

/** Customers at the unit's tills; `?code=` for those of one code. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, unit } = await params;
  const code = new URL(request.url).searchParams.get("code");
  return respond(listCheckIns, merchant, { msn: unit, ...(code !== null && { code }) });
}
