import { randomBytes, randomUUID } from "node:crypto";
import type { SandboxClock } from "../clock";
import type { Store } from "../store/store";
import type { CallbackCode, Code, CodeKind, RedirectCode } from "./code";
import type { CustomerCodes } from "./customer-codes";

const CHECK_IN = "user.checked-in.v1";

type CallbackWish = Pick<CallbackCode, "locationDescription" | "category">;

/** `unheard`: nobody at the shop is told, so the customer would wait in vain. */
export type CheckedIn = { outcome: "waiting"; at: number } | { outcome: "unheard" };

/** Where sales units make their standing codes, and what happens when somebody scans one. */
export class CodeDesk {
  readonly #store: Store;
  readonly #clock: SandboxClock;
  readonly #customers: CustomerCodes;
  readonly #sendAll: () => Promise<void>;

  constructor(store: Store, clock: SandboxClock, customers: CustomerCodes, sendAll: () => Promise<void>) {
    this.#store = store;
    this.#clock = clock;
    this.#customers = customers;
    this.#sendAll = sendAll;
  }

  /** A code of this name, unless its time is over: then it is removed for good. */
  async find(msn: string, kind: CodeKind, id: string): Promise<Code | undefined> {
    return this.#alive(await this.#store.codes.find({ msn, kind, id }));
  }

  async scanned(token: string): Promise<Code | undefined> {
    return this.#alive(await this.#store.codes.byToken(token));
  }

  async list(msn: string, kinds: readonly CodeKind[]): Promise<Code[]> {
    return this.#allAlive(await this.#store.codes.ofUnit(msn, kinds));
  }

  async latest(limit: number): Promise<Code[]> {
    return this.#allAlive(await this.#store.codes.latest(limit));
  }

  /** Undefined where the unit has a code of this name already. `ttl` in seconds. */
  async addRedirect(
    msn: string,
    id: string,
    redirectUrl: string,
    ttl?: number,
  ): Promise<RedirectCode | undefined> {
    await this.find(msn, "redirect", id);
    const createdAt = this.#clock.now();
    const expiresAt = ttl === undefined ? undefined : createdAt + ttl * 1000;
    const code = { kind: "redirect" as const, token: newToken(), msn, id, redirectUrl, createdAt, expiresAt };
    return (await this.#store.codes.add(code)) ? code : undefined;
  }

  async changeTarget(code: RedirectCode, redirectUrl: string): Promise<RedirectCode> {
    const changed = { ...code, redirectUrl };
    await this.#store.codes.save(changed);
    return changed;
  }

  /** Makes the code, or changes what it says of its place; what is printed stays. False where another unit has the beacon. */
  async putCallback(
    msn: string,
    kind: CallbackCode["kind"],
    id: string,
    wish: CallbackWish,
  ): Promise<boolean> {
    const token = kind === "beacon" ? id : newToken();
    const fresh = { kind, token, msn, id, createdAt: this.#clock.now(), ...wish };
    if (await this.#store.codes.add(fresh)) return true;
    const known = await this.#store.codes.find({ msn, kind, id });
    if (!known) return false;
    await this.#store.codes.save({ ...fresh, token: known.token, createdAt: known.createdAt });
    return true;
  }

  async remove(code: Code): Promise<void> {
    await this.#store.codes.remove(code.token);
  }

  /** A customer scanned a callback code: the shop is told, and has to have heard of it within seconds. */
  async checkIn({ msn, id }: CallbackCode, phone: string): Promise<CheckedIn> {
    const at = this.#clock.now();
    const reference = `check-in-${randomUUID()}`;
    const told = {
      customerToken: this.#customers.checkInToken(phone, msn),
      merchantQrId: id,
      msn,
      // What guides of 2023 call it.
      merchantSerialNumber: msn,
      initiatedAt: new Date(at).toISOString(),
    };
    const notice = { eventType: CHECK_IN, body: JSON.stringify(told) };
    await this.#store.tell({ msn, reference }, [notice], at);
    await this.#sendAll();
    const deliveries = await this.#store.deliveryLog({ msn, reference, limit: 1 });
    return deliveries.some(({ state }) => state === "delivered")
      ? { outcome: "waiting", at }
      : { outcome: "unheard" };
  }

  async #allAlive(codes: readonly Code[]): Promise<Code[]> {
    const alive = await Promise.all(codes.map((code) => this.#alive(code)));
    return alive.filter((code) => code !== undefined);
  }

  async #alive(code: Code | undefined): Promise<Code | undefined> {
    if (code?.kind !== "redirect" || code.expiresAt === undefined || this.#clock.now() < code.expiresAt)
      return code;
    await this.remove(code);
    return undefined;
  }
}

function newToken(): string {
  return randomBytes(9).toString("base64url");
}
