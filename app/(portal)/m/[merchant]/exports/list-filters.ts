import { AGES } from "@/lib/domain/invoice-state";
import type { ExportedList } from "@/lib/domain/list-export";
import { REQUEST_STATES } from "@/lib/domain/payment-request";
import { TERMS } from "@/lib/domain/settlement";
import { INVOICE_TABS } from "@/lib/invoices/list-invoices";
import type { Viewer } from "@/lib/web/viewer";
import { parseAudit } from "../audit/address";
import { readFilters } from "../members/filters";
import { readCodeSearch } from "../qr-codes/address";
import { readSearch } from "../sales-units/address";
import { readAddress, toFilter } from "../transactions/filters";

type Wish = { filter: object; address: string };
type Asked = {
  query: URLSearchParams;
  of: string;
  viewer: Viewer;
  personal: boolean;
};

/** What a list shows at this address, as its export takes it: each page's own reader of addresses, without the page. */
export function wishOf(
  list: ExportedList,
  text: string,
  of: string,
  viewer: Viewer,
  personal: boolean,
): Wish | undefined {
  const query = new URLSearchParams(text);
  query.delete("after");
  query.delete("open");
  const { path, filter } = LISTS[list]({ query, of, viewer, personal });
  query.delete("env");
  return { filter, address: `${path}${query.size > 0 ? `?${query}` : ""}` };
}

type Read = (asked: Asked) => { path: string; filter: object };

const LISTS: Record<ExportedList, Read> = {
  transactions: ({ query, viewer, personal }) => {
    const { after: _page, ...filter } = toFilter(readAddress(query), viewer.today);
    return { path: "/transactions", filter: { ...filter, personal } };
  },
  requests: ({ query, of, viewer: { environment } }) => {
    const state = REQUEST_STATES.find((one) => one === query.get("state"));
    const part = of === "" ? { environment } : { listId: of };
    const path = of === "" ? "/requests" : `/requests/lists/${of}`;
    return { path, filter: { ...part, ...(state && { state }) } };
  },
  links: ({ query, viewer: { environment } }) => {
    return { path: "/links", filter: { environment, q: (query.get("q") ?? "").slice(0, 80) } };
  },
  codes: ({ query, viewer: { environment } }) => {
    const { unit, ...filter } = readCodeSearch(Object.fromEntries(query));
    return { path: "/qr-codes", filter: { environment, ...(unit && { msn: unit }), ...filter } };
  },
  invoices: ({ query, viewer: { environment } }) => {
    const tab = INVOICE_TABS.find((known) => known === query.get("tab")) ?? "all";
    const age = AGES.find((known) => known === query.get("age"));
    const list = query.get("list") ?? "";
    const filter = { environment, tab, ...(age && { age }), ...(UUID.test(list) && { list }) };
    return { path: "/invoices", filter };
  },
  settlements: ({ query }) => {
    const msn = query.get("unit") ?? "";
    return { path: "/settlements", filter: /^\d{4,10}$/.test(msn) ? { msn } : {} };
  },
  settlement_lines: ({ query, of }) => {
    const term = TERMS.find((known) => known === query.get("term"));
    return { path: `/settlements/${encodeURIComponent(of)}`, filter: { id: of, ...(term && { term }) } };
  },
  members: ({ query }) => {
    const { page: _page, ...filter } = readFilters(Object.fromEntries(query));
    return { path: "/members", filter };
  },
  audit: ({ query }) => {
    const { after: _page, ...filter } = parseAudit(Object.fromEntries(query));
    return { path: "/audit", filter };
  },
  units: ({ query, viewer: { environment } }) => {
    return { path: "/sales-units", filter: { environment, ...readSearch(Object.fromEntries(query)) } };
  },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
