import type { Market } from "../sales-unit";
import { addDays, weekdayOf } from "./days";

/** Easter Sunday of a Gregorian year, as `YYYY-MM-DD`: the full moon by the church's tables, and the Sunday after it. */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + skippedLeapDays - moonShift + 15) % 30;
  // The moon of the tables is never later than 18 April, nor twice on one day within the 19 years.
  const early = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0;
  const fullMoon = addDays(`${year}-03-21`, epact - early);
  return addDays(fullMoon, 7 - weekdayOf(fullMoon));
}

const FIXED: Record<Market, Record<string, string>> = {
  NO: {
    "01-01": "New Year's Day",
    "05-01": "Labour Day",
    "05-17": "Constitution Day",
    "12-25": "Christmas Day",
    "12-26": "Boxing Day",
  },
  DK: {
    "01-01": "New Year's Day",
    "06-05": "Constitution Day",
    "12-24": "Christmas Eve",
    "12-25": "Christmas Day",
    "12-26": "Boxing Day",
    "12-31": "New Year's Eve",
  },
  FI: {
    "01-01": "New Year's Day",
    "01-06": "Epiphany",
    "05-01": "May Day",
    "12-06": "Independence Day",
    "12-24": "Christmas Eve",
    "12-25": "Christmas Day",
    "12-26": "Boxing Day",
  },
  SE: {
    "01-01": "New Year's Day",
    "01-06": "Epiphany",
    "05-01": "May Day",
    "06-06": "National Day",
    "12-24": "Christmas Eve",
    "12-25": "Christmas Day",
    "12-26": "Boxing Day",
    "12-31": "New Year's Eve",
  },
};

const MAUNDY_THURSDAY = -3;
const GOOD_FRIDAY = -2;
const EASTER_MONDAY = 1;
const ASCENSION = 39;
const DAY_AFTER_ASCENSION = 40;
const WHIT_MONDAY = 50;
/** Abolished in Denmark with the year 2024. */
const GREAT_PRAYER_DAY = 26;

const AROUND_EASTER: Record<Market, readonly number[]> = {
  NO: [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  DK: [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, DAY_AFTER_ASCENSION, WHIT_MONDAY],
  FI: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
  SE: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
};

/** The Friday from 19 to 25 June, when banks of Finland and Sweden are closed. */
function midsummerEve(year: number): string {
  const first = `${year}-06-19`;
  return addDays(first, (5 - weekdayOf(first) + 7) % 7);
}

function holidaysOf(country: Market, year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const days = [
    ...Object.keys(FIXED[country]).map((day) => `${year}-${day}`),
    ...AROUND_EASTER[country].map((distance) => addDays(easter, distance)),
  ];
  if (country === "FI" || country === "SE") days.push(midsummerEve(year));
  if (country === "DK" && year < 2024) days.push(addDays(easter, GREAT_PRAYER_DAY));
  return new Set(days);
}

const years = new Map<string, ReadonlySet<string>>();

/** Weekdays (and Saturdays, Sundays that they fall on) when the country's banks move no money: holidays and closing days. */
export function bankHolidays(country: Market, year: number): ReadonlySet<string> {
  const name = `${country}${year}`;
  const days = years.get(name) ?? holidaysOf(country, year);
  years.set(name, days);
  return days;
}
