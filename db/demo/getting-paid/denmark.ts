import { asking, type GettingPaid, line, MINUTES, order } from "./getting-paid";

const [SHOP, STORE] = ["764321", "764322"];
const [FREJA, EMIL, LARS] = ["4520000111", "4520000112", "4520000102"];
const ask = asking(SHOP, 2_500);

const freja = {
  ...{ name: "Freja Lund", street: "Havnegade 8", postCode: "8000", city: "Aarhus" },
  ...{ phone: "20 00 01 11", email: "freja-lund@example.test" },
};

export const denmark: GettingPaid = {
  termsUrl: "https://hyggebolig.example.test/handelsbetingelser",
  links: [
    {
      ...{ key: "lamp", msn: SHOP, daysAgo: 28.2, viewsADay: 8, vatRate: 2_500 },
      title: "Bordlampe i keramik",
      description: "Drejet i Aarhus. Ingen er helt ens.",
      price: { kind: "fixed", minor: 89_500 },
      fields: [
        { id: "glasur", kind: "choice", label: "Glasur", required: true, options: ["Sand", "Mos", "Kridt"] },
        { id: "antal", kind: "quantity", label: "Antal", required: true, options: [] },
      ],
      shipping: [
        { id: "butik", name: "Hentes i Vestergade 12", priceMinor: 0 },
        { id: "pakke", name: "Pakke til døren", priceMinor: 4_900 },
      ],
      successMessage: "Tak! Vi pakker den i halm og skriver, når den er på vej.",
      orders: [
        order(24.2, FREJA, "pay", {
          ...freja,
          "field.glasur": "Mos",
          "field.antal": "1",
          shipping: "pakke",
        }),
        order(6.3, FREJA, "pay", {
          ...freja,
          "field.glasur": "Sand",
          "field.antal": "2",
          shipping: "butik",
        }),
      ],
    },
    {
      ...{ key: "workshop", msn: SHOP, daysAgo: 14.3, viewsADay: 6, vatRate: 2_500, stock: 10, lasts: 45 },
      title: "Julekranse i butikken 5. december",
      description: "Gran, bånd og gløgg. To timer.",
      price: { kind: "fixed", minor: 39_500 },
      ...{ fields: [], shipping: [], successMessage: "Vi ses kl. 18!" },
      orders: [order(12.1, EMIL, "pay"), order(10.2, LARS, "pay"), order(1.2, FREJA, "leave")],
    },
    {
      ...{ key: "repair", msn: STORE, daysAgo: 9.2, viewsADay: 3, vatRate: 2_500 },
      title: "Reparation i butikken",
      description: "Beløbet aftaler vi ved disken.",
      price: { kind: "open", minimumMinor: 5_000, suggestions: [15_000, 25_000] },
      ...{ fields: [], shipping: [] },
      orders: [order(3.2, EMIL, "pay", { suggestion: "15000" })],
    },
    {
      ...{ key: "market", msn: SHOP, daysAgo: 20.2, viewsADay: 4, vatRate: 2_500, lasts: 9 },
      title: "Plads på efterårsmarkedet",
      description: "Ét bord, to stole og strøm.",
      price: { kind: "fixed", minor: 60_000 },
      ...{ fields: [], shipping: [], orders: [order(18.2, LARS, "pay")] },
    },
    {
      ...{ key: "last", msn: SHOP, daysAgo: 5.2, viewsADay: 5, vatRate: 2_500, stock: 1 },
      title: "Gulvvase, udstillingsmodel",
      description: "Den sidste.",
      price: { kind: "fixed", minor: 120_000 },
      ...{ fields: [], shipping: [], orders: [order(4.3, FREJA, "pay")] },
    },
  ],
  requests: [
    { ...ask("plaid", 22.2, FREJA, 79_900, "Uldplaid, grå"), reaction: "pay" },
    { ...ask("sofa", 13.2, EMIL, 540_000, "Betræk til sofa"), reaction: "expire" },
    { ...ask("vase", 4.3, LARS, 45_000, "Keramikvase"), reaction: "reject" },
    { ...ask("deposit", 1.1, FREJA, 250_000, "Depositum for indretning"), reaction: "leave" },
    {
      ...ask("till", 0.2, EMIL, 12_500, "Bloklys, 6 stk."),
      ...{ msn: STORE, minutes: MINUTES.now, reaction: "approve" },
    },
  ],
  lists: [
    {
      ...{ key: "kursus", msn: SHOP, daysAgo: 3.2, vatRate: 2_500 },
      name: "Keramikkursus, vinter",
      text: "Keramikkursus, 6 aftener",
      rows: [
        [FREJA, "1450", "approve"],
        [EMIL, "1450", "leave"],
        [LARS, "1450", "approve"],
      ],
    },
  ],
  codes: [
    {
      ...{ kind: "redirect", msn: SHOP, name: "Butiksrude", folder: "Butik", place: "Vestergade 12" },
      target: "https://hyggebolig.example.test/nyheder",
    },
    {
      ...{ kind: "callback", msn: STORE, name: "kasse1", folder: "Kasser", place: "Vestergade 12", scans: 9 },
      target: "Kassen",
    },
  ],
  tables: [
    {
      ...{ msn: STORE, table: "Hylde", most: 6, folder: "Hylder", place: "Vestergade 12" },
      target: "https://hyggebolig.example.test/hylde/{n}",
    },
  ],
  invoices: [
    {
      ...{ key: "hotel", msn: SHOP, daysAgo: 48.2, days: 14, customerName: "Badehotellet Klitly" },
      lines: [line("Sengetøj, økologisk bomuld", "30", "495", "25")],
      later: [{ daysAgo: 35.2, kind: "registered", minor: 1_485_000 }],
    },
    {
      ...{ key: "office", msn: SHOP, daysAgo: 33.2, days: 14, customerName: "Tegnestuen Ved Åen ApS" },
      lines: [line("Indretning, timer", "12", "850", "25"), line("Bordlamper i keramik", "4", "895", "25")],
      later: [{ daysAgo: 30.1, kind: "seen" }],
    },
    {
      ...{ key: "double", msn: SHOP, daysAgo: 17.2, days: 14, customerName: "Badehotellet Klitly" },
      lines: [line("Bloklys, 6 stk.", "20", "129", "25")],
      later: [{ daysAgo: 16.2, kind: "credited" }],
    },
    {
      ...{
        key: "freja",
        msn: SHOP,
        daysAgo: 4.1,
        days: 14,
        customerName: "Freja Lund",
        phone: "20 00 01 11",
      },
      lines: [line("Gardiner efter mål", "2", "1 250", "25")],
      later: [],
    },
    {
      ...{
        key: "draft",
        msn: SHOP,
        daysAgo: 0.4,
        days: 14,
        draft: true,
        customerName: "Tegnestuen Ved Åen ApS",
      },
      lines: [line("Indretning, timer", "5", "850", "25")],
      later: [],
    },
  ],
};
