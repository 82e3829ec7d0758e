import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** For each rule a file that breaks it: [rule, file, its text]. Written outside the tree, judged by the real rules. */
const BREAKING: [rule: string, file: string, text: string][] = [
  ["domain-is-pure", "lib/domain/greedy.ts", 'import { z } from "./../clock";'],
  ["domain-is-pure", "lib/domain/packaged.ts", 'import { z } from "node:crypto";'],
  [
    "app-has-four-doors",
    "app/page.tsx",
    'import { a } from "../lib/access/door"; export const b = <p>{a}</p>;',
  ],
  ["app-has-four-doors", "app/typed.tsx", 'import type { A } from "../db/client"; export type B = A;'],
  ["routes-have-named-doors", "app/api/list/route.ts", 'import { a } from "../../../db/client";'],
  ["only-sign-in-opens-sessions", "app/api/list/peek.ts", 'import { a } from "../../../lib/access/door";'],
  ["components-are-shared", "components/list.tsx", 'import { a } from "../lib/payments/verb";'],
  ["db-through-repositories", "lib/payments/careless.ts", 'export { a } from "../../db/client";'],
  ["repository-is-private", "lib/users/curious.ts", 'import { a } from "../payments/repository";'],
  ["features-are-strangers", "lib/users/friendly.ts", 'import { a } from "../payments/verb";'],
  ["sandbox-imports-only-itself", "lib/sandbox/sharing.ts", 'import { a } from "../domain/money";'],
  ["nothing-imports-the-sandbox", "lib/payments/shortcut.ts", 'const a = await import("../sandbox/rules");'],
  ["lib-below-app", "lib/payments/upwards.ts", 'import { a } from "../../app/plain";'],
  ["web-is-between", "lib/payments/webbed.ts", 'import { a } from "../web/action";'],
  ["no-cycles", "lib/payments/egg.ts", 'import { hen } from "./hen"; export const egg = () => hen;'],
  ["nothing-unresolved", "lib/payments/lost.ts", 'import { a } from "./nowhere";'],
  ["no-test-code", "lib/payments/tested.ts", 'import { a } from "../testing/factories";'],
];

/** What those files import, and the same kinds of import where they are welcome. */
const WELCOME: [file: string, text: string][] = [
  ["app/plain.tsx", 'import { a } from "../lib/payments/verb"; export const b = <p>{a}</p>;'],
  ["app/api/auth/route.ts", 'import { a } from "../../../lib/access/door"; export const b = a;'],
  ["components/plain.tsx", 'import { a } from "../lib/domain/money"; export const b = <p>{a}</p>;'],
  ["db/client.ts", "export const a = 1; export type A = number;"],
  ["lib/clock.ts", "export const z = 1;"],
  ["lib/access/door.ts", 'export { a } from "../../db/client";'],
  ["lib/domain/money.ts", "export const a = 1;"],
  ["lib/payments/hen.ts", 'import { egg } from "./egg"; export const hen = () => egg;'],
  ["lib/payments/repository.ts", 'export { a } from "../../db/client";'],
  ["lib/payments/verb.ts", 'import { a } from "./repository"; export { a };'],
  ["lib/payments/verb.test.ts", 'import { a } from "../sandbox/rules"; export { a };'],
  ["lib/sandbox/rules.ts", "export const a = 1;"],
  ["lib/testing/factories.ts", 'export { a } from "../../db/client";'],
  ["lib/web/action.ts", 'export { a } from "../access/door";'],
];

type Violation = { from: string; rule: { name: string } };

const folder = realpathSync(mkdtempSync(join(tmpdir(), "import-rules-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function violations(): Violation[] {
  for (const [file, text] of [...BREAKING.map(([, ...rest]) => rest), ...WELCOME]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const args = ["--config", resolve(".dependency-cruiser.cjs"), "--output-type", "json", "app", "components"];
  const done = spawnSync(resolve("node_modules/.bin/depcruise"), [...args, "db", "lib"], {
    cwd: folder,
    encoding: "utf8",
  });
  return JSON.parse(done.stdout).summary.violations;
}

describe("the import rules", () => {
  const found = violations();

  it.each(BREAKING)("%s finds %s", (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it("leave in peace what is welcome", () => {
    const welcome = WELCOME.map(([file]) => file).filter((file) => !file.endsWith("hen.ts"));
    expect(found.filter(({ from }) => welcome.includes(from))).toEqual([]);
  });

  it("are all tried here", () => {
    const rules: { forbidden: { name: string }[] } = require(resolve(".dependency-cruiser.cjs"));
    expect([...new Set(BREAKING.map(([rule]) => rule))].sort()).toEqual(
      rules.forbidden.map(({ name }) => name).sort(),
    );
  });
});
