import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What the network does to one request. Times in milliseconds. */
export type Weather =
  | { readonly kind: "clear" }
  /** The request reaches the platform late, whether or not somebody still waits for the answer. */
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "reset-before" }
  | { readonly kind: "reset-after" }
  /** The platform answers, and nothing of it ever comes back. */
  | { readonly kind: "half-open" }
  | { readonly kind: "truncated" }
  /** One byte per second. */
  | { readonly kind: "trickle" }
  /** The proxy answers itself; `after` where the platform has carried it out. */
  | { readonly kind: "says"; readonly status: number; readonly header?: string; readonly after: boolean };

/** One request as the proxy saw it. */
export type Passing = {
  readonly method: string;
  readonly path: string;
  readonly msn: string;
  readonly bytes: Buffer;
};

type Forecast = (request: Passing) => Weather;

export type FaultProxy = {
  readonly port: number;
  /** Requests that are still held back on their way to the platform. */
  readonly underWay: () => number;
  readonly close: () => Promise<void>;
};

/** Stands between the portal and a listening platform, and does to each request what the forecast says. */
export async function startFaultProxy(platformPort: number, forecast: Forecast): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let underWay = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    void readRequest(socket).then(async (request) => {
      if (!request) return;
      underWay += 1;
      await meet(socket, request, platformPort, forecast(request)).finally(() => {
        underWay -= 1;
      });
    });
  });
  const port = await listening(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port, underWay: () => underWay, close };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

/** The first request of a connection, whole; each answer ends its connection, so there is no second. */
function readRequest(socket: Socket): Promise<Passing | undefined> {
  let bytes = Buffer.alloc(0);
  return new Promise((resolve) => {
    socket.on("close", () => resolve(undefined));
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = bytes.subarray(0, end).toString("latin1");
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (bytes.length < end + 4 + length) return;
      const [method = "", path = ""] = head.split(" ");
      const msn = /^merchant-serial-number: *(\d+)/im.exec(head)?.[1] ?? "";
      const closing = head.replace(/\r\nconnection:[^\r]*/i, "");
      const whole = Buffer.concat([
        Buffer.from(`${closing}\r\nconnection: close`, "latin1"),
        bytes.subarray(end),
      ]);
      resolve({ method, path, msn, bytes: whole });
    });
  });
}

async function meet(socket: Socket, { bytes }: Passing, port: number, weather: Weather): Promise<void> {
  if (weather.kind === "reset-before") return void socket.resetAndDestroy();
  if (weather.kind === "says" && !weather.after) return void socket.end(saying(weather));
  if (weather.kind === "slow") await sleep(weather.ms);
  const answer = await forward(port, bytes);
  if (weather.kind === "half-open") return;
  if (weather.kind === "reset-after") return void socket.resetAndDestroy();
  if (weather.kind === "says") return void socket.end(saying(weather));
  if (weather.kind === "truncated") return void socket.end(answer.subarray(0, answer.length - 40));
  if (weather.kind === "trickle") return trickle(socket, answer);
  socket.end(answer);
}

const saying = ({ status, header }: Extract<Weather, { kind: "says" }>) =>
  `HTTP/1.1 ${status} Weather\r\n${header ? `${header}\r\n` : ""}connection: close\r\ncontent-length: 2\r\n\r\n{}`;

async function trickle(socket: Socket, answer: Buffer): Promise<void> {
  for (const byte of answer) {
    if (socket.destroyed) return;
    socket.write(Buffer.from([byte]));
    await sleep(1_000, undefined, { ref: false });
  }
}

/** The platform's whole answer. */
function forward(port: number, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const upstream = connect(port, "127.0.0.1", () => upstream.write(bytes));
    upstream.on("data", (part: Buffer) => parts.push(part));
    upstream.on("error", () => undefined).on("close", () => resolve(Buffer.concat(parts)));
  });
}
