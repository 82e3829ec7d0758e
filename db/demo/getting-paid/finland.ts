import { asking, type GettingPaid, line, MINUTES, order } from "./getting-paid";

const [SHOP, STORE] = ["774321", "774322"];
const [INKA, ONNI, EERO] = ["358401000211", "358401000212", "358401000202"];
const ask = asking(SHOP, 2_550);

const inka = {
  ...{ name: "Inka Aalto", street: "Koskikatu 21", postCode: "33100", city: "Tampere" },
  ...{ phone: "040 1000211", email: "inka-aalto@example.test" },
};

export const finland: GettingPaid = {
  termsUrl: "https://saunakauppa.example.test/toimitusehdot",
  links: [
    {
      ...{ key: "bucket", msn: SHOP, daysAgo: 26.2, viewsADay: 8, vatRate: 2_550 },
      title: "Kiulu ja kauha, lämpökäsitelty haapa",
      description: "Käsityötä Tampereelta. Nimi poltetaan kylkeen.",
      price: { kind: "fixed", minor: 6_900 },
      fields: [
        { id: "nimi", kind: "text", label: "Nimi kiuluun", required: true, options: [] },
        { id: "maara", kind: "quantity", label: "Määrä", required: true, options: [] },
      ],
      shipping: [
        { id: "posti", name: "Postipaketti", priceMinor: 690 },
        { id: "nouto", name: "Nouto myymälästä", priceMinor: 0 },
      ],
      successMessage: "Kiitos! Lähetämme viestin, kun paketti on matkalla.",
      orders: [
        order(23.2, INKA, "pay", {
          ...inka,
          "field.nimi": "Aalto",
          "field.maara": "1",
          shipping: "posti",
        }),
        order(5.3, INKA, "pay", {
          ...inka,
          "field.nimi": "Mummola",
          "field.maara": "2",
          shipping: "nouto",
        }),
      ],
    },
    {
      ...{ key: "evening", msn: SHOP, daysAgo: 15.3, viewsADay: 6, vatRate: 1_350, stock: 12, lasts: 30 },
      title: "Saunailta järven rannalla 28.11.",
      description: "Savusauna, avanto ja keitto. Pyyhe mukaan.",
      price: { kind: "fixed", minor: 4_500 },
      fields: [
        { id: "keitto", kind: "choice", label: "Keitto", required: true, options: ["Lohi", "Kasvis"] },
      ],
      ...{ shipping: [], successMessage: "Nähdään rannassa kello 17!" },
      orders: [
        order(13.2, ONNI, "pay", { "field.keitto": "Lohi" }),
        order(7.2, EERO, "pay", { "field.keitto": "Kasvis" }),
        order(1.2, INKA, "leave", { "field.keitto": "Lohi" }),
      ],
    },
    {
      ...{ key: "wood", msn: STORE, daysAgo: 9.2, viewsADay: 3, vatRate: 2_550 },
      title: "Klapeja peräkärryyn",
      description: "Punnitse itse ja maksa sen mukaan.",
      price: { kind: "open", minimumMinor: 500, suggestions: [2_000, 4_000] },
      ...{ fields: [], shipping: [] },
      orders: [order(2.2, ONNI, "approve", { suggestion: "4000" })],
    },
    {
      ...{ key: "spring", msn: SHOP, daysAgo: 24.2, viewsADay: 4, vatRate: 2_550, lasts: 14 },
      title: "Vihtoja pakastimesta",
      description: "Kesäkuussa taitettu koivu, viiden nippu.",
      price: { kind: "fixed", minor: 3_500 },
      ...{ fields: [], shipping: [], orders: [order(20.2, EERO, "pay")] },
    },
    {
      ...{ key: "last", msn: SHOP, daysAgo: 5.2, viewsADay: 5, vatRate: 2_550, stock: 1 },
      title: "Kiuas, näyttelykappale",
      description: "Viimeinen tätä mallia.",
      price: { kind: "fixed", minor: 39_000 },
      ...{ fields: [], shipping: [], orders: [order(4.3, ONNI, "pay")] },
    },
  ],
  requests: [
    { ...ask("towels", 21.2, INKA, 8_900, "Pellavapyyhkeet, 4 kpl"), reaction: "pay" },
    { ...ask("stove", 12.2, ONNI, 129_000, "Kiukaan asennus"), reaction: "expire" },
    { ...ask("stones", 4.3, EERO, 4_200, "Kiuaskivet 20 kg"), reaction: "reject" },
    { ...ask("deposit", 1.1, INKA, 25_000, "Savusaunan varausmaksu"), reaction: "leave" },
    {
      ...ask("till", 0.2, ONNI, 2_450, "Saunatuoksu, koivu"),
      ...{ msn: STORE, minutes: MINUTES.now, reaction: "approve" },
    },
  ],
  lists: [
    {
      ...{ key: "seura", msn: SHOP, daysAgo: 3.2, vatRate: 2_550 },
      name: "Saunaseuran talvikausi",
      text: "Saunaseuran talvikausi",
      rows: [
        [INKA, "120", "approve"],
        [ONNI, "120", "leave"],
        [EERO, "120", "approve"],
      ],
    },
  ],
  codes: [
    {
      ...{ kind: "redirect", msn: SHOP, name: "Ikkuna", folder: "Myymälä", place: "Kalevankatu 8" },
      target: "https://saunakauppa.example.test/uutuudet",
    },
    {
      ...{ kind: "callback", msn: STORE, name: "kassa1", folder: "Kassat", place: "Kalevankatu 8", scans: 9 },
      target: "Kassa",
    },
  ],
  tables: [
    {
      ...{ msn: STORE, table: "Hylly", most: 6, folder: "Hyllyt", place: "Kalevankatu 8" },
      target: "https://saunakauppa.example.test/hylly/{n}",
    },
  ],
  invoices: [
    {
      ...{ key: "spa", msn: SHOP, daysAgo: 47.2, days: 14, customerName: "Kylpylä Järvenhelmi Oy" },
      lines: [line("Pellavapyyhkeitä", "60", "19,90", "25,5")],
      later: [{ daysAgo: 36.2, kind: "registered", minor: 119_400 }],
    },
    {
      ...{ key: "cottages", msn: SHOP, daysAgo: 34.2, days: 14, customerName: "Mökkivuokraus Salonen" },
      lines: [line("Kiukaan huolto", "3", "145", "25,5"), line("Kiuaskivet 20 kg", "6", "21", "25,5")],
      later: [{ daysAgo: 31.1, kind: "seen" }],
    },
    {
      ...{ key: "double", msn: SHOP, daysAgo: 16.2, days: 14, customerName: "Kylpylä Järvenhelmi Oy" },
      lines: [line("Saunatuoksu, koivu", "24", "12,50", "25,5")],
      later: [{ daysAgo: 15.2, kind: "credited" }],
    },
    {
      ...{ key: "inka", msn: SHOP, daysAgo: 4.1, days: 14, customerName: "Inka Aalto", phone: "040 1000211" },
      lines: [line("Savusaunan vuokra, ilta", "1", "320", "13,5")],
      later: [],
    },
    {
      ...{
        key: "draft",
        msn: SHOP,
        daysAgo: 0.4,
        days: 14,
        draft: true,
        customerName: "Mökkivuokraus Salonen",
      },
      lines: [line("Kiukaan huolto", "1", "145", "25,5")],
      later: [],
    },
  ],
};
