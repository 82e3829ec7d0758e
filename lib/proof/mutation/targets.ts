/** A module whose faults its own tests have to find. */
export type Target = {
  readonly file: string;
  readonly tests: readonly string[];
};

/** `none`: not one mutant may live. */
export type Part = {
  readonly name: string;
  readonly alive: "few" | "none";
  readonly targets: readonly Target[];
};

/** A module beside its test of the same name, and others that try it too. */
function tested(path: string, ...others: string[]): Target {
  return { file: `${path}.ts`, tests: [`${path}.test.ts`, ...others.map((one) => `${one}.test.ts`)] };
}

export const PARTS: readonly Part[] = [
  {
    name: "money",
    alive: "few",
    targets: [
      tested("lib/domain/money"),
      tested("lib/domain/format-money"),
      tested("lib/domain/payment"),
      tested("lib/domain/platform-view"),
      tested("lib/domain/recovery"),
    ],
  },
  {
    name: "what an answer of the platform comes to",
    alive: "none",
    targets: [tested("lib/payments-api/classify"), tested("lib/transactions/judge-answer")],
  },
  {
    name: "who may do what",
    alive: "none",
    targets: [
      tested("lib/domain/permission", "lib/access/caller"),
      tested("lib/domain/member-access"),
      tested("lib/domain/group-access"),
      tested("lib/domain/second-factor"),
      tested("lib/access/caller"),
      tested("lib/access/own-pages"),
    ],
  },
  { name: "where a sign-in leads on to", alive: "few", targets: [tested("lib/domain/safe-next")] },
  { name: "signatures of webhooks", alive: "few", targets: [tested("lib/payments-api/webhook-signature")] },
  {
    name: "what is cut out of the log",
    alive: "few",
    targets: [tested("lib/redaction"), tested("lib/write-error")],
  },
  { name: "cells of a spreadsheet", alive: "few", targets: [tested("lib/domain/csv")] },
];
