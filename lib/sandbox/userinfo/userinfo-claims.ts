import type { Customer } from "../customer";
import type { Address } from "../payment";

/** What a person is asked beside the customer's own data: only people with an e-ID have a national identity number. */
type Known = Customer & { nin?: string | undefined };

type Claims = Record<string, unknown>;

function viewAddress(address: Address) {
  const lines = [address.addressLine1, address.addressLine2].filter((line) => line);
  return {
    address_type: "home",
    country: address.country,
    default: true,
    formatted: [...lines, `${address.postCode} ${address.city}`].join("\n"),
    postal_code: address.postCode,
    region: address.city,
    street_address: lines.join("\n"),
  };
}

const CLAIMS: Readonly<Record<string, (person: Known, verified: boolean) => Claims>> = {
  name: ({ firstName, lastName }) => ({
    name: `${firstName} ${lastName}`,
    given_name: firstName,
    family_name: lastName,
  }),
  email: ({ email }, verified) => ({ email, email_verified: verified }),
  phoneNumber: ({ phone }) => ({ phone_number: phone, phone_number_verified: true }),
  birthDate: ({ birthDate }) => ({ birthdate: birthDate }),
  address: ({ address }) => ({ address: viewAddress(address), other_addresses: [] }),
  nin: ({ nin }) => (nin ? { nin } : {}),
};

/** The claims of these scopes. `verified`: whether e-mail addresses are; those of the test environment are not. */
export function claimsOf(person: Known, scopes: Iterable<string>, verified: boolean): Claims {
  return Object.assign({}, ...[...scopes].map((scope) => CLAIMS[scope]?.(person, verified)));
}

/** What stands there once the time to read it is over: the same claims, without what they said. */
export function expiredClaims(claims: Claims): Claims {
  const expired = Object.entries(claims).map(([name, value]) => {
    if (typeof value === "string") return [name, "[Expired]"];
    if (Array.isArray(value) || !(value instanceof Object)) return [name, value];
    return [name, expiredClaims(value as Claims)]; // safe: claims are plain objects of texts
  });
  return Object.fromEntries(expired);
}
