import { z } from "zod";
import type { SandboxContext } from "../../context";
import type { Answer } from "../problem";
import type { QrCall } from "./qr-call";
import { exchangeProblem, readQrBody } from "./qr-problem";

const requestedData = z.array(z.enum(["MSISDN"])).min(1);

const qrBody = z.object({
  qrCode: z.string({ error: "The complete data contained in the QR code is required." }).min(1).max(1000),
  requestedData: requestedData.optional(),
});

const customerBody = z.object({
  customer: z.object(
    { customerToken: z.string({ error: "The customer token is required." }).min(1) },
    { error: "Customer object is required." },
  ),
  requestedData,
});

const seconds = (madeAt: number) => Math.floor(madeAt / 1000);

/** `POST /v1/exchange`: whose personal code it is. */
export async function exchangeCode({ text }: QrCall, { customerCodes }: SandboxContext): Promise<Answer> {
  const read = readQrBody(qrBody, text, exchangeProblem);
  if ("answer" in read) return read.answer;
  const found = customerCodes.readPersonal(read.body.qrCode);
  if (!found) return exchangeProblem([{ name: "qrCode", reason: "It is not a personal code." }]);
  const { phone: msisdn, version, madeAt } = found;
  return {
    status: 200,
    body: { msisdn, version, ...(madeAt !== undefined && { timestamp: seconds(madeAt) }) },
  };
}

/** `POST /v1/exchange/customer`: who checked in. */
export async function exchangeCustomer(
  { text, msn }: QrCall,
  { customerCodes }: SandboxContext,
): Promise<Answer> {
  const read = readQrBody(customerBody, text, exchangeProblem);
  if ("answer" in read) return read.answer;
  const found = customerCodes.readCheckIn(read.body.customer.customerToken, msn);
  if (!found) {
    const reason = "The token is not valid for this sales unit, or older than 15 minutes.";
    return exchangeProblem([{ name: "customer.customerToken", reason }]);
  }
  return { status: 200, body: { msisdn: found.phone, timestamp: seconds(found.madeAt) } };
}
