import { describe, expect, it } from "vitest";
import type { Grant } from "./permission";
import { type Asked, type Member, standingOf } from "./report-standing";

const [ONE, TWO] = ["100001", "100002"] as const;
const ALL = [ONE, TWO];
const grant = (role: Grant["role"], unit: Grant["unit"], payments = false): Grant => {
  return { role, unit, extras: payments ? ["transaction_management"] : [] };
};
const member = (id: string, ...grants: Grant[]): Member => ({ id, email: `${id}@example.test`, grants });

const boss = member("boss", grant("administrator", "all"));
const manager = member("manager", grant("sales_unit_manager", ONE));
const books = member("books", grant("accountant", "all"));
const helper = member("helper", grant("assistant", ONE, true));
const silent: Member = { ...books, id: "silent", email: null };
const former = member("former");
const members = [boss, manager, books, helper, silent, former];

const mine = (id: string): Asked => {
  const recipients = [{ person: id }];
  return { units: null, channel: "mail", personal: false, recipients, answersFor: id };
};

describe("what may go out", () => {
  it("is what whoever answers for it may see, and no more", () => {
    expect(standingOf(mine("books"), members, ALL)).toMatchObject({ ok: true, units: ALL, lost: [] });
    expect(standingOf(mine("manager"), members, ALL)).toMatchObject({ ok: true, units: [ONE], lost: [] });
  });

  it("goes on with the sales units that are left when others are lost", () => {
    const asked = { ...mine("manager"), units: [ONE, TWO] };
    expect(standingOf(asked, members, ALL)).toMatchObject({ ok: true, units: [ONE], lost: [TWO] });
    expect(standingOf({ ...asked, units: [TWO] }, members, ALL)).toMatchObject({
      ok: false,
      reason: "report_units_lost",
    });
    // A sales unit that is none of the company's.
    expect(standingOf({ ...mine("boss"), units: ["999999"] }, members, ALL)).toMatchObject({ ok: false });
  });

  it.each([
    ["a person without rights now", mine("former"), "report_owner_left"],
    ["a person who is gone", mine("nobody"), "report_owner_left"],
    [
      "an accountant who writes to others",
      { ...mine("books"), recipients: [{ person: "boss" }] },
      "report_owner_may_not",
    ],
    [
      "an accountant who writes to an address",
      { ...mine("books"), recipients: [{ address: "a@b.test" }] },
      "report_owner_may_not",
    ],
    [
      "an accountant with a server",
      { ...mine("books"), channel: "sftp", recipients: [] },
      "report_owner_may_not",
    ],
    ["an accountant who wants names", { ...mine("books"), personal: true }, "report_owner_may_not"],
    ["someone without an address alone", mine("silent"), "report_nobody_left"],
    [
      "people without rights alone",
      { ...mine("boss"), recipients: [{ person: "former" }] },
      "report_nobody_left",
    ],
    [
      "names to an address alone",
      { ...mine("boss"), personal: true, recipients: [{ address: "a@b.test" }] },
      "report_nobody_left",
    ],
  ] as [string, Asked, string][])("is nothing for %s", (_, asked, reason) => {
    expect(standingOf(asked, members, ALL)).toMatchObject({ ok: false, reason });
  });

  it("leaves out who may not see all of it, and goes to the others", () => {
    const recipients = ["boss", "manager", "books", "silent", "former", "nobody"].map((person) => ({
      person,
    }));
    const asked: Asked = { ...mine("boss"), recipients: [...recipients, { address: "a@b.test" }] };
    const standing = standingOf(asked, members, ALL);
    expect(standing.ok && standing.recipients).toEqual([
      { person: "boss", address: "boss@example.test" },
      { person: "manager", address: null, skipped: "no_access" },
      { person: "books", address: "books@example.test" },
      { person: "silent", address: null, skipped: "no_address" },
      { person: "former", address: null, skipped: "no_access" },
      { person: "nobody", address: null, skipped: "no_access" },
      { address: "a@b.test" },
    ]);
  });

  it("goes with names only to people who handle payments there", () => {
    const recipients = ["boss", "helper", "books"].map((person) => ({ person }));
    const asked: Asked = { ...mine("boss"), units: [ONE], personal: true, recipients };
    const standing = standingOf(asked, members, ALL);
    expect(standing.ok && standing.recipients.map(({ skipped }) => skipped ?? "goes")).toEqual([
      "goes",
      "goes",
      "no_access",
    ]);
  });
});
