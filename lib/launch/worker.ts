import { roleUrl } from "@/db/role-url";
import { checkConfiguration, sentenceOf } from "@/lib/configuration";
import { mailServer } from "./sandbox-mail";
import { readEnvFile } from "./settings";
import { warnAboutNode } from "./warn-about-node";

// `npm run worker`: one more worker beside the one of `npm start`, on this machine or another. It is given the owner's
// DATABASE_URL like everything else, and works as portal_worker, which row security binds.
const checked = checkConfiguration({ ...readEnvFile(), ...process.env });
if (!checked.ok) {
  console.error(checked.problems.map(sentenceOf).join("\n"));
  process.exit(1);
}
warnAboutNode(checked.configuration, true);
const { DATABASE_URL, SECRETS_KEY } = checked.configuration;
Object.assign(process.env, { ...readEnvFile(), ...process.env, ...mailServer(checked.configuration) });
process.env["DATABASE_URL"] = roleUrl(DATABASE_URL, "portal_worker", SECRETS_KEY);
await import("@/lib/jobs/serve");
