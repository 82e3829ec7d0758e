import type { SandboxContext } from "../context";
import type { CustomerActions } from "../customer-actions";
import type { PeopleBook } from "../people-book";

/** What a phone works with. */
export type Phone = Pick<
  SandboxContext,
  "clock" | "codes" | "customerCodes" | "delivery" | "details" | "units"
> & {
  customers: CustomerActions;
  people: PeopleBook;
};
