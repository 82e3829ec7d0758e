import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { LoginSetup } from "@/lib/login/get-login";
import { ActivateForm } from "./activate-form";
import { LoginCard } from "./login-card";
import { MarketingForm } from "./marketing-form";
import { RemoveForm, StopAskingForm } from "./remove-forms";
import { ScopeList } from "./scope-list";
import { SettingsForm } from "./settings-form";

type LoginPartsProps = { merchant: string; company: string; setup: LoginSetup };

/** Before the activation one card that explains it; afterwards all that can be set up. */
export function LoginParts({ merchant, company, setup }: LoginPartsProps): JSX.Element {
  const t = useTranslations("login");
  const { msn, login, marketing, scopes } = setup;
  const place = { merchant, msn, version: login.version };
  const asking = { merchant, msn, version: marketing.version };
  if (!login.value)
    return (
      <LoginCard id="activate" title={t("activate.title")} note={t("activate.means")}>
        <ActivateForm place={place} />
      </LoginCard>
    );
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <div className="grid min-w-0 gap-5">
        <LoginCard id="settings" title={t("settings.title")} note={t("settings.means")}>
          <SettingsForm place={place} settings={login.value} />
        </LoginCard>
        <LoginCard id="scopes" title={t("scopes.title")} note={t("scopes.means")}>
          <ScopeList scopes={scopes} />
        </LoginCard>
      </div>
      <div className="grid min-w-0 gap-5">
        <LoginCard id="marketing" title={t("marketing.title")} note={t("marketing.means")}>
          <MarketingForm place={asking} company={company} consents={marketing.value} />
          {marketing.value ? <StopAskingForm place={asking} /> : null}
        </LoginCard>
        <LoginCard id="remove" title={t("remove.title")} note={t("remove.means")}>
          <RemoveForm place={place} />
        </LoginCard>
      </div>
    </div>
  );
}
