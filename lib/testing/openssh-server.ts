import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

// OpenSSH's own server, where Debian's package is installed (openssh-server).
const SSHD = "/usr/sbin/sshd";

export type OpensshServer = {
  readonly port: number;
  readonly user: string;
  /** Where files are to go. */
  readonly folder: string;
  /** Its own key's fingerprint, as ssh-keygen prints it. */
  readonly printed: string;
  /** Lets this public key in, and no other. */
  readonly letIn: (publicKey: string) => void;
  /** Gives it another key of its own from the next start on. */
  readonly restart: (otherKey: boolean) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Whether it is there; where it is not, says that the test is left out. */
export function hasOpenssh(): boolean {
  const there = existsSync(SSHD);
  if (!there)
    console.log(`${SSHD} is not there: uploads are tried against the server in this process alone.`);
  return there;
}

export async function startOpenssh(): Promise<OpensshServer> {
  const home = mkdtempSync(join(tmpdir(), "sshd-"));
  const folder = join(home, "in");
  mkdirSync(folder);
  // Where it runs as root, it wants this folder of its own.
  if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const port = await freePort();
  const lines = [
    ...[`Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${join(home, "host")}`, "StrictModes no"],
    ...[`AuthorizedKeysFile ${join(home, "keys")}`, "UsePAM no", `PidFile ${join(home, "pid")}`],
    ...["PasswordAuthentication no", "Subsystem sftp internal-sftp"],
  ];
  writeFileSync(join(home, "config"), `${lines.join("\n")}\n`);
  const start = () => spawn(SSHD, ["-D", "-e", "-f", join(home, "config")], { stdio: "ignore" });
  let printed = makeKey(home);
  let daemon = start();
  const stop = async () => {
    const ended = new Promise((resolve) => daemon.once("exit", resolve));
    daemon.kill();
    await ended;
  };
  await listening(port);
  return {
    ...{ port, folder, printed, user: userInfo().username },
    letIn: (publicKey) => writeFileSync(join(home, "keys"), `${publicKey.trim()}\n`),
    restart: async (otherKey) => {
      await stop();
      if (otherKey) printed = makeKey(home);
      daemon = start();
      await listening(port);
      return printed;
    },
    close: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function makeKey(home: string): string {
  for (const name of ["host", "host.pub"]) rmSync(join(home, name), { force: true });
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(home, "host")]);
  return execFileSync("ssh-keygen", ["-l", "-f", join(home, "host.pub")], { encoding: "utf8" });
}

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
