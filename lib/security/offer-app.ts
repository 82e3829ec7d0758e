import "server-only";
import { toString as toSvg } from "qrcode";
import type { Person } from "@/lib/access/person";
import { base32, newTotpSecret, otpauthUri } from "@/lib/access/totp";
import { sealOffer } from "./sealed-offer";

export type AppOffer = {
  /** What confirming brings back: the secret and when it was offered, encrypted. */
  readonly sealed: string;
  /** The secret for typing, in groups of four. */
  readonly typed: string;
  /** The QR code as an address for an image. */
  readonly picture: string;
};

/** A new secret for an authenticator app. Nothing is kept of it until a code of the app proves that it arrived. */
export async function offerApp(person: Person, issuer: string): Promise<AppOffer> {
  const secret = newTotpSecret();
  const svg = await toSvg(otpauthUri(secret, { account: person.email ?? person.name, issuer }), {
    type: "svg",
    errorCorrectionLevel: "M",
    margin: 2,
  });
  return {
    sealed: sealOffer(person, secret),
    typed: base32(secret).replace(/(.{4})(?=.)/g, "$1 "),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  };
}
