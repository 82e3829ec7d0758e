import { randomUUID } from "node:crypto";
import type { SubscriptionInput } from "../subscription-input";

/** A daily CSV by mail to these people, as the form would send it. */
export function wanted(own: Partial<SubscriptionInput> = {}): SubscriptionInput {
  return {
    ...{ id: randomUUID(), seenVersion: 0, name: "For the books", units: [] },
    ...{ frequency: "daily", format: "csv", language: "en", timeZone: "Europe/Oslo" },
    ...{ channel: "mail", people: [], addresses: "", personal: false, purpose: "" },
    server: { host: "", port: "22", user: "", folder: "", signIn: "key", password: "" },
    ...own,
  };
}
