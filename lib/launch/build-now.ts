import { buildWhereStale } from "./build";

const built = await buildWhereStale().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(built ? "Built the portal" : "The last build is still good");
