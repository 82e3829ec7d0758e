import { useTranslations } from "next-intl";
import { type JSX, type ReactNode, useId } from "react";

type FilterFoldProps = {
  /** How many of the choices inside are made. */
  chosen: number;
  /** Where the choices stand once they are shown, such as "grid sm:contents". */
  className: string;
  children: ReactNode;
};

/** On a phone the choices wait behind one button, without a script; on anything wider they are simply there. */
export function FilterFold({ chosen, className, children }: FilterFoldProps): JSX.Element {
  const t = useTranslations("common");
  const id = useId();
  return (
    <>
      <input id={id} type="checkbox" className="peer sr-only sm:hidden" />
      <label
        htmlFor={id}
        className="button button--outline button--sm justify-self-start peer-focus-visible:ring-2 peer-focus-visible:ring-focus peer-checked:bg-default sm:hidden"
      >
        {t("filters", { count: chosen })}
      </label>
      <div className={`not-peer-checked:max-sm:hidden ${className}`}>{children}</div>
    </>
  );
}
