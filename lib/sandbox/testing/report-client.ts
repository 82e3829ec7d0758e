import type { Sandbox } from "../server";
import { demoUnit, MerchantClient, type Received } from "./merchant-client";

const PHONE = "4791000011";

export type ReportItem = Record<string, unknown> & { entryType: string; amount: number; ledgerDate: string };

/** Reads the Report API as one sales unit, and gives it something to report. */
export class ReportClient {
  readonly sandbox: Sandbox;
  readonly shop: MerchantClient;
  #orders = 0;

  constructor(sandbox: Sandbox, msn = "654321") {
    this.sandbox = sandbox;
    this.shop = new MerchantClient(sandbox.handle, demoUnit(msn));
  }

  get(path: string, headers?: Record<string, string>): Promise<Received> {
    // The clock moves by days, and a token lives for an hour.
    this.shop.token = undefined;
    return this.shop.send("GET", path, {}, headers);
  }

  /** As the holder of the accounting keys. */
  async getAsAccountant(path: string): Promise<Received> {
    const { clientId, clientSecret } = this.shop.unit.merchant.accountingKeys;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const answer = await this.sandbox.handle(
      new Request("http://sandbox.test/miami/v1/token", {
        method: "POST",
        headers: { authorization: `Basic ${basic}` },
        body: "grant_type=client_credentials",
      }),
    );
    const { access_token } = await answer.json();
    return this.shop.send("GET", path, {}, { authorization: `Bearer ${access_token}` });
  }

  /** The platform's name of the unit's ledger. */
  async ledgerId(): Promise<string> {
    const { body } = await this.get("/settlement/v1/ledgers");
    const [first] = itemsOf(body);
    return String(first?.["ledgerId"]);
  }

  async report(topic: string, rest: string): Promise<Received> {
    return this.get(`/report/v2/ledgers/${await this.ledgerId()}/${topic}/${rest}`);
  }

  /** A payment that the customer made and the shop took the money of; gives its reference. */
  async sell(amount: number): Promise<string> {
    this.#orders += 1;
    const reference = `sold-${this.shop.unit.msn}-${this.#orders}`;
    this.shop.token = undefined;
    await this.shop.create(reference, amount);
    await this.sandbox.customers.approve({ msn: this.shop.unit.msn, reference }, { phone: PHONE });
    await this.shop.capture(reference, amount);
    return reference;
  }

  async control(path: string, order?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const body = order === undefined ? null : JSON.stringify(order);
    const request = new Request(`http://sandbox.test/_control${path}`, {
      method: body ? "POST" : "GET",
      body,
    });
    const answer = await this.sandbox.handle(request);
    return { status: answer.status, body: await answer.json() };
  }

  closeDays(days: number) {
    return this.control("/ledgers/close-day", { days });
  }
}

export function itemsOf(body: Record<string, unknown>): ReportItem[] {
  return Array.isArray(body["items"]) ? body["items"] : [];
}

/** Type and amount of each. */
export function linesOf({ body }: Pick<Received, "body">): (string | number)[][] {
  return itemsOf(body).map(({ entryType, amount }) => [entryType, amount]);
}
