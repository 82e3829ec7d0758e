import { MOST_BYTES } from "@/lib/bank-files/read-bank-file";
import { importBankFile } from "@/lib/reconciliation/import-bank-file";
import { takeFile } from "@/lib/web/take-file";

/** What is said of a file that is not even read. */
const LIMIT = {
  most: MOST_BYTES,
  tooLarge: { code: "bank_file_too_large" as const, most: MOST_BYTES / 1024 / 1024 },
};

type Context = { params: Promise<{ merchant: string }> };

/** Takes in a statement of the bank's; the body is the file, the address says its name and, where needed, its account. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  return takeFile(importBankFile, merchant, request, {
    ...LIMIT,
    toInput: (file) => ({
      file,
      name: (asked.get("name") ?? "").slice(0, 200),
      account: (asked.get("account") ?? "").slice(0, 40),
    }),
    show: ({ fileId }) => ({ fileId }),
  });
}
