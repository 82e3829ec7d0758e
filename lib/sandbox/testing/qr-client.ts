import type { SalesUnit } from "../sales-unit";
import type { Sandbox } from "../server";
import { demoUnit, MerchantClient, type Received, type Sent } from "./merchant-client";

/** Calls the QR interface as one sales unit, and fetches the images as anybody. */
export class QrClient {
  readonly shop: MerchantClient;
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox, unit: string | SalesUnit = "654322") {
    this.#sandbox = sandbox;
    this.shop = new MerchantClient(sandbox.handle, typeof unit === "string" ? demoUnit(unit) : unit);
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Received> {
    const sent: Sent = {
      headers: { accept: "image/svg+xml", ...headers },
      ...(body !== undefined && { body }),
    };
    return this.shop.send(method, `/qr${path}`, sent);
  }

  redirect(id: string, redirectUrl = "https://shop.example.test/menu", headers?: Record<string, string>) {
    return this.send("POST", "/v1/merchant-redirect", { id, redirectUrl }, headers);
  }

  /** What the code under this name says. */
  async content(id: string): Promise<string> {
    const path = `/v1/merchant-redirect/${encodeURIComponent(id)}`;
    return String((await this.send("GET", path, undefined, { accept: "text/targetUrl" })).body["url"]);
  }

  async open(url: unknown): Promise<Response> {
    return this.#sandbox.handle(new Request(String(url)));
  }

  async listenForCheckIns(): Promise<Received> {
    const body = { url: "http://127.0.0.1:9/hook", events: ["user.checked-in.v1"] };
    return this.shop.send("POST", "/webhooks/v1/webhooks", { body });
  }
}
