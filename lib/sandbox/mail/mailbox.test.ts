import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { MemoryStore } from "../store/memory-store";
import { openPgStore } from "../store/pg-store";
import { useSandboxDatabase } from "../testing/use-sandbox-database";
import type { KeptMail } from "./kept-mail";
import { type Receiving, receiveMail } from "./receive-mail";

const database = useSandboxDatabase();

describe.each([
  ["in memory", async () => new MemoryStore()],
  ["in PostgreSQL", () => openPgStore(database.url())],
])("a mailbox %s", (_where, openStore) => {
  let sandbox: Sandbox;
  let receiving: Receiving;

  beforeEach(async () => {
    sandbox = createSandbox({ store: await openStore() });
    await sandbox.ready;
    await sandbox.context.store.mail.clear();
    receiving = await receiveMail(sandbox.context, 0);
  });
  afterEach(async () => {
    await receiving.close();
    await sandbox.stop();
  });

  const get = (path: string, init?: RequestInit) =>
    sandbox.handle(new Request(`http://sandbox.test${path}`, init));
  const listed = async (query = ""): Promise<KeptMail[]> =>
    (await (await get(`/_control/mail${query}`)).json()).mail;
  const send = (own: Record<string, unknown> = {}, user = "") =>
    createTransport(`smtp://${user}127.0.0.1:${receiving.port}`).sendMail({
      from: { name: "Portalen", address: "portal@example.test" },
      to: "Kari@example.test",
      subject: "Hei, Kari æøå",
      text: "Velkommen",
      html: "<!doctype html><html><head><title>x</title></head><body><p>Velkommen</p><script>alert(1)</script></body></html>",
      ...own,
    });

  it("keeps what is sent, with any password or none, and finds it by address and subject", async () => {
    await send();
    await send({ to: "ola@example.test", subject: "Til Ola", bcc: "boss@example.test" }, "me:anything@");
    expect(await listed()).toMatchObject([
      { to: ["ola@example.test", "boss@example.test"], subject: "Til Ola" },
      {
        to: ["kari@example.test"],
        from: "Portalen <portal@example.test>",
        subject: "Hei, Kari æøå",
        text: "Velkommen\n",
      },
    ]);
    expect(await listed("?to=KARI@example.test")).toHaveLength(1);
    expect(await listed("?text=til%20ola")).toHaveLength(1);
    expect(await listed("?to=nobody@example.test")).toEqual([]);
    expect(await listed("?limit=1")).toMatchObject([{ subject: "Til Ola" }]);
  });

  it("knows a second copy of a message by its Message-ID", async () => {
    await send({ messageId: "<one@example.test>" });
    await send({ messageId: "<one@example.test>", subject: "again" });
    await send({ messageId: "<one@example.test>", to: "ola@example.test" });
    expect((await listed()).map(({ to }) => to)).toEqual([["ola@example.test"], ["kari@example.test"]]);
  });

  it("shows a list and each message, as text and behind glass", async () => {
    await send({ subject: "<b>Hei</b>" });
    const list = await (await get("/mailbox")).text();
    const path = /href="(\/mailbox\/\d+)"/.exec(list)?.[1] ?? "";
    expect(list).toContain("&lt;b&gt;Hei&lt;/b&gt;");
    const shown = await get(path);
    const text = await shown.text();
    expect(text).toContain("Velkommen");
    expect(text).not.toContain("<script>alert");
    expect(text).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(shown.headers.get("content-security-policy")).toContain("frame-src 'self'");
    const letter = await get(`${path}/html`);
    expect(letter.headers.get("content-security-policy")).toMatch(
      /default-src 'none';.*sandbox allow-popups/,
    );
    expect(await letter.text()).toContain('<head><base target="_blank">');
    expect((await get("/mailbox/999999")).status).toBe(404);
    expect((await get("/mailbox?text=nothing-like-it")).status).toBe(200);
  });

  it("keeps a message with a broken character and refuses one that is far too large", async () => {
    await send({ text: "a\u0000b" });
    expect(await listed()).toHaveLength(1);
    await expect(send({ text: "x".repeat(13_000_000) })).rejects.toThrow(/552/);
    expect(await listed()).toHaveLength(1);
  });

  it("gives what was attached as it was sent, to be saved rather than shown", async () => {
    const content = Buffer.from("Salgsdato;Beløp\n");
    await send({ attachments: [{ filename: "oppgjørsrapport.csv", content }] });
    const [mail] = await listed();
    const file = await get(`/mailbox/${mail?.id}/files/0`);
    expect(Buffer.from(await file.arrayBuffer()).equals(content)).toBe(true);
    expect(file.headers.get("content-disposition")).toContain(
      "attachment; filename*=UTF-8''oppgj%C3%B8rsrapport.csv",
    );
    expect(await (await get(`/mailbox/${mail?.id}`)).text()).toContain("oppgjørsrapport.csv");
    expect((await get(`/mailbox/${mail?.id}/files/1`)).status).toBe(404);
  });

  it("is emptied when asked to", async () => {
    await send();
    expect((await get("/_control/mail", { method: "DELETE" })).status).toBe(204);
    expect(await listed()).toEqual([]);
  });
});

it("says when its port is taken", async () => {
  const { context } = createSandbox();
  const first = await receiveMail(context, 0);
  await expect(receiveMail(context, first.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});
