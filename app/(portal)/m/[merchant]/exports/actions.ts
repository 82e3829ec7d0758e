"use server";

import { removeExport } from "@/lib/exports/remove-export";
import { retryExport } from "@/lib/exports/retry-export";
import { action } from "@/lib/web/action";
import { exportForm } from "./forms";

export const removeExportAction = action(removeExport, exportForm);
export const retryExportAction = action(retryExport, exportForm);
