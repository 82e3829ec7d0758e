import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { asDirectory } from "@/lib/access/directory";
import { forgetExpired } from "@/lib/access/forget-expired";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { dueMail } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { queueMail } from "./queue-mail";
import { sendMail } from "./send-mail";
import { mailIsSent } from "./send-message";
import { startMailServer, type TestMailServer } from "./testing/mail-server";

const db = useTestDatabase();
const MINUTE = 60_000;
let server: TestMailServer;
let merchant: TestMerchant;

beforeAll(async () => {
  server = await startMailServer();
  process.env["SMTP_URL"] = server.url;
});
afterAll(() => server.close());
beforeEach(async () => {
  merchant = await createMerchant();
  server.received.length = 0;
});
afterEach(() => shiftClock(0));

const invitation = {
  to: "Ola@Example.test",
  locale: "nb",
  template: "invitation",
  values: { company: "Fjordkaffe AS", inviter: "Kari Nordmann", days: 14, path: "/sign-in" },
} as const;

const queue = () =>
  inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) => queueMail(tx, invitation));
const send = (mailId: string) => sendMail.call(systemCaller(merchant, "mail:send"), { mailId });
const row = async (id: string) => (await db.sql("select * from mail_outbox where id = $1", [id]))[0];

test("what was queued arrives once, in the recipient's language", async () => {
  const id = await queue();
  const answers = await Promise.all([send(id), send(id), send(id)]);
  expect(answers.filter((answer) => answer.ok && answer.value !== "not_due")).toEqual([
    { ok: true, value: { state: "sent" } },
  ]);
  expect(await send(id)).toEqual({ ok: true, value: "not_due" });

  expect(server.received).toHaveLength(1);
  const [mail] = server.received;
  expect(mail).toMatchObject({
    recipients: ["ola@example.test"],
    from: { name: "Bedriftsportal", address: "no-reply@localhost" },
    subject: "Kari Nordmann gir deg tilgang til Fjordkaffe AS",
    messageId: `<${id}@localhost>`,
  });
  expect(mail?.text).toContain("http://localhost:3000/sign-in");
  expect(mail?.html).toContain("Åpne invitasjonen");
  expect(await row(id)).toMatchObject({ state: "sent", attempts: 1, last_error: null });
});

test("a change that does not happen tells nobody", async () => {
  const broken = inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    await queueMail(tx, invitation);
    throw new Error("changed its mind");
  });
  await expect(broken).rejects.toThrow("changed its mind");
  expect(await db.sql("select id from mail_outbox where merchant_id = $1", [merchant.id])).toEqual([]);
});

test("a busy server is asked again later, ever less often, under the same Message-ID", async () => {
  const id = await queue();
  const waits = [1, 2, 4];
  let passed = 0;
  for (const wait of waits) {
    server.refuseNext(451);
    expect(await send(id)).toMatchObject({ ok: false, error: { code: "mail_delayed" } });
    shiftClock((passed + wait - 0.5) * MINUTE);
    expect(await send(id)).toEqual({ ok: true, value: "not_due" });
    passed += wait;
    shiftClock((passed + 0.1) * MINUTE);
  }
  expect(await row(id)).toMatchObject({ state: "queued", attempts: 3 });
  expect(await send(id)).toEqual({ ok: true, value: { state: "sent" } });
  expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`]);
});

test("what the server will never take is given up at once", async () => {
  const id = await queue();
  server.refuseNext(550);
  expect(await send(id)).toMatchObject({ ok: false, error: { code: "mail_refused" } });
  expect(await row(id)).toMatchObject({ state: "failed", last_error: expect.stringContaining("550") });
  shiftClock(10 * MINUTE);
  expect(await send(id)).toEqual({ ok: true, value: "not_due" });
});

test("after a week it is given up, and a month later forgotten", async () => {
  const id = await queue();
  shiftClock(7 * 24 * 60 * MINUTE + MINUTE);
  expect(await send(id)).toMatchObject({ ok: false, error: { code: "mail_refused" } });
  expect(await row(id)).toMatchObject({ state: "failed" });
  expect(server.received).toEqual([]);
  await forgetExpired();
  expect(await row(id)).toBeDefined();
  shiftClock(31 * 24 * 60 * MINUTE);
  await forgetExpired();
  expect(await row(id)).toBeUndefined();
});

test("the worker finds what is due, across companies, and only that", async () => {
  const [due, later] = [await queue(), await queue()];
  await db.sql("update mail_outbox set next_at = now() + interval '1 minute' where id = $1", [later]);
  const found = (await dueMail(1_000)).map(({ id }) => id);
  expect(found).toContain(due);
  expect(found).not.toContain(later);
});

test("a message about a person alone is queued without a company's transaction", async () => {
  const id = await asDirectory((tx) =>
    queueMail(tx, {
      to: "ola@example.test",
      locale: "en",
      template: "signInFactorAdded",
      values: { factor: "passkey", path: "/profile" },
      merchantId: merchant.id,
    }),
  );
  expect(await send(id)).toEqual({ ok: true, value: { state: "sent" } });
});

test("another company's message is not there, and nobody but the job sends", async () => {
  const id = await queue();
  const other = systemCaller(await createMerchant(), "mail:send");
  expect(await sendMail.call(other, { mailId: id })).toEqual({ ok: true, value: "not_due" });
  const boss = await createAdministrator(merchant);
  expect(await sendMail.call(boss, { mailId: id })).toMatchObject({ error: { code: "forbidden" } });
});

test.each(["a@example.test, b@example.test", "a@example.test\r\nBcc: b@example.test", "nobody"])(
  "%j is nobody to write to",
  async (to) => {
    const queued = inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      queueMail(tx, { ...invitation, to }),
    );
    await expect(queued).rejects.toThrow("no mail address");
  },
);

test("a server that is away is left alone after a few tries, and asked again half a minute later", async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, queue));
  expect(mailIsSent()).toBe(true);
  await server.close();
  for (const id of ids) expect(await send(id)).toMatchObject({ error: { code: "mail_delayed" } });
  expect(mailIsSent()).toBe(false);
  shiftClock(31_000);
  expect(mailIsSent()).toBe(true);
});
