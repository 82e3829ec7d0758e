import { once } from "node:events";
import type { FileHandle } from "node:fs/promises";
import { open, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import ssh2 from "ssh2";

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

export type TestSftpServer = {
  port: number;
  /** What signs in is noted here: nothing secret may come before the key is trusted. */
  signIns: string[];
  close: () => Promise<void>;
};

type Behaviour = { hostKey: string; password: string; folder: string; breakAfter?: number };

/** An SSH server in this process whose SFTP keeps files in a folder; `breakAfter` ends the connection after so many bytes. */
export async function startSftpServer(how: Behaviour): Promise<TestSftpServer> {
  const signIns: string[] = [];
  const server = new ssh2.Server({ hostKeys: [how.hostKey] }, (client) => {
    client.on("error", () => undefined);
    client.on("authentication", (asked) => {
      signIns.push(asked.method);
      if (asked.method === "password" && asked.password === how.password) asked.accept();
      else asked.reject(["password"]);
    });
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => serve(acceptSftp(), how, () => client.end()));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server does not listen");
  const { port } = address;
  return { port, signIns, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

type Files = Map<number, FileHandle>;

const placeIn = (folder: string) => (path: string) => join(folder, path.replace(/^\/|\.\./g, ""));

function serve(sftp: ssh2.SFTPWrapper, how: Behaviour, hangUp: () => void): void {
  const files: Files = new Map();
  keepFiles(sftp, files, how, hangUp);
  tellOfFiles(sftp, placeIn(how.folder));
}

/** Says how it went, in the numbers of the protocol. */
function answer(sftp: ssh2.SFTPWrapper, request: number, work: Promise<unknown>): void {
  void work.then(
    () => sftp.status(request, STATUS_CODE.OK),
    (error: NodeJS.ErrnoException) =>
      sftp.status(
        request,
        error.code === "ENOENT" ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.PERMISSION_DENIED,
      ),
  );
}

function keepFiles(sftp: ssh2.SFTPWrapper, files: Files, how: Behaviour, hangUp: () => void): void {
  const { folder, breakAfter = Number.POSITIVE_INFINITY } = how;
  let [handles, written] = [0, 0];
  const handleOf = (handle: Buffer) => files.get(handle.readUInt32BE(0));
  const begin = async (request: number, path: string, flags: number) => {
    const file = await open(placeIn(folder)(path), flags & OPEN_MODE.EXCL ? "wx" : "w");
    handles += 1;
    files.set(handles, file);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(handles);
    sftp.handle(request, handle);
  };
  sftp
    .on("OPEN", (request, path, flags) => {
      void begin(request, path, flags).catch(() => sftp.status(request, STATUS_CODE.PERMISSION_DENIED));
    })
    .on("WRITE", (request, handle, offset, data) => {
      written += data.length;
      if (written > breakAfter) return hangUp();
      const file = handleOf(handle);
      answer(
        sftp,
        request,
        file ? file.write(data, 0, data.length, offset) : Promise.reject(new Error("closed")),
      );
    })
    .on("FSETSTAT", (request) => sftp.status(request, STATUS_CODE.OK))
    .on("CLOSE", (request, handle) => answer(sftp, request, handleOf(handle)?.close() ?? Promise.resolve()));
}

function tellOfFiles(sftp: ssh2.SFTPWrapper, place: (path: string) => string): void {
  const told = (request: number, path: string) =>
    void stat(place(path)).then(
      ({ mode, size, uid, gid, atimeMs, mtimeMs }) =>
        sftp.attrs(request, { mode, size, uid, gid, atime: atimeMs / 1_000, mtime: mtimeMs / 1_000 }),
      () => sftp.status(request, STATUS_CODE.NO_SUCH_FILE),
    );
  // As the protocol has it: nothing is renamed over what is there.
  const move = async (from: string, to: string) => {
    if (await stat(place(to)).catch(() => undefined)) throw new Error("there is one");
    await rename(place(from), place(to));
  };
  sftp
    .on("STAT", told)
    .on("LSTAT", told)
    .on("REMOVE", (request, path) => answer(sftp, request, unlink(place(path))))
    .on("RENAME", (request, from, to) => answer(sftp, request, move(from, to)));
}
