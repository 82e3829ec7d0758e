import type { Messages } from "next-intl";

type Keys = readonly (keyof Messages["transactions"])[];

/** What the list says in the browser. The rest of the namespace, four times as long, stays on the server. */
export const LIST_TEXTS: Keys = [
  ...([
    "title",
    "lead",
    "statuses",
    "allStatuses",
    "status",
    "channel",
    "column",
    "shown",
    "knownSince",
  ] as const),
  ...([
    "customerUnknown",
    "customerMasked",
    "notFresh",
    "readAgain",
    "search",
    "searchHint",
    "empty",
  ] as const),
  ...(["periodLabel", "anyTime", "period", "from", "to", "fromDay", "toDay"] as const),
  ...([
    "amountFrom",
    "amountTo",
    "atLeast",
    "atMost",
    "allUnits",
    "allChannels",
    "ofLink",
    "ofCode",
  ] as const),
  ...(["filters", "removeFilter", "clearAll", "moreFilters", "fewerFilters"] as const),
];

/** What the buttons, dialogs and fields of one payment say there. */
export const PAYMENT_TEXTS: Keys = [
  ...(["capture", "refund", "cancel", "check", "note", "review", "open", "reason", "reasonHint"] as const),
];
