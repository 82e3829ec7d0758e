import { randomUUID } from "node:crypto";
import { operations } from "@/db/schema/payments";
import type { Scene } from "@/e2e/access-scene";
import { askFor } from "@/e2e/ask-portal";
import { plantDifference } from "@/e2e/books";
import { plantCode } from "@/e2e/codes";
import { createFailedRequest, createRequestList } from "@/e2e/failed-request";
import { cookieOf } from "@/e2e/identities";
import { createInvoice } from "@/e2e/invoices";
import { plantLink, plantLinkOrder } from "@/e2e/payment-links";
import { plantSettlement } from "@/e2e/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { drawPng } from "@/lib/testing/draw-png";

/** What addresses and forms name: the same scene with other ids. `whole` is another company's own address and ids. */
export type Aim = { name: "other unit" | "foreign" | "missing" | "malformed" | "whole"; scene: Scene };

/** The second unit's things; what belongs to the whole company stays. */
export async function otherUnit(scene: Scene): Promise<Aim> {
  const { company, other } = scene;
  const { msn } = other;
  const unit = company.units.find((one) => one.msn === msn);
  if (!unit) throw new Error("the scene has no second unit");
  const turned = { ...company, units: [unit, ...company.units.filter((one) => one !== unit)] };
  const link = await plantLink(company, { unit: msn, title: "Secret of the second" });
  const headers = await cookieOf(scene.cast.administrator);
  for (const picture of [`sales-units/${msn}/logo`, `links/${link.id}/image`])
    await askFor("POST", `/m/${company.slug}/${picture}`, { headers, body: new Uint8Array(drawPng()) });
  const difference = await plantDifference(company.id, msn);
  const ids = {
    payment: other,
    operation: await inReview(company.id, other.id, msn),
    invoice: await createInvoice(turned, { number: 900_000, reference: "26" }),
    link: { ...link, order: await plantLinkOrder(company, link.id, msn) },
    request: await createFailedRequest(company, msn),
    list: await createRequestList(company, msn),
    settlement: await plantSettlement(company, msn),
    difference,
    ...(await plantCode(company, msn)),
  };
  return { name: "other unit", scene: { ...scene, ...ids } };
}

/** Another company's ids, under one's own address. */
export function foreign(scene: Scene, elsewhere: Scene): Aim {
  const cast = { ...scene.cast, assistant: elsewhere.cast.assistant };
  return { name: "foreign", scene: { ...elsewhere, company: scene.company, cast } };
}

/** Ids of the right form that nobody has. */
export function missing(scene: Scene): Aim {
  const id = () => randomUUID();
  return {
    name: "missing",
    scene: withIds(scene, id, { msn: "999999999", code: "999999999.r.YQ", settlement: "9999999999-2000001" }),
  };
}

/** Ids that are none. */
export function malformed(scene: Scene): Aim {
  const text = "'--";
  return {
    name: "malformed",
    scene: withIds(scene, () => text, { msn: text, code: text, settlement: text }),
  };
}

function withIds(
  scene: Scene,
  id: () => string,
  { msn, code, settlement }: { msn: string; code: string; settlement: string },
): Scene {
  return {
    ...scene,
    cast: { ...scene.cast, assistant: id() },
    payment: { id: id(), reference: id(), msn },
    other: { id: id(), reference: id(), msn },
    ...{ operation: id(), role: id(), group: id(), spareGroup: id(), order: id(), request: id(), list: id() },
    ...{
      invoice: { id: id(), token: id() },
      link: { id: id(), token: id(), order: id() },
      code,
      batch: id(),
    },
    ...{ checkIn: id(), settlement, subscription: id(), delivery: id(), difference: id(), statement: id() },
    ...{ bankLine: id(), export: id(), spareExport: id() },
  };
}

async function inReview(merchantId: string, paymentId: string, msn: string): Promise<string> {
  const id = randomUUID();
  const what = {
    kind: "capture",
    amountMinor: 100,
    currency: "NOK",
    requestHash: "0",
    seenVersion: 0,
  } as const;
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    tx.insert(operations).values({ ...what, merchantId, id, msn, paymentId, state: "needs_review" }),
  );
  return id;
}
