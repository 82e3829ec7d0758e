import { Hono } from "hono";
import { assetRoutes } from "./asset-routes";
import { authenticatorRoutes } from "./authenticator/authenticator-routes";
import type { SandboxContext } from "./context";
import type { CustomerActions } from "./customer-actions";
import { indexRoutes } from "./index-routes";
import { landingRoutes } from "./landing/landing-routes";
import { ledgerPageRoutes } from "./ledger/ledger-page-routes";
import { orderImageRoutes } from "./phone/order-image-routes";
import { phoneRoutes } from "./phone/phone-routes";
import { qrRoutes } from "./qr-routes";

/** Everything of the sandbox that people open in a browser, but for the identity issuers: those speak node's own HTTP. */
export function pageRoutes(context: SandboxContext, customers: CustomerActions): Hono {
  const { units, testPeople, publicUrl } = context;
  return new Hono()
    .route("/", indexRoutes(units, testPeople, publicUrl))
    .route("/", phoneRoutes({ ...context, customers, people: testPeople }))
    .route("/", orderImageRoutes(context.details))
    .route("/", landingRoutes(customers))
    .route("/", qrRoutes(customers, context))
    .route("/", ledgerPageRoutes(context))
    .route("/", authenticatorRoutes())
    .route("/", assetRoutes());
}
