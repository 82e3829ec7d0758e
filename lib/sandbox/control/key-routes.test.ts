import { beforeEach, describe, expect, it } from "vitest";
import { demoKeys } from "../demo-units";
import { createSandbox, type Sandbox } from "../server";

const msn = "654321";
const HOUR = 3_600_000;
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox();
});

async function renew(key: string, request: string, unit = msn) {
  const answer = await sandbox.handle(
    new Request(`http://sandbox/_control/sales-units/${unit}/keys`, {
      method: "POST",
      body: JSON.stringify({ key, request }),
    }),
  );
  return { status: answer.status, body: await answer.json() };
}

async function tokenWith(changed: Partial<ReturnType<typeof demoKeys>>): Promise<number> {
  const { clientId, clientSecret, subscriptionKey } = { ...demoKeys(msn), ...changed };
  const headers = {
    client_id: clientId,
    client_secret: clientSecret,
    "ocp-apim-subscription-key": subscriptionKey,
    "merchant-serial-number": msn,
  };
  const answer = await sandbox.handle(
    new Request("http://sandbox/accesstoken/get", { method: "POST", headers }),
  );
  return answer.status;
}

describe("making a key anew", () => {
  it.each([
    ["client-secret", "clientSecret"],
    ["primary", "subscriptionKey"],
    ["secondary", "subscriptionKey"],
  ])("lets the new and the former %s work for a day, then the new one only", async (key, field) => {
    const former = key === "secondary" ? { [field]: demoKeys(msn).subscriptionKeySecondary } : {};
    const { body } = await renew(key, "one");
    const fresh = { [field]: body.value };
    expect([await tokenWith(former), await tokenWith(fresh)]).toEqual([200, 200]);
    sandbox.clock.advance(24 * HOUR - 60_000);
    expect(await tokenWith(former)).toBe(200);
    sandbox.clock.advance(2 * 60_000);
    expect([await tokenWith(former), await tokenWith(fresh)]).toEqual([401, 200]);
  });

  it("touches no other key, and answers the same request alike", async () => {
    const first = await renew("primary", "one");
    expect(await renew("primary", "one")).toEqual(first);
    const another = await renew("primary", "two");
    expect(another.body.value).not.toBe(first.body.value);
    expect(sandbox.context.units.byMsn(msn)?.keys).toEqual({
      ...demoKeys(msn),
      subscriptionKey: another.body.value,
    });
  });

  it("keeps both of two keys that are renewed in the same moment", async () => {
    const [secret, secondary] = await Promise.all([renew("client-secret", "a"), renew("secondary", "b")]);
    expect(sandbox.context.units.byMsn(msn)?.keys).toMatchObject({
      clientSecret: secret.body.value,
      subscriptionKeySecondary: secondary.body.value,
    });
  });

  it("knows neither other keys nor other units", async () => {
    expect((await renew("client-id", "one")).status).toBe(400);
    expect((await renew("primary", "one", "999999")).status).toBe(404);
  });
});
