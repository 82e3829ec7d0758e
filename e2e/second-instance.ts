import { checkConfiguration } from "@/lib/configuration";
import { startChild, stopChild } from "@/lib/launch/children";
import { freePort } from "@/lib/launch/free-port";
import { untilAnswers } from "@/lib/launch/ports";

/** A second portal on the same database and under the same public address, as behind a balancer, and all that it writes. */
export type SecondInstance = { url: string; output: () => string; stop: () => Promise<void> };

export async function startSecondInstance(): Promise<SecondInstance> {
  const port = await freePort();
  const checked = checkConfiguration({ ...process.env, PORT: String(port) });
  if (!checked.ok) throw new Error("the second portal is set up wrongly");
  const { PORTAL_PUBLIC_URL: NEXTAUTH_URL, sessionSecret: NEXTAUTH_SECRET } = checked.configuration;
  let written = "";
  startChild({
    name: "second portal",
    entry: "node_modules/next/dist/bin/next",
    args: ["start", "-H", "127.0.0.1", "-p", String(port)],
    env: { NODE_ENV: "production", LOG_LEVEL: "trace", NEXTAUTH_URL, NEXTAUTH_SECRET },
    onText: (text) => {
      written += text;
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/api/health`);
  return {
    url,
    output: () => written,
    stop: () => stopChild("second portal"),
  };
}
