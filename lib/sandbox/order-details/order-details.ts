import type { Receipt } from "../api/receipt-body";

export const CATEGORY_TYPES = [
  ...(["GENERAL", "RECEIPT", "ORDER_CONFIRMATION"] as const),
  ...(["DELIVERY", "TICKET", "BOOKING"] as const),
] as const;

export type CategoryType = (typeof CATEGORY_TYPES)[number];

export const PAYMENT_TYPES = ["ECOM", "RECURRING"] as const;

/** Version 1 names an order by its transaction, so those details stand in a drawer of their own. */
export type PaymentType = (typeof PAYMENT_TYPES)[number] | "TRANSACTION";

/** Nobody looks whether there is such an order: what is sent may come before the payment. */
export type DetailsAddress = { msn: string; paymentType: PaymentType; orderId: string };

export type OrderCategory = {
  categoryId: string;
  type: CategoryType;
  url: string;
  imageId?: string | undefined;
  /** Of an interface that knows one category only: the next one that it puts takes this one's place. */
  single: boolean;
};

/** What a merchant tells about an order. The newest category stands last and is the one that the app shows. */
export type OrderDetails = DetailsAddress & { categories: OrderCategory[]; receipt?: Receipt | undefined };

export type OrderImage = {
  msn: string;
  imageId: string;
  type: "image/png" | "image/jpeg";
  bytes: Uint8Array<ArrayBuffer>;
};

/** Where order details and images are kept. */
export type OrderDetailsKeeper = {
  /** Those that are there, in no order. */
  find: (addresses: readonly DetailsAddress[]) => Promise<OrderDetails[]>;
  /** Of every payment type. */
  ofOrder: (msn: string, orderId: string) => Promise<OrderDetails[]>;
  withCategory: (msn: string, categoryId: string) => Promise<OrderDetails | undefined>;
  /** Runs `decide` while nobody else can change these details; what it gives back is kept. It must be pure. */
  change: (
    at: DetailsAddress,
    decide: (details: OrderDetails) => OrderDetails | undefined,
  ) => Promise<OrderDetails | undefined>;
  /** False, and nothing kept, where the sales unit has an image of this name. */
  addImage: (image: OrderImage) => Promise<boolean>;
  image: (msn: string, imageId: string) => Promise<OrderImage | undefined>;
};

export function emptyDetails({ msn, paymentType, orderId }: DetailsAddress): OrderDetails {
  return { msn, paymentType, orderId, categories: [] };
}

export function shownCategory(details: OrderDetails | undefined): OrderCategory | undefined {
  return details?.categories.at(-1);
}
