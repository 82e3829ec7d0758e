import { describe, expect, it } from "vitest";
import { decideGroup, type Group, sameGrants } from "./group-access";
import { decideAccess, decideOwnRole, type MemberStanding, type TimedGrant } from "./member-access";

const AT = new Date("2026-11-21T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);

function timed(grant: Partial<TimedGrant> = {}): TimedGrant {
  return { role: "assistant", extras: [], unit: "all", from: null, until: null, ...grant };
}

const ADMINISTRATOR = timed({ role: "administrator" });

function member(id: string, own: readonly TimedGrant[], ...groups: Group[]): MemberStanding {
  const byGroups = groups.flatMap((group) => group.grants.map((grant) => ({ ...grant, group: group.id })));
  return { id, accepted: true, grants: own, byGroups };
}

function group(members: string[], ...grants: TimedGrant[]): Group {
  return { id: "night", name: "Night", members, grants };
}

const refusal = (code: string) => ({ ok: false, error: { code } });
const decide = (company: MemberStanding[], before?: Group, after?: Group) =>
  decideGroup(company, "kari", { before, after }, AT);

const kari = member("kari", [ADMINISTRATOR]);
const sara = member("sara", [timed()]);
const ola = member("ola", [ADMINISTRATOR]);

describe("a group", () => {
  it("is made, filled, changed and deleted by an administrator", () => {
    const [empty, filled] = [group([], timed()), group(["sara"], timed())];
    const more = group(["sara"], timed({ extras: ["developer"] }));
    for (const [before, after] of [
      [undefined, empty],
      [empty, filled],
      [filled, more],
      [more, undefined],
    ] as const)
      expect(decide([kari, sara], before, after).ok).toBe(true);
  });

  it("is nothing for someone who manages nobody, or does not any more", () => {
    const was = member("kari", [timed({ role: "administrator", until: AT })]);
    expect(decide([was, ola], undefined, group([], timed()))).toEqual(refusal("no_longer_administrator"));
  });

  it("lets its administrators manage people, as long as it does", () => {
    const bosses = group(["kari"], ADMINISTRATOR);
    expect(decide([member("kari", [], bosses), ola], undefined, group([], timed())).ok).toBe(true);
    const over = group(["kari"], timed({ role: "administrator", from: later(1) }));
    expect(decide([member("kari", [], over), ola], undefined, group([], timed()))).toEqual(
      refusal("no_longer_administrator"),
    );
  });
});

describe("nobody changes their own rights through a group", () => {
  const here = group(["kari", "sara"], timed());
  const company = [member("kari", [ADMINISTRATOR], here), member("sara", [], here), ola];

  it("not by getting in or out, changing what it gives, or deleting it", () => {
    const out = group(["sara"], timed());
    for (const [before, after] of [
      [out, here],
      [here, out],
      [here, group(["kari", "sara"], timed({ until: later(1) }))],
      [here, group(["kari", "sara"], timed({ unit: "654321" }))],
      [here, undefined],
      [undefined, here],
    ] as const)
      expect(decide(company, before, after)).toEqual(refusal("own_rights"));
  });

  it("but may give it another name, and let others in and out", () => {
    expect(decide(company, here, { ...here, name: "Late" }).ok).toBe(true);
    expect(decide(company, here, group(["kari"], timed())).ok).toBe(true);
    expect(decide(company, here, group(["kari", "sara", "ola"], timed())).ok).toBe(true);
  });

  it("nor by changing a role that they have from a group", () => {
    const own = { id: "till", name: "Till", permissions: ["unit:view"] as const };
    const tills = group(["kari"], timed({ role: "accountant", own }));
    expect(decideOwnRole([member("kari", [ADMINISTRATOR], tills)], "kari", own, AT)).toEqual(
      refusal("own_rights"),
    );
  });
});

describe("nobody gives through a group what they don't have", () => {
  const till = { id: "host", name: "Host", permissions: ["unit:view", "member:manage"] as const };
  const host = member("kari", [timed({ role: "accountant", own: till })]);
  const looking = timed({ role: "accountant", own: { ...till, id: "look", permissions: ["unit:view"] } });

  it("not by making it, not by letting it give more, not by letting someone in", () => {
    const [strong, weak] = [group(["ola"], ADMINISTRATOR), group(["ola"], looking)];
    expect(decide([host, ola], undefined, group([], timed()))).toEqual(refusal("grant_beyond_own"));
    expect(decide([host, ola], weak, strong)).toEqual(refusal("grant_beyond_own"));
    expect(decide([host, ola, sara], strong, group(["ola", "sara"], ADMINISTRATOR))).toEqual(
      refusal("grant_beyond_own"),
    );
    expect(decide([host, ola, sara], weak, group(["ola", "sara"], looking)).ok).toBe(true);
  });

  it("but may take someone out of it", () => {
    const strong = group(["sara", "ola"], timed({ extras: ["developer"] }));
    expect(decide([host, ola, sara], strong, { ...strong, members: ["ola"] }).ok).toBe(true);
  });
});

describe("the last administrator", () => {
  // Kari is an administrator for a week; the group makes Ola one for good.
  const week = member("kari", [timed({ role: "administrator", until: later(7) })]);
  const bosses = group(["ola"], ADMINISTRATOR);
  const company = [week, member("ola", [timed()], bosses), sara];

  it("is not lowered by leaving a group, by its deletion, its end date or what it gives", () => {
    for (const after of [
      undefined,
      group([], ADMINISTRATOR),
      group(["ola"], timed({ role: "administrator", until: later(30) })),
      group(["ola"], timed({ role: "administrator", from: later(1) })),
      group(["ola"], timed()),
    ])
      expect(decide(company, bosses, after)).toEqual(refusal("last_administrator"));
  });

  it("is removed as little when they are one by a group, and may lose what they have of their own", () => {
    expect(decideAccess(company, "kari", "ola", [], AT)).toEqual(refusal("last_administrator"));
    expect(decideAccess(company, "kari", "ola", [timed({ unit: "654321" })], AT).ok).toBe(true);
  });

  it("is no longer the last with another one in the group, unless that one has not accepted", () => {
    const two = group(["ola", "sara"], ADMINISTRATOR);
    const her = member("sara", [], two);
    const his = member("ola", [timed()], two);
    expect(decide([week, his, her], two, group(["sara"], ADMINISTRATOR)).ok).toBe(true);
    const invited = { ...her, accepted: false };
    expect(decide([week, his, invited], two, group(["sara"], ADMINISTRATOR))).toEqual(
      refusal("last_administrator"),
    );
  });
});

describe("the time of a group", () => {
  it("must make sense when it is set; one that is over may still be renamed and emptied", () => {
    const over = group(["sara"], timed({ until: AT }));
    expect(decide([kari, sara], undefined, over)).toEqual(refusal("grant_over_already"));
    const backwards = group([], timed({ from: later(3), until: later(2) }));
    expect(decide([kari, sara], over, backwards)).toEqual(refusal("grant_ends_before_start"));
    expect(decide([kari, sara], over, { ...over, name: "Past", members: [] }).ok).toBe(true);
  });
});

it("grants are the same in whatever order they stand", () => {
  const [here, there] = [timed({ unit: "1" }), timed({ unit: "2", extras: ["developer"] })];
  expect(sameGrants([here, there], [{ ...there }, here])).toBe(true);
  expect(sameGrants([here], [here, there])).toBe(false);
  expect(sameGrants([timed({ until: AT })], [timed()])).toBe(false);
});

describe("who is in several groups", () => {
  const temporary = timed({ role: "administrator", until: later(7) });
  const bosses: Group = { id: "bosses", name: "Bosses", members: ["ola"], grants: [ADMINISTRATOR] };
  const nights = group(["ola"], timed());

  it("keeps what the others give", () => {
    const company = [member("kari", [temporary]), member("ola", [], bosses, nights)];
    expect(decide(company, nights, undefined).ok).toBe(true);
    expect(decide(company, nights, { ...nights, members: [] }).ok).toBe(true);
    expect(decide(company, bosses, { ...bosses, members: [] })).toEqual(refusal("last_administrator"));
    expect(decide(company, bosses, { ...bosses, grants: [timed()] })).toEqual(refusal("last_administrator"));
  });

  it("counts the group's new rights at once", () => {
    const company = [member("kari", [temporary]), member("ola", [], bosses)];
    expect(decide(company, bosses, { ...bosses, grants: [timed(), ADMINISTRATOR] }).ok).toBe(true);
  });

  it("has nobody to take in where a new group is filled beyond its maker's rights", () => {
    const clerk = { id: "clerk", name: "Clerk", permissions: ["unit:view", "member:manage"] as const };
    const keeper = member("kari", [timed({ role: "accountant", own: clerk })]);
    expect(decide([keeper, sara], undefined, group(["sara"], timed()))).toEqual(refusal("grant_beyond_own"));
    expect(decide([keeper, sara], group(["ola"], timed()), group(["ola", "sara"], timed()))).toEqual(
      refusal("grant_beyond_own"),
    );
  });
});

it("extra permissions are the same in any order, and others are not", () => {
  const both = timed({ extras: ["developer", "transaction_management"] });
  expect(sameGrants([both], [timed({ extras: ["transaction_management", "developer"] })])).toBe(true);
  expect(sameGrants([both], [timed({ extras: ["developer"] })])).toBe(false);
});
