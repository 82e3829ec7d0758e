import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/**
 * Whether a request is signed as AWS Signature Version 4 wants it, worked out here anew from what arrived: the server's side of what the
 * portal does with a library.
 */
export function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { keyId, secret }: { keyId: string; secret: string },
): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const [, id, day = "", region = "", names = "", signature] = found ?? [];
  const content = String(request.headers["x-amz-content-sha256"]);
  const at = String(request.headers["x-amz-date"]);
  if (id !== keyId || content !== hash(body) || !at.startsWith(day)) return false;
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.split(";").includes(name)))
    return false;
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const asked = canonical(request, headers.join(""), names, content);
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${hash(asked)}`;
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (last, part) => hmac(last, part),
    Buffer.from(`AWS4${secret}`),
  );
  return hmac(key, toSign).toString("hex") === signature;
}

function canonical(request: IncomingMessage, headers: string, names: string, content: string): string {
  const url = new URL(request.url ?? "", "http://bucket");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&");
  return [request.method, url.pathname, query, headers, names, content].join("\n");
}

const hash = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
