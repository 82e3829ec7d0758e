import { describe, expect, it } from "vitest";
import {
  decideAccess,
  decideFactorRemoval,
  decideOwnRole,
  grantsNow,
  type MemberStanding,
  mayGive,
  type TimedGrant,
} from "./member-access";
import type { Grant } from "./permission";

const AT = new Date("2026-11-21T10:00:00Z");
const DAY = 86_400_000;
const later = (days: number) => new Date(AT.getTime() + days * DAY);

function timed(grant: Partial<TimedGrant> = {}): TimedGrant {
  return { role: "assistant", extras: [], unit: "all", from: null, until: null, ...grant };
}

const ADMINISTRATOR = timed({ role: "administrator" });

function member(id: string, ...grants: TimedGrant[]): MemberStanding {
  return { id, accepted: true, grants };
}

const two = [member("kari", ADMINISTRATOR), member("ola", ADMINISTRATOR), member("sara", timed())];
const decide = (company: MemberStanding[], target: string, ...wished: TimedGrant[]) =>
  decideAccess(company, "kari", target, wished, AT);
const refusal = (code: string) => ({ ok: false, error: { code } });

describe("who may change whose rights", () => {
  it("an administrator changes and removes others", () => {
    expect(decide(two, "sara", timed({ role: "sales_unit_manager" })).ok).toBe(true);
    expect(decide(two, "sara").ok).toBe(true);
    expect(decide(two, "ola").ok).toBe(true);
  });

  it("nobody edits their own rights, and nobody removes themself", () => {
    expect(decide(two, "kari", ADMINISTRATOR)).toEqual(refusal("own_rights"));
    expect(decide(two, "kari")).toEqual(refusal("own_rights"));
  });

  it("nobody does it who is no administrator any more, or not yet, or has not accepted", () => {
    const ended = timed({ role: "administrator", until: AT });
    const early = timed({ role: "administrator", from: later(1) });
    for (const kari of [member("kari", ended), member("kari", early), member("kari", timed())])
      expect(decide([kari, member("ola", ADMINISTRATOR)], "sara")).toEqual(
        refusal("no_longer_administrator"),
      );
    const invited = { ...member("kari", ADMINISTRATOR), accepted: false };
    expect(decide([invited, member("ola", ADMINISTRATOR)], "sara")).toEqual(
      refusal("no_longer_administrator"),
    );
    expect(decide([member("ola", ADMINISTRATOR)], "sara")).toEqual(refusal("no_longer_administrator"));
  });
});

describe("the last administrator", () => {
  // Kari herself is an administrator for a week only: without Ola nobody would be left.
  const company = [
    member("kari", timed({ role: "administrator", until: later(7) })),
    member("ola", ADMINISTRATOR),
  ];

  it("is neither removed nor lowered", () => {
    expect(decide(company, "ola")).toEqual(refusal("last_administrator"));
    expect(decide(company, "ola", timed())).toEqual(refusal("last_administrator"));
  });

  it("gets no end date and no later start either", () => {
    for (const bound of [{ until: later(30) }, { from: later(1) }])
      expect(decide(company, "ola", timed({ role: "administrator", ...bound }))).toEqual(
        refusal("last_administrator"),
      );
  });

  it("is not saved by someone who has only been invited", () => {
    const invited = { ...member("sara", ADMINISTRATOR), accepted: false };
    expect(decide([...company, invited], "ola")).toEqual(refusal("last_administrator"));
  });

  it("may be given the same once more", () => {
    expect(decide(company, "ola", ADMINISTRATOR).ok).toBe(true);
    expect(decide(company, "ola", ADMINISTRATOR, timed()).ok).toBe(true);
  });

  it("who is one by a group leaves it by being removed, and not by having other rights of their own", () => {
    const byGroups = [{ ...ADMINISTRATOR, group: "bosses" }];
    const grouped = [
      member("kari", timed({ role: "administrator", until: later(7) })),
      { ...member("ola"), byGroups },
    ];
    expect(decide(grouped, "ola")).toEqual(refusal("last_administrator"));
    expect(decide(grouped, "ola", timed()).ok).toBe(true);
    expect(decide(grouped, "ola", timed(), timed({ extras: ["developer"] })).ok).toBe(true);
  });

  it("is no longer the last with another one", () => {
    expect(decide([...company, member("sara", ADMINISTRATOR)], "ola").ok).toBe(true);
  });
});

describe("nobody grants what they don't have", () => {
  const manager: Grant = { role: "sales_unit_manager", extras: [], unit: "654321" };

  it("not a permission, not a sales unit, not all of them", () => {
    expect(mayGive([manager], { role: "assistant", extras: [], unit: "654321" })).toBe(true);
    expect(mayGive([manager], { role: "assistant", extras: ["developer"], unit: "654321" })).toBe(false);
    expect(mayGive([manager], { role: "assistant", extras: [], unit: "654322" })).toBe(false);
    expect(mayGive([manager], { role: "assistant", extras: [], unit: "all" })).toBe(false);
    expect(mayGive([manager], { role: "administrator", extras: [], unit: "all" })).toBe(false);
  });

  it("and an administrator everything", () => {
    const all: Grant = { role: "administrator", extras: [], unit: "all" };
    expect(mayGive([all], all)).toBe(true);
    expect(mayGive([all], { role: "assistant", extras: ["transaction_management"], unit: "1" })).toBe(true);
  });
});

describe("the time of a grant", () => {
  it("counts from its first instant and not at its last", () => {
    const grant = timed({ from: AT, until: later(1) });
    const sara = member("sara", grant);
    expect(grantsNow(sara, new Date(AT.getTime() - 1))).toEqual([]);
    expect(grantsNow(sara, AT)).toEqual([grant]);
    expect(grantsNow(sara, later(1))).toEqual([]);
  });

  it("must not be over, nor end before it begins", () => {
    expect(decide(two, "sara", timed({ until: AT }))).toEqual(refusal("grant_over_already"));
    for (const until of [later(2), later(3)])
      expect(decide(two, "sara", timed({ from: later(3), until }))).toEqual(
        refusal("grant_ends_before_start"),
      );
  });
});

describe("a role of the company's own", () => {
  const till = { id: "till", name: "Till", permissions: ["unit:view", "member:manage"] as const };
  const keeper = timed({ role: "accountant", own: till });

  it("is made and changed by an administrator", () => {
    expect(decideOwnRole(two, "kari", till, AT).ok).toBe(true);
    expect(decideOwnRole(two, "sara", till, AT)).toEqual(refusal("no_longer_administrator"));
  });

  it("is not changed by someone who has it: those would be their own rights", () => {
    const company = [member("kari", keeper), member("ola", ADMINISTRATOR)];
    const more = { ...till, permissions: ["audit:view"] as const };
    expect(decideOwnRole(company, "kari", more, AT)).toEqual(refusal("own_rights"));
    const beside = [member("kari", ADMINISTRATOR, keeper), member("ola", ADMINISTRATOR)];
    expect(decideOwnRole(beside, "kari", more, AT)).toEqual(refusal("own_rights"));
  });

  it("gives no more than who makes it has, and passes on no more than it gives", () => {
    const company = [member("kari", keeper), member("ola", ADMINISTRATOR), member("sara", timed())];
    const more = { id: "more", name: "More", permissions: ["payment:refund"] as const };
    expect(decideOwnRole(company, "kari", more, AT)).toEqual(refusal("grant_beyond_own"));
    expect(decide(company, "sara", timed({ role: "administrator" }))).toEqual(refusal("grant_beyond_own"));
    expect(decide(company, "sara", keeper).ok).toBe(true);
  });
});

describe("taking someone's second factor away", () => {
  const remove = (company: MemberStanding[], target: MemberStanding, remover = "kari") =>
    decideFactorRemoval(company, remover, target, AT);
  const clerk = { id: "clerk", name: "Clerk", permissions: ["unit:view", "member:manage"] as const };
  const keeper = member("kari", timed({ role: "accountant", own: clerk }));
  const ola = member("ola", ADMINISTRATOR);

  it("is an administrator's, and not for themself", () => {
    expect(remove(two, ola).ok).toBe(true);
    expect(remove(two, member("kari", ADMINISTRATOR))).toEqual(refusal("own_factor"));
    expect(remove(two, ola, "sara")).toEqual(refusal("no_longer_administrator"));
    expect(remove([ola], member("sara"))).toEqual(refusal("no_longer_administrator"));
    const ended = member("kari", timed({ role: "administrator", until: AT }));
    expect(remove([ended, ola], member("sara", timed()))).toEqual(refusal("no_longer_administrator"));
    const here = member("kari", timed({ role: "administrator", unit: "654321" }));
    expect(remove([here, ola], member("sara", timed()))).toEqual(refusal("no_longer_administrator"));
  });

  it("is refused where they may do more than who takes it", () => {
    const own = { id: "see", name: "See", permissions: ["unit:view"] as const };
    const sees = timed({ role: "accountant", own });
    expect(remove([keeper], member("sara", sees)).ok).toBe(true);
    expect(remove([keeper], member("sara", sees, timed()))).toEqual(refusal("factor_beyond_own"));
    expect(remove([keeper], ola)).toEqual(refusal("factor_beyond_own"));
  });

  // Only their own grants were looked at: whoever was administrator by a group lost the factor to anyone who manages people.
  it("is refused where a group lets them do more", () => {
    const byGroups = [{ ...ADMINISTRATOR, group: "bosses" }];
    expect(remove([keeper], { ...member("sara"), byGroups })).toEqual(refusal("factor_beyond_own"));
    expect(remove(two, { ...member("sara"), byGroups }).ok).toBe(true);
  });
});
