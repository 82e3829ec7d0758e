import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { RelyingParty } from "@/lib/access/passkeys";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();
const url64 = (bytes: string | Buffer) => Buffer.from(bytes).toString("base64url");
const number16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);

/** A device in software that makes one passkey (ES256, attestation "none") and signs with it, counting as it is told. Flags: 1 touched, 4 knows who it was, 64 a new key. */
export class SoftPasskey {
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly id = randomBytes(16);

  constructor(private readonly party: RelyingParty) {}

  register(challenge: string): RegistrationResponseJSON {
    const attested = Buffer.concat([Buffer.alloc(16), number16(this.id.length), this.id, this.coseKey()]);
    const authData = Buffer.concat([this.header(0x45, 0), attested]);
    // The CBOR map { fmt: "none", attStmt: {}, authData: bytes }.
    const attestation = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
      Buffer.from([0x58, authData.length]),
      authData,
    ]);
    const clientDataJSON = url64(this.clientData("webauthn.create", challenge));
    return {
      ...this.common(),
      response: { clientDataJSON, attestationObject: url64(attestation), transports: ["internal"] },
    };
  }

  answer(challenge: string, counter: number, flags = 0x05): AuthenticationResponseJSON {
    const clientData = this.clientData("webauthn.get", challenge);
    const authData = this.header(flags, counter);
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey);
    return {
      ...this.common(),
      response: {
        clientDataJSON: url64(clientData),
        authenticatorData: url64(authData),
        signature: url64(signature),
      },
    };
  }

  private common() {
    const id = url64(this.id);
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string): string {
    return JSON.stringify({ type, challenge, origin: this.party.origin, crossOrigin: false });
  }

  private header(flags: number, counter: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(this.party.id), Buffer.from([flags]), count]);
  }

  /** The CBOR map { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }. */
  private coseKey(): Buffer {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const bytes = (text: string) => Buffer.from(text, "base64url");
    return Buffer.concat([
      Buffer.from("a5010203262001215820", "hex"),
      bytes(x),
      Buffer.from("225820", "hex"),
      bytes(y),
    ]);
  }
}
