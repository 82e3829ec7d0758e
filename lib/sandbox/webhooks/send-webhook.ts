import { request } from "undici";
import type { Delivery, Registration } from "./registration";
import { signWebhook } from "./sign-webhook";

const PATIENCE_MS = 10_000;

/** Posts one delivery: the HTTP status, or what went wrong in a few words. A redirect is not followed. */
export type SendWebhook = (delivery: Delivery, registration: Registration) => Promise<number | string>;

/**
 * The date that is signed is the wall clock's, even while the sandbox's calendar is moved: it belongs to the transport,
 * and a receiver may check that it is recent.
 */
export const sendWebhook: SendWebhook = async ({ body }, { url, secret }) => {
  const date = new Date().toUTCString();
  try {
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...signWebhook({ url, secret, date, body }) },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body.dump();
    return answer.statusCode;
  } catch (error) {
    if (!(error instanceof Error)) return "failed";
    return error.name === "TimeoutError" ? "no answer in 10 seconds" : error.message;
  }
};
