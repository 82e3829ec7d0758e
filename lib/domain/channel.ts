/** How a payment reached its customer. */
export const CHANNELS = ["online", "in_person", "push", "qr", "link", "card"] as const;
