/** HTML for the merchant's own site: a link that looks like a button. Needs no script, and nothing of it loads from the portal. */
export function payButton(address: string, label: string): string {
  const style =
    "display:inline-block;padding:12px 20px;border-radius:12px;background:#0b6467;color:#fff;font:600 16px/1.25 system-ui,sans-serif;text-decoration:none";
  return `<a href="${escaped(address)}" style="${style}">${escaped(label)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
