import type { BrowserContext } from "@playwright/test";

/** Compressed bodies with their headers, of everything until the page was quiet or of its scripts alone, in kB. */
export async function transferredKilobytes(
  context: BrowserContext,
  url: string,
  only?: "Script",
): Promise<number> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const counted = new Set<string>();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => {
    if (!only || type === only) counted.add(requestId);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) bytes += encodedDataLength;
  });
  await client.send("Network.enable");
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1_500);
  return bytes / 1_000;
}
