import { randomBytes, randomInt } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { readOrganisationNumber } from "@/lib/domain/organisation-number";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkPassword } from "./check-password";
import { companiesOf } from "./companies";
import { createAdministrator, type NewCompany } from "./create-administrator";
import { findByEmail, findByNin } from "./people";
import { verifyAudit } from "./verify-audit";

const db = useTestDatabase();
let wish: NewCompany;

beforeEach(() => {
  wish = {
    country: "NO",
    company: "Acme AS",
    organisationNumber: freshNumber(),
    slug: `acme-${randomBytes(4).toString("hex")}`,
    person: "Kari Nordmann",
    identity: { nin: String(randomInt(10_000_000_000, 99_999_999_999)) },
  };
});

function freshNumber(): string {
  const drawn = String(randomInt(100_000_000, 999_999_999));
  return readOrganisationNumber("NO", drawn) ?? freshNumber();
}

describe("the first administrator", () => {
  it("is found by the national identity number, and may do everything at the new company", async () => {
    expect(await createAdministrator(wish)).toEqual({ ok: true, value: {} });
    const nin = "nin" in wish.identity ? wish.identity.nin : "";
    const id = await findByNin("NO", nin);
    const [company] = await companiesOf(id ?? "");
    expect(company).toMatchObject({
      name: "Acme AS",
      organisationNumber: wish.organisationNumber,
      currency: "NOK",
    });
    expect(company?.grants).toEqual([{ role: "administrator", extras: [], unit: "all" }]);
    expect((await verifyAudit()).find(({ slug }) => slug === wish.slug)?.brokenAt).toBeUndefined();
    const logged = await db.sql("select action, actor_id from audit_log where merchant_id = $1", [
      company?.id,
    ]);
    expect(logged).toEqual([{ action: "company.created", actor_id: "command-line" }]);
  });

  it("in Denmark and Finland may have an address and gets a password that fits", async () => {
    const email = `${wish.slug}@example.test`;
    const own = { country: "FI", organisationNumber: "9990002-4", identity: { email } } as const;
    const created = await createAdministrator({ ...wish, ...own });
    const password = created.ok ? (created.value.password ?? "") : "";
    expect(password.length).toBeGreaterThanOrEqual(20);
    expect(await findByEmail(email)).toBeDefined();
    expect(await checkPassword(email, password, undefined)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<NewCompany>]>([
    ["wrong_organisation_number", { organisationNumber: "999000020" }],
    ["wrong_slug", { slug: "Acme AS" }],
    ["wrong_slug", { slug: "a" }],
    ["wrong_identity", { identity: { nin: "123" } }],
    ["wrong_identity", { identity: { email: "kari@example.test" } }],
    ["wrong_identity", { country: "DK", organisationNumber: "99900016", identity: { email: "no address" } }],
  ])("is refused as %s for %j", async (code, own) => {
    expect(await createAdministrator({ ...wish, ...own })).toEqual({ ok: false, error: { code } });
    expect(await db.sql("select from merchants where slug = $1", [wish.slug])).toEqual([]);
  });

  it("is refused where the company is there already, by slug or by number, and leaves nobody behind", async () => {
    expect((await createAdministrator(wish)).ok).toBe(true);
    const again = { ...wish, identity: { nin: "10987654321" } };
    const exists = { ok: false, error: { code: "company_exists" } };
    expect(await createAdministrator(again)).toEqual(exists);
    expect(await createAdministrator({ ...again, slug: `${wish.slug}-2` })).toEqual(exists);
    expect(await createAdministrator({ ...again, organisationNumber: freshNumber() })).toEqual(exists);
    expect(await findByNin("NO", "10987654321")).toBeUndefined();
  });

  it("is refused where the person is known already", async () => {
    expect((await createAdministrator(wish)).ok).toBe(true);
    const other = { ...wish, slug: `${wish.slug}-2`, organisationNumber: freshNumber() };
    expect(await createAdministrator(other)).toEqual({ ok: false, error: { code: "person_exists" } });
  });
});
