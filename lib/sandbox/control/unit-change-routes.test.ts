import { describe, expect, it } from "vitest";
import { createSandbox } from "../server";

async function asked(path: string, body: unknown, sandbox = createSandbox()) {
  const answer = await sandbox.handle(
    new Request(`http://sandbox/_control/sales-units/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: await answer.json() };
}

describe("customer service at the sandbox", () => {
  it("renames a unit and takes it out of service", async () => {
    const sandbox = createSandbox();
    expect(await asked("654321/change", { name: "Kaffe på nett", active: false }, sandbox)).toMatchObject({
      status: 200,
      body: { name: "Kaffe på nett", active: false },
    });
    const unit = sandbox.context.units.byMsn("654321");
    expect(unit?.name).toBe("Kaffe på nett");
    expect(unit?.flags.paymentAllowed).toBe(false);
  });

  it("changes no test unit, none that it doesn't have, and takes no name of 31 characters", async () => {
    expect((await asked("754321/change", { name: "Else" })).status).toBe(409);
    expect((await asked("999999/change", { name: "Else" })).status).toBe(404);
    expect((await asked("654321/change", { name: "x".repeat(31) })).status).toBe(400);
  });

  it.each([
    ["99990000014", "own"],
    ["12345678911", "other"],
    ["43210000004", "not_known"],
    ["DK5012340440116243", "other"],
  ])("says of %s: %s", async (account, owner) => {
    expect((await asked("654321/account-check", { account })).body).toEqual({ owner });
  });

  it("knows an account once a penny came from it", async () => {
    const sandbox = createSandbox();
    const account = "43210000004";
    await asked("654321/penny-transfer", { account }, sandbox);
    expect((await asked("654321/account-check", { account }, sandbox)).body).toEqual({ owner: "own" });
    expect((await asked("654322/account-check", { account }, sandbox)).body).toEqual({ owner: "not_known" });
  });
});
