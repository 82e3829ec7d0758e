import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

/** The id of one notification, or "all". */
export const whichForm = (form: FormData) => ok({ which: textField(form, "which") });
