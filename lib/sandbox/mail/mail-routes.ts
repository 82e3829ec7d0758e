import { type Context, Hono } from "hono";
import type { SandboxContext } from "../context";
import { contentPolicy, PAGE_HEADERS } from "../page";
import type { KeptMail } from "./kept-mail";
import { mailboxPage, mailPage } from "./mailbox-pages";

const MOST = 1_000;
const IN_A_LIST = 100;

/** A message is somebody else's page: no scripts, nothing from the network, and its links open beside it. */
const LETTER_HEADERS = {
  ...PAGE_HEADERS,
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
};

const WITH_FRAME = {
  ...PAGE_HEADERS,
  "content-security-policy": `${contentPolicy()}; frame-src 'self'`,
};

/**
 * `GET /mailbox` and `/mailbox/ID`: pages of what was sent. `GET /_control/mail?to=&text=&limit=` → `{ mail }`, newest first, for
 * tests; `DELETE` empties the mailbox.
 */
export function mailRoutes({ store }: Pick<SandboxContext, "store">): Hono {
  const box = store.mail;
  const found = async (c: Context): Promise<KeptMail | undefined> => {
    const id = Number(c.req.param("id"));
    return Number.isSafeInteger(id) ? box.find(id) : undefined;
  };
  return new Hono()
    .get("/mailbox", async (c) => {
      const text = c.req.query("text") ?? "";
      const mails = await box.list({ text, limit: IN_A_LIST });
      return c.html(String(await mailboxPage(mails, text)), 200, PAGE_HEADERS);
    })
    .get("/mailbox/:id{[0-9]+}", async (c) => {
      const mail = await found(c);
      return mail ? c.html(String(await mailPage(mail)), 200, WITH_FRAME) : c.notFound();
    })
    .get("/mailbox/:id{[0-9]+}/html", async (c) => {
      const mail = await found(c);
      const beside = (head: string) => `${head}<base target="_blank">`;
      return mail ? c.html(mail.html.replace(/<head\b[^>]*>/i, beside), 200, LETTER_HEADERS) : c.notFound();
    })
    .get("/mailbox/:id{[0-9]+}/files/:nth{[0-9]+}", async (c) => {
      const file = (await found(c))?.files?.[Number(c.req.param("nth"))];
      if (!file) return c.notFound();
      const name = encodeURIComponent(file.name);
      return c.body(Buffer.from(file.base64, "base64"), 200, {
        ...{ "content-type": "application/octet-stream", "x-content-type-options": "nosniff" },
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
      });
    })
    .get("/_control/mail", async (c) => {
      const { to, text, limit } = c.req.query();
      const wanted = Number(limit ?? IN_A_LIST);
      const most = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, MOST) : IN_A_LIST;
      return c.json({ mail: await box.list({ to, text, limit: most }) });
    })
    .delete("/_control/mail", async (c) => {
      await box.clear();
      return c.body(null, 204);
    });
}
