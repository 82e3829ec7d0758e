/**
 * What the portal is compared with: a dynamic page that shows nothing, a route that reads what was sent and does nothing with it,
 * and JSON that says nothing behind the same sign-in.
 */
export const EMPTY_PAGE = "/bench-empty";
export const EMPTY_ROUTE = "/api/webhooks/bench-empty";
export const bareJson = (merchant: string): string => `/api/bench-json/${merchant}`;

export const BASELINE_FILES: Record<string, string> = {
  "app/bench-empty/page.tsx": `export const dynamic = "force-dynamic";
export default function EmptyPage() {
  return <main>Empty</main>;
}
`,
  "app/api/webhooks/bench-empty/route.ts": `export async function POST(request: Request): Promise<Response> {
  await request.arrayBuffer();
  return new Response(null);
}
`,
  "app/api/bench-json/[merchant]/route.ts": `import { callerFor } from "@/lib/access/current-caller";
type Address = { params: Promise<{ merchant: string }> };
export async function GET(_: Request, { params }: Address): Promise<Response> {
  const asking = await callerFor((await params).merchant);
  return asking.kind === "member" ? Response.json({ ok: true }) : new Response(null, { status: 404 });
}
`,
};
