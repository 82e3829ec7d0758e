import { createServer } from "node:net";

/** Whether something listens there already. */
export function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(true))
      .once("listening", () => probe.close(() => resolve(false)));
    probe.listen(port, host);
  });
}

/** Where this machine itself reaches the portal: an address to listen on may stand for all, or be of IPv6. */
export function addressOf({ HOST, PORT }: { HOST: string; PORT: number }): string {
  return `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}

/** Waits until a page answers, whatever it answers; gives up after `seconds`. */
export async function untilAnswers(url: string, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    try {
      const answer = await fetch(url, { redirect: "manual" });
      await answer.arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  throw new Error(`${url} did not answer within ${seconds} seconds`);
}
