import { getTranslations } from "next-intl/server";
import { type FailureCode, sentenceFor } from "@/lib/web/messages";

/** The sentence for a reason that is kept with a report, with what it names; one that is known no more says nothing. */
export async function reasonSentence(reason: { readonly code: string }): Promise<string | undefined> {
  const code = reason.code as FailureCode; // safe: asked for before it is used
  const t = await getTranslations("failures");
  return t.has(code) ? sentenceFor({ ...reason, code }) : undefined;
}
