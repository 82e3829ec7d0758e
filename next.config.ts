import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Texts with placeholders are taken apart when the portal is built: neither a request nor a browser has to.
  experimental: {
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

/** The policy with its nonce is set per response in proxy.ts; these never change. */
const securityHeaders = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `npm run check` has looked at the types. A second look at each start would take longer than the build, and the
  // compiler state that it keeps has reported errors that were not there.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // The optimiser has had remote code execution; we show no remote pictures, so it stays off.
  images: { unoptimized: true, remotePatterns: [] },
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-copy-streams",
    "pino",
    "graphile-worker",
    "pdfkit",
    "prom-client",
    "ssh2",
  ],
  // Next cuts off what is longer than the second and hands on the beginning: it stands above every limit of our own, so that a file
  // that is too long is refused and never taken for a whole one.
  experimental: { serverActions: { bodySizeLimit: "64kb" }, proxyClientMaxBodySize: "11mb" },
  // Browsers ask for this name by themselves while a page that names its icon is still on its way.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default withMessages(config);
