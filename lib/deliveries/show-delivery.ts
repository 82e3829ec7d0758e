import type { Period } from "@/lib/domain/report-schedule";
import type { DeliveryState } from "@/lib/domain/report-subscription";
import type { Delivery, MailState, Sums } from "./delivery-repository";

/** How a delivery is told of: `mail_waits` while the mail server does not take all of its messages, `refused` where it took none of them. */
export type ShownDeliveryState = DeliveryState | "on_its_way" | "mail_waits" | "refused" | "refused_in_part";

/** Where it went or did not go: to someone of the company by name, or to an address. */
export type ShownRecipient = {
  readonly to: string;
  readonly state: "sent" | "queued" | "failed" | "no_access" | "no_address";
};

export type ShownDelivery = {
  readonly id: string;
  readonly period: Period;
  readonly state: ShownDeliveryState;
  /** A code of failures.json with what its sentence names, where there is one. */
  readonly reason: ({ readonly code: string } & { readonly [name: string]: string }) | undefined;
  readonly sums: readonly Sums[];
  readonly recipients: readonly ShownRecipient[];
  /** Sales units (MSNs) that were asked for and out of reach. */
  readonly lostUnits: readonly string[];
  readonly asked: boolean;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Whether its file can be downloaded still. */
  readonly kept: boolean;
  readonly canRetry: boolean;
};

export function showDelivery(
  delivery: Delivery,
  mails: ReadonlyMap<string, MailState>,
  names: ReadonlyMap<string, string>,
  at: Date,
): ShownDelivery {
  const { id, sums, lostUnits, createdAt, sentAt, fileName, bytes, sha256, fileKey, expiresAt } = delivery;
  const sent = delivery.recipients.flatMap(({ mail }) => (mail ? [mails.get(mail)] : []));
  const state = delivery.state === "sent" ? mailState(sent) : delivery.state;
  const kept = fileKey !== null && expiresAt !== null && expiresAt > at;
  const again = ["failed", "empty", "waiting"].includes(state);
  return {
    ...{ id, state, sums, lostUnits, createdAt, sentAt, fileName, bytes, sha256, kept },
    period: { from: delivery.periodFrom, to: delivery.periodTo },
    reason: delivery.reason ? { ...delivery.about, code: delivery.reason } : undefined,
    recipients: delivery.recipients.map(({ person, address, mail, skipped }) => ({
      to: (person && names.get(person)) ?? address ?? "–",
      // A message that the outbox has forgotten went out long ago.
      state: skipped ?? (mail ? (mails.get(mail)?.state ?? "sent") : "queued"),
    })),
    asked: delivery.askedBy !== null,
    canRetry: again || (kept && (state === "refused" || state === "refused_in_part")),
  };
}

function mailState(mails: readonly (MailState | undefined)[]): ShownDeliveryState {
  const is = (state: MailState["state"]) => mails.filter((mail) => mail?.state === state);
  const queued = is("queued");
  if (queued.some((mail) => mail?.lastError)) return "mail_waits";
  if (queued.length > 0) return "on_its_way";
  const failed = is("failed").length;
  if (failed === 0) return "sent";
  return failed === mails.length ? "refused" : "refused_in_part";
}
