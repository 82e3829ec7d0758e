import type { SalesUnitBook } from "../sales-unit-book";
import type { FaultTarget, Operation } from "./faults";

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ["POST", /^\/(accesstoken\/get|miami\/v1\/token)$/, "token"],
  ["POST", /^\/epayment\/v1\/payments$/, "create"],
  ["GET", /^\/epayment\/v1\/payments\/([^/]+)$/, "get"],
  ["GET", /^\/epayment\/v1\/payments\/([^/]+)\/events$/, "events"],
  ["POST", /^\/epayment\/v1\/payments\/([^/]+)\/capture$/, "capture"],
  ["POST", /^\/epayment\/v1\/payments\/([^/]+)\/refund$/, "refund"],
  ["POST", /^\/epayment\/v1\/payments\/([^/]+)\/cancel$/, "cancel"],
  ["POST", /^\/epayment\/v1\/test\/payments\/([^/]+)\/approve$/, "force-approve"],
  ["POST", /^\/webhooks\/v1\/webhooks$/, "register-webhook"],
  ["GET", /^\/webhooks\/v1\/webhooks$/, "list-webhooks"],
  ["DELETE", /^\/webhooks\/v1\/webhooks\/([^/]+)$/, "delete-webhook"],
  ["PUT", /^\/order-management\/v2\/[^/]+\/categories\/([^/]+)$/, "put-category"],
  ["POST", /^\/order-management\/v2\/[^/]+\/receipts\/([^/]+)$/, "add-receipt"],
  ["GET", /^\/order-management\/v2\/[^/]+\/([^/]+)$/, "get-order"],
  ["GET", /^\/vipps-userinfo-api\/userinfo\/[^/]+$/, "userinfo"],
  ["POST", /^\/qr\/v1(?:\/merchant-redirect)?$/, "create-code"],
  ["GET", /^\/qr\/v1\/merchant-(?:redirect|callback)$/, "list-codes"],
  ["GET", /^\/qr\/v1\/merchant-(?:redirect|callback)\/([^/]+)$/, "get-code"],
  ["PUT", /^\/qr\/v1\/merchant-(?:redirect|callback(?:\/mobilepay)?)\/([^/]+)$/, "change-code"],
  ["DELETE", /^\/qr\/v1\/merchant-(?:redirect|callback)\/([^/]+)$/, "delete-code"],
  ["GET", /^\/settlement\/v1\/ledgers$/, "list-ledgers"],
  ["GET", /^\/report\/v2\/ledgers\/([^/]+)\/[^/]+\/dates\/[^/]+$/, "report-date"],
  ["GET", /^\/report\/v2\/ledgers\/([^/]+)\/[^/]+\/feed$/, "report-feed"],
  ["POST", /^\/qr\/v1\/exchange(?:\/customer)?$/, "exchange"],
];

/** Whether a path belongs to the platform, and not to the phone, the identity page or the controls. */
export function isPlatformPath(path: string): boolean {
  // The image of a payment's own code is fetched by anybody, at the address that the codes' interface begins with.
  return /^\/(?:(accesstoken|miami|epayment|webhooks|order-management|vipps-userinfo-api|settlement|report)\/|qr\/v1\/)/.test(
    path,
  );
}

export function describeRequest(request: Request, text: string, units: SalesUnitBook): FaultTarget {
  const { pathname } = new URL(request.url);
  const route = ROUTES.find(([method, path]) => method === request.method && path.test(pathname));
  const [, path, operation] = route ?? [];
  const msn = request.headers.get("merchant-serial-number") || unitOfKey(request.headers, units);
  if (operation === "create")
    return { operation, msn, reference: /"reference"\s*:\s*"([^"]*)"/.exec(text)?.[1] };
  const inPath =
    operation?.endsWith("webhook") || operation === "token" ? undefined : path?.exec(pathname)?.[1];
  return { operation, msn, reference: inPath };
}

function unitOfKey(headers: Headers, units: SalesUnitBook): string | undefined {
  const key = headers.get("ocp-apim-subscription-key");
  // Whose request it was is also told by a key that has ended since.
  return key ? units.bySubscriptionKey(key, 0)?.msn : undefined;
}
