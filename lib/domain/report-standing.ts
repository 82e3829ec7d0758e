import { type Grant, type Permission, type Reach, reaches, reachOf } from "./permission";
import type { Channel, Recipient } from "./report-subscription";

/** Someone of the company with the grants that are in force now. */
export type Member = {
  readonly id: string;
  readonly email: string | null;
  readonly grants: readonly Grant[];
};

export type Asked = {
  /** MSNs; null for all. */
  readonly units: readonly string[] | null;
  readonly channel: Channel;
  readonly personal: boolean;
  readonly recipients: readonly Recipient[];
  /** The id of whoever answers for it. */
  readonly answersFor: string;
};

/** Where a report goes, or why it does not go there. */
export type Destination = {
  readonly person?: string;
  readonly address: string | null;
  readonly skipped?: "no_access" | "no_address";
};

export type Standing =
  | {
      readonly ok: true;
      /** The sales units that it may hold, and those that were asked for and are out of reach. */
      readonly units: readonly string[];
      readonly lost: readonly string[];
      readonly recipients: readonly Destination[];
    }
  | { readonly ok: false; readonly reason: StandingProblem; readonly recipients: readonly Destination[] };

export type StandingProblem =
  /** Whoever answers for it may see no report any more. */
  | "report_owner_left"
  /** Whoever answers for it may not send it to others, or not with names. */
  | "report_owner_may_not"
  | "report_units_lost"
  | "report_nobody_left";

/**
 * What may go out, and to whom, by the rights of this moment. `all` are the production units of the company. People see what they may
 * see in the portal; for addresses and servers somebody of the company answers, who may subscribe others.
 */
export function standingOf(asked: Asked, members: readonly Member[], all: readonly string[]): Standing {
  const owner = members.find(({ id }) => id === asked.answersFor);
  const reach = (permission: Permission): Reach => (owner ? reachOf(owner.grants, permission) : "none");
  const seen = reach("report:download");
  if (seen === "none") return refused("report_owner_left");
  const units = (asked.units ?? all).filter((msn) => all.includes(msn) && reaches(seen, msn));
  const lost = (asked.units ?? []).filter((msn) => !units.includes(msn));
  if (units.length === 0) return refused("report_units_lost");
  const others = asked.channel === "sftp" || asked.recipients.some((one) => !isOwn(one, asked.answersFor));
  const everywhere = (permission: Permission) => units.every((msn) => reaches(reach(permission), msn));
  if ((others && !everywhere("report:subscribe")) || (asked.personal && !everywhere("payment:refund")))
    return refused("report_owner_may_not");
  const recipients = asked.recipients.map((one) => destinationOf(one, asked, members, units));
  if (asked.channel === "mail" && recipients.every(({ skipped }) => skipped))
    return refused("report_nobody_left", recipients);
  return { ok: true, units, lost, recipients };
}

function refused(reason: StandingProblem, recipients: readonly Destination[] = []): Standing {
  return { ok: false, reason, recipients };
}

const isOwn = (recipient: Recipient, owner: string) => "person" in recipient && recipient.person === owner;

/** Names of customers go to nobody who is not known to the portal: an address alone signs in nowhere. */
function destinationOf(
  recipient: Recipient,
  { personal }: Asked,
  members: readonly Member[],
  units: readonly string[],
): Destination {
  if ("address" in recipient) return { ...recipient, ...(personal ? { skipped: "no_access" as const } : {}) };
  const { person } = recipient;
  const member = members.find(({ id }) => id === person);
  const needed: Permission[] = ["report:download", ...(personal ? (["payment:refund"] as const) : [])];
  const may = needed.every((permission) => {
    const reach = reachOf(member?.grants ?? [], permission);
    return units.every((msn) => reaches(reach, msn));
  });
  if (!member || !may) return { person, address: null, skipped: "no_access" };
  return member.email ? { person, address: member.email } : { person, address: null, skipped: "no_address" };
}
