import "server-only";
import { Readable } from "node:stream";
import { createTransport, type NodemailerError } from "nodemailer";
import { env } from "@/lib/env";
import { circuitIsOpen, noteFailure, noteSuccess } from "@/lib/payments-api/circuit";

export type Message = {
  id: string;
  to: string;
  sender: string;
  subject: string;
  text: string;
  html: string;
  attachment?: AttachedFile | undefined;
};

/** Read once, while it is sent. */
export type AttachedFile = { name: string; mediaType: string; chunks: AsyncIterable<Uint8Array> };

/** "refused": this message never goes out, however often it is sent. "later": it may; the server is busy or away. */
export type Delivery = { outcome: "sent" } | { outcome: "refused" | "later"; error: string };

const SERVER = "mail server";
const SECONDS = 1_000;

let transport: ReturnType<typeof openTransport> | undefined;

/** Whether messages can go out at the moment: a mail server is named, and it did not fail again and again just now. */
export function mailIsSent(): boolean {
  return env.SMTP_URL !== undefined && !circuitIsOpen(SERVER);
}

/** Hands a message to the mail server. Its Message-ID comes from `id`, so that a second copy can be told from a second message. */
export async function sendMessage({ id, to, sender, attachment, ...content }: Message): Promise<Delivery> {
  if (env.SMTP_URL === undefined) return { outcome: "later", error: "SMTP_URL is not set" };
  transport ??= openTransport(env.SMTP_URL);
  const host = new URL(env.PORTAL_PUBLIC_URL).hostname;
  try {
    await transport.sendMail({
      ...content,
      to,
      from: { name: sender, address: env.MAIL_FROM ?? `no-reply@${host}` },
      messageId: `<${id}@${host}>`,
      ...(attachment && { attachments: [attached(attachment)] }),
      // Keeps holiday replies and the like from being written.
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
    noteSuccess(SERVER);
    return { outcome: "sent" };
  } catch (error) {
    return answerOf(error as NodemailerError); // safe: nodemailer throws nothing else; all that is read of it is optional
  }
}

function attached({ name, mediaType, chunks }: AttachedFile) {
  return { filename: name, contentType: mediaType, content: Readable.from(chunks) };
}

function answerOf({ code, responseCode, message }: NodemailerError): Delivery {
  const error = `${code ?? "error"}: ${message}`.slice(0, 300);
  const ofMessage = code === "EENVELOPE" || code === "EMESSAGE";
  if (!ofMessage) noteFailure(SERVER);
  return { outcome: ofMessage && (responseCode ?? 0) >= 500 ? "refused" : "later", error };
}

function openTransport(url: string) {
  const { hostname, searchParams } = new URL(url);
  const near = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return createTransport({
    url,
    // A password must not be talked out of us in clear; whoever has such a server says so in the address.
    requireTLS: !near && !searchParams.has("ignoreTLS"),
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
