import { order } from "./getting-paid";
import type { DemoLink } from "./sell-by-link";

const [SHOP, MARKET, TEST] = ["654321", "654322", "754321"];
const [NORA, HENRIK, OLA, JONAS, SARA] = [
  "4791000011",
  "4791000012",
  "4791000002",
  "4791000004",
  "4791000005",
];

const nora = {
  ...{ name: "Nora Vik", street: "Strandgaten 12", postCode: "5013", city: "Bergen" },
  ...{ phone: "910 00 011", email: "nora-vik@example.test" },
};
const henrik = { ...nora, name: "Henrik Strand", phone: "910 00 012", email: "henrik-strand@example.test" };

export const norwegianLinks: readonly DemoLink[] = [
  {
    ...{ key: "cup", msn: SHOP, daysAgo: 34.2, viewsADay: 9, vatRate: 2_500 },
    title: "Kopp med navn, blå glasur",
    description: "Dreid og brent i Bergen. Vi skriver navnet for hånd,\nså regn med en uke før den sendes.",
    price: { kind: "fixed", minor: 34_900 },
    fields: [
      { id: "navn", kind: "text", label: "Navn på koppen", required: true, options: [] },
      {
        id: "farge",
        kind: "choice",
        label: "Farge på navnet",
        required: true,
        options: ["Hvit", "Sort", "Gull"],
      },
      { id: "antall", kind: "quantity", label: "Antall", required: true, options: [] },
    ],
    shipping: [
      { id: "post", name: "Posten, pakke i postkassen", priceMinor: 7_900 },
      { id: "hent", name: "Hentes på brenneriet", priceMinor: 0 },
    ],
    successMessage: "Tusen takk! Du får en e-post når koppen er sendt.",
    orders: [
      order(31.3, NORA, "pay", {
        ...nora,
        "field.navn": "Nora",
        "field.farge": "Gull",
        "field.antall": "1",
        shipping: "post",
      }),
      order(19.1, HENRIK, "pay", {
        ...henrik,
        "field.navn": "Bestefar",
        "field.farge": "Sort",
        "field.antall": "2",
        shipping: "hent",
      }),
      order(8.4, NORA, "reject", {
        ...nora,
        "field.navn": "Mor",
        "field.farge": "Hvit",
        "field.antall": "1",
        shipping: "post",
      }),
      order(2.2, NORA, "approve", {
        ...nora,
        "field.navn": "Mor",
        "field.farge": "Hvit",
        "field.antall": "1",
        shipping: "post",
      }),
    ],
  },
  {
    ...{ key: "course", msn: SHOP, daysAgo: 21.4, viewsADay: 7, vatRate: 2_500, stock: 8, lasts: 40 },
    title: "Espressokurs lørdag 12. desember",
    description: "Tre timer på brenneriet: kvern, kanne og melk. Kaffe og skolebolle er med.",
    price: { kind: "fixed", minor: 79_000 },
    fields: [
      {
        id: "melk",
        kind: "choice",
        label: "Melk eller havre?",
        required: true,
        options: ["Melk", "Havre"],
      },
    ],
    shipping: [],
    successMessage: "Vi sees klokken 11 på Damsgårdsveien 90!",
    orders: [
      order(20.2, OLA, "pay", { "field.melk": "Melk" }),
      order(15.6, SARA, "pay", { "field.melk": "Havre" }),
      order(9.3, JONAS, "pay", { "field.melk": "Melk" }),
      order(9.1, HENRIK, "leave", { "field.melk": "Melk" }),
      order(1.4, NORA, "approve", { "field.melk": "Havre" }),
    ],
  },
  {
    ...{ key: "barista", msn: MARKET, daysAgo: 12.3, viewsADay: 5, vatRate: 0 },
    title: "Tips til dem bak disken",
    description: "Alt går til dem som står på torget, i all slags vær.",
    price: { kind: "open", minimumMinor: 1_000, suggestions: [2_000, 5_000, 10_000] },
    ...{ fields: [], shipping: [], successMessage: "Takk! Det varmer." },
    orders: [
      order(11.2, OLA, "pay", { suggestion: "5000" }),
      order(4.4, NORA, "pay", { amount: "75" }),
      order(0.3, HENRIK, "approve", { suggestion: "2000" }),
    ],
  },
  {
    ...{ key: "tasting", msn: SHOP, daysAgo: 25.1, viewsADay: 6, vatRate: 2_500, lasts: 15 },
    title: "Smaking av årets høst fra Kenya",
    description: "Seks kopper, én kveld.",
    price: { kind: "fixed", minor: 25_000 },
    ...{ fields: [], shipping: [] },
    orders: [order(22.3, SARA, "pay"), order(13.2, OLA, "pay")],
  },
  {
    ...{ key: "calendar", msn: SHOP, daysAgo: 6.2, viewsADay: 8, vatRate: 1_500, stock: 2 },
    title: "Kaffekalender, 24 luker",
    description: "De to siste. 24 poser à 50 g.",
    price: { kind: "fixed", minor: 89_900 },
    ...{ fields: [], shipping: [] },
    orders: [order(5.1, NORA, "pay"), order(3.2, HENRIK, "pay")],
  },
  {
    ...{ key: "trial", msn: TEST, daysAgo: 3.3, viewsADay: 2, vatRate: null },
    title: "Prøvelenke",
    description: "",
    price: { kind: "fixed", minor: 1_000 },
    ...{ fields: [], shipping: [], orders: [] },
  },
];
