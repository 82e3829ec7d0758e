import { expect, test } from "vitest";
import { base32, hotp, otpauthUri, stepAt, stepOfCode } from "./totp";

// The secret and the codes of RFC 4226, appendix D, and RFC 6238, appendix B.
const SECRET = Buffer.from("12345678901234567890");
const HOTP = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ");

test.each(HOTP.map((code, counter) => [counter, code] as const))(
  "RFC 4226: counter %i is %s",
  (counter, code) => {
    expect(hotp(SECRET, counter)).toBe(code);
  },
);

// The RFC lists eight digits; six are the last six of them.
test.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
])("RFC 6238: at %i s it is …%s", (seconds, eight) => {
  const at = new Date(seconds * 1_000);
  expect(hotp(SECRET, stepAt(at))).toBe(eight.slice(2));
  expect(stepOfCode(SECRET, eight.slice(2), at)).toBe(Math.floor(seconds / 30));
});

test("a clock may be one step off, not two", () => {
  const at = new Date(1_700_000_010_000);
  const present = stepAt(at);
  for (const [away, fits] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const)
    expect(stepOfCode(SECRET, hotp(SECRET, present + away), at), `${away}`).toBe(
      fits ? present + away : undefined,
    );
});

test.each(["", "12345", "1234567", "abcdef", "１２３４５６", "      ", "\0\0\0\0\0\0"])(
  "%j is no code",
  (code) => {
    expect(stepOfCode(SECRET, code, new Date(59_000))).toBeUndefined();
  },
);

test("the code with anything after it is not the code", () => {
  expect(stepOfCode(SECRET, "2870820", new Date(59_000))).toBeUndefined();
});

test("secrets are written in base 32 as the RFC's examples are", () => {
  for (const [clear, written] of [
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foobar", "MZXW6YTBOI"],
  ] as const)
    expect(base32(Buffer.from(clear))).toBe(written);
});

test("the QR code names the account and whose portal it is", () => {
  const uri = new URL(otpauthUri(SECRET, { account: "mette@example.test", issuer: "Merchant portal" }));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("Merchant portal:mette@example.test");
  expect(uri.searchParams.get("secret")).toBe(base32(SECRET));
});
