import type { Market } from "../sales-unit";
import { addDays, weekdayOf } from "./days";
import { bankHolidays } from "./holidays";

/** Whether banks of the country move money that day. */
export function isBankDay(day: string, country: Market): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !bankHolidays(country, Number(day.slice(0, 4))).has(day);
}

/** The day itself where it is a bank day, else the first one after it. */
export function bankDayFrom(day: string, country: Market): string {
  return isBankDay(day, country) ? day : bankDayFrom(addDays(day, 1), country);
}

/** So many bank days later; the day itself need not be one. */
export function addBankDays(day: string, count: number, country: Market): string {
  return count === 0 ? day : addBankDays(bankDayFrom(addDays(day, 1), country), count - 1, country);
}
