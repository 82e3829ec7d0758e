import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

/** The id of one export. */
export const exportForm = (form: FormData) => ok({ id: textField(form, "export") });
