import type { OperationState } from "@/lib/transactions/operation-repository";
import type { Kind, PlatformModel, Reading, Stored, View } from "./platform-model";

/**
 * What becomes of one request that moves money: answered; carried out and the answer lost, garbled or replaced by a 500; never
 * arrived, or turned away by a 503, 429 or 409; the process dies before or after it was carried out; or it is held up on its way,
 * arrives when nobody waits for it any more, and is answered then.
 */
export const FATES = [
  ...([
    "answered",
    "answered",
    "answered",
    "lost",
    "garbled",
    "error-after",
    "never",
    "error-before",
  ] as const),
  ...(["busy", "conflict", "crash-before", "crash-after", "held", "held"] as const),
] as const;
export type Fate = (typeof FATES)[number];

const ARRIVES = new Set<Fate>(["answered", "lost", "garbled", "error-after", "crash-after"]);

/** What is expected of a use case: its outcome or failure, or that the process died over it. */
export type Expected = string;

export type Op = {
  readonly key: string;
  readonly kind: Kind;
  readonly amount: number;
  readonly firstSent: number;
  readonly onlyBeforeApproval: boolean;
  lastSent: number;
  state: OperationState;
  attempt: number;
};

type Held = { readonly op: Op; readonly attempt: number; readonly again: boolean };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OPEN: readonly OperationState[] = ["pending", "sent", "unknown", "needs_review"];
const isOpen = ({ state }: Op) => OPEN.includes(state);

/** One payment as it has to be: at the platform, in the portal's rows, and every request in between. Written by the rules alone. */
export class PaymentModel {
  readonly platform: PlatformModel;
  readonly known: View;
  readonly ops: Op[] = [];
  readonly held = new Map<string, Held>();
  /** Readings that were given and have not reached the portal yet. */
  readonly slow: Reading[] = [];
  foreignKnown = 0;
  reserved = { capture: 0, refund: 0 };
  version: number;
  now: number;
  /** The version that somebody has on their screen. */
  sight: number;

  constructor(platform: PlatformModel, at: { now: number; version: number; known: View }) {
    this.platform = platform;
    this.now = at.now;
    this.version = at.version;
    this.sight = at.version;
    this.known = { ...at.known };
  }

  get open(): Op | undefined {
    return this.ops.find(isOpen);
  }

  pass(ms: number): void {
    this.now += ms;
    this.platform.lapse(this.now);
  }

  /** What the portal has to say to a click before anything leaves the house; nothing where it is to be sent. */
  #refused(kind: Kind, amount: number | undefined, seen: number): string | undefined {
    if (this.open) return "operation_open";
    if (seen !== this.version) return "changed_meanwhile";
    const { state, authorized, captured, refunded, cancelled } = this.known;
    const rest = authorized - captured - cancelled;
    if (kind === "refund") {
      if (captured === refunded) return "nothing_to_refund";
      return (amount ?? 0) > captured - refunded ? "amount_exceeds_refundable" : undefined;
    }
    if (kind === "cancel") {
      if (state === "CREATED") return undefined;
      if (state !== "AUTHORIZED") return "already_final";
      return rest > 0 ? undefined : "nothing_to_cancel";
    }
    if (state !== "AUTHORIZED") return "not_authorized";
    if (rest === 0) return "nothing_to_capture";
    return (amount ?? 0) > rest ? "amount_exceeds_remaining" : undefined;
  }

  click(key: string, kind: Kind, asked: number | undefined, seen: number, fate: Fate): Expected {
    const refused = this.#refused(kind, asked, seen);
    if (refused) return refused;
    const { state, authorized, captured, refunded, cancelled } = this.known;
    const everything = kind === "refund" ? captured - refunded : authorized - captured - cancelled;
    const amount = kind === "cancel" ? everything : (asked ?? everything);
    const sent = { firstSent: this.now, lastSent: this.now, attempt: 1, state: "sent" as const };
    const op: Op = { key, kind, amount, ...sent, onlyBeforeApproval: state === "CREATED" };
    this.ops.push(op);
    this.version += 1;
    if (kind !== "cancel") this.reserved = { ...this.reserved, [kind]: amount };
    return this.#send(op, fate, false) ? "stuck" : this.answerOf(op);
  }

  /** The answer that the portal gives for a request, however often it is asked for. */
  answerOf({ state }: Op): Expected {
    if (state === "failed") return "refused_by_platform";
    if (state === "succeeded") return "done";
    return state === "pending" ? "waiting" : "unknown";
  }

  /** True where whoever sent it does not come back. `again` means that an earlier sending may have been carried out. */
  #send(op: Op, fate: Fate, again: boolean, byWorker = false): boolean {
    const stored = ARRIVES.has(fate) ? this.platform.arrive(op) : undefined;
    if (fate === "held")
      this.held.set(`${op.key}/${op.attempt}`, { op, attempt: op.attempt, again: byWorker });
    if (fate === "held" || fate.startsWith("crash")) return true;
    if (fate === "answered" && stored) this.#heard(op, op.attempt, stored, byWorker);
    else if (fate === "conflict") this.#conflict(op, byWorker);
    else op.state = fate === "busy" && !again ? "pending" : "unknown";
    return false;
  }

  #conflict(op: Op, byWorker: boolean): void {
    if (byWorker) this.sync();
    if (op.state === "sent") op.state = byWorker ? "needs_review" : "unknown";
  }

  /** The platform's answer reaches the attempt that asked; where another has taken over, it changes nothing. */
  #heard(op: Op, attempt: number, { done, view }: Stored, byWorker: boolean): void {
    if (!done && byWorker) this.sync();
    if (op.attempt !== attempt || (op.state !== "sent" && op.state !== "unknown")) return;
    op.state = done ? "succeeded" : "failed";
    this.version += 1;
    this.reserved = { capture: 0, refund: 0 };
    if (done) this.#learn(view);
  }

  #learn(view: View): boolean {
    const before = JSON.stringify(this.known);
    if (this.known.state === "CREATED") this.known.state = view.state;
    for (const name of ["authorized", "captured", "refunded", "cancelled"] as const)
      this.known[name] = Math.max(this.known[name], view[name]);
    return before !== JSON.stringify(this.known);
  }

  late(place: string): Expected | undefined {
    const held = this.held.get(place);
    if (!held) return undefined;
    this.held.delete(place);
    this.#heard(held.op, held.attempt, this.platform.arrive(held.op), held.again);
    return this.answerOf(held.op);
  }

  #isKeylessOf(op: Op, { done, elsewhere }: Reading): boolean {
    const since = op.firstSent - 2 * MINUTE;
    const may = op.kind === "cancel" && op.state !== "failed" && !done.has(op.key);
    return may && elsewhere.some(({ keyless, at }) => keyless && at >= since);
  }

  /** The portal hears how the payment and its event log stand, or stood a while ago. */
  sync(reading: Reading = this.platform.read()): void {
    let news = false;
    for (const op of this.ops) {
      const own = reading.done.has(op.key);
      const settles = isOpen(op) ? own || this.#isKeylessOf(op, reading) : op.state === "failed" && own;
      if (settles) op.state = "succeeded";
      news ||= settles;
    }
    const taken = this.ops.some((op) => this.#isKeylessOf(op, reading));
    const foreign = reading.elsewhere.filter(({ keyless }) => !(keyless && taken)).length;
    news ||= foreign > this.foreignKnown;
    this.foreignKnown = Math.max(foreign, this.foreignKnown);
    news = this.#learn(reading.view) || news;
    this.reserved = this.open ? this.#stillFree() : { capture: 0, refund: 0 };
    if (news) this.version += 1;
  }

  /** What moved elsewhere in the meantime leaves less to set aside. */
  #stillFree() {
    const { authorized, captured, refunded, cancelled } = this.known;
    const { capture, refund } = this.reserved;
    const least = (asked: number, free: number) => Math.min(asked, Math.max(0, free));
    return {
      capture: least(capture, authorized - captured - cancelled),
      refund: least(refund, captured - refunded),
    };
  }

  /** A worker's turn with an operation that is due. */
  resolve(op: Op, readable: boolean, fate: Fate): Expected {
    if (!readable) return this.#postpone(op, this.now - op.firstSent >= 7 * 24 * HOUR);
    this.sync();
    if (!isOpen(op)) return op.state;
    if (this.now - op.firstSent >= 20 * HOUR) return this.#postpone(op, true);
    const again = op.state !== "pending";
    if (again && this.now - op.lastSent < MINUTE) return this.#postpone(op, false);
    Object.assign(op, { state: "sent", attempt: op.attempt + 1, lastSent: this.now });
    return this.#send(op, fate, again, true) ? "stuck" : op.state;
  }

  #postpone(op: Op, handOver: boolean): Expected {
    if (handOver) op.state = "needs_review";
    else if (op.state === "sent") op.state = "unknown";
    return op.state;
  }

  review(op: Op, happened: boolean): void {
    op.state = happened ? "succeeded" : "failed";
    this.reserved = { capture: 0, refund: 0 };
    this.version += 1;
  }
}
