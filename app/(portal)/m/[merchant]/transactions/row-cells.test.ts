import { expect, test } from "vitest";
import { CHANNELS } from "@/lib/domain/channel";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { type RowWords, writeCells } from "./row-cells";
import type { ShownRow } from "./shown-page";

const same = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, String(key)])) as Record<K, string>; // safe: one entry per key
const words: RowWords = {
  status: same(PAYMENT_STATUSES),
  channel: same(CHANNELS),
  masked: "Masked",
  unknown: "Unknown",
};
const row: ShownRow = {
  id: "7d3f",
  date: "22 Nov, 08:00",
  reference: "order-1",
  unit: "Fjordkaffe Torget",
  channel: "online",
  amount: "NOK 250.00",
  status: "captured",
};

const written = (change: Partial<ShownRow>) => writeCells("shop", { ...row, ...change }, words).text;

test("a row links to its payment and shows what there is of it", () => {
  const text = written({
    name: "Nora Vik",
    phone: "+47 400 00 001",
    captured: "250.00",
    description: "Two cups",
  });
  expect(text).toContain(
    '<a href="/m/shop/transactions/7d3f" data-payment="7d3f">order-1</a><small>Two cups</small>',
  );
  expect(text).toContain("<span>Nora Vik</span><small>+47 400 00 001</small>");
  expect(text).toContain('<td class="p-part">250.00</td><td class="p-part"><i aria-hidden="true">–</i></td>');
  expect(text.match(/<td /g)).toHaveLength(9);
});

test("a customer is a name, a number, or unknown, and masked where they are", () => {
  expect(written({ phone: "••21", masked: true })).toContain(
    '<td class="p-customer" title="Masked"><span>••21</span>',
  );
  expect(written({})).toContain('<td class="p-customer"><small>Unknown</small></td>');
});

// References, messages and names are written by shops and customers: whatever they hold is text.
test.each([
  "reference",
  "description",
  "name",
  "phone",
  "unit",
  "date",
  "amount",
  "captured",
  "refunded",
] as const)("no %s becomes part of the page", (field) => {
  const text = written({ [field]: `"><img src=x onerror='alert(1)'>\`&` });
  expect(text).not.toContain("<img");
  expect(text).toContain("&#34;&#62;&#60;img src=x onerror=&#39;alert(1)&#39;&#62;&#96;&#38;");
  expect(text.match(/<td /g)).toHaveLength(9);
});
