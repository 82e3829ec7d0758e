import { useTranslations } from "next-intl";

/** Names an action of the log. What a newer or older portal wrote and this one has no name for is shown as it stands. */
export function useActionName(): (action: string) => string {
  const t = useTranslations("audit");
  // safe: has() is asked before the name is read, so no key is trusted
  const names = t as unknown as { (key: string): string; has(key: string): boolean };
  return (action) => {
    const key = `action.${action}`;
    return /^[a-z_.]+$/.test(action) && names.has(key) ? names(key) : action;
  };
}
