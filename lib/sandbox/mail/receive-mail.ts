import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { SandboxContext } from "../context";

// A report of seven megabytes is a third larger once it is wrapped.
const LARGEST = 12_000_000;

export type Receiving = { port: number; close: () => Promise<void> };

/**
 * A mail server on this computer that takes whatever it is given, with any user and password or none, and delivers nothing: all
 * goes into the mailbox. Port 0 takes a free one. Rejects with `EADDRINUSE` when the port is taken.
 */
export async function receiveMail(
  { store, clock }: Pick<SandboxContext, "store" | "clock">,
  port: number,
): Promise<Receiving> {
  const server = new SMTPServer({
    size: LARGEST,
    closeTimeout: 500,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "anyone" }),
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo.map(({ address }) => address.toLowerCase());
      readAll(stream)
        .then((raw) => (stream.sizeExceeded ? Promise.reject(tooLarge()) : read(raw)))
        .then((mail) => store.mail.add({ ...mail, to, at: clock.now() }))
        .then(
          () => done(),
          (error) => done(error),
        );
    },
  });
  const taken = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    const listening = server.listen(port, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
  // A sender that hangs up in the middle is no fault of the sandbox.
  server.on("error", () => undefined);
  return { port: taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // The rest is read and forgotten: the server answers only at the end.
    if (size <= LARGEST) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function read(raw: Buffer) {
  const { messageId, from, subject, text, html, attachments } = await PostalMime.parse(raw);
  return {
    messageId: messageId ?? `<without-id-${randomUUID()}>`,
    from: from?.name ? `${from.name} <${from.address ?? ""}>` : (from?.address ?? ""),
    subject: subject ?? "",
    text: text ?? "",
    html: html ?? "",
    files: attachments.map(({ filename, mimeType, content }) => {
      const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
      return {
        name: filename ?? "file",
        type: mimeType,
        size: bytes.length,
        base64: bytes.toString("base64"),
      };
    }),
  };
}

function tooLarge(): Error {
  return Object.assign(new Error(`A message may have at most ${LARGEST} bytes.`), { responseCode: 552 });
}
