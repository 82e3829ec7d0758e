import { randomUUID } from "node:crypto";
import { DEMO_UNITS } from "../demo-units";
import type { SalesUnit } from "../sales-unit";

type Handle = (request: Request) => Promise<Response>;

/** An answer with its body parsed, or as text where it is not JSON. */
export type Received = { status: number; headers: Headers; body: Record<string, unknown> };

export type Sent = { body?: unknown; key?: string | undefined; headers?: Record<string, string> };

export function demoUnit(msn: string): SalesUnit {
  const unit = DEMO_UNITS.find((one) => one.msn === msn);
  if (!unit) throw new Error(`no demonstration unit ${msn}`);
  return unit;
}

/** Calls the sandbox as one sales unit would: fetches a token first, then sends the usual headers. */
export class MerchantClient {
  readonly handle: Handle;
  readonly unit: SalesUnit;
  readonly #origin: string;
  token: string | undefined;

  constructor(handle: Handle, unit: SalesUnit, origin = "http://sandbox.test", token?: string) {
    this.token = token;
    this.handle = handle;
    this.unit = unit;
    this.#origin = origin;
  }

  async #headers(): Promise<Record<string, string>> {
    this.token ??= await this.#fetchToken();
    return {
      authorization: `Bearer ${this.token}`,
      "ocp-apim-subscription-key": this.unit.keys.subscriptionKey,
      "merchant-serial-number": this.unit.msn,
      "content-type": "application/json",
    };
  }

  async #fetchToken(): Promise<string> {
    const { clientId, clientSecret, subscriptionKey } = this.unit.keys;
    const headers = {
      client_id: clientId,
      client_secret: clientSecret,
      "ocp-apim-subscription-key": subscriptionKey,
    };
    const answer = await this.send("POST", "/accesstoken/get", {}, headers);
    return String(answer.body["access_token"]);
  }

  async send(
    method: string,
    path: string,
    sent: Sent = {},
    headers?: Record<string, string>,
  ): Promise<Received> {
    const all = { ...(headers ?? (await this.#headers())), ...sent.headers };
    const body = sent.body === undefined ? null : JSON.stringify(sent.body);
    const response = await this.handle(new Request(`${this.#origin}${path}`, { method, headers: all, body }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
  }

  write(path: string, { key = randomUUID(), ...sent }: Sent = {}): Promise<Received> {
    const headers = { "idempotency-key": key, ...sent.headers };
    return this.send("POST", `/epayment/v1${path}`, { ...sent, headers });
  }

  create(
    reference: string,
    value: number,
    changes: Record<string, unknown> = {},
    key?: string,
  ): Promise<Received> {
    const body = {
      amount: { currency: this.unit.currency, value },
      paymentMethod: { type: "WALLET" },
      reference,
      userFlow: "WEB_REDIRECT",
      returnUrl: "https://shop.example.test/thanks",
      ...changes,
    };
    return this.write("/payments", { body, key });
  }

  get(reference: string): Promise<Received> {
    return this.send("GET", `/epayment/v1/payments/${reference}`);
  }

  async events(reference: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.send("GET", `/epayment/v1/payments/${reference}/events`);
    return Array.isArray(body) ? body : [];
  }

  capture(reference: string, value: number, key?: string): Promise<Received> {
    const body = { modificationAmount: { currency: this.unit.currency, value } };
    return this.write(`/payments/${reference}/capture`, { body, key });
  }

  refund(reference: string, value: number, key?: string): Promise<Received> {
    const body = { modificationAmount: { currency: this.unit.currency, value } };
    return this.write(`/payments/${reference}/refund`, { body, key });
  }

  cancel(reference: string, body?: unknown, key?: string): Promise<Received> {
    return this.write(`/payments/${reference}/cancel`, { body, key });
  }
}

/** The ePayment error code of an answer, if it has one. */
export function codeOf(received: Received): string | undefined {
  const details = received.body["extraDetails"];
  if (!Array.isArray(details)) return undefined;
  return details.find((detail) => detail.name === "ErrorCode")?.reason;
}

/** Captured, refunded, cancelled and authorised, in minor units. */
export function sums(received: Received): Record<string, number> {
  const aggregate = Object.entries(received.body["aggregate"] ?? {});
  return Object.fromEntries(aggregate.map(([name, amount]) => [name.replace("Amount", ""), amount.value]));
}
