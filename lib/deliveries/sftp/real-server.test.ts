import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FileServer } from "@/lib/domain/report-subscription";
import { openConnection } from "./open-connection";
import { putFile, tryFolder } from "./put-file";
import { within } from "./within";

// OpenSSH's own server, where Debian's package is installed (openssh-server).
const SSHD = "/usr/sbin/sshd";
const there = existsSync(SSHD);
if (!there) console.log(`${SSHD} is not there: uploads are tried against the server in this process alone.`);

const pair = ssh2.utils.generateKeyPairSync("ed25519");
let folder = "";
let daemon: ChildProcess | undefined;
let place: FileServer;
let printed = "";

beforeAll(async () => {
  if (!there) return;
  process.env["SFTP_PRIVATE_HOSTS"] = "127.0.0.1";
  folder = mkdtempSync(join(tmpdir(), "sshd-"));
  mkdirSync(join(folder, "in"));
  // Where it runs as root, it wants this folder of its own.
  if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "host")]);
  printed = execFileSync("ssh-keygen", ["-l", "-f", join(folder, "host.pub")], { encoding: "utf8" });
  writeFileSync(join(folder, "keys"), `${pair.public}\n`);
  const port = await freePort();
  const lines = [
    ...[`Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${join(folder, "host")}`, "StrictModes no"],
    ...[`AuthorizedKeysFile ${join(folder, "keys")}`, "UsePAM no", `PidFile ${join(folder, "pid")}`],
    ...["PasswordAuthentication no", "Subsystem sftp internal-sftp"],
  ];
  writeFileSync(join(folder, "config"), `${lines.join("\n")}\n`);
  daemon = spawn(SSHD, ["-D", "-e", "-f", join(folder, "config")], { stdio: "ignore" });
  await listening(port);
  const user = userInfo().username;
  place = {
    host: "127.0.0.1",
    port,
    user,
    folder: join(folder, "in"),
    signIn: "key",
    publicKey: null,
    hostKey: null,
  };
});
afterAll(() => {
  daemon?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("sshd does not listen");
}

it.runIf(there)(
  "puts a file onto OpenSSH with the portal's own key, whole and over the former one",
  async () => {
    const met = await openConnection(place, undefined).then(
      () => undefined,
      (error: { shownKey?: string }) => error.shownKey,
    );
    expect(printed).toContain(met);
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
