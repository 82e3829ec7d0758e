import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, expect, test, vi } from "vitest";
import { findProgram } from "@/lib/launch/debian.mjs";
import { send } from "@/lib/payments-api/client";
import { record } from "../record";

const base = vi.hoisted(() => ({ url: "" }));
// The configuration takes no https address but the platform's own.
vi.mock("@/lib/env", () => ({
  env: {
    get PAYMENTS_BASE_URL() {
      return base.url;
    },
  },
}));

const openssl = findProgram(["openssl"]);
if (!openssl) console.info("The part of T4 about certificates is skipped: it takes openssl.");
const folder = mkdtempSync(join(tmpdir(), "portal-tls-"));
const servers: Server[] = [];
const trust = tls.createSecureContext;

afterAll(() => {
  tls.createSecureContext = trust;
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A server whose certificate is made out to this name; gives the certificate, its port and how many requests came in. */
async function serverNamed(name: string) {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const made = spawnSync(openssl ?? "", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
    ...["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`, "-keyout", key, "-out", cert],
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  let requests = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    requests += 1;
    response.setHeader("connection", "close").end("{}");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, certificate: readFileSync(cert, "utf8"), requests: () => requests };
}

/** As though an authority that everybody trusts had signed it. */
function trustAlso(certificate: string): void {
  tls.createSecureContext = (options) => {
    const made = trust(options);
    made.context.addCACert(certificate);
    return made;
  };
}

async function ask(port: number) {
  base.url = `https://localhost:${port}`;
  return send({
    method: "POST",
    path: "/epayment/v1/payments/some-payment/capture",
    headers: {},
    body: "{}",
  });
}

test.skipIf(!openssl)("nothing is sent to whoever cannot show the platform's name", async () => {
  const right = await serverNamed("localhost");
  const wrong = await serverNamed("platform.example.test");
  const untrusted = await ask(right.port);
  trustAlso(right.certificate);
  const trusted = await ask(right.port);
  trustAlso(wrong.certificate);
  const misnamed = await ask(wrong.port);
  const holds = misnamed.kind === "not_sent" && untrusted.kind === "not_sent" && wrong.requests() === 0;
  record({
    test: "T4",
    what: "TLS with the wrong name",
    seed: null,
    count: 3,
    found: `wrong name ${misnamed.kind}, unknown authority ${untrusted.kind}, right name ${trusted.kind}; ${wrong.requests()} requests arrived`,
    goal: "nothing is sent",
    holds: holds && trusted.kind === "reply",
  });
  expect([untrusted.kind, trusted.kind, misnamed.kind]).toEqual(["not_sent", "reply", "not_sent"]);
  expect([right.requests(), wrong.requests()]).toEqual([1, 0]);
});
