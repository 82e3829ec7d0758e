import { parseMoney } from "@/lib/domain/money";
import { CODE_KINDS, type CodeKind, MOST_IN_BATCH, numberedNames, targetFor } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

const sortingOf = (form: FormData) => ({
  folder: textField(form, "folder"),
  place: textField(form, "place"),
});

type CreateInput = {
  id: string;
  msn: string;
  kind: CodeKind;
  name: string;
  target: string;
  folder: string;
  place: string;
};

function kindOf(form: FormData): CodeKind {
  return CODE_KINDS.find((one) => one === textField(form, "codeKind")) ?? "redirect";
}

export function createForm(form: FormData): Result<CreateInput, FieldFailures> {
  const kind = kindOf(form);
  return ok({
    id: textField(form, "idempotencyKey"),
    msn: textField(form, "msn"),
    kind,
    name: textField(form, "name"),
    target: textField(form, kind === "redirect" ? "target" : "location"),
    ...sortingOf(form),
  });
}

export const changeForm = (form: FormData) =>
  ok({ code: textField(form, "qrCode"), target: textField(form, "target"), ...sortingOf(form) });

export const deleteForm = (form: FormData) =>
  ok({ code: textField(form, "qrCode"), typedName: textField(form, "typedName") });

type BatchInput = {
  batch: string;
  msn: string;
  kind: CodeKind;
  rows: { name: string; target: string }[];
  folder: string;
  place: string;
};

export function batchForm(form: FormData): Result<BatchInput, FieldFailures> {
  const kind = kindOf(form);
  const rows = numberedRows(form, kind);
  if (!rows) return fail({ until: "batch_range" as const });
  return ok({
    batch: textField(form, "idempotencyKey"),
    msn: textField(form, "msn"),
    ...{ kind, rows },
    ...sortingOf(form),
  });
}

function numberedRows(form: FormData, kind: CodeKind): BatchInput["rows"] | undefined {
  const [from, to] = [textField(form, "from"), textField(form, "until")].map(Number);
  if (!isNumber(from) || !isNumber(to) || to < from) return undefined;
  const name = textField(form, "name").trim();
  const pattern = textField(form, kind === "redirect" ? "target" : "location");
  // One more than may be made is enough to be refused for it.
  const names = numberedNames(name, from, Math.min(to, from + MOST_IN_BATCH));
  return names.map((one, at) => ({ name: one, target: targetFor(pattern, from + at) }));
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 9999;
}

export const repeatForm = (form: FormData) => ok({ batch: textField(form, "batch") });

export const hearForm = (form: FormData) => ok({ msn: textField(form, "msn") });

const CURRENCIES = ["NOK", "DKK", "EUR"] as const;

type AskInput = {
  checkIn: string;
  amountMinor: number;
  currency: (typeof CURRENCIES)[number];
  message: string;
  idempotencyKey: string;
};

export function askForm(form: FormData): Result<AskInput, FieldFailures> {
  const currency = CURRENCIES.find((one) => one === textField(form, "currency"));
  if (!currency) return fail({ amount: "currency_not_collected" as const });
  const text = textField(form, "amount").trim();
  if (/^[-−]/u.test(text)) return fail({ amount: "amount_not_positive" as const });
  const amount = parseMoney(text, currency);
  if (!amount.ok) return fail({ amount: amount.error.code });
  return ok({
    checkIn: textField(form, "checkIn"),
    amountMinor: amount.value.minor,
    currency,
    message: textField(form, "message").trim(),
    idempotencyKey: textField(form, "idempotencyKey"),
  });
}
