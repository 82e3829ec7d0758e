import { createFormatter, createTranslator } from "use-intl/core";
import { formats } from "@/lib/i18n/formats";
import { loadMessages } from "@/lib/i18n/messages";

/** What Next and next-intl answer within a request, for entry points that are called without one. */
const jar = new Map<string, string>();

export const headersModule = {
  headers: async () =>
    new Headers({
      origin: "http://localhost:3000",
      "x-forwarded-for": "10.0.0.1",
      "x-request-id": "proof",
      "x-nonce": "n",
      "x-portal-path": "/",
    }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    has: (name: string) => jar.has(name),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  }),
};

const loaded = loadMessages("en");

export const textsModule = {
  getLocale: async () => "en-GB",
  getTranslations: async (asked?: string | { namespace?: string }) => {
    const namespace = typeof asked === "string" ? asked : asked?.namespace;
    // safe: next-intl's own types ask for a name that is known when compiling
    return createTranslator({
      locale: "en-GB",
      messages: await loaded,
      formats,
      timeZone: "Europe/Oslo",
      namespace,
    } as never);
  },
  getFormatter: async () => createFormatter({ locale: "en-GB", formats, timeZone: "Europe/Oslo" }),
  getMessages: async () => loaded,
};
