import type { Context } from "hono";
import { NOTHING_TOLD } from "../order-details/details-desk";
import type { TestPerson } from "../test-people";
import { type Hanging, pageScreen, waitingScreen } from "./code-screens";
import { payScreen } from "./pay-screen";
import type { Phone } from "./phone";
import type { Screen } from "./phone-frame";
import { screenLink } from "./phone-links";

const MOST = 8;

/** The codes that were made last, as if they hung within sight. */
export async function hangingCodes({ codes, units }: Phone): Promise<Hanging[]> {
  const latest = await codes.latest(MOST);
  return latest.map((code) => ({ code, shop: units.byMsn(code.msn)?.name ?? code.msn }));
}

export function isPage(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}

/** The person scans a standing code: returns where to look at what happens. */
export async function openStanding({ codes }: Phone, person: TestPerson, token: string): Promise<string> {
  const code = await codes.scanned(token);
  if (!code) return screenLink(person, "scan", { problem: "dead-code" });
  if (code.kind === "redirect") return screenLink(person, "home", { page: code.redirectUrl });
  const checkedIn = await codes.checkIn(code, person.phone);
  if (checkedIn.outcome === "unheard") return screenLink(person, "scan", { problem: "unheard" });
  return screenLink(person, "home", { waiting: token, since: String(checkedIn.at) });
}

/** What the app shows after a scan, by `page` or `waiting` in the address; nothing where neither is there. */
export async function scannedScreen(
  c: Context,
  person: TestPerson,
  phone: Phone,
): Promise<Screen | undefined> {
  const { page, waiting, since, problem } = c.req.query();
  if (page && isPage(page)) return pageScreen(person, page);
  const code = waiting ? await phone.codes.scanned(waiting) : undefined;
  if (!code || code.kind === "redirect") return undefined;
  const pending = await phone.customers.listPending(person.phone);
  const asked = pending.find(({ payment }) => payment.msn === code.msn && payment.createdAt >= Number(since));
  if (asked) {
    const [details = NOTHING_TOLD] = await phone.details.shownAt([asked.payment]);
    return payScreen(phone, { person, one: asked, details, now: phone.clock.now(), problem });
  }
  return waitingScreen(person, code, phone.units.byMsn(code.msn)?.name ?? code.msn);
}
