import type { Measure } from "./measure";
import { capture } from "./rows/capture";
import { csvExport, xlsxExport } from "./rows/csv-export";
import { detail } from "./rows/detail";
import { firstLoad } from "./rows/first-load";
import { list } from "./rows/list";
import { listDeepPage } from "./rows/list-deep-page";
import { listGrowth } from "./rows/list-growth";
import { memory } from "./rows/memory";
import { overview } from "./rows/overview";
import { pageAsData, watchAsData } from "./rows/page-as-data";
import { PAYMENT_LINK_PAGE } from "./rows/payment-link-page";
import { search } from "./rows/search";
import { SEEN_IN_CHROMIUM } from "./rows/seen-in-chromium";
import { sending } from "./rows/sending";
import { settlement } from "./rows/settlement";
import { start } from "./rows/start";
import { webhooks, webhooksBesideEmptyRoute } from "./rows/webhooks";

/** In the order of the table. */
export const MEASURES: readonly Measure[] = [
  list,
  listDeepPage,
  listGrowth,
  pageAsData,
  watchAsData,
  search,
  overview,
  detail,
  ...PAYMENT_LINK_PAGE,
  capture,
  sending,
  csvExport,
  xlsxExport,
  settlement,
  webhooks,
  webhooksBesideEmptyRoute,
  firstLoad,
  ...SEEN_IN_CHROMIUM,
  start,
  memory,
];
