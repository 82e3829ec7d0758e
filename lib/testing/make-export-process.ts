import { makeExport } from "@/lib/jobs/make-export";

// A worker of its own for the test that kills it: makes the export that its argument names, to its end if it is let.
const { merchantId, id } = JSON.parse(process.argv[2] ?? "{}");
await makeExport(merchantId, id);
process.exit(0);
