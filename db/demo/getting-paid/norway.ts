import { asking, type GettingPaid, line, MINUTES } from "./getting-paid";
import { norwegianLinks } from "./norwegian-links";

const [SHOP, MARKET, ROASTERY, TEST] = ["654321", "654322", "654323", "754321"];
const [NORA, HENRIK, OLA, JONAS, SARA] = [
  "4791000011",
  "4791000012",
  "4791000002",
  "4791000004",
  "4791000005",
];
const ask = asking(SHOP, 1_500);

export const norway: GettingPaid = {
  termsUrl: "https://fjordkaffe.example.test/salgsvilkar",
  links: norwegianLinks,
  requests: [
    { ...ask("roast", 27.2, NORA, 64_000, "Kurs for to, 24. oktober"), reaction: "pay" },
    { ...ask("party", 16.3, HENRIK, 310_000, "Kaffebar på firmafesten"), reaction: "expire" },
    { ...ask("repair", 7.3, OLA, 118_000, "Service på kvern"), reaction: "reject" },
    { ...ask("wrong", 5.3, JONAS, 45_000, "Kaffebønner, 3 kg"), reaction: "take back" },
    { ...ask("beans", 5.2, JONAS, 54_000, "Kaffebønner, 3,6 kg"), reaction: "pay" },
    { ...ask("wedding", 1.2, NORA, 425_000, "Kaffe til bryllupet, forskudd"), reaction: "leave" },
    {
      ...ask("market", 0.2, HENRIK, 12_900, "Filterkaffe og skolebolle"),
      msn: MARKET,
      minutes: MINUTES.now,
      reaction: "approve",
    },
    { ...ask("trial", 2.3, NORA, 1_000, "Prøveforespørsel"), msn: TEST, reaction: "leave" },
  ],
  lists: [
    {
      ...{ key: "abonnement", msn: SHOP, daysAgo: 4.2, vatRate: 1_500 },
      name: "Kaffeabonnement november",
      text: "Kaffeabonnement, november",
      rows: [
        [NORA, "289", "approve"],
        [HENRIK, "289", "approve"],
        [OLA, "578", "leave"],
        [JONAS, "289", "approve"],
        [SARA, "289", "reject"],
      ],
    },
  ],
  codes: [
    {
      ...{ kind: "redirect", msn: ROASTERY, name: "Omvisning", folder: "Brenneriet", place: "Porten" },
      target: "https://fjordkaffe.example.test/omvisning",
    },
    {
      ...{
        kind: "callback",
        msn: ROASTERY,
        name: "disk",
        folder: "Kasser",
        place: "Damsgårdsveien 90",
        scans: 11,
      },
      target: "Disken i brenneriet",
    },
    {
      kind: "redirect",
      msn: SHOP,
      name: "Vindu",
      target: "https://fjordkaffe.example.test/butikk",
      folder: "Butikk",
      place: "Vinduet mot gaten",
    },
    {
      kind: "redirect",
      msn: SHOP,
      name: "Kaffekort",
      target: "https://fjordkaffe.example.test/kaffekort",
      folder: "Trykksaker",
      place: "Kvitteringer",
    },
    {
      kind: "callback",
      msn: MARKET,
      name: "kasse1",
      target: "Torget, kasse 1",
      folder: "Kasser",
      place: "Torget",
      scans: 14,
    },
  ],
  tables: [
    {
      msn: MARKET,
      table: "Bord",
      most: 8,
      target: "https://fjordkaffe.example.test/torget/bord/{n}",
      folder: "Bord",
      place: "Torget 4",
    },
  ],
  invoices: [
    {
      ...{
        key: "hotel",
        msn: SHOP,
        daysAgo: 52.2,
        days: 14,
        customerName: "Hotell Havblikk AS",
        email: "faktura@havblikk.example.test",
      },
      lines: [line("Kaffebønner til frokost, 24 kg", "24", "289", "15")],
      later: [{ daysAgo: 36.4, kind: "registered", minor: 693_600 }],
    },
    {
      ...{
        key: "office",
        msn: SHOP,
        daysAgo: 44.3,
        days: 14,
        customerName: "Kontorfellesskapet Nøstet",
        address: "Nøstegaten 42\n5011 Bergen",
      },
      lines: [
        line("Leie av espressomaskin, oktober", "1", "3 900", "25"),
        line("Kaffebønner, 6 kg", "6", "289", "15"),
      ],
      later: [{ daysAgo: 40.2, kind: "seen" }],
    },
    {
      ...{
        key: "theatre",
        msn: SHOP,
        daysAgo: 30.2,
        days: 14,
        customerName: "Fjordteateret",
        email: "regnskap@fjordteateret.example.test",
      },
      lines: [line("Kaffebar ved premieren", "1", "8 400", "15"), line("Barista, timer", "6", "650", "25")],
      later: [
        { daysAgo: 29.1, kind: "seen" },
        { daysAgo: 14.2, kind: "registered", minor: 600_000 },
      ],
    },
    {
      ...{
        key: "double",
        msn: SHOP,
        daysAgo: 18.4,
        days: 14,
        customerName: "Hotell Havblikk AS",
        email: "faktura@havblikk.example.test",
      },
      lines: [line("Kaffebønner til frokost, 24 kg", "24", "298", "15")],
      later: [{ daysAgo: 17.3, kind: "credited" }],
    },
    {
      ...{ key: "nora", msn: SHOP, daysAgo: 6.1, days: 21, customerName: "Nora Vik", phone: "910 00 011" },
      message: "Takk for oppdraget!",
      lines: [
        line("Kaffe til bryllupet, 80 gjester", "80", "64", "15"),
        line("Frakt og rigg", "1", "1 200", "25"),
      ],
      later: [{ daysAgo: 5.4, kind: "seen" }],
    },
    {
      ...{
        key: "rowing",
        msn: SHOP,
        daysAgo: 2.1,
        days: 14,
        customerName: "Bergen Roklubb",
        email: "kasserer@roklubb.example.test",
      },
      lines: [line("Kaffebønner, 4 kg", "4", "289", "15")],
      later: [],
    },
    {
      ...{
        key: "draft",
        msn: SHOP,
        daysAgo: 0.4,
        days: 14,
        draft: true,
        customerName: "Kontorfellesskapet Nøstet",
      },
      lines: [line("Leie av espressomaskin, november", "1", "3 900", "25")],
      later: [],
    },
  ],
};
