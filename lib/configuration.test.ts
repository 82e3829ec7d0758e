import { describe, expect, it } from "vitest";
import { checkConfiguration, sentenceOf } from "./configuration";

const good = {
  DATABASE_URL: "postgresql://portal_app:pw@127.0.0.1:5432/portal",
  PAYMENTS_BASE_URL: "http://127.0.0.1:3001",
  PORTAL_PUBLIC_URL: "http://localhost:3000",
  SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
};

const sentences = (own: Record<string, string | undefined>) => {
  const checked = checkConfiguration({ ...good, ...own });
  return checked.ok ? [] : checked.problems.map(sentenceOf);
};

describe("the configuration", () => {
  it("takes a sandbox on this machine and fills in the rest", () => {
    const checked = checkConfiguration(good);
    expect(checked).toMatchObject({
      ok: true,
      configuration: { PORT: 3000, SANDBOX_PORT: 3001, LOG_LEVEL: "info", onSandbox: true, eid: [] },
    });
  });

  it.each([
    ["DATABASE_URL", "mysql://x"],
    ["DATABASE_URL", undefined],
    ["PAYMENTS_BASE_URL", "https://api.vipps.no.evil.example"],
    ["PAYMENTS_BASE_URL", "https://example.com"],
    ["PAYMENTS_BASE_URL", "http://127.0.0.1@evil.example"],
    ["PORTAL_PUBLIC_URL", "https://portal.example.com/path"],
    ["PORTAL_PUBLIC_URL", "portal.example.com"],
    ["PORT", "80000"],
    ["PORT", "three"],
    ["SECRETS_KEY", "c2hvcnQ="],
    ["LOG_LEVEL", "loud"],
    ["DATABASE_POOL", "0"],
    ["PORTAL_HEAP_MB", "64"],
  ])("names %s when it is %s, with an example", (variable, value) => {
    const [sentence, ...rest] = sentences({ [variable]: value });
    expect(rest).toEqual([]);
    expect(sentence).toMatch(new RegExp(`^${variable} (has to|is missing).*Example: ${variable}=.+`));
  });

  it("never repeats a wrong secret", () => {
    expect(sentences({ SECRETS_KEY: "my-very-secret-value" }).join()).not.toContain("my-very-secret-value");
  });

  it("wants https for the portal where the platform is a real one", () => {
    const real = { PAYMENTS_BASE_URL: "https://api.vipps.no" };
    expect(sentences({ ...real, PORTAL_PUBLIC_URL: "http://portal.example.com" })[0]).toContain("https://");
    expect(sentences({ ...real, PORTAL_PUBLIC_URL: "https://portal.example.com" })).toEqual([]);
  });

  it("names every missing part of a sign-in provider", () => {
    expect(sentences({ EID_NO_ISSUER: "ftp://eid.example.com" }).map((text) => text.split(" ")[0])).toEqual([
      "EID_NO_ISSUER",
      "EID_NO_CLIENT_ID",
      "EID_NO_CLIENT_SECRET",
    ]);
  });

  it("keeps former keys by their names, and wants a new name for a new key", () => {
    const former = Buffer.alloc(32, 6).toString("base64");
    const checked = checkConfiguration({ ...good, SECRETS_KEY_ID: "k2", SECRETS_KEYS_OLD: `k1:${former}` });
    if (!checked.ok) throw new Error("not configured");
    expect([...checked.configuration.secretsKeys.keys()]).toEqual(["k2", "k1"]);
    expect(sentences({ SECRETS_KEYS_OLD: `k1:${former}` })[0]).toMatch(
      /^SECRETS_KEY_ID has to be another name/,
    );
    for (const wrong of ["k1", former, "k1:short", `K1:${former}`]) {
      const [sentence, ...rest] = sentences({ SECRETS_KEY_ID: "k2", SECRETS_KEYS_OLD: wrong });
      expect(rest).toEqual([]);
      expect(sentence).toMatch(/^SECRETS_KEYS_OLD has to be a list.*Example: SECRETS_KEYS_OLD=k1:/);
    }
  });

  it("gives each purpose a key of its own", () => {
    const checked = checkConfiguration(good);
    if (!checked.ok) throw new Error("not configured");
    const { sessionSecret, identityKeys, SECRETS_KEY } = checked.configuration;
    expect(new Set([sessionSecret, identityKeys[0]?.key, SECRETS_KEY]).size).toBe(3);
  });
});
