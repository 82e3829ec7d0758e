import { z } from "zod";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";

/** What stands in every field once the time to read it is over. */
const EXPIRED = "[Expired]";

const claim = z.string().nullish();

const address = z.object({ street_address: claim, postal_code: claim, region: claim, country: claim });

const claims = z.object({
  sub: z.string(),
  name: claim,
  given_name: claim,
  family_name: claim,
  email: claim,
  phone_number: z
    .string()
    .regex(/^(\d{9,15}|\[Expired\]|)$/)
    .nullish(),
  birthdate: claim,
  address: z.union([address, z.string()]).nullish(),
  nin: claim,
});
type Claims = z.infer<typeof claims>;

type Address = {
  /** May have several lines. */
  readonly street: string;
  readonly postCode: string;
  readonly city: string;
  /** ISO 3166, two letters. */
  readonly country: string;
};

/** What a customer agreed to tell a sales unit. Only what was asked for and agreed to is there. */
export type Userinfo = {
  readonly sub: string;
  readonly name: string | undefined;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly email: string | undefined;
  /** MSISDN without plus. */
  readonly phone: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | undefined;
  readonly address: Address | undefined;
  readonly nin: string | undefined;
  /** 168 hours after the consent the platform tells nothing any more. */
  readonly expired: boolean;
};

/** `sub` is what the payment says under `profile`. `refused` 404: nobody of that name has told this unit anything. */
export async function getUserinfo(keys: ApiKeys, sub: string): Promise<Answer<Userinfo>> {
  const path = `/vipps-userinfo-api/userinfo/${encodeURIComponent(sub)}`;
  const answer = claims.refine((read) => read.sub === sub);
  const read = await callPlatform(keys, { method: "GET", path, subscriptionKey: "left out", answer });
  return read.kind === "done" ? { kind: "done", value: toUserinfo(read.value) } : read;
}

function toUserinfo(read: Claims): Userinfo {
  return {
    sub: read.sub,
    name: told(read.name),
    givenName: told(read.given_name),
    familyName: told(read.family_name),
    email: told(read.email),
    phone: told(read.phone_number),
    birthDate: told(read.birthdate),
    address: typeof read.address === "object" && read.address ? toAddress(read.address) : undefined,
    nin: told(read.nin),
    expired: Object.values(read).includes(EXPIRED),
  };
}

const told = (text: string | null | undefined) => (text && text !== EXPIRED ? text : undefined);

/** Somebody without an address has one whose fields are empty. */
function toAddress(read: z.infer<typeof address>): Address | undefined {
  const street = told(read.street_address);
  const [postCode = "", city = "", country = ""] = [read.postal_code, read.region, read.country].map(told);
  return street || postCode || city ? { street: street ?? "", postCode, city, country } : undefined;
}
