import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkConfiguration, VARIABLES } from "@/lib/configuration";
import { readEnvFile } from "./settings";

describe(".env.example", () => {
  const listed = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );

  it("lists every variable of the configuration once", () => {
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((name) => name !== "PORTAL_DATA").sort()).toEqual([...VARIABLES].sort());
  });

  it("is right as it stands, with what only its owner can know", () => {
    const own = {
      DATABASE_URL: "postgresql://owner@127.0.0.1/portal",
      PAYMENTS_BASE_URL: "https://apitest.vipps.no",
      SECRETS_KEY: Buffer.alloc(32, 1).toString("base64"),
    };
    expect(checkConfiguration({ ...readEnvFile(".env.example"), ...own })).toMatchObject({ ok: true });
  });
});
