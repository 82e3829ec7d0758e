import { expect, it } from "vitest";
import { fillingFor } from "@/e2e/access-scene";
import { formFor } from "@/e2e/action-forms";
import { inBuild, press } from "@/e2e/ask-portal";
import { personWithPassword } from "@/e2e/people";
import { fill } from "@/e2e/routes";
import { record } from "@/lib/proof/record";
import { castOnStage, useRunningPortal } from "@/lib/proof/running-portal";
import { actionsInTree, pagesInTree } from "@/lib/testing/entry-points";
import { INNER_ADDRESSES, leadsAway, offSiteAddresses } from "./off-site";

// Every program says where it connects to.
const portal = useRunningPortal({
  env: { NODE_OPTIONS: "--import=./lib/proof/rights/tell-connections.mjs" },
});
const origin = () => process.env["PORTAL_PUBLIC_URL"] ?? "";

it("sends nobody to another site, and asks none", async () => {
  const { scene, headers } = await castOnStage();
  const cookie = headers.get("administrator") ?? {};
  const { email, password } = await personWithPassword(scene.company, "DK", { role: "assistant" });
  const addresses = offSiteAddresses();
  const away: string[] = [];
  let count = 0;
  const look = (what: string, to: string | null, body: string) => {
    count += 1;
    if (to && leadsAway(to, origin())) away.push(`${what} → ${to}`);
    for (const [, , target = ""] of body.matchAll(
      /\s(href|action|src|content)="(?:0;\s*url=)?([^"]*evil[^"]*)"/g,
    ))
      if (leadsAway(target.replaceAll("&amp;", "&"), origin())) away.push(`${what} shows ${target}`);
  };
  const open = async (path: string, own: Record<string, string>) => {
    const answer = await fetch(`${origin()}${path}`, {
      headers: { accept: "text/html", ...own },
      redirect: "manual",
    });
    look(
      path,
      answer.headers.get("location"),
      (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, ""),
    );
  };
  const action = (end: string) => {
    const found = actionsInTree().find(({ name }) => name.endsWith(end));
    if (!found) throw new Error(`no action ${end}`);
    return { ...found, id: inBuild(found).id };
  };
  const [byPassword, byEid] = [action(" passwordAction"), action(" startEidAction")];
  // As a proxy that keeps what visitors send of it would let through: Next asks itself for the page that an action leads to.
  const hosts = ["evil.example", "169.254.169.254", "127.0.0.1:1"];
  const forward = (at: number) => ({
    "x-forwarded-for": `10.9.${at >> 8}.${at & 255}`,
    ...(at % 5 === 0 && { "x-forwarded-host": hosts[at % 3] ?? "", "x-forwarded-proto": "https" }),
  });
  const submit = async (which: typeof byPassword, fields: Record<string, string>, at: number) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
    body.append("0", JSON.stringify(which === byPassword ? [{ status: "idle" }, "$K1"] : ["$K1"]));
    const sent = { origin: origin(), accept: "text/x-component", "next-action": which.id, ...forward(at) };
    const answer = await fetch(`${origin()}/sign-in`, {
      method: "POST",
      headers: sent,
      body,
      redirect: "manual",
    });
    await answer.text();
    return (
      answer.headers.get("x-action-redirect")?.replace(/;(push|replace)$/, "") ??
      answer.headers.get("location")
    );
  };
  for (const [at, address] of addresses.entries()) {
    const next = encodeURIComponent(address);
    await open(`/sign-in?next=${next}`, {});
    await open(`/sign-in?next=${next}`, cookie);
    await open(`/sign-in/again?next=${next}`, cookie);
    await open(`/sign-in/factor?next=${next}`, headers.get("owing") ?? {});
    await open(`/api/auth/signin?callbackUrl=${next}`, {});
    await open(`/api/auth/error?error=x&callbackUrl=${next}`, {});
    await open(`/api/auth/callback/bankid-no?error=x&callbackUrl=${next}`, {
      cookie: `portal-sign-in-next=${next}`,
    });
    look(`password, next ${address}`, await submit(byPassword, { email, password, next: address }, at), "");
    // The e-ID's own address is the one that the operator set.
    const eid = await submit(byEid, { provider: "bankid-no", next: address }, at);
    if (eid && !eid.startsWith(process.env["PAYMENTS_BASE_URL"] ?? ""))
      look(`e-ID, next ${address}`, eid, "");
    count += 1;
  }
  const names = [
    "next",
    "to",
    "back",
    "url",
    "return",
    "problem",
    "query",
    "term",
    "tab",
    "unit",
    "needs",
    "after",
    "of",
    "callbackUrl",
  ];
  const inside = [
    ...pagesInTree(),
    "/m/[merchant]/settlements/report",
    "/m/[merchant]/exports/[export]/file",
  ];
  for (const [at, page] of inside.entries()) {
    const some = addresses.filter((_, index) => index % 40 === at % 40);
    for (const address of some)
      await open(
        `${fill(page, fillingFor(scene))}?${new URLSearchParams(names.map((name) => [name, address]))}`,
        { ...cookie, "sec-fetch-mode": "navigate" },
      );
  }
  count += await typeInnerAddresses();

  async function typeInnerAddresses(): Promise<number> {
    const fields = [
      "target",
      "redirectUri",
      "webhookUrl",
      "termsUrl",
      "privacyUrl",
      "redirectUrl",
      "website",
      "host",
    ];
    const typing = actionsInTree().filter(({ name }) =>
      /createCode|changeCode|saveLogin|activateLogin|saveMarketing|createLink|editLink|editCompany/.test(
        name,
      ),
    );
    let tries = 0;
    for (const one of typing)
      for (const address of INNER_ADDRESSES) {
        const form = {
          ...formFor(one.name, scene, scene.cast.assistant),
          ...Object.fromEntries(fields.map((name) => [name, address])),
        };
        const page = fill(inBuild(one).pages[0] ?? "/", fillingFor(scene));
        await press({ ...one, id: inBuild(one).id }, page, scene.company.slug, form, cookie);
        tries += 1;
      }
    return tries;
  }

  const strange = connections();
  record({
    test: "T22",
    what: `${addresses.length} addresses of other sites in every parameter that leads on, ${INNER_ADDRESSES.length} inner ones in every field of an address`,
    seed: null,
    count,
    found: `${away.length} lead away, ${strange.length} connections to anywhere else`,
    goal: "0 redirects off the site, 0 connections out",
    holds: away.length + strange.length === 0,
  });
  expect(away.slice(0, 30), away.slice(0, 30).join("\n")).toEqual([]);
  expect(strange).toEqual([]);
});

/** Where portal and worker connected to, but for the sandbox, the database and the portal itself. */
function connections(): string[] {
  const { configuration, databases } = portal.programs();
  const ports = [
    configuration.PORT,
    configuration.SANDBOX_PORT,
    configuration.SANDBOX_SMTP_PORT,
    new URL(databases.app).port,
  ].map(String);
  const told = ["portal", "worker"].flatMap((program) => [
    ...(portal.written().get(program) ?? "").matchAll(/^connection-to (.+):(\w+)$/gm),
  ]);
  expect(told.length, "connections that are told of").toBeGreaterThan(5);
  const ours = ([, host = "", port = ""]: RegExpMatchArray) =>
    /^(localhost|127\.0\.0\.1)$/.test(host) && (port === "name" || ports.includes(port));
  return [...new Set(told.filter((one) => !ours(one)).map(([line]) => line))];
}
