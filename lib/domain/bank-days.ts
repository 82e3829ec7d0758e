import { addDays } from "./calendar";

const BANK_COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
export type BankCountry = (typeof BANK_COUNTRIES)[number];

export function bankCountryOf(country: string): BankCountry {
  const found = BANK_COUNTRIES.find((known) => known === country);
  if (!found) throw new Error(`no banks known in ${country}`);
  return found;
}

/** Whether banks of the country move money that day (`YYYY-MM-DD`): no weekend, no public holiday, no closing day of banks. */
export function isBankDay(day: string, country: BankCountry): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const { fixed, aroundEaster } = CLOSED[country];
  if (fixed.includes(day.slice(5))) return false;
  if ((country === "FI" || country === "SE") && isMidsummerEve(day, weekday)) return false;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return !aroundEaster.some((days) => addDays(easter, days) === day);
}

/** The day itself where it is a bank day, else the first one after it. */
export function bankDayFrom(day: string, country: BankCountry): string {
  let found = day;
  while (!isBankDay(found, country)) found = addDays(found, 1);
  return found;
}

/** So many bank days later; the day itself need not be one. */
export function addBankDays(day: string, count: number, country: BankCountry): string {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = bankDayFrom(addDays(found, 1), country);
  return found;
}

// Days before or after Easter Sunday: Maundy Thursday -3, Good Friday -2, Easter Monday 1, Ascension 39, Whit Monday 50.
const CLOSED: Record<BankCountry, { fixed: readonly string[]; aroundEaster: readonly number[] }> = {
  NO: { fixed: ["01-01", "05-01", "05-17", "12-25", "12-26"], aroundEaster: [-3, -2, 1, 39, 50] },
  // Danish banks are also closed on the Friday after Ascension, on Constitution Day, Christmas Eve and New Year's Eve.
  DK: {
    fixed: ["01-01", "06-05", "12-24", "12-25", "12-26", "12-31"],
    aroundEaster: [-3, -2, 1, 39, 40, 50],
  },
  FI: {
    fixed: ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"],
    aroundEaster: [-2, 1, 39],
  },
  // Swedish banks are closed on the eves of Christmas and the New Year as well.
  SE: {
    fixed: ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"],
    aroundEaster: [-2, 1, 39],
  },
};

/** The Friday from 19 to 25 June. */
function isMidsummerEve(day: string, weekday: number): boolean {
  return weekday === 5 && day.slice(5) >= "06-19" && day.slice(5) <= "06-25";
}

/** The Gregorian rule in the form of Meeus, Jones and Butcher. */
function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const [month, date] = [Math.floor(sum / 31), (sum % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
