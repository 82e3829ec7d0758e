import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject };

let made: KeyPair | undefined;

/** Made when the first login needs it, for as long as the process lives. */
function keys(): KeyPair {
  made ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
  return made;
}

const KID = "sandbox-login";

export function publicKeySet() {
  const key = keys().publicKey.export({ format: "jwk" });
  return { keys: [{ ...key, kid: KID, use: "sig", alg: "RS256" }] };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT over `claims`, signed by RS256. */
export function signIdToken(claims: object): string {
  const text = `${encode({ alg: "RS256", kid: KID, typ: "JWT" })}.${encode(claims)}`;
  const signature = createSign("RSA-SHA256").update(text).sign(keys().privateKey);
  return `${text}.${signature.toString("base64url")}`;
}
