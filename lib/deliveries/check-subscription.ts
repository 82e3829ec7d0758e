import { type Caller, callerReach } from "@/lib/access/caller";
import type { Colleague } from "@/lib/access/members-now";
import type { Grant } from "@/lib/domain/permission";
import { PERSONAL_CHOICES } from "@/lib/domain/report-choice";
import { type Destination, standingOf } from "@/lib/domain/report-standing";
import {
  MOST_RECIPIENTS,
  type Recipient,
  type RecipientsProblem,
  readAddresses,
} from "@/lib/domain/report-subscription";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { SubscriptionInput } from "./subscription-input";

export type SubscriptionProblem =
  | RecipientsProblem
  | { code: "report_name_missing" }
  | { code: "report_nobody_chosen" }
  | { code: "sales_unit_not_found" }
  | { code: "report_others_refused" }
  | { code: "report_recipient_no_access"; name: string }
  | { code: "report_recipient_no_mail"; name: string }
  | { code: "report_personal_refused" }
  | { code: "report_personal_format" }
  | { code: "report_personal_addresses" }
  | { code: "report_purpose_missing" };

type Members = readonly (Colleague & { readonly grants: readonly Grant[] })[];

/** Recipients of what was filled in, or the first reason why it can't be had so: by the same rules as at each sending. */
export function checkSubscription(
  input: SubscriptionInput,
  caller: Caller,
  members: Members,
  units: readonly string[],
): Result<readonly Recipient[], SubscriptionProblem> {
  if (input.name === "") return fail({ code: "report_name_missing" });
  const addresses = readAddresses(input.channel === "mail" ? input.addresses : "");
  if (!addresses.ok) return addresses;
  const people = input.channel === "mail" ? [...new Set(input.people)] : [];
  const recipients: Recipient[] = [
    ...people.map((person) => ({ person })),
    ...addresses.value.map((address) => ({ address })),
  ];
  if (recipients.length > MOST_RECIPIENTS) return fail({ code: "report_too_many_recipients" });
  if (input.channel === "mail" && recipients.length === 0) return fail({ code: "report_nobody_chosen" });
  // Names of colleagues are for administrators; others write to themselves and to addresses that they know.
  const strangers = people.some((id) => id !== caller.id) && callerReach(caller, "member:manage") !== "all";
  if (strangers) return fail({ code: "report_others_refused" });
  const personal = personalProblem(input, addresses.value);
  if (personal) return fail(personal);
  const { channel } = input;
  const wanted = input.units.length > 0 ? input.units : null;
  const asked = { units: wanted, channel, personal: input.personal, recipients, answersFor: caller.id };
  const standing = standingOf(asked, members, units);
  const problem = standing.ok ? undefined : standing.reason;
  if (problem === "report_owner_may_not")
    return fail({ code: input.personal ? "report_personal_refused" : "report_others_refused" });
  const reached = standing.ok ? standing.lost.length === 0 : problem === "report_nobody_left";
  if (!reached) return fail({ code: "sales_unit_not_found" });
  const skipped = standing.recipients.find((one) => one.skipped);
  return skipped ? fail(problemOf(skipped, members)) : ok(recipients);
}

function problemOf({ person, skipped }: Destination, members: Members): SubscriptionProblem {
  const name = members.find(({ id }) => id === person)?.name ?? "–";
  const code = skipped === "no_address" ? "report_recipient_no_mail" : "report_recipient_no_access";
  return { code, name };
}

function personalProblem(
  { personal, format, channel, purpose }: SubscriptionInput,
  addresses: readonly string[],
): SubscriptionProblem | undefined {
  if (!personal) return undefined;
  if (!PERSONAL_CHOICES.includes(format)) return { code: "report_personal_format" };
  if (channel === "sftp" || addresses.length > 0) return { code: "report_personal_addresses" };
  return purpose === "" ? { code: "report_purpose_missing" } : undefined;
}
