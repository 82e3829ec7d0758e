import { Hono } from "hono";
import { assetRoutes } from "./asset-routes";
import type { SandboxContext } from "./context";
import type { CustomerActions } from "./customer-actions";
import { indexRoutes } from "./index-routes";
import { landingRoutes } from "./landing/landing-routes";
import { phoneRoutes } from "./phone/phone-routes";
import { qrRoutes } from "./qr-routes";

/** Everything of the sandbox that people open in a browser, but for the identity issuers: those speak node's own HTTP. */
export function pageRoutes(
  { clock, units, publicUrl }: Pick<SandboxContext, "clock" | "units" | "publicUrl">,
  customers: CustomerActions,
): Hono {
  return new Hono()
    .route("/", indexRoutes(units, publicUrl))
    .route("/", phoneRoutes({ customers, clock }))
    .route("/", landingRoutes(customers))
    .route("/", qrRoutes(customers, publicUrl))
    .route("/", assetRoutes());
}
