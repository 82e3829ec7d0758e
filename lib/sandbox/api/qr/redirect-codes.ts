import { z } from "zod";
import type { RedirectCode } from "../../codes/code";
import { contentOf } from "../../codes/code-content";
import type { SandboxContext } from "../../context";
import type { Answer } from "../problem";
import type { QrCall } from "./qr-call";
import { invalidParams, qrProblem, readQrBody } from "./qr-problem";
import { type Format, formatOfHeaders, imageAddress } from "./read-format";

const ID = /^[-_+%æøåÆØÅ\w\s]*$/;
const TARGET = /^https:\/\/[\w.]+([\w#!:.?+=&%@\-/]+)?$/;

const rule = (field: string, pattern: string) =>
  `The field ${field} must match the regular expression '${pattern}'.`;

const redirectUrl = z
  .string({ error: "The RedirectUrl field is required." })
  .regex(TARGET, { message: rule("RedirectUrl", "^https://[\\w\\.]+([\\w#!:.?+=&%@\\-/]+)?$") });

const createBody = z.object({
  id: z
    .string({ error: "The Id field is required." })
    .min(1)
    .max(128)
    .regex(ID, { message: rule("Id", "^[-_+%æøåÆØÅ\\w\\s]*$") }),
  redirectUrl,
  ttl: z.int().min(300).max(2_147_483_647).nullish(),
});

const updateBody = z.object({ redirectUrl });

const NOT_FOUND = qrProblem.bind(null, 404, "Not found", "There is no such merchant redirect code.");

function view(code: RedirectCode, format: Format, { publicUrl, clock }: SandboxContext) {
  const { id, redirectUrl: target, token, expiresAt } = code;
  const url =
    format === "text" ? contentOf(publicUrl(), token) : imageAddress(publicUrl(), { code: token }, format);
  const expiresIn = expiresAt === undefined ? -1 : Math.ceil((expiresAt - clock.now()) / 1000);
  return { id, url, redirectUrl: target, expiresIn };
}

export async function createRedirect(
  { msn, headers, query, text }: QrCall,
  context: SandboxContext,
): Promise<Answer> {
  const wanted = formatOfHeaders(headers, query["whiteBorder"]);
  if ("answer" in wanted) return wanted.answer;
  const read = readQrBody(createBody, text, invalidParams);
  if ("answer" in read) return read.answer;
  const { id, redirectUrl: target, ttl } = read.body;
  const code = await context.codes.addRedirect(msn, id, target, ttl ?? undefined);
  return code ? { status: 200, body: view(code, wanted.format, context) } : { status: 409, body: { id } };
}

// Nothing is drawn where a list is read: whoever asks for no known kind of image gets the address of the usual one.
function formatToShow({ headers, query }: QrCall): Format {
  const wanted = formatOfHeaders(headers, query["whiteBorder"]);
  if ("format" in wanted) return wanted.format;
  return { format: "SVG", size: 1024, border: 8 };
}

export async function listRedirects(call: QrCall, context: SandboxContext): Promise<Answer> {
  const codes = await context.codes.list(call.msn, ["redirect"]);
  const format = formatToShow(call);
  const shown = codes.flatMap((code) => (code.kind === "redirect" ? [view(code, format, context)] : []));
  return { status: 200, body: shown };
}

async function findRedirect(
  { msn, id }: QrCall,
  { codes }: SandboxContext,
): Promise<RedirectCode | undefined> {
  const code = await codes.find(msn, "redirect", id);
  return code?.kind === "redirect" ? code : undefined;
}

export async function readRedirect(call: QrCall, context: SandboxContext): Promise<Answer> {
  const code = await findRedirect(call, context);
  return code ? { status: 200, body: view(code, formatToShow(call), context) } : NOT_FOUND();
}

export async function updateRedirect(call: QrCall, context: SandboxContext): Promise<Answer> {
  const wanted = formatOfHeaders(call.headers, call.query["whiteBorder"]);
  if ("answer" in wanted) return wanted.answer;
  const read = readQrBody(updateBody, call.text, invalidParams);
  if ("answer" in read) return read.answer;
  const code = await findRedirect(call, context);
  if (!code) return NOT_FOUND();
  const changed = await context.codes.changeTarget(code, read.body.redirectUrl);
  return { status: 200, body: view(changed, wanted.format, context) };
}

export async function deleteRedirect(call: QrCall, context: SandboxContext): Promise<Answer> {
  const code = await findRedirect(call, context);
  if (!code) return NOT_FOUND();
  await context.codes.remove(code);
  return { status: 200 };
}
