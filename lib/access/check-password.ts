import "server-only";
import { passwordFits } from "./password";
import { findByEmail } from "./people";
import { countAttempt, forgetAttempts, type Limit } from "./rate-limit";
import { recordFailedSignIn } from "./record-failed-sign-in";

const QUARTER_HOUR = 15 * 60_000;
const PER_ACCOUNT: Limit = { name: "password:account", most: 5, windowMs: QUARTER_HOUR };
const PER_ADDRESS: Limit = { name: "password:address", most: 20, windowMs: QUARTER_HOUR };

export type PasswordAnswer =
  | { ok: true; userId: string }
  | { ok: false; code: "wrong_password" | "too_many_attempts" };

/**
 * Checks e-mail and password. Someone unknown gets the same answer after the same time and is locked out after the same
 * number of attempts, so nobody learns who has an account.
 */
export async function checkPassword(
  email: string,
  password: string,
  address = "unknown",
): Promise<PasswordAnswer> {
  const account = canonicalEmail(email) ?? "";
  // The address first: one that may not try any more must not use up the attempts of other people's accounts.
  const allowed = (await countAttempt(PER_ADDRESS, address)) && (await countAttempt(PER_ACCOUNT, account));
  if (!allowed) return { ok: false, code: "too_many_attempts" };
  const user = await findByEmail(account);
  const fits = await passwordFits(user?.passwordHash, password.slice(0, 1_000));
  if (!user || !fits) {
    // Not waited for: the answer must not take longer where there is someone of this name.
    if (user) void recordFailedSignIn(user.id, { method: "password" }, address);
    return { ok: false, code: "wrong_password" };
  }
  await forgetAttempts(PER_ACCOUNT, account);
  return { ok: true, userId: user.id };
}

/** Normal form first, then only ASCII: a look-alike letter must not become another person's address. */
function canonicalEmail(text: string): string | undefined {
  const email = text.normalize("NFKC").trim().toLowerCase();
  return /^[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}$/.test(email) ? email : undefined;
}
