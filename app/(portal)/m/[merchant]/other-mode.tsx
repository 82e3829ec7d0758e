import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { ModeForm } from "@/components/shell/mode-switch";
import type { Environment } from "@/lib/domain/environment";
import { chooseEnvironmentAction } from "../../../profile/actions";

/** In place of something that belongs to the other mode, such as a payment that a link leads to. */
export function OtherMode({ belongsTo }: { belongsTo: Environment }): JSX.Element {
  const t = useTranslations("mode.other");
  const action = (
    <ModeForm to={belongsTo} choose={chooseEnvironmentAction}>
      <button type="submit" className="button button--primary">
        {t(`switch.${belongsTo}`)}
      </button>
    </ModeForm>
  );
  return <EmptyState icon="code" title={t(`title.${belongsTo}`)} reason={t("reason")} action={action} />;
}
