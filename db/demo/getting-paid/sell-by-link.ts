import { linkViews } from "@/db/schema/payment-links";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { createLink } from "@/lib/payment-links/create-link";
import { followOrder } from "@/lib/payment-links/follow-order";
import type { NewLink } from "@/lib/payment-links/link-record";
import { savePreferences } from "@/lib/payment-links/save-preferences";
import { startOrder } from "@/lib/payment-links/start-order";
import { addPaymentLinks } from "@/lib/sales-units/add-payment-links";
import { answerPayment, type Reaction } from "./answer-payment";
import { type DemoShop, must } from "./demo-shop";

type Offer = "msn" | "title" | "description" | "price" | "vatRate" | "fields" | "shipping";

export type DemoLink = Pick<NewLink, Offer> & {
  readonly key: string;
  readonly daysAgo: number;
  readonly stock?: number;
  /** How many days it can be paid. */
  readonly lasts?: number;
  readonly successMessage?: string;
  /** How often its page was looked at, on each day until today. */
  readonly viewsADay: number;
  readonly orders: readonly DemoOrder[];
};

/** Someone's way through the page. `typed` are the form's fields beside the accepted terms. */
export type DemoOrder = {
  readonly daysAgo: number;
  readonly phone: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly reaction: Reaction;
};

/** Orders payment links for a unit, which the sandbox has at once. */
export async function haveLinks(shop: DemoShop, msn: string, termsUrl: string): Promise<void> {
  const ordered = await addPaymentLinks.call(shop.administrator, { msn });
  must("payment links", ordered, "already_requested");
  const kept = { msn, completeAutomatically: false, mailTo: "", mailLocale: "en" as const, termsUrl };
  must("preferences", await savePreferences.call(shop.administrator, kept));
}

export async function makeLink(shop: DemoShop, link: DemoLink): Promise<void> {
  const { key, daysAgo, lasts, viewsADay, orders: _, ...offer } = link;
  const id = shop.idOf("link", key);
  const today = dayAt(now(), shop.administrator.timeZone);
  const made = await createLink.call(shop.administrator, {
    ...{ successMessage: "", redirectUrl: "", stock: null, ...offer, id },
    lastDay: lasts === undefined ? null : addDays(today, lasts),
  });
  must(key, made);
  const days = Array.from({ length: Math.ceil(daysAgo) + 1 }, (_day, at) => addDays(today, at));
  const place = { merchantId: shop.merchantId, linkId: id, msn: link.msn };
  // More on some days than on others, the same in every demonstration.
  const views = days.map((day, at) => ({ ...place, day, views: 1 + ((at * 7 + key.length) % viewsADay) }));
  await inWriteTransaction({ merchantId: shop.merchantId, reach: "all" }, (tx) =>
    tx.insert(linkViews).values(views).onConflictDoNothing(),
  );
}

/** Someone fills in the form, goes on to the platform, and answers there or doesn't. */
export async function buyByLink(
  shop: DemoShop,
  link: DemoLink,
  { phone, typed, reaction }: DemoOrder,
  at: number,
): Promise<void> {
  const orderId = shop.idOf("order", link.key, String(at));
  const visitor = shop.portal("payment-link:pay", "visitor");
  const input = { linkId: shop.idOf("link", link.key), attempt: orderId, typed: { terms: "yes", ...typed } };
  if (!must("an order", await startOrder.call(visitor, input), "order_over", "link_closed")) return;
  await answerPayment(shop, orderId, reaction, phone);
  if (reaction !== "leave") must("an order", await followOrder.call(visitor, { orderId }));
}
