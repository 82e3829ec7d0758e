import { randomUUID } from "node:crypto";
import { drawPng } from "@/lib/testing/draw-png";
import type { Scene } from "./access-scene";

/** What a route is sent that takes a file, so that whoever is let in gets a good answer: its query and its body. */
export function sentTo(route: string, { payment, settlement }: Scene): { query: string; body?: BodyInit } {
  if (route.endsWith("/settlements/report"))
    return { query: `?period=settlement&settlement=${settlement}&format=csv` };
  if (route.endsWith("/bank/import"))
    return {
      query: "?name=planted.csv",
      body: `Konto;Dato;Tekst;Beløp\n99990000014;18.11.2026;${randomUUID()};1,00`,
    };
  if (!route.startsWith("POST ")) return { query: "" };
  if (route.includes("/exports/make"))
    return { query: "", body: new URLSearchParams({ list: "transactions", format: "csv" }) };
  if (route.includes("/invoices/many/")) return invoiceSheet(payment.msn);
  if (route.includes("/qr-codes/bulk/")) return codeSheet(payment.msn);
  if (!route.includes("/requests/many/")) return { query: "", body: new Uint8Array(drawPng()) };
  // A new row each time: the same one is never sent twice.
  const body = `phone;amount;text;due;reference\n91000001;1;Planted row;;${randomUUID()}`;
  const how = { name: "planted.csv", count: "1", minutes: "10", vat: "2500", key: randomUUID() };
  return { query: `?${new URLSearchParams({ unit: payment.msn, ...how })}`, body };
}

function invoiceSheet(unit: string) {
  const body = `customer;description;price\nPlanted customer;Row ${randomUUID()};1`;
  const terms = { unit, due: nextWeek(), vat: "2500", kind: "kid_mod10", account: "" };
  const how = { name: "planted.csv", count: "1", reminds: "0", key: randomUUID() };
  return { query: `?${new URLSearchParams({ ...terms, ...how })}`, body };
}

function codeSheet(unit: string) {
  const query = new URLSearchParams({ unit, count: "1", key: randomUUID() });
  return { query: `?${query}`, body: `name;address\nPlanted ${randomUUID()};https://shop.example.com/` };
}

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
