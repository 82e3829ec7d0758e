import { connect, createServer, type Socket } from "node:net";

type Wire = { url: string; cut: () => Promise<void>; mend: () => Promise<void> };

/** The database at a second address that can be taken away. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
  await listen(0);
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : 0;
  const url = new URL(databaseUrl);
  url.port = String(own);
  return {
    url: url.href,
    mend: () => listen(own),
    cut: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
