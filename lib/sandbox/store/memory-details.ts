import {
  type DetailsAddress,
  emptyDetails,
  type OrderDetails,
  type OrderDetailsKeeper,
  type OrderImage,
} from "../order-details/order-details";

const nameOf = ({ msn, paymentType, orderId }: DetailsAddress) => `${msn}/${paymentType}/${orderId}`;

/** Order details and images of the memory store. */
export class MemoryDetails implements OrderDetailsKeeper {
  readonly #details = new Map<string, OrderDetails>();
  readonly #images = new Map<string, OrderImage>();

  async find(addresses: readonly DetailsAddress[]): Promise<OrderDetails[]> {
    return addresses.map((at) => this.#details.get(nameOf(at))).filter((one) => one !== undefined);
  }

  async ofOrder(msn: string, orderId: string): Promise<OrderDetails[]> {
    return [...this.#details.values()].filter((one) => one.msn === msn && one.orderId === orderId);
  }

  async withCategory(msn: string, categoryId: string): Promise<OrderDetails | undefined> {
    return [...this.#details.values()].find(
      (one) => one.msn === msn && one.categories.some((category) => category.categoryId === categoryId),
    );
  }

  async change(at: DetailsAddress, decide: (details: OrderDetails) => OrderDetails | undefined) {
    const changed = decide(this.#details.get(nameOf(at)) ?? emptyDetails(at));
    if (changed) this.#details.set(nameOf(at), changed);
    return changed;
  }

  async addImage(image: OrderImage): Promise<boolean> {
    const name = `${image.msn}/${image.imageId}`;
    if (this.#images.has(name)) return false;
    this.#images.set(name, image);
    return true;
  }

  async image(msn: string, imageId: string): Promise<OrderImage | undefined> {
    return this.#images.get(`${msn}/${imageId}`);
  }

  clear(): void {
    this.#details.clear();
    this.#images.clear();
  }
}
