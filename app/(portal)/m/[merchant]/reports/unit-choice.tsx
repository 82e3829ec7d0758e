import { useTranslations } from "next-intl";
import { type JSX, useId } from "react";
import type { FigureOverview } from "@/lib/figures/get-figures";

type UnitChoiceProps = { units: FigureOverview["units"]; chosen: readonly string[] };

/** One sales unit, several or, where none is ticked, all: a menu of the browser's own, part of the form that it stands in. */
export function UnitChoice({ units, chosen }: UnitChoiceProps): JSX.Element | null {
  const t = useTranslations("figures");
  const id = useId();
  if (units.length < 2) return null;
  const shown = units.filter(({ msn }) => chosen.includes(msn));
  const [only, ...more] = shown;
  const label = more.length > 0 ? t("severalUnits", { count: shown.length }) : (only?.name ?? t("allUnits"));
  return (
    <div className="grid min-w-0 gap-1 text-sm max-sm:col-span-2">
      <span id={`${id}-name`} className="text-xs text-muted">
        {t("unit")}
      </span>
      <button
        type="button"
        popoverTarget={`${id}-menu`}
        aria-labelledby={`${id}-name ${id}-shown`}
        className="input flex h-9 w-full min-w-0 cursor-pointer items-center py-1 text-left text-sm sm:max-w-56"
      >
        <span id={`${id}-shown`} className="min-w-0 flex-1 truncate">
          {label}
        </span>
        <span aria-hidden="true" className="ps-2 text-muted">
          ▾
        </span>
      </button>
      {/* Another choice is another list of ticks: what the browser remembers of the former one does not stay. */}
      <fieldset
        key={chosen.join()}
        id={`${id}-menu`}
        popover="auto"
        aria-labelledby={`${id}-name`}
        className="frame-menu frame-menu--end frame-menu--form flex-col gap-2 open:flex"
      >
        {units.map(({ msn, name }) => (
          <label key={msn} className="flex min-w-0 items-start gap-2.5 text-sm">
            <input
              type="checkbox"
              name="unit"
              value={msn}
              defaultChecked={chosen.includes(msn)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">
              {name} <span className="tabular text-muted">{msn}</span>
            </span>
          </label>
        ))}
        <button type="submit" className="button button--primary button--sm mt-2 justify-self-start">
          {t("show")}
        </button>
      </fieldset>
    </div>
  );
}
