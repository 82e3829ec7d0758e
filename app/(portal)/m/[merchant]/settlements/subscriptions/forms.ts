import type { saveSubscription } from "@/lib/deliveries/save-subscription";
import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

type Input = Parameters<typeof saveSubscription.call>[1];

const texts = (form: FormData, name: string) =>
  form.getAll(name).filter((value): value is string => typeof value === "string");

export function subscriptionForm(form: FormData) {
  const text = (name: string) => textField(form, name);
  const names = ["host", "port", "user", "folder", "signIn", "password"];
  const server = Object.fromEntries(names.map((name) => [name, text(name)]));
  const asked = {
    ...{ id: text("subscription"), seenVersion: Number(text("seenVersion")), name: text("name") },
    ...{ units: texts(form, "unit"), frequency: text("frequency"), format: text("format") },
    ...{
      language: text("language"),
      timeZone: text("timeZone"),
      channel: text("channel") || "mail",
      people: texts(form, "person"),
    },
    ...{ addresses: text("addresses"), personal: text("personal") === "1", purpose: text("purpose") },
    server: { ...server, signIn: text("signIn") || "key" },
  };
  return ok(asked as Input); // safe: the use case parses it strictly
}

export function switchForm(form: FormData) {
  const to = (["active", "paused", "deleted"] as const).find((one) => one === textField(form, "state"));
  return ok({ id: textField(form, "subscription"), to: to ?? "paused" });
}

export const sendNowForm = (form: FormData) =>
  ok({ id: textField(form, "subscription"), key: textField(form, "idempotencyKey") });

/** Of a subscription, or of one of its deliveries where the form names one. */
export const idForm = (form: FormData) =>
  ok({ id: textField(form, "delivery") || textField(form, "subscription") });

export const confirmForm = (form: FormData) =>
  ok({ id: textField(form, "subscription"), hostKey: textField(form, "hostKey") || null });
