import { type Context, Hono } from "hono";
import type { SandboxContext } from "../context";
import { PAGE_HEADERS } from "../page";
import { isStorable } from "../storable";
import { ORDER_STATES } from "./order";
import { staffPage } from "./staff-page";

const MOST = 100;
const MOST_SIGNS = 1_000;

/** `GET /staff`: a page that plays the platform's staff. Its forms post to `/staff/orders/{id}`. */
export function staffRoutes({ orders }: Pick<SandboxContext, "orders">): Hono {
  const show = async (c: Context, error?: string) =>
    c.html(String(await staffPage(await orders.list(MOST), error)), error ? 409 : 200, PAGE_HEADERS);
  return new Hono()
    .get("/staff", (c) => show(c))
    .post("/staff/orders/:id", async (c) => {
      const form = await c.req.parseBody();
      const to = ORDER_STATES.find((state) => state === form["to"]);
      const note = typeof form["note"] === "string" ? form["note"].trim().slice(0, MOST_SIGNS) : "";
      if (!to || !isStorable(note)) return show(c, "That can't be read.");
      const id = c.req.param("id");
      const moved = await orders.move(id, to, note);
      return "error" in moved ? show(c, moved.error) : c.redirect(`/staff#order-${id}`, 303);
    });
}
