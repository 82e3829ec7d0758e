import { expect, test } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { getCompany } from "@/lib/company/get-company";
import { getConfirmation } from "@/lib/company/get-confirmation";
import { isPostCode } from "@/lib/domain/company-profile";
import { createAdministrator, createMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { DEMO_COMPANIES } from "./companies";
import { DEMO_PROFILES } from "./profiles";
import { seedProfile } from "./seed-profile";

useTestDatabase();

test("the first company's administrator is asked to confirm what stands there; seeding again changes nothing", async () => {
  const merchant = await createMerchant();
  const admin = await createAdministrator(merchant);
  const profile = DEMO_PROFILES["fjordkaffe"];
  if (!profile) throw new Error("no profile");
  for (const sells of [profile.sells, "Something else"])
    await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      seedProfile(tx, merchant.id, { ...profile, sells }),
    );
  expect(await getConfirmation.call(admin, {})).toMatchObject({ value: { kind: "due", daysLeft: 17 } });
  const company = await getCompany.call(admin, {});
  expect(company.ok && JSON.stringify(company.value)).toContain(profile.sells);
});

test("every company has told what it is, with a post code of its country", () => {
  for (const { slug, country } of DEMO_COMPANIES) {
    const business = DEMO_PROFILES[slug]?.business;
    expect(business && business.country === country && isPostCode(country, business.postCode), slug).toBe(
      true,
    );
  }
});
