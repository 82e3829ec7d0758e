import { startPrograms } from "@/lib/testing/start-programs";

/** Before the browser tests: all programs, on free ports. Answers how to stop them. */
export default async function startEverything(): Promise<() => Promise<void>> {
  if (!process.env["NODE_OPTIONS"]?.includes("--conditions=react-server"))
    throw new Error("Start the browser tests with: npm run e2e");
  const { superuserUrl, stop } = await startPrograms();
  process.env["E2E_SUPERUSER_URL"] = superuserUrl;
  return stop;
}
