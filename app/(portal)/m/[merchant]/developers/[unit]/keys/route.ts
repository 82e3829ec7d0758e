import { showKeys } from "@/lib/developers/show-keys";
import { respond } from "@/lib/web/respond";

type Context = RouteContext<"/m/[merchant]/developers/[unit]/keys">;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { merchant, unit } = await params;
  return respond(showKeys, merchant, { msn: unit });
}
