import { describe, expect, test } from "vitest";
import { PeopleBook } from "./people-book";
import { peopleRoutes } from "./people-routes";
import { MemoryStore } from "./store/memory-store";
import { type Country, TEST_PEOPLE } from "./test-people";

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** The date inside the number as `ddmmyy`, where its check digits are right. */
const CHECKS: Record<Country, (nin: string) => string | undefined> = {
  NO: (nin) => {
    const right =
      /^\d{11}$/.test(nin) &&
      weigh(nin, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
      weigh(nin, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
    return right ? nin.slice(0, 6) : undefined;
  },
  DK: (nin) => {
    const right = /^\d{10}$/.test(nin) && weigh(nin, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
    return right ? nin.slice(0, 6) : undefined;
  },
  FI: (nin) => {
    const [, day, number, check] = /^(\d{6})[-A](\d{3})(.)$/.exec(nin) ?? [];
    const right = check === "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(`${day}${number}`) % 31];
    return right ? day : undefined;
  },
  SE: (nin) => {
    const doubled = [...nin.slice(2)].map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1));
    const sum = doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
    const right = /^\d{12}$/.test(nin) && sum % 10 === 0;
    return right ? nin.slice(2, 8).replace(/(..)(..)(..)/, "$3$2$1") : undefined;
  },
};

describe("test people", () => {
  test.each(TEST_PEOPLE)("$name has a number that fits birth date and check digits", (person) => {
    const [year = "", month = "", day = ""] = person.birthDate.split("-");
    expect(CHECKS[person.country](person.nin)).toBe(`${day}${month}${year.slice(2)}`);
  });

  test("a wrong digit is noticed", () => {
    expect(CHECKS.NO("14037941222")).toBeUndefined();
    expect(CHECKS.DK("1705761547")).toBeUndefined();
    expect(CHECKS.FI("250781-9188")).toBeUndefined();
    expect(CHECKS.SE("199202209847")).toBeUndefined();
  });

  test("ids, numbers, phones, e-mails and subs are unlike", () => {
    for (const field of ["id", "nin", "phone", "email", "sub"] as const) {
      expect(new Set(TEST_PEOPLE.map((person) => person[field])).size).toBe(TEST_PEOPLE.length);
    }
    expect(TEST_PEOPLE.filter(({ kind }) => kind === "portal")).toHaveLength(10);
  });

  test("each country's phone number has its prefix and is an MSISDN", () => {
    const prefixes = { NO: "47", DK: "45", FI: "358", SE: "46" };
    for (const { phone, country } of TEST_PEOPLE) {
      expect(phone).toMatch(/^\d{9,15}$/);
      expect(phone.startsWith(prefixes[country])).toBe(true);
    }
  });

  test("/_control/people hands them out as JSON", async () => {
    const answer = await peopleRoutes(new PeopleBook(new MemoryStore())).request("/_control/people");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ people: TEST_PEOPLE });
  });

  test("/people/lookup names one person by number or phone, and nobody else", async () => {
    const ask = async (question: object) => {
      const body = JSON.stringify(question);
      const answer = await peopleRoutes(new PeopleBook(new MemoryStore())).request("/people/lookup", {
        method: "POST",
        body,
      });
      return [answer.status, Object(await answer.json()).name];
    };
    expect(await ask({ country: "NO", nin: "14037941221" })).toEqual([200, "Kari Nordmann"]);
    expect(await ask({ country: "DK", phone: "4520000112" })).toEqual([200, "Emil Nygaard"]);
    expect(await ask({ country: "SE", nin: "9202209848" })).toEqual([200, "Elsa Ek"]);
    expect(await ask({ country: "DK", nin: "14037941221" })).toEqual([404, undefined]);
    expect(await ask({ country: "NO" })).toEqual([404, undefined]);
    const broken = await peopleRoutes(new PeopleBook(new MemoryStore())).request("/people/lookup", {
      method: "POST",
      body: "{",
    });
    expect(broken.status).toBe(404);
  });
});
