import { deliverEvent } from "@/lib/webhooks/deliver-event";

type Address = { params: Promise<{ registration: string }> };

/** Scans of callback codes, as the platform tells of them. */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { registration } = await params;
  return deliverEvent(request, registration);
}
