import { randomBytes, randomUUID } from "node:crypto";
import type { z } from "zod";
import { isStorable } from "../../storable";
import type { Answer, Detail } from "../problem";

const BAD_REQUEST = "https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1";

/** An error of the codes: another shape than ePayment's, with the details under `invalidParams`. */
export function qrProblem(status: number, title: string, detail: string): Answer {
  return { status, body: { title, detail, instance: randomUUID() } };
}

/** Fields of a body or headers that break a rule; named with a capital, as the platform does. */
export function invalidParams(details: readonly Detail[]): Answer {
  const [trace, span] = [randomBytes(16).toString("hex"), randomBytes(8).toString("hex")];
  return {
    status: 400,
    body: {
      type: BAD_REQUEST,
      title: "One or more validation errors occurred.",
      detail: "BadRequest",
      instance: `00-${trace}-${span}-00`,
      invalidParams: details.map(({ name, reason }) => ({
        name: name.replace(/^\w/, (first) => first.toUpperCase()),
        reason,
      })),
    },
  };
}

/** An error of the exchange, which has a third shape. */
export function exchangeProblem(details: readonly Detail[]): Answer {
  return {
    status: 400,
    body: {
      title: "Bad request",
      status: 400,
      detail: "The request body contains one or more invalid parameters.",
      extraDetails: details,
    },
  };
}

type Read<S extends z.ZodType> = { body: z.output<S> } | { answer: Answer };

/** The body in its published shape, or the refusal in the section's own. */
export function readQrBody<S extends z.ZodType>(
  schema: S,
  text: string,
  refuse: (details: readonly Detail[]) => Answer,
): Read<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { answer: refuse([{ name: "body", reason: "The body is not valid JSON." }]) };
  }
  if (!isStorable(json))
    return { answer: refuse([{ name: "body", reason: "The body has broken characters." }]) };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { body: parsed.data };
  const details = parsed.error.issues.map(({ path, message }) => ({
    name: path.join(".") || "body",
    reason: message,
  }));
  return { answer: refuse(details) };
}
