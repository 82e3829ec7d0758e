import { randomUUID } from "node:crypto";
import { type Answer, type Detail, problem } from "../problem";

/** The Report API's own shape of a refused token. */
export function unauthorized(message: string): Answer {
  return { status: 401, body: { code: "Unauthorized", message } };
}

/** Its shape of a failure of its own: 10001 is worth another try. */
export function reportFailure(status: number): Answer {
  const body = { errorCode: 10_001, errorMessage: "Unknown error. Try again.", contextId: randomUUID() };
  return { status, body };
}

export function noSuchLedger(instance: string): Answer {
  const detail = "No such ledgerId.";
  return problem({ status: 404, title: "Not Found", detail, instance, extraDetails: [] });
}

export function badInput(instance: string, ...extraDetails: Detail[]): Answer {
  const detail = "One or more of the parameters can't be used.";
  return problem({ status: 400, title: "Bad Request", detail, instance, extraDetails });
}
