import type { Code, CodeKeeper, CodeKind, CodeName } from "../codes/code";

/** The codes of the memory store. */
export class MemoryCodes implements CodeKeeper {
  readonly #codes = new Map<string, Code>();

  async add(code: Code): Promise<boolean> {
    const taken = [...this.#codes.values()].some(
      ({ kind, id, msn }) => kind === code.kind && id === code.id && (kind === "beacon" || msn === code.msn),
    );
    if (!taken) this.#codes.set(code.token, code);
    return !taken;
  }

  async save(code: Code): Promise<void> {
    if (this.#codes.has(code.token)) this.#codes.set(code.token, code);
  }

  async remove(token: string): Promise<void> {
    this.#codes.delete(token);
  }

  async find({ msn, kind, id }: CodeName): Promise<Code | undefined> {
    return [...this.#codes.values()].find((code) => code.msn === msn && code.kind === kind && code.id === id);
  }

  async byToken(token: string): Promise<Code | undefined> {
    return this.#codes.get(token);
  }

  async ofUnit(msn: string, kinds: readonly CodeKind[]): Promise<Code[]> {
    return [...this.#codes.values()].filter((code) => code.msn === msn && kinds.includes(code.kind));
  }

  async latest(limit: number): Promise<Code[]> {
    return [...this.#codes.values()].reverse().slice(0, limit);
  }
}
