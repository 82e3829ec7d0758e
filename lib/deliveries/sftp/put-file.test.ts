import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FileServer } from "@/lib/domain/report-subscription";
import { startSftpServer, type TestSftpServer } from "../testing/sftp-server";
import { openConnection } from "./open-connection";
import { putFile, tryFolder } from "./put-file";
import { ServerRefuses } from "./server-refuses";
import { within } from "./within";

// A key of a host as an operator's ssh-keygen makes it, and the fingerprint that it prints.
const keys = () => ssh2.utils.generateKeyPairSync("ed25519");
const [ours, others] = [keys(), keys()];
let folder = "";
let server: TestSftpServer | undefined;
let seen = "";

beforeAll(() => {
  process.env["SFTP_PRIVATE_HOSTS"] = "localhost,127.0.0.1";
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sftp-"));
  await mkdir(join(folder, "in"));
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const start = async (own: { hostKey?: string; breakAfter?: number } = {}) => {
  server = await startSftpServer({ hostKey: ours.private, password: "right", folder, ...own });
  return server;
};

const place = (own: Partial<FileServer> = {}): FileServer => ({
  ...{ host: "127.0.0.1", port: server?.port ?? 0, user: "books", folder: "in", signIn: "password" },
  ...{ publicKey: null, hostKey: seen || null },
  ...own,
});

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (why: unknown) => why,
  );
  if (!(error instanceof ServerRefuses)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

/** Meets the server and takes its key for the right one. */
async function meet(): Promise<void> {
  const { shownKey = "" } = await refusal(openConnection(place({ hostKey: null }), undefined));
  seen = shownKey;
}

async function put(name: string, text: string, own: Partial<FileServer> = {}): Promise<void> {
  const connection = await openConnection(place(own), { password: "right" });
  async function* chunks() {
    yield Buffer.from(text.slice(0, 3));
    yield Buffer.from(text.slice(3));
  }
  const file = { name, bytes: Buffer.byteLength(text), chunks: chunks() };
  await within(5_000, connection, putFile(connection.sftp, own.folder ?? "in", file));
}

describe("a file on somebody's server", () => {
  it("is met without a word of the password, and comes only after its key is confirmed", async () => {
    const { signIns } = await start();
    const met = await refusal(openConnection(place({ hostKey: null }), { password: "right" }));
    expect(met).toMatchObject({
      code: "sftp_key_unconfirmed",
      shownKey: expect.stringMatching(/^SHA256:[\w+/]{43}$/),
    });
    expect(signIns).toEqual([]);
    await meet();
    await put("report.csv", "one,two\n");
    expect(await readFile(join(folder, "in/report.csv"), "utf8")).toBe("one,two\n");
    expect(await readdir(join(folder, "in"))).toEqual(["report.csv"]);
  });

  it("takes the place of one of its name, also where the server renames over nothing", async () => {
    await start();
    await meet();
    await put("report.csv", "the first one\n");
    await put("report.csv", "the second\n");
    expect(await readFile(join(folder, "in/report.csv"), "utf8")).toBe("the second\n");
  });

  it("is not sent to a server that shows another key", async () => {
    await start();
    await meet();
    await server?.close();
    const { signIns } = await start({ hostKey: others.private });
    expect(await refusal(put("report.csv", "secret"))).toMatchObject({ code: "sftp_key_changed" });
    expect(signIns).toEqual([]);
  });

  it("is there whole or not at all when the connection breaks", async () => {
    await start({ breakAfter: 3 });
    await meet();
    expect(await refusal(put("report.csv", "half of it and more"))).toMatchObject({ code: "sftp_broke" });
    expect(await readdir(join(folder, "in"))).not.toContain("report.csv");
  });

  it.each([
    [
      "a wrong password",
      "sftp_sign_in_refused",
      (at: FileServer) => openConnection(at, { password: "wrong" }),
    ],
    [
      "a key that is none",
      "sftp_sign_in_refused",
      (at: FileServer) => openConnection(at, { privateKey: "none" }),
    ],
    [
      "a closed port",
      "sftp_unreachable",
      (at: FileServer) => openConnection({ ...at, port: 1 }, { password: "x" }),
    ],
    [
      "a private host",
      "sftp_host_private",
      (at: FileServer) => openConnection({ ...at, host: "127.0.0.2" }, { password: "x" }),
    ],
    [
      "a name of nobody",
      "sftp_host_unknown",
      (at: FileServer) => openConnection({ ...at, host: "nobody.invalid" }, { password: "x" }),
    ],
    ["a folder that is not there", "sftp_folder_missing", () => put("a.csv", "x", { folder: "out" })],
  ])("is refused for %s: %s", async (_, code, attempt) => {
    await start();
    await meet();
    expect(await refusal(attempt(place()))).toMatchObject({ code });
  });

  it("is tried with a file that is gone afterwards", async () => {
    await start();
    await meet();
    const connection = await openConnection(place(), { password: "right" });
    await within(5_000, connection, tryFolder(connection.sftp, "in"));
    expect(await readdir(join(folder, "in"))).toEqual([]);
  });
});
