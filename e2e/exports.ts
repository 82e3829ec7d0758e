import type { Page } from "@playwright/test";
import { exports } from "@/db/schema/exports";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { fileStore } from "@/lib/files/file-store";
import type { Merchant } from "./merchants";

const DAY_MS = 86_400_000;

/** A finished export of this person's, with its file; gives its id. */
export async function plantExport({ id: merchantId }: Merchant, personId: string): Promise<string> {
  const id = crypto.randomUUID();
  const fileKey = `exports/${merchantId}/${id}.csv`;
  async function* chunks() {
    yield Buffer.from("Reference\nplanted-sale-0001\n");
  }
  const stored = await fileStore().write(fileKey, chunks());
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    tx.insert(exports).values({
      ...{ merchantId, id, personId, list: "transactions", filter: {}, address: "/transactions", fileKey },
      ...{ format: "csv", separator: "comma", decimal: "point", byteOrderMark: false, locale: "en" },
      ...{ state: "ready", rows: 1, total: 1, ...stored, createdAt: new Date(), finishedAt: new Date() },
      expiresAt: new Date(Date.now() + 7 * DAY_MS),
    }),
  );
  return id;
}

/** Exports what the page lists, once the menu's other choices are made. */
export async function exportAs(page: Page, format: "CSV" | "Excel (XLSX)"): Promise<void> {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("radio", { name: format }).check();
  await page.getByRole("button", { name: "Make the file" }).click();
}
