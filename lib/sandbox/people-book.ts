import type { Store } from "./store/store";
import { TEST_PEOPLE, type TestPerson } from "./test-people";

/** A person that a company made for its tests. `key` is the request's own, so that a repeated one makes nobody twice. */
export type TestUser = { company: string; key: string; registeredAt: number; person: TestPerson };

const MOST_TEST_USERS = 5;

export type Added = { user: TestUser; made: boolean } | { refused: "limit" | "no_number" };

const SETTING = "test-users";

/** Everyone who has the app: those who are always there, and those whom companies made. */
export class PeopleBook {
  readonly #store: Store;
  readonly #people: TestPerson[] = [...TEST_PEOPLE];
  #users: TestUser[] = [];
  #saving: Promise<void> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  async load(): Promise<void> {
    // safe: written by save() alone
    this.#users = JSON.parse((await this.#store.setting(SETTING)) ?? "[]") as TestUser[];
    this.#people.push(...this.#users.map(({ person }) => person));
  }

  /** Always the same list; it grows. */
  all(): readonly TestPerson[] {
    return this.#people;
  }

  byId(id: string): TestPerson | undefined {
    return this.#people.find((person) => person.id === id);
  }

  bySub(sub: string): TestPerson | undefined {
    return this.#people.find((person) => person.sub === sub);
  }

  byPhone(phone: string): TestPerson | undefined {
    return this.#people.find((person) => person.phone === phone);
  }

  usersOf(company: string): TestUser[] {
    return this.#users.filter((user) => user.company === company);
  }

  /** Looks, decides and adds without a pause between, so that two at once cannot both be the last one. */
  async add(draft: Omit<TestUser, "person">, draw: () => TestPerson | undefined): Promise<Added> {
    const own = this.usersOf(draft.company);
    const same = own.find(({ key }) => key === draft.key);
    if (same) return { user: same, made: false };
    if (own.length >= MOST_TEST_USERS) return { refused: "limit" };
    const person = draw();
    if (!person) return { refused: "no_number" };
    const user = { ...draft, person };
    this.#users.push(user);
    this.#people.push(person);
    await this.#save();
    return { user, made: true };
  }

  /** One at a time: an older list must not be written over a newer one. */
  #save(): Promise<void> {
    const next = () => this.#store.saveSetting(SETTING, JSON.stringify(this.#users));
    this.#saving = this.#saving.then(next, next);
    return this.#saving;
  }
}
