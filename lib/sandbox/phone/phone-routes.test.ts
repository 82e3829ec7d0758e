import { beforeEach, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

let sandbox: Sandbox;
let count = 0;

beforeEach(() => {
  sandbox = createSandbox();
});

function merchant(msn = "654322"): MerchantClient {
  return new MerchantClient((request) => sandbox.handle(request), demoUnit(msn));
}

async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await sandbox.handle(new Request(`http://sandbox.test${path}`, { headers }));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function post(path: string, form: Record<string, string>): Promise<string> {
  const request = new Request(`http://sandbox.test${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const answer = await sandbox.handle(request);
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

/** A request pushed to Nora; returns its reference. */
async function ask(value = 12500, changes: Record<string, unknown> = {}, msn = "654322"): Promise<string> {
  const reference = `phone-test-${++count}`;
  const customer = { phoneNumber: "4791000011" };
  const answer = await merchant(msn).create(reference, value, {
    userFlow: "PUSH_MESSAGE",
    customer,
    ...changes,
  });
  expect(answer.status).toBe(201);
  return reference;
}

const nora = (reference: string, msn = "654322") => ({ person: "nora-vik", payment: `${msn}/${reference}` });

describe("a number to pay to", () => {
  const scan = (code: string) => post("/phone/scan", { person: "nora-vik", code });
  const keyIn = (text: string) => /name="key" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const pay = (key: string, amount: string, number = "654322") =>
    post("/phone/number", { person: "nora-vik", number, key, amount, message: "Two buns" });

  test.each(["654322", "https://qr.vipps.no/28/2/05/031/654322?v=1"])(
    "%s: the amount typed is taken at once",
    async (code) => {
      const screen = await open(await scan(code));
      expect(screen.text).toMatch(/Fjordkaffe Torget[\s\S]*Amount \(NOK\)/);
      const done = await pay(keyIn(screen.text), "125,50");
      expect((await open(done)).text).toMatch(/Paid[\s\S]*125,50/);
      const reference = decodeURIComponent(/payment=([^&]+)/.exec(done)?.[1] ?? "").split("/")[1] ?? "";
      expect((await merchant().get(reference)).body).toMatchObject({
        ...{ state: "AUTHORIZED", amount: { value: 12_550 } },
        aggregate: { capturedAmount: { value: 12_550 } },
      });
    },
  );

  test("pressed twice is paid once", async () => {
    const key = keyIn((await open(await scan("654322"))).text);
    expect(await pay(key, "10")).toBe(await pay(key, "10"));
    const activity = await open("/phone?person=nora-vik&view=activity");
    expect(activity.text.match(/Fjordkaffe Torget/g)).toHaveLength(1);
  });

  test("a unit that captures by itself is paid as well", async () => {
    const key = keyIn((await open(await scan("654323"))).text);
    expect((await open(await pay(key, "10", "654323"))).text).toMatch(/Paid[\s\S]*10,00/);
  });

  test("an amount that the platform takes from nobody is refused in words", async () => {
    const key = keyIn((await open(await scan("654322"))).text);
    expect((await open(await pay(key, "0,50"))).text).toContain("too small");
    expect((await open("/phone?person=nora-vik&view=activity")).text).not.toContain("Fjordkaffe Torget");
  });

  test("no shop's number, a web shop's, no amount: a sentence, and nothing is paid", async () => {
    for (const number of ["999999", "654321"])
      expect((await open(await scan(number))).text).toContain("No shop has this number.");
    const key = keyIn((await open(await scan("654322"))).text);
    for (const amount of ["", "0", "-5", "lots", "1,234"])
      expect((await open(await pay(key, amount))).text).toContain("above zero");
    expect((await open("/phone?person=nora-vik&view=activity")).text).not.toContain("Fjordkaffe Torget");
  });
});

describe("the customer's phone", () => {
  test("shows a request with shop, amount and description, and takes a yes", async () => {
    const reference = await ask(12500, { paymentDescription: "Coffee and bun" });
    const home = await open("/phone?person=nora-vik");
    expect(home.text).toMatch(/Fjordkaffe Torget[\s\S]*Coffee and bun[\s\S]*125,00/);
    const detail = await open(`/phone?person=nora-vik&payment=654322/${reference}`);
    expect(detail.text).toMatch(/Pay 125,00/);
    const done = await post("/phone/approve", { ...nora(reference), source: "mastercard" });
    expect((await open(done)).text).toMatch(/Approved[\s\S]*125,00/);
    expect((await merchant().get(reference)).body).toMatchObject({ state: "AUTHORIZED" });
  });

  test("captured and refunded money shows in the activity", async () => {
    const reference = await ask(10000);
    await post("/phone/approve", nora(reference));
    await merchant().capture(reference, 8000);
    await merchant().refund(reference, 3000);
    const { text } = await open("/phone?person=nora-vik&view=activity");
    expect(text).toMatch(/Captured 80,00.kr[\s\S]*Refunded 30,00.kr[\s\S]*Partly refunded/);
  });

  test("a no ends the payment; a second decision changes nothing", async () => {
    const reference = await ask();
    expect((await open(await post("/phone/reject", nora(reference)))).text).toContain("Rejected");
    await post("/phone/approve", nora(reference));
    expect((await merchant().get(reference)).body).toMatchObject({ state: "ABORTED" });
  });

  test("a bank's no is told with its reason and leaves the request open", async () => {
    const reference = await ask(151, {}, "754321");
    const back = await post("/phone/approve", nora(reference, "754321"));
    expect((await open(back)).text).toContain("Payment failed: insufficient funds");
    expect((await open("/phone?person=nora-vik")).text).toContain("Fjordkaffe Test");
  });

  test("an expired request says so", async () => {
    const reference = await ask();
    sandbox.clock.advance(11 * 60_000);
    expect((await open(`/phone?person=nora-vik&payment=654322/${reference}`)).text).toContain("Too late");
    expect((await open("/phone?person=nora-vik")).text).toContain("Nothing waits for you");
  });

  test("who is too young is refused in words", async () => {
    const reference = `young-test-${++count}`;
    const created = await merchant("654321").create(reference, 5000, { minimumUserAge: 18 });
    const token = new URL(String(created.body["redirectUrl"])).searchParams.get("token") ?? "";
    const opened = await open(`/phone?person=tuva-moe&token=${token}`);
    expect(opened.status).toBe(303);
    const back = await post("/phone/approve", { person: "tuva-moe", payment: `654321/${reference}` });
    expect((await open(back)).text).toContain("you are too young");
  });

  test("nobody decides about another person's payment", async () => {
    const reference = await ask();
    const payment = `654322/${reference}`;
    expect(await post("/phone/approve", { person: "henrik-strand", payment })).toBe(
      "/phone?person=henrik-strand",
    );
    expect((await open(`/phone?person=henrik-strand&payment=${payment}`)).text).not.toContain("Fjordkaffe");
    expect((await merchant().get(reference)).body).toMatchObject({ state: "CREATED" });
  });

  test("codes on screens can be scanned, and pasted text that is none is told", async () => {
    const reference = `code-test-${++count}`;
    const flow = { userFlow: "QR", customerInteraction: "CUSTOMER_PRESENT", returnUrl: undefined };
    const created = await merchant().create(reference, 6400, flow);
    const code = String(created.body["redirectUrl"]);
    expect((await open("/phone?person=nora-vik&view=scan")).text).toMatch(/Fjordkaffe Torget[\s\S]*64,00/);
    expect(await post("/phone/scan", { person: "nora-vik", code })).toContain(
      encodeURIComponent(`654322/${reference}`),
    );
    const nothing = await post("/phone/scan", { person: "nora-vik", code: "hello" });
    expect((await open(nothing)).text).toContain("That is not the code of a payment");
  });

  test("the screen alone is answered 304 until something happens", async () => {
    const part = { "x-part": "screen" };
    const first = await open("/phone?person=nora-vik", part);
    const known = { ...part, "if-none-match": first.headers.get("etag") ?? "" };
    expect(first.text).not.toContain("<html");
    expect((await open("/phone?person=nora-vik", known)).status).toBe(304);
    await ask();
    const changed = await open("/phone?person=nora-vik", known);
    expect(changed.status).toBe(200);
    expect(decodeURIComponent(changed.headers.get("x-news") ?? "")).toContain(
      "Fjordkaffe Torget asks for 125,00",
    );
  });

  test("hostile words are shown as words", async () => {
    const reference = await ask(12500, { paymentDescription: `<script>alert("x")</script>` });
    for (const path of ["/phone?person=nora-vik", `/phone?person=nora-vik&payment=654322/${reference}`]) {
      const { text, headers } = await open(path);
      expect(text).not.toContain("<script>alert");
      expect(text).toContain("&lt;script&gt;");
      expect(headers.get("content-security-policy")).toContain("script-src 'self'");
    }
  });
});
