import { Hono } from "hono";
import { assetRoutes } from "./asset-routes";
import { authenticatorRoutes } from "./authenticator/authenticator-routes";
import type { SandboxContext } from "./context";
import type { CustomerActions } from "./customer-actions";
import { indexRoutes } from "./index-routes";
import { landingRoutes } from "./landing/landing-routes";
import { phoneRoutes } from "./phone/phone-routes";
import { qrRoutes } from "./qr-routes";

/** Everything of the sandbox that people open in a browser, but for the identity issuers: those speak node's own HTTP. */
export function pageRoutes(
  {
    clock,
    units,
    testPeople,
    publicUrl,
  }: Pick<SandboxContext, "clock" | "units" | "testPeople" | "publicUrl">,
  customers: CustomerActions,
): Hono {
  return new Hono()
    .route("/", indexRoutes(units, testPeople, publicUrl))
    .route("/", phoneRoutes({ customers, people: testPeople, clock }))
    .route("/", landingRoutes(customers))
    .route("/", qrRoutes(customers, testPeople, publicUrl))
    .route("/", authenticatorRoutes())
    .route("/", assetRoutes());
}
