import type { Route } from "next";
import type { InvoiceAge } from "@/lib/domain/invoice-state";

type Where = {
  tab?: string;
  age?: InvoiceAge | undefined;
  /** The invoices of one sheet. */
  list?: string | undefined;
  after?: string | undefined;
};

/** The list, with what is chosen in it. */
export function invoicesHref(merchant: string, { tab, age, list, after }: Where = {}): Route {
  const query = new URLSearchParams({
    ...(tab && tab !== "all" && { tab }),
    ...(age && { age }),
    ...(list && { list }),
    ...(after && { after }),
  });
  const path = `/m/${merchant}/invoices`;
  return (query.size > 0 ? `${path}?${query}` : path) as Route; // safe: the list of invoices
}

export function invoiceHref(merchant: string, id: string): Route {
  return `/m/${merchant}/invoices/${id}` as Route; // safe: the page of one invoice
}

/** From a sheet to many. */
export function manyInvoicesHref(merchant: string): Route {
  return `/m/${merchant}/invoices/many` as Route; // safe: the form of a sheet
}

/** The empty form, or with a customer filled in who was sent one before. */
export function newInvoiceHref(merchant: string, customer?: number): Route {
  const query = customer === undefined ? "" : `?customer=${customer}`;
  return `/m/${merchant}/invoices/new${query}` as Route; // safe: the form of an invoice
}
