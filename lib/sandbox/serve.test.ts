import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { demoUnit, MerchantClient } from "./testing/merchant-client";
import { useSandboxDatabase } from "./testing/use-sandbox-database";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

type Running = { child: ChildProcess; said: () => string; exit: Promise<number | null> };

const database = useSandboxDatabase();

function run(port: number, databaseUrl = ""): Running {
  const env = { ...process.env, SANDBOX_PORT: String(port), SANDBOX_DATABASE_URL: databaseUrl };
  const execArgv = ["--conditions=react-server", "--import", "tsx"];
  const child = fork("lib/sandbox/serve.ts", { env, execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part) => {
      said += part;
    });
  }
  return { child, said: () => said, exit: new Promise((resolve) => child.once("exit", resolve)) };
}

it("refuses a taken port in a sentence that names the variable, and goes when its parent goes", async () => {
  const port = await freePort();
  const first = run(port);
  await expect.poll(first.said, { timeout: 15_000 }).toContain(`http://127.0.0.1:${port}/`);
  const clock = await fetch(`http://127.0.0.1:${port}/_control/clock`);
  expect(await clock.json()).toMatchObject({ offsetSeconds: 0 });
  const second = run(port);
  expect(await second.exit).toBe(1);
  expect(second.said()).toContain(`Port ${port} is taken by another program: set SANDBOX_PORT`);
  first.child.disconnect();
  expect(await first.exit).toBe(0);
}, 40_000);

it("says where phone, requests, controls and keys are, and that nothing is kept", async () => {
  // It said its address and no more, and whoever started it alone had to read the code to find the keys.
  const port = await freePort();
  const { child, said, exit } = run(port);
  await expect.poll(said, { timeout: 15_000 }).toContain("To keep it, name an empty PostgreSQL database");
  const places = [...said().matchAll(/^ +(.+?) {2,}(http:\S+) {2}\(/gm)].map(([, name, url]) => ({
    name,
    url,
  }));
  expect(places.map(({ name }) => name)).toEqual([
    "Its front page",
    "The customer's phone",
    "Mailbox",
    "Requests received",
    "Keys as JSON",
    "Test clock, faults",
  ]);
  for (const { url } of places) expect((await fetch(url ?? "")).status, url).toBe(200);
  const issuers = [...said().matchAll(/http:\S+\/identity\/\S+/g)].map(([issuer]) => issuer);
  expect(issuers).toHaveLength(4);
  for (const issuer of issuers)
    expect((await fetch(`${issuer}/.well-known/openid-configuration`)).status, issuer).toBe(200);
  child.disconnect();
  await exit;
}, 40_000);

it("keeps its payments in the database that SANDBOX_DATABASE_URL names", async () => {
  const unit = demoUnit("654321");
  const port = await freePort();
  for (const time of ["first", "second"]) {
    const { child, said, exit } = run(port, database.url());
    await expect.poll(said, { timeout: 15_000 }).toContain("State is kept in the database");
    const shop = new MerchantClient((request) => fetch(request), unit, `http://127.0.0.1:${port}`);
    if (time === "first") expect((await shop.create("order-kept-0001", 12_300)).status).toBe(201);
    else expect((await shop.get("order-kept-0001")).body).toMatchObject({ amount: { value: 12_300 } });
    child.disconnect();
    expect(await exit).toBe(0);
  }
}, 60_000);

it("names the variable where the database isn't there, and no password", async () => {
  const url = new URL(database.url());
  url.pathname = "/nowhere";
  url.password = "not-to-be-shown";
  const { said, exit } = run(await freePort(), url.href);
  expect(await exit).toBe(1);
  expect(said()).toContain("The database that SANDBOX_DATABASE_URL names can't be opened");
  expect(said()).not.toContain("not-to-be-shown");
}, 40_000);
