import { z } from "zod";
import type { SandboxContext } from "../../context";
import type { Answer } from "../problem";
import type { QrCall } from "./qr-call";
import { invalidParams, qrProblem, readQrBody } from "./qr-problem";
import { formatOfHeaders, imageAddress } from "./read-format";

const body = z.object({ url: z.string({ error: "The Url field is required." }).min(1) });

/** `POST /v1`: a code for one payment that was made with a landing page. It lives as long as the payment waits. */
export async function makeOneTimeCode(
  { headers, query, text, msn }: QrCall,
  context: SandboxContext,
): Promise<Answer> {
  const wanted = formatOfHeaders(headers, query["whiteBorder"]);
  if ("answer" in wanted) return wanted.answer;
  const read = readQrBody(body, text, invalidParams);
  if ("answer" in read) return read.answer;
  const token = /[?&]token=([^&#\s]+)/.exec(read.body.url)?.[1] ?? "";
  const found = await context.desk.store.paymentByToken(token);
  const payment = found?.msn === msn ? await context.desk.read(found) : undefined;
  if (!payment) return qrProblem(400, "Validation error", "Supplied landing page token is not valid");
  if (payment.state !== "CREATED") return qrProblem(400, "Order timeout", "Payment has already timed out");
  const { publicUrl, clock } = context;
  const { format } = wanted;
  const url =
    format === "text"
      ? `${publicUrl()}/landing?token=${token}`
      : imageAddress(publicUrl(), { token }, format);
  return {
    status: 200,
    body: { url, expiresIn: Math.max(0, Math.floor((payment.expiresAt - clock.now()) / 1000)) },
  };
}
