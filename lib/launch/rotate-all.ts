import { companiesAfter } from "@/lib/access/companies-after";
import { countUnderFormerKeys } from "@/lib/access/people";
import { countFormerRecoveryCodes } from "@/lib/access/recovery-codes";
import { resealApps } from "@/lib/access/reseal-apps";
import { rotateSecrets } from "@/lib/secrets/rotate-secrets";

const AT_ONCE = 50;

/** Moves every company's secrets to the present key, a company at a time, and says what still needs a former one. */
export async function rotateAll(keyId: string, say: (line: string) => void): Promise<void> {
  let [last, looked] = ["", 0];
  for (;;) {
    const companies = await companiesAfter(last, AT_ONCE);
    for (const { id, slug } of companies) {
      const permissions = ["secret:rotate"] as const;
      const caller = {
        kind: "job",
        id: "rotate-secrets",
        merchantId: id,
        permissions,
        units: "all",
      } as const;
      const rotated = await rotateSecrets.call(caller, {});
      if (!rotated.ok) throw new Error(`${slug}: ${rotated.error.code}`);
      const { secrets } = rotated.value;
      say(
        `${slug}: ${secrets === "nothing to do" ? secrets : `${secrets} secrets encrypted under ${keyId}`}`,
      );
      [last, looked] = [slug, looked + 1];
    }
    if (companies.length < AT_ONCE) break;
  }
  say(`The secrets of all ${looked} companies are under ${keyId}.`);
  say(`${await resealApps()} people's authenticator apps were moved to it too.`);
  const people = await countUnderFormerKeys();
  const withCodes = await countFormerRecoveryCodes();
  say(
    people + withCodes === 0
      ? "Nothing needs the keys in SECRETS_KEYS_OLD any more."
      : `Keep SECRETS_KEYS_OLD for now: ${people} people are known by e-ID under a former key, each until the next sign-in, and ${withCodes} have recovery codes under one, each until new codes are made.`,
  );
}
