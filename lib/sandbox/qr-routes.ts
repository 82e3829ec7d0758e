import { Hono } from "hono";
import { contentOf } from "./codes/code-content";
import type { CodeDesk } from "./codes/code-desk";
import type { CustomerCodes } from "./codes/customer-codes";
import { type Drawing, drawCode, USUAL_BORDER, USUAL_SIZE } from "./codes/draw-code";
import type { SandboxContext } from "./context";
import type { CustomerActions } from "./customer-actions";

type Shown = Pick<SandboxContext, "testPeople" | "publicUrl"> & {
  codes: CodeDesk;
  customerCodes: CustomerCodes;
};

const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/**
 * Images and addresses of codes, for anybody: `GET /qr/v1?token=` is the code of a payment with the user flow `QR`, in the format
 * that was asked for; `/qr/generate/qr.png` and `.svg` are those of the QR interface, by `code=` or `token=`, with `size` and
 * `border`; 404 once nobody can pay or scan it any more. `/qr/c/…` is what a standing code says: the merchant's page, or the app.
 * `GET /qr/personal?person=` is a person's own code.
 */
export function qrRoutes(
  customers: CustomerActions,
  { testPeople, publicUrl, codes, customerCodes }: Shown,
): Hono {
  const usual: Drawing = { format: "SVG", size: USUAL_SIZE, border: USUAL_BORDER };
  const openPayment = async (token: string) => {
    const found = await customers.findByToken(token);
    return found?.payment.state === "CREATED" ? found.payment : undefined;
  };
  const contentBehind = async (code: string, token: string) => {
    if (code !== "") return (await codes.scanned(code)) && contentOf(publicUrl(), code);
    return (await openPayment(token)) && `${publicUrl()}/landing?token=${token}`;
  };
  return new Hono()
    .get("/qr/v1", async (c) => {
      const payment = await openPayment(c.req.query("token") ?? "");
      if (payment?.userFlow !== "QR") return c.notFound();
      const format = payment.qrFormat?.format === "IMAGE/PNG" ? "PNG" : "SVG";
      const size = payment.qrFormat?.size ?? USUAL_SIZE;
      return draw(`${publicUrl()}/landing?token=${payment.token}`, { ...usual, format, size });
    })
    .get("/qr/generate/:file{qr\\.(?:png|svg)}", async (c) => {
      const { code = "", token = "", size, border } = c.req.query();
      const content = await contentBehind(code, token);
      if (!content) return c.notFound();
      const format = c.req.param("file").endsWith("png") ? "PNG" : "SVG";
      const side = Math.min(2000, Math.max(100, Number(size) || USUAL_SIZE));
      const edge = Math.min(side / 4, Math.max(0, Number(border ?? USUAL_BORDER) || 0));
      return draw(content, { format, size: side, border: edge });
    })
    .get("/qr/c/:token", async (c) => {
      const token = c.req.param("token");
      const found = await codes.scanned(token);
      if (!found) return c.text("This code is not in use any more.", 404, HEADERS);
      return c.redirect(found.kind === "redirect" ? found.redirectUrl : `/phone?code=${token}`, 302);
    })
    .get("/qr/personal", async (c) => {
      const person = testPeople.byId(c.req.query("person") ?? "");
      return person ? draw(customerCodes.personal(person), usual) : c.notFound();
    });
}

async function draw(content: string, drawing: Drawing): Promise<Response> {
  const [image, type] = await drawCode(content, drawing);
  return new Response(image, { headers: { ...HEADERS, "content-type": type } });
}
