export type Kind = "capture" | "refund" | "cancel";
export type View = {
  state: string;
  authorized: number;
  captured: number;
  refunded: number;
  cancelled: number;
};

/** What is kept under a key: whether it was carried out, and the payment as the answer showed it. */
export type Stored = { readonly done: boolean; readonly view: View };

/** What whoever reads now is told. It may reach them late. */
export type Reading = {
  readonly view: View;
  readonly done: ReadonlySet<string>;
  /** What was done with another program. Cancellations may come without a key. */
  readonly elsewhere: readonly { readonly keyless: boolean; readonly at: number }[];
};

type Asked = {
  readonly key: string;
  readonly kind: Kind;
  readonly amount: number;
  readonly onlyBeforeApproval: boolean;
};

export const AMOUNT = 10_000;
const TIME_TO_APPROVE = 10 * 60_000;

/** The payment as it has to be at the platform, by the platform's published rules alone. Amounts in minor units. */
export class PlatformModel {
  readonly view: View = { state: "CREATED", authorized: 0, captured: 0, refunded: 0, cancelled: 0 };
  readonly #createdAt: number;
  readonly #stored = new Map<string, Stored>();
  readonly #elsewhere: { readonly keyless: boolean; readonly at: number }[] = [];

  constructor(createdAt: number) {
    this.#createdAt = createdAt;
  }

  lapse(now: number): void {
    if (this.view.state === "CREATED" && now >= this.#createdAt + TIME_TO_APPROVE)
      this.view.state = "EXPIRED";
  }

  approve(): boolean {
    if (this.view.state !== "CREATED") return false;
    Object.assign(this.view, { state: "AUTHORIZED", authorized: AMOUNT });
    return true;
  }

  happened(key: string): boolean {
    return this.#stored.get(key)?.done ?? false;
  }

  read(): Reading {
    const done = [...this.#stored].filter(([, stored]) => stored.done).map(([key]) => key);
    return { view: { ...this.view }, done: new Set(done), elsewhere: [...this.#elsewhere] };
  }

  /** A request under a key is decided once; whoever repeats it hears the same again. */
  arrive({ key, kind, amount, onlyBeforeApproval }: Asked): Stored {
    const before = this.#stored.get(key);
    if (before) return before;
    const done = this.#carryOut(kind, amount, onlyBeforeApproval);
    const stored = { done, view: { ...this.view } };
    this.#stored.set(key, stored);
    return stored;
  }

  doElsewhere(kind: Kind, amount: number, keyless: boolean, at: number): boolean {
    const done = this.#carryOut(kind, amount, false);
    if (done) this.#elsewhere.push({ keyless: keyless && kind === "cancel", at });
    return done;
  }

  #carryOut(kind: Kind, amount: number, onlyBeforeApproval: boolean): boolean {
    const { view } = this;
    if (kind === "cancel" && view.state === "CREATED") {
      Object.assign(view, { state: "TERMINATED", cancelled: AMOUNT });
      return true;
    }
    if (view.state !== "AUTHORIZED") return false;
    const rest = view.authorized - view.captured - view.cancelled;
    const most = {
      capture: rest,
      refund: view.captured - view.refunded,
      cancel: onlyBeforeApproval ? 0 : rest,
    }[kind];
    if (most === 0 || (kind !== "cancel" && amount > most)) return false;
    if (kind === "capture") view.captured += amount;
    else if (kind === "refund") view.refunded += amount;
    else view.cancelled += rest;
    return true;
  }
}
