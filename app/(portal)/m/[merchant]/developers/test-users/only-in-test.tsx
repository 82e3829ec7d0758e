import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { ModeForm } from "@/components/shell/mode-switch";
import { chooseEnvironmentAction } from "../../../../../profile/actions";

export function OnlyInTest(): JSX.Element {
  const t = useTranslations("testUsers.mode");
  const mode = useTranslations("mode.other");
  const action = (
    <ModeForm to="test" choose={chooseEnvironmentAction}>
      <button type="submit" className="button button--primary">
        {mode("switch.test")}
      </button>
    </ModeForm>
  );
  return <EmptyState icon="code" title={t("title")} reason={t("reason")} action={action} />;
}
