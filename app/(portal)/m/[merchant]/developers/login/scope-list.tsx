import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { LOGIN_SCOPES, type LoginScope } from "@/lib/domain/login-setup";

/** What the unit may ask for, and what it may not and why. */
export function ScopeList({ scopes }: { scopes: readonly LoginScope[] }): JSX.Element {
  const t = useTranslations("login.scopes");
  const closed = LOGIN_SCOPES.filter((scope) => !scopes.includes(scope));
  return (
    <dl className="grid gap-2 text-sm">
      {scopes.map((scope) => (
        <Scope key={scope} name={scope} text={t(`of.${scope}`)} />
      ))}
      {closed.map((scope) =>
        scope === "gender" || scope === "nin" || scope === "delegatedConsents" ? (
          <Scope key={scope} name={scope} text={t(`closed.${scope}`)} closed />
        ) : null,
      )}
    </dl>
  );
}

function Scope({
  name,
  text,
  closed = false,
}: {
  name: string;
  text: string;
  closed?: boolean;
}): JSX.Element {
  return (
    <div className="grid gap-x-3 sm:grid-cols-[11rem_1fr]">
      <dt>
        <code className={closed ? "text-muted line-through" : ""}>{name}</code>
      </dt>
      <dd className="text-muted">{text}</dd>
    </div>
  );
}
