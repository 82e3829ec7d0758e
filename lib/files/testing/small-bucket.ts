import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bucket } from "@/lib/files-configuration";
import { isSigned } from "./check-signature";

const KEYS = { keyId: "AKPORTAL", secret: "s3cret/with+signs" };

type Upload = { key: string; parts: Map<number, Buffer>; begun: string };

export type SmallBucket = Bucket & {
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Upload>;
  readonly asked: string[];
  /** Answers instead of the bucket, one request each: a status and a code. */
  readonly orders: { status: number; code: string; when?: RegExp }[];
  readonly stop: () => Promise<void>;
};

/** A server with one bucket that speaks the part of S3 that the portal uses, and refuses what is not signed by its key. */
export async function startBucket(): Promise<SmallBucket> {
  const state = { objects: new Map(), uploads: new Map(), asked: [], orders: [] };
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return {
    ...state,
    ...KEYS,
    endpoint: `http://127.0.0.1:${port}`,
    name: "portal",
    region: "eu-north-1",
    stop,
  };
}

type State = Pick<SmallBucket, "objects" | "uploads" | "asked" | "orders">;

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const url = new URL(request.url ?? "", "http://bucket");
  const asked = `${request.method} ${url.pathname}${url.search}`;
  state.asked.push(asked);
  const [order] = state.orders;
  if (order && (!order.when || order.when.test(asked))) {
    state.orders.shift();
    return refuse(response, order.status, order.code);
  }
  if (!isSigned(request, body, KEYS)) return refuse(response, 403, "SignatureDoesNotMatch");
  if (!url.pathname.startsWith("/portal")) return refuse(response, 404, "NoSuchBucket");
  answer(state, request.method ?? "", url, body, response);
}

function answer({ objects, uploads }: State, method: string, url: URL, body: Buffer, to: ServerResponse) {
  const key = url.pathname.slice("/portal/".length);
  const query = url.searchParams;
  const upload = uploads.get(query.get("uploadId") ?? "");
  if (method === "GET" && key === "") return to.end(listOf(uploads));
  if (method === "GET") {
    const object = objects.get(key);
    return object ? to.end(object) : refuse(to, 404, "NoSuchKey");
  }
  if (method === "POST" && query.has("uploads")) {
    const id = `${randomUUID()}&more`;
    uploads.set(id, { key, parts: new Map(), begun: new Date().toISOString() });
    return to.end(
      `<InitiateMultipartUploadResult><UploadId>${id.replace("&", "&amp;")}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  if (query.has("uploadId") && !upload) return refuse(to, 404, "NoSuchUpload");
  if (method === "PUT" && upload) {
    upload.parts.set(Number(query.get("partNumber")), body);
    return to.setHeader("etag", `"part-${query.get("partNumber")}"`).end();
  }
  if (method === "PUT") objects.set(key, body);
  if (method === "POST" && upload) {
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)/g)];
    if (named.some(([, part, tag]) => tag !== `&quot;part-${part}&quot;`))
      return refuse(to, 400, "InvalidPart");
    objects.set(key, Buffer.concat(named.map(([, part]) => upload.parts.get(Number(part)) ?? Buffer.of())));
    uploads.delete(query.get("uploadId") ?? "");
    return to.end("<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");
  }
  if (method === "DELETE" && upload) uploads.delete(query.get("uploadId") ?? "");
  else if (method === "DELETE") objects.delete(key);
  to.statusCode = method === "DELETE" ? 204 : 200;
  return to.end();
}

function listOf(uploads: ReadonlyMap<string, Upload>): string {
  const all = [...uploads].map(
    ([id, { key, begun }]) =>
      `<Upload><Key>${key}</Key><UploadId>${id.replace("&", "&amp;")}</UploadId><Initiated>${begun}</Initiated></Upload>`,
  );
  return `<ListMultipartUploadsResult>${all.join("")}</ListMultipartUploadsResult>`;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status).end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
}
