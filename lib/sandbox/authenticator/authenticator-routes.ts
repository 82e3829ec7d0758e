import { Hono } from "hono";
import { html } from "hono/html";
import { type Html, PAGE_HEADERS, page } from "../page";
import { TEST_PEOPLE, type TestPerson } from "../test-people";
import { authenticatorCode, STEP_MS } from "./authenticator-code";

function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

function row({ name, email, authenticatorSecret }: TestPerson, at: number): Html {
  const code = (moment: number) => spaced(authenticatorCode(authenticatorSecret, moment));
  return html`<tr><td><strong>${name}</strong><br><span class="quiet">${email}</span></td>
    <td><code>${code(at)}</code></td><td><code>${code(at + STEP_MS)}</code></td></tr>`;
}

function authenticatorPage(at: number): Html {
  const owners = TEST_PEOPLE.filter(({ authenticatorSecret }) => authenticatorSecret);
  const body = html`<main class="index">
    <header>
      <a href="/">Sandbox</a>
      <h1>Authenticator</h1>
      <p class="quiet">What the authenticator apps of the test people show. A portal takes each code once: whoever signs in twice
        within half a minute takes the next one. Real apps are on people's own phones; theirs is here because nobody has one.</p>
    </header>
    <div class="panel scroll" tabindex="0" role="region" aria-label="Codes"><table>
      <thead><tr><th>Person</th><th>Now</th><th>Next</th></tr></thead>
      <tbody id="codes" data-next="${STEP_MS - (at % STEP_MS)}">${owners.map((person) => row(person, at))}</tbody>
    </table></div>
  </main>`;
  return page({
    title: "Authenticator · Payment sandbox",
    styles: ["index.css"],
    scripts: ["authenticator.js"],
    body,
  });
}

/**
 * `GET /authenticator`: the codes of the test people who sign in by e-mail and password. By the computer's own time, whatever
 * the test clock says: so does the portal.
 */
export function authenticatorRoutes(wall: () => number = Date.now): Hono {
  return new Hono().get("/authenticator", async (c) =>
    c.html(String(await authenticatorPage(wall())), 200, PAGE_HEADERS),
  );
}
