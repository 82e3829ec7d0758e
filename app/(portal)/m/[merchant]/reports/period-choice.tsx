import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FilterFold } from "@/components/data-table/filter-fold";
import { CHANNELS } from "@/lib/domain/channel";
import { type Days, FIGURE_PERIODS } from "@/lib/domain/figure-period";
import type { FigureOverview } from "@/lib/figures/get-figures";
import { type Choice, reportsHref } from "./address";
import { UnitChoice } from "./unit-choice";

type PeriodChoiceProps = {
  merchant: string;
  choice: Choice;
  days: Days;
  today: string;
  units: FigureOverview["units"];
};

/** Usual periods as links, anything else as a form that works without a script. */
export function PeriodChoice({ merchant, choice, days, today, units }: PeriodChoiceProps): JSX.Element {
  const t = useTranslations("figures");
  const own = !choice.period && (choice.from || choice.to);
  const current = choice.period ?? (own ? undefined : "days");
  const without = { ...choice, from: undefined, to: undefined, by: undefined };
  return (
    <div className="mb-4 grid gap-3">
      <nav aria-label={t("periodsLabel")} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex w-max gap-1 rounded-xl bg-default p-1">
          {FIGURE_PERIODS.map((period) => (
            <li key={period}>
              <Link
                href={reportsHref(merchant, { ...without, period })}
                prefetch={false}
                scroll={false}
                aria-current={period === current ? "true" : undefined}
                className={`block rounded-lg px-3 py-1.5 text-sm whitespace-nowrap outline-none focus-visible:ring-2 focus-visible:ring-focus ${period === current ? "bg-segment font-medium text-segment-foreground shadow-surface" : "text-muted hover:text-foreground"}`}
              >
                {t(`periods.${period}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Form
        action={reportsHref(merchant, { units: [], show: "sales" })}
        scroll={false}
        className="grid items-end gap-2 sm:flex sm:flex-wrap"
      >
        <FilterFold
          chosen={Number(Boolean(own)) + Number(choice.units.length > 0) + Number(Boolean(choice.channel))}
          className="grid grid-cols-2 items-end gap-2 sm:contents"
        >
          <Field label={t("from")}>
            <input
              key={days.from}
              type="date"
              name="from"
              max={today}
              defaultValue={choice.from ?? days.from}
              className={FIELD}
            />
          </Field>
          <Field label={t("to")}>
            <input
              key={days.to}
              type="date"
              name="to"
              max={today}
              defaultValue={choice.to ?? days.to}
              className={FIELD}
            />
          </Field>
          <UnitChoice units={units} chosen={choice.units} />
          <Field label={t("channel")} wide>
            <ChannelSelect chosen={choice.channel} />
          </Field>
          {choice.show === "sales" ? null : <input type="hidden" name="show" value={choice.show} />}
          {choice.currency ? <input type="hidden" name="currency" value={choice.currency} /> : null}
          <button type="submit" className="button button--outline col-span-2 h-9">
            {t("show")}
          </button>
        </FilterFold>
      </Form>
    </div>
  );
}

const FIELD = "input h-9 w-full min-w-0 py-1 text-sm";

function Field({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: JSX.Element;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`grid min-w-0 gap-1 text-sm ${wide ? "max-sm:col-span-2" : ""}`}>
      <span className="text-xs text-muted">{label}</span>
      {children}
    </label>
  );
}

function ChannelSelect({ chosen }: { chosen: string | undefined }): JSX.Element {
  const t = useTranslations("figures");
  const tChannel = useTranslations("transactions.channel");
  return (
    <select key={chosen} name="channel" defaultValue={chosen ?? ""} className={`${FIELD} pr-8`}>
      <option value="">{t("allChannels")}</option>
      {CHANNELS.map((channel) => (
        <option key={channel} value={channel}>
          {tChannel(channel)}
        </option>
      ))}
    </select>
  );
}
