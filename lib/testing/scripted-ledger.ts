import { afterEach, beforeEach } from "vitest";
import { replaceTransport } from "@/lib/payments-api/client";

export type ScriptedLine = { type: string; amount: number; date: string; reference?: string; psp?: string };

/** A platform that knows one ledger and serves its feeds in pages of `pageSize`, exactly as a test writes them. */
export type ScriptedLedger = {
  /** Puts lines at the end of a topic; balances follow from the amounts. */
  add: (topic: "funds" | "fees", ...lines: ScriptedLine[]) => void;
  /** Changes the wire form of a line after the fact, for what a platform should never send. */
  spoil: (topic: "funds" | "fees", index: number, fields: Record<string, unknown>) => void;
  /** How many lines a page has from now on. */
  pageSize: (lines: number) => void;
  /** The next feed request meets this instead. */
  failNext: (answer: Response | "silence") => void;
};

export const LEDGER_ID = "302321";

type Wire = Record<string, unknown>;

export function useScriptedLedger(msn: () => string, firstSize = 3): ScriptedLedger {
  let lines: Record<string, Wire[]> = {};
  let failures: (Response | "silence")[] = [];
  let size = firstSize;
  beforeEach(() => {
    lines = { funds: [], fees: [] };
    [failures, size] = [[], firstSize];
    replaceTransport(async (request) => {
      const url = new URL(request.url);
      if (url.pathname === "/accesstoken/get") return Response.json(TOKEN);
      if (url.pathname === "/settlement/v1/ledgers")
        return Response.json({ items: [ledgerOf(msn())], cursor: "" });
      const topic = /\/ledgers\/302321\/(funds|fees)\/feed$/.exec(url.pathname)?.[1];
      if (!topic) return new Response(null, { status: 404 });
      const failure = failures.shift();
      if (failure === "silence") throw new Error("the connection broke");
      return failure ?? pageOf(lines[topic] ?? [], Number(url.searchParams.get("cursor") ?? 0), size);
    });
  });
  afterEach(() => replaceTransport());
  return {
    add: (topic, ...news) => {
      for (const { type, amount, date, reference, psp } of news) {
        const before = Number(lines[topic]?.at(-1)?.["balanceAfter"] ?? 0);
        lines[topic]?.push({
          ...{ ledgerDate: date, time: `${date}T12:00:00.123+02:00`, entryType: type, currency: "NOK" },
          ...{ amount, balanceBefore: before, balanceAfter: before + amount },
          ...{ reference: reference ?? null, pspReference: psp ?? null },
          recipientHandle: reference ? `api:${msn()}` : null,
        });
      }
    },
    spoil: (topic, index, fields) => Object.assign(lines[topic]?.[index] ?? {}, fields),
    failNext: (answer) => void failures.push(answer),
    pageSize: (lineCount) => {
      size = lineCount;
    },
  };
}

const TOKEN = { access_token: "a.b.c", token_type: "Bearer", expires_in: "3600", expires_on: "4102444800" };

const ledgerOf = (msn: string) => ({
  ...{ ledgerId: LEDGER_ID, currency: "NOK", settlesForRecipientHandles: [`api:${msn}`] },
  payoutBankAccount: { scheme: "BBAN:NO", id: "99990000014" },
  owner: { scheme: "business:NO:ORG", id: "999000010" },
});

function pageOf(lines: readonly Wire[], from: number, size: number): Response {
  const items = lines.slice(from, from + size);
  const reached = from + items.length;
  return Response.json({ items, cursor: String(reached), tryLater: reached >= lines.length });
}
