import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FileServer } from "@/lib/domain/report-subscription";
import { hasOpenssh, type OpensshServer, startOpenssh } from "@/lib/testing/openssh-server";
import { openConnection } from "./open-connection";
import { putFile, tryFolder } from "./put-file";
import { within } from "./within";

const there = hasOpenssh();
const pair = ssh2.utils.generateKeyPairSync("ed25519");
let server: OpensshServer | undefined;
let place: FileServer;

beforeAll(async () => {
  if (!there) return;
  process.env["SFTP_PRIVATE_HOSTS"] = "127.0.0.1";
  server = await startOpenssh();
  server.letIn(pair.public);
  const { port, user, folder } = server;
  place = { host: "127.0.0.1", port, user, folder, signIn: "key", publicKey: null, hostKey: null };
});
afterAll(() => server?.close());

it.runIf(there)(
  "puts a file onto OpenSSH with the portal's own key, whole and over the former one",
  async () => {
    const met = await openConnection(place, undefined).then(
      () => undefined,
      (error: { shownKey?: string }) => error.shownKey,
    );
    expect(server?.printed).toContain(met);
    const known = { ...place, hostKey: met ?? null };
    for (const text of ["the first\n", "another, and longer\n"]) {
      const connection = await openConnection(known, { privateKey: pair.private });
      async function* chunks() {
        yield Buffer.from(text);
      }
      const file = { name: "report.csv", bytes: Buffer.byteLength(text), chunks: chunks() };
      await within(10_000, connection, putFile(connection.sftp, known.folder, file));
      expect(readFileSync(join(known.folder, "report.csv"), "utf8")).toBe(text);
    }
    const connection = await openConnection(known, { privateKey: pair.private });
    await within(10_000, connection, tryFolder(connection.sftp, known.folder));
    expect(readdirSync(known.folder)).toEqual(["report.csv"]);
    const stranger = ssh2.utils.generateKeyPairSync("ed25519");
    await expect(openConnection(known, { privateKey: stranger.private })).rejects.toMatchObject({
      code: "sftp_sign_in_refused",
    });
  },
);
