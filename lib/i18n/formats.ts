import type { Formats } from "next-intl";

/** Dates are shown in the merchant's time zone, which the page passes along. */
export const formats = {
  dateTime: {
    day: { day: "numeric", month: "short", year: "numeric" },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    moment: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
  },
  number: { count: { maximumFractionDigits: 0 }, share: { style: "percent", maximumFractionDigits: 1 } },
} satisfies Formats;
