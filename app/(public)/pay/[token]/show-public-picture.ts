import { showPublicImage } from "@/lib/payment-links/show-public-image";
import { visitLink } from "@/lib/web/link-visitor";

const HEADERS = {
  "Content-Type": "image/png",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  // The address carries the picture's digest.
  "Cache-Control": "public, max-age=86400, immutable",
};

/** A picture of the public page, for everyone who has its address. */
export async function showPublicPicture(token: string, which: "logo" | "image"): Promise<Response> {
  const visit = await visitLink(token);
  const shown = visit && (await visit.ask(showPublicImage, { linkId: visit.linkId, which }));
  if (!shown?.ok) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(new Uint8Array(shown.value.png), { headers: HEADERS });
}
