import { html } from "hono/html";
import { type Html, page, when } from "../page";
import { isoTime } from "../payment-view";
import type { KeptMail, MailFile } from "./kept-mail";

function time(at: number): Html {
  return html`<time datetime="${isoTime(at)}">${isoTime(at).slice(0, 19).replace("T", " ")}</time>`;
}

function row({ id, at, to, subject }: KeptMail): Html {
  return html`<li><a class="panel mail" href="/mailbox/${id}">
    <strong>${subject || "(no subject)"}</strong>
    <span class="facts quiet"><span>${to.join(", ")}</span> ${time(at)}</span>
  </a></li>`;
}

/** What was sent, newest first. */
export function mailboxPage(mails: readonly KeptMail[], text: string): Html {
  const body = html`<main class="index">
    <header>
      <a href="/">Sandbox</a>
      <h1>Mailbox</h1>
      <p class="quiet">Mail that was sent to anybody, newest first, times in UTC on the sandbox's clock. None of it went any further.</p>
    </header>
    <form class="filter" method="get" role="search">
      <label class="hidden" for="text">Filter by address or subject</label>
      <input class="field" id="text" name="text" type="search" value="${text}" placeholder="Address or subject">
      <button class="secondary">Filter</button>
    </form>
    <ol class="units">${mails.map(row)}</ol>
    ${when(mails.length === 0, () => html`<p class="quiet">${text ? "No mail matches." : "Nothing has been sent yet."}</p>`)}
  </main>`;
  return page({
    title: "Mailbox · Payment sandbox",
    styles: ["index.css", "requests.css", "mailbox.css"],
    body,
  });
}

function fact(name: string, value: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function fileList(id: number, files: readonly MailFile[]): Html {
  const line = ({ name, size }: MailFile, nth: number) =>
    html`<li><a href="/mailbox/${id}/files/${nth}" download>${name}</a> <span class="quiet">${size} bytes</span></li>`;
  return html`<section><h2>Attached</h2><ul>${files.map(line)}</ul></section>`;
}

/** One message as its reader would see it, and as plain text. */
export function mailPage({ id, at, from, to, subject, messageId, ...mail }: KeptMail): Html {
  const body = html`<main class="index">
    <header>
      <a href="/mailbox">Mailbox</a>
      <h1>${subject || "(no subject)"}</h1>
    </header>
    <dl class="keys panel">
      ${fact("To", to.join(", "))} ${fact("From", from)} ${fact("Sent", time(at))} ${fact("Message-ID", messageId)}
    </dl>
    ${when((mail.files ?? []).length > 0, () => fileList(id, mail.files ?? []))}
    ${when(
      mail.html,
      () =>
        html`<section><h2>As it looks</h2>
          <iframe class="letter" title="The message as it looks" src="/mailbox/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`,
    )}
    <section><h2>As plain text</h2><pre class="panel plain" tabindex="0">${mail.text}</pre></section>
  </main>`;
  const title = `${subject} · Mailbox · Payment sandbox`;
  return page({ title, styles: ["index.css", "mailbox.css"], body });
}
