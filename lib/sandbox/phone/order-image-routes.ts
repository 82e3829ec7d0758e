import { Hono } from "hono";
import type { DetailsDesk } from "../order-details/details-desk";

/** `GET /phone/images/{msn}/{imageId}`: the picture that a shop put to an order. Never another one under this name. */
export function orderImageRoutes(details: DetailsDesk): Hono {
  return new Hono().get("/phone/images/:msn/:imageId", async (c) => {
    const image = await details.image(c.req.param("msn"), c.req.param("imageId"));
    if (!image) return c.notFound();
    const headers = { "content-type": image.type, "cache-control": "max-age=3600" };
    return c.body(image.bytes, 200, { ...headers, "x-content-type-options": "nosniff" });
  });
}
