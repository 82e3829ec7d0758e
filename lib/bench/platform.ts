import { createServer, type IncomingMessage } from "node:http";

/** The platform's part in a capture, in a process of its own: it answers at once, and takes whatever it is asked for. */
const server = createServer(async (request, response) => {
  const body = await textOf(request);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(answerTo(request.url ?? "", body)));
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function answerTo(path: string, body: string): object {
  if (path === "/accesstoken/get") return { access_token: "token", expires_in: "3600", token_type: "Bearer" };
  const reference = /^\/epayment\/v1\/payments\/([^/]+)\/capture$/.exec(path)?.[1] ?? "";
  const { modificationAmount: amount } = JSON.parse(body);
  const none = { ...amount, value: 0 };
  const aggregate = {
    authorizedAmount: amount,
    capturedAmount: amount,
    refundedAmount: none,
    cancelledAmount: none,
  };
  return { reference, pspReference: "bench", state: "AUTHORIZED", amount, aggregate };
}

server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.("ready"));
