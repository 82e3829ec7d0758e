import { html } from "hono/html";
import { type Html, page, when } from "../page";
import { isoTime } from "../payment-view";
import type { LoggedRequest } from "./request-log";

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function block(title: string, text: string): Html {
  return when(text, () => html`<h3>${title}</h3><pre tabindex="0">${text}</pre>`);
}

function tone(status: number): string {
  if (status === 0 || status >= 500) return "bad";
  return status >= 400 ? "warm" : "good";
}

function row(entry: LoggedRequest): Html {
  const { id, at, method, path, msn, key, status, ms, fault } = entry;
  const headers = Object.entries(entry.headers).map(([name, value]) => `${name}: ${value}`);
  return html`<li data-id="${at}-${id}"><details class="panel">
    <summary>
      <span class="status ${tone(status)}">${status === 0 ? "cut" : status}</span>
      <span class="what"><strong>${method}</strong> <code>${path}</code></span>
      <span class="facts quiet">
        <time datetime="${isoTime(at)}">${isoTime(at).slice(11, 23)}</time>
        ${when(msn, () => html`<span>MSN ${msn}</span>`)} ${when(key, () => html`<span>key <code>${key}</code></span>`)}
        <span>${ms} ms</span> ${when(fault, () => html`<span class="badge">fault: ${fault}</span>`)}
      </span>
    </summary>
    ${block("Request headers", headers.join("\n"))} ${block("Request body", pretty(entry.requestBody))}
    ${block("Answer", pretty(entry.responseBody))}
  </details></li>`;
}

/** The newest requests for a person to read. A script adds new ones at the top while "Live" is ticked. */
export function requestsPage(entries: readonly LoggedRequest[], text: string): Html {
  const body = html`<main class="index">
    <header>
      <a href="/">Sandbox</a>
      <h1>Requests received</h1>
      <p class="quiet">Newest first, times in UTC on the sandbox's clock. Tokens, keys and secrets are masked.</p>
    </header>
    <form class="filter" method="get" role="search">
      <label class="hidden" for="text">Filter by path, sales unit, reference, key, status or fault</label>
      <input class="field" id="text" name="text" type="search" value="${text}"
        placeholder="Path, sales unit, reference, key, status or fault">
      <button class="secondary">Filter</button>
      <label class="live"><input id="live" type="checkbox" checked> Live</label>
    </form>
    <ol class="units" id="requests">${entries.map(row)}</ol>
    ${when(entries.length === 0, () => html`<p class="quiet" id="nothing">${text ? "No request matches." : "Nothing has come in yet."}</p>`)}
  </main>`;
  const styles = ["index.css", "requests.css"];
  return page({ title: "Requests · Payment sandbox", styles, scripts: ["requests.js"], body });
}
