import { z } from "zod";
import type { CallbackCode } from "../../codes/code";
import { contentOf } from "../../codes/code-content";
import type { Drawing } from "../../codes/draw-code";
import type { SandboxContext } from "../../context";
import type { Answer } from "../problem";
import type { QrCall } from "./qr-call";
import { invalidParams, qrProblem, readQrBody } from "./qr-problem";
import { formatOfQuery, imageAddress } from "./read-format";

const putBody = z.object({
  locationDescription: z.string({ error: "The LocationDescription field is required." }).min(1).max(36),
  category: z.enum(["IN_STORE", "VENDING"]).default("IN_STORE"),
});

const KINDS = ["callback", "beacon"] as const;

const NOT_FOUND = qrProblem.bind(null, 404, "Not found", "There is no such merchant callback code.");

function view(code: CallbackCode, drawing: Drawing, publicUrl: string) {
  const { msn: merchantSerialNumber, id: merchantQrId, locationDescription, token } = code;
  const qrImageUrl = imageAddress(publicUrl, { code: token }, drawing);
  return {
    merchantSerialNumber,
    merchantQrId,
    locationDescription,
    qrImageUrl,
    qrContent: contentOf(publicUrl, token),
  };
}

async function put(call: QrCall, kind: CallbackCode["kind"], { codes }: SandboxContext): Promise<Answer> {
  const read = readQrBody(putBody, call.text, invalidParams);
  if ("answer" in read) return read.answer;
  if (call.id.length > 128)
    return invalidParams([{ name: "MerchantQrId", reason: "At most 128 characters." }]);
  const kept = await codes.putCallback(call.msn, kind, call.id, read.body);
  return kept ? { status: 200 } : { status: 409, body: { id: call.id } };
}

export const putCallback = (call: QrCall, context: SandboxContext) => put(call, "callback", context);

/** Maps a code of the former MobilePay, printed long ago, to the unit. Makes no new one. */
export const putBeacon = (call: QrCall, context: SandboxContext) => put(call, "beacon", context);

async function findCallback(
  { msn, id }: QrCall,
  { codes }: SandboxContext,
): Promise<CallbackCode | undefined> {
  for (const kind of KINDS) {
    const code = await codes.find(msn, kind, id);
    if (code && code.kind !== "redirect") return code;
  }
  return undefined;
}

export async function readCallback(call: QrCall, context: SandboxContext): Promise<Answer> {
  const wanted = formatOfQuery(call.query);
  if ("answer" in wanted) return wanted.answer;
  const code = await findCallback(call, context);
  if (!code || wanted.format === "text") return NOT_FOUND();
  return { status: 200, body: view(code, wanted.format, context.publicUrl()) };
}

export async function listCallbacks(call: QrCall, context: SandboxContext): Promise<Answer> {
  const wanted = formatOfQuery(call.query);
  if ("answer" in wanted) return wanted.answer;
  const { format } = wanted;
  const codes = await context.codes.list(call.msn, KINDS);
  const shown = codes.flatMap((code) =>
    code.kind === "redirect" || format === "text" ? [] : [view(code, format, context.publicUrl())],
  );
  return { status: 200, body: shown };
}

export async function deleteCallback(call: QrCall, context: SandboxContext): Promise<Answer> {
  const code = await findCallback(call, context);
  if (!code) return NOT_FOUND();
  await context.codes.remove(code);
  return { status: 200 };
}
