import {
  KEPT_MAIL,
  type KeptMail,
  type MailFilter,
  type MailKeeper,
  markOf,
  wordsOf,
} from "../mail/kept-mail";

/** The mailbox half of the memory store. */
export class MemoryMail implements MailKeeper {
  #kept: KeptMail[] = [];
  #lastId = 0;

  async add(mail: Omit<KeptMail, "id">): Promise<boolean> {
    if (this.#kept.some((one) => markOf(one) === markOf(mail))) return false;
    this.#lastId += 1;
    this.#kept = [{ ...mail, id: this.#lastId }, ...this.#kept].slice(0, KEPT_MAIL);
    return true;
  }

  async list({ to, text = "", limit }: MailFilter): Promise<KeptMail[]> {
    const matching = this.#kept.filter(
      (mail) => (!to || mail.to.includes(to.toLowerCase())) && wordsOf(mail).includes(text.toLowerCase()),
    );
    return matching.slice(0, limit);
  }

  async find(id: number): Promise<KeptMail | undefined> {
    return this.#kept.find((mail) => mail.id === id);
  }

  async clear(): Promise<void> {
    this.#kept = [];
  }
}
