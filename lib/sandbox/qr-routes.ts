import { Hono } from "hono";
import { toBuffer, toString as toText } from "qrcode";
import type { CustomerActions } from "./customer-actions";
import type { PeopleBook } from "./people-book";
import type { TestPerson } from "./test-people";

/** What the person's app shows a shop that scans it: a text that ends in their number. */
export function personalCode(person: TestPerson): string {
  return `https://qr.vipps.no/28/2/01/031/${person.phone}?v=1`;
}

function drawSvg(content: string): Promise<string> {
  return toText(content, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
}

/**
 * `GET /qr/v1?token=` is the code of a payment with the user flow `QR`, as SVG or as PNG in the size that was asked for; 404
 * once nobody can pay it any more. `GET /qr/personal?person=` is a person's own code.
 */
export function qrRoutes(customers: CustomerActions, people: PeopleBook, publicUrl: () => string): Hono {
  const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
  const svg = { ...headers, "content-type": "image/svg+xml" };
  return new Hono()
    .get("/qr/v1", async (c) => {
      const found = await customers.findByToken(c.req.query("token") ?? "");
      if (found?.payment.userFlow !== "QR" || found.payment.state !== "CREATED") return c.notFound();
      const { token, qrFormat } = found.payment;
      const content = `${publicUrl()}/landing?token=${token}`;
      if (qrFormat?.format !== "IMAGE/PNG") return c.body(await drawSvg(content), 200, svg);
      const image = await toBuffer(content, { type: "png", width: qrFormat.size ?? 1024, margin: 2 });
      return c.body(new Uint8Array(image), 200, { ...headers, "content-type": "image/png" });
    })
    .get("/qr/personal", async (c) => {
      const person = people.byId(c.req.query("person") ?? "");
      return person ? c.body(await drawSvg(personalCode(person)), 200, svg) : c.notFound();
    });
}
