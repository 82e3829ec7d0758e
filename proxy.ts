import { type NextRequest, NextResponse } from "next/server";
import { turnAway } from "@/lib/web/turn-away";

/**
 * Sets the content security policy with a fresh nonce, and tells the rest which request this is and for which path. It turns
 * away what can't be served or what a foreign page sent, with the right status, which an action can't set. It decides nothing
 * about rights: that would look like protection, while pages and actions can be reached around a proxy.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (request.nextUrl.pathname === "/_next/image") return notThere();
  const nonce = randomText(18);
  const policy = contentSecurityPolicy(nonce);
  const refusal = await turnAway(request, nonce);
  if (refusal) {
    refusal.headers.set("Content-Security-Policy", policy);
    return refusal;
  }
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", randomText(12));
  headers.set("x-portal-path", pathOf(request.nextUrl));
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", PICTURE.test(request.nextUrl.pathname) ? NOTHING : policy);
  return response;
}

// What stands here wins over what a route sets itself.
const PICTURE = /\/(?:logo|image|qr)$/;
/** A picture is only looked at, also by whoever opens it by its address. */
const NOTHING = [
  ...["default-src 'none'", "script-src 'none'", "object-src 'none'", "base-uri 'none'"],
  ...["form-action 'none'", "frame-ancestors 'none'", "sandbox"],
].join("; ");

/** The optimiser of pictures is off. Next would answer with a page that it made when it was built, without this request's nonce. */
function notThere(): Response {
  const headers = { "content-security-policy": NOTHING, "cache-control": "private, no-store" };
  return new Response(null, { status: 404, headers });
}

function randomText(bytes: number): string {
  const text = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));
  return text.replaceAll("+", "-").replaceAll("/", "_");
}

/** What the person sees in the address bar, without what the router adds for itself. */
function pathOf(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete("_rsc");
  return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
}

function contentSecurityPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    // React Aria positions overlays with style attributes; elements still need the nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

// Deliveries of the platform have no page, and set their own headers (lib/webhooks/deliver-event.ts).
export const config = { matcher: "/((?!_next/static/|api/webhooks/).*)" };
