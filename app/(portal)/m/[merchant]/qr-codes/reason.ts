import { useTranslations } from "next-intl";

const KNOWN = ["code_name_taken", "platform_unavailable", "keys_refused", "code_never_arrived"] as const;

/** The sentence for why a code was not made. */
export function useReason(): (error: string) => string {
  const t = useTranslations("failures");
  return (error) => t(KNOWN.find((code) => code === error) ?? "code_refused_earlier");
}
