import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { type Html, icon, page, when } from "../page";
import type { TestPerson } from "../test-people";
import { BRANDS } from "./brand";
import { screenLink, type View } from "./phone-links";

export type Screen = {
  title: string;
  body: Html;
  person?: TestPerson;
  /** The tab that is marked; none on a payment's own screen. */
  view?: View;
  /** Read out when it changes. */
  news?: string;
};

const TABS = [
  { view: "home", label: "Home", icon: "home" },
  { view: "scan", label: "Scan", icon: "scan" },
  { view: "activity", label: "Activity", icon: "activity" },
  { view: "profile", label: "Profile", icon: "profile" },
] as const;

function tabBar(person: TestPerson, current: View): Html {
  return html`<nav class="tabs" aria-label="App">
    ${TABS.map(
      (
        tab,
      ) => html`<a href="${screenLink(person, tab.view)}" ${tab.view === current ? html`aria-current="page"` : ""}>
        ${icon(tab.icon)}<span>${tab.label}</span>
      </a>`,
    )}
  </nav>`;
}

function aside(person: TestPerson | undefined): Html {
  return html`<aside class="beside">
    <p class="badge">Sandbox</p>
    <p class="beside-title">The customer's phone</p>
    <p class="quiet">
      ${person ? `This is what ${person.firstName} sees. Requests arrive here within a second.` : "Choose whose phone to hold. Nobody here is real, and no money moves."}
    </p>
    <p class="beside-links">
      ${when(person, () => html`<a href="/phone">Someone else's phone</a>`)}
      <a href="/">All of the sandbox</a>
    </p>
  </aside>`;
}

/** The part that is fetched again every second, and a mark that changes with it. */
export async function renderScreen(screen: Screen): Promise<{ text: string; version: string }> {
  const { person, view } = screen;
  const part = await html`${screen.body}${person && view ? tabBar(person, view) : ""}`;
  const text = String(part);
  return { text, version: createHash("sha256").update(text).digest("base64url").slice(0, 16) };
}

export async function renderPhone(screen: Screen, now: number): Promise<string> {
  const { text, version } = await renderScreen(screen);
  const { person } = screen;
  const body = html`<div class="desk">
    ${aside(person)}
    <div class="device">
      <div class="screen" id="screen" data-version="${version}" data-now="${now}" data-news="${screen.news ?? ""}">
        ${raw(text)}
      </div>
    </div>
    <p class="hidden" role="status" id="news"></p>
  </div>`;
  const title = `${screen.title} · ${person ? BRANDS[person.country] : "Phone"} (sandbox)`;
  const scripts = person ? ["phone.js", "slide.js"] : [];
  return String(await page({ title, styles: ["phone.css", "phone-screens.css"], scripts, body }));
}
