import type { Adapter, AdapterPayload } from "oidc-provider";

type Entry = { payload: AdapterPayload; until: number };

/** Where the identity issuers keep what lives for minutes: in memory. Each model gets a drawer of its own. */
export class IdentityAdapter implements Adapter {
  readonly #entries = new Map<string, Entry>();

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = Date.now();
    for (const [key, { until }] of this.#entries) if (until < now) this.#entries.delete(key);
    this.#entries.set(id, { payload, until: now + (expiresIn || 3600) * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(id);
    return entry && entry.until > Date.now() ? entry.payload : undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWith("uid", uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findWith("userCode", userCode);
  }

  async consume(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#entries) if (payload.grantId === grantId) this.#entries.delete(id);
  }

  async #findWith(field: "uid" | "userCode", value: string): Promise<AdapterPayload | undefined> {
    for (const [id, { payload }] of this.#entries) if (payload[field] === value) return this.find(id);
    return undefined;
  }
}
