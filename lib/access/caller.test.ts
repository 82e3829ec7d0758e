import { describe, expect, test } from "vitest";
import { PERMISSIONS, type Permission, SYSTEM_PERMISSIONS } from "@/lib/domain/permission";
import {
  type AnyPermission,
  callerReach,
  callerTimeZone,
  isFresh,
  isFreshProof,
  type PersonCaller,
  type SystemCaller,
} from "./caller";

const person: PersonCaller = {
  ...{ kind: "person", id: "kari", name: "Kari", merchantId: "m", merchantSlug: "fjordkaffe" },
  ...{ timeZone: "Europe/Oslo", provedAt: 1_000_000 },
  grants: [{ role: "administrator", extras: [], unit: "all" }],
};
const job: SystemCaller = {
  ...{ kind: "job", id: "worker", merchantId: "m", permissions: ["payment:sync"], units: ["654321"] },
};

describe("how far a permission reaches", () => {
  test("a person's by their grants", () => {
    const here = { ...person, grants: [{ role: "assistant", extras: [], unit: "654321" }] } as const;
    for (const permission of PERMISSIONS) expect(callerReach(person, permission)).toBe("all");
    expect(callerReach(here, "unit:view")).toEqual(["654321"]);
    expect(callerReach(here, "payment:refund")).toBe("none");
  });

  // Written down a second time: a role in the database might list one of them.
  test.each([
    ...[
      "payment:sync",
      "operation:resolve",
      "webhook:receive",
      "webhook:register",
      "secret:rotate",
      "key:renew",
    ],
    ...["mail:send", "order:follow", "payment:create", "payment:complete", "payment-request:run"],
    ...["payment-link:pay", "qr-code:make", "invoice:open", "invoice:run", "settlement:sync", "figure:count"],
    ...["report:deliver", "export:run"],
  ] as const)("no role gives %s", (permission) => {
    const permissions = [permission] as readonly AnyPermission[] as readonly Permission[];
    const own = { id: "r", name: "Made by hand", permissions };
    const grants = [{ role: "accountant", own, extras: [], unit: "all" }] as const;
    expect(callerReach({ ...person, grants }, permission)).toBe("none");
  });

  test("what the portal does by itself is nobody's to ask for, not even an administrator's", () => {
    for (const permission of SYSTEM_PERMISSIONS) expect(callerReach(person, permission)).toBe("none");
  });

  test("a job's by its short list, in its sales units", () => {
    expect(callerReach(job, "payment:sync")).toEqual(["654321"]);
    expect(callerReach({ ...job, units: "all" }, "payment:sync")).toBe("all");
    expect(callerReach(job, "operation:resolve")).toBe("none");
    expect(callerReach({ ...job, permissions: [] }, "payment:sync")).toBe("none");
    for (const permission of PERMISSIONS) expect(callerReach(job, permission)).toBe("none");
  });
});

describe("a fresh proof of who it is", () => {
  const MINUTE = 60_000;

  test("is five minutes old at the most", () => {
    for (const [age, fresh] of [
      [0, true],
      [5 * MINUTE, true],
      [5 * MINUTE + 1, false],
    ] as const) {
      expect(isFreshProof(person, person.provedAt + age)).toBe(fresh);
      expect(isFresh(person, person.provedAt + age)).toBe(fresh);
    }
  });

  test("is not asked of what the portal does by itself", () => {
    expect(isFresh(job, Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

test("people read times of their company, jobs count in UTC", () => {
  expect([callerTimeZone(person), callerTimeZone(job)]).toEqual(["Europe/Oslo", "UTC"]);
});
