import type { Address } from "@/lib/domain/company-profile";

/** What a demonstration company says of itself. */
export type DemoProfile = {
  business: Address;
  sells: string;
  contact: { name: string; email: string; phone: string };
  owner: { name: string; share: number };
  /** Days since an administrator last confirmed it: more than 365 and Home asks for it. */
  confirmedDaysAgo: number;
};

/** By the company's slug. */
export const DEMO_PROFILES: Readonly<Record<string, DemoProfile>> = {
  fjordkaffe: {
    business: { street: "Damsgårdsveien 90", postCode: "5058", city: "Bergen", country: "NO" },
    sells: "Kaffe som er brent i Bergen, i nettbutikk, på torget og fra brenneriet, og kurs i å lage den.",
    contact: { name: "Kari Nordmann", email: "kari-nordmann@example.test", phone: "+4791000001" },
    owner: { name: "Kari Nordmann", share: 60 },
    confirmedDaysAgo: 378,
  },
  hyggebolig: {
    business: { street: "Vestergade 12", postCode: "8000", city: "Aarhus", country: "DK" },
    sells: "Lamper, puder og keramik til hjemmet, i webshop og butik.",
    contact: { name: "Mette Jensen", email: "mette-jensen@example.test", phone: "+4520000001" },
    owner: { name: "Mette Jensen", share: 100 },
    confirmedDaysAgo: 120,
  },
  saunakauppa: {
    business: { street: "Kalevankatu 8", postCode: "00100", city: "Helsinki", country: "FI" },
    sells: "Kiukaita, vihtoja ja löylytuoksuja verkkokaupassa ja myymälässä.",
    contact: { name: "Aino Virtanen", email: "aino-virtanen@example.test", phone: "+358401000001" },
    owner: { name: "Aino Virtanen", share: 75 },
    confirmedDaysAgo: 30,
  },
};
