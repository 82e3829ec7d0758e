import { randomUUID } from "node:crypto";
import { type Receipt, receiptBody } from "../api/receipt-body";
import type { Payment } from "../payment";
import type { Store } from "../store/store";
import {
  type DetailsAddress,
  emptyDetails,
  type OrderCategory,
  type OrderDetails,
  type OrderImage,
  shownCategory,
} from "./order-details";

type NewCategory = Pick<OrderCategory, "type" | "url" | "imageId">;

/** What the customer sees of an order beside the payment itself. */
export type ShownDetails = { category: OrderCategory | undefined; receipt: Receipt | undefined };

export const NOTHING_TOLD: ShownDetails = { category: undefined, receipt: undefined };

/** Where merchants tell about their orders, and where the app reads it. */
export class DetailsDesk {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get #keeper() {
    return this.#store.details;
  }

  /** Takes the place of the category that was put before. Answers its id. */
  async putCategory(at: DetailsAddress, category: NewCategory): Promise<string> {
    const added = { ...category, categoryId: randomUUID(), single: true };
    await this.#keeper.change(at, (details) => {
      const others = details.categories.filter(({ single }) => !single);
      return { ...details, categories: [...others, added] };
    });
    return added.categoryId;
  }

  /** One more category; the ones before stay. */
  async addCategory(at: DetailsAddress, category: NewCategory): Promise<string> {
    const added = { ...category, categoryId: randomUUID(), single: false };
    await this.#keeper.change(at, (details) => ({
      ...details,
      categories: [...details.categories, added],
    }));
    return added.categoryId;
  }

  /** False where the order has a receipt already, be it from the creation of its payment. */
  async addReceipt(at: DetailsAddress, receipt: Receipt): Promise<boolean> {
    if (await this.#receiptOfPayment(at)) return false;
    const kept = await this.#keeper.change(at, (details) =>
      details.receipt ? undefined : { ...details, receipt },
    );
    return kept !== undefined;
  }

  /** Undefined where nothing was ever told. */
  async read(at: DetailsAddress): Promise<OrderDetails | undefined> {
    const [own] = await this.#keeper.find([at]);
    const receipt = own?.receipt ?? (await this.#receiptOfPayment(at));
    return own || receipt ? { ...(own ?? emptyDetails(at)), receipt } : undefined;
  }

  async #receiptOfPayment({ msn, paymentType, orderId }: DetailsAddress): Promise<Receipt | undefined> {
    return paymentType === "ECOM"
      ? receiptOf(await this.#store.payment({ msn, reference: orderId }))
      : undefined;
  }

  ofOrder(msn: string, orderId: string): Promise<OrderDetails[]> {
    return this.#keeper.ofOrder(msn, orderId);
  }

  withCategory(msn: string, categoryId: string): Promise<OrderDetails | undefined> {
    return this.#keeper.withCategory(msn, categoryId);
  }

  async removeCategory(msn: string, categoryId: string): Promise<boolean> {
    const found = await this.#keeper.withCategory(msn, categoryId);
    if (!found) return false;
    await this.#keeper.change(found, (details) => ({
      ...details,
      categories: details.categories.filter((category) => category.categoryId !== categoryId),
    }));
    return true;
  }

  addImage(image: OrderImage): Promise<boolean> {
    return this.#keeper.addImage(image);
  }

  image(msn: string, imageId: string): Promise<OrderImage | undefined> {
    return this.#keeper.image(msn, imageId);
  }

  /** For each payment, in the same order, what its customer sees of the order. */
  async shownAt(payments: readonly Payment[]): Promise<ShownDetails[]> {
    const found = await this.#keeper.find(payments.flatMap(placesOf));
    const byPlace = new Map(found.map((details) => [placeName(details), details]));
    return payments.map((payment) => {
      const own = placesOf(payment).map((at) => byPlace.get(placeName(at)));
      const told = own.find((details) => details?.receipt)?.receipt;
      const category = own.map(shownCategory).find((one) => one !== undefined);
      return { category, receipt: told ?? receiptOf(payment) };
    });
  }
}

const placeName = ({ msn, paymentType, orderId }: DetailsAddress) => `${msn}/${paymentType}/${orderId}`;

function placesOf({ msn, reference, pspReference }: Payment): DetailsAddress[] {
  return [
    { msn, paymentType: "ECOM", orderId: reference },
    { msn, paymentType: "TRANSACTION", orderId: pspReference },
  ];
}

function receiptOf(payment: Payment | undefined): Receipt | undefined {
  return payment?.receipt === undefined ? undefined : receiptBody.safeParse(payment.receipt).data;
}
