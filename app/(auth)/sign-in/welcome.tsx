import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { BrandMark } from "@/components/brand-mark";
import { Icon } from "@/components/icon";

/** The left pane: what the portal is for, over a drawing of money that comes and goes. Not shown on small screens. */
export function Welcome(): JSX.Element {
  const t = useTranslations();
  return (
    <section className="hidden overflow-hidden bg-[oklch(0.29_0.055_205)] text-[oklch(0.97_0.01_190)] lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:justify-between lg:p-12">
      <Waves />
      <p className="relative flex items-center gap-3 text-lg font-semibold">
        <BrandMark className="size-10" />
        {t("common.productName")}
      </p>
      <div className="relative max-w-md">
        <p className="text-3xl leading-tight font-semibold tracking-tight text-balance">{t("auth.lead")}</p>
        <ul className="mt-8 flex flex-col gap-3 text-[oklch(0.9_0.025_190)]">
          {(["point1", "point2", "point3"] as const).map((point) => (
            <li key={point} className="flex items-center gap-3">
              <span className="grid size-6 place-items-center rounded-full bg-[oklch(0.42_0.08_195)]">
                <Icon name="check" className="size-4" />
              </span>
              {t(`auth.${point}`)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Waves(): JSX.Element {
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-0 size-full"
      viewBox="0 0 600 800"
      preserveAspectRatio="xMidYMax slice"
      fill="none"
    >
      {Array.from({ length: 9 }, (_, line) => {
        const y = 300 + line * 38;
        return (
          <path
            key={y}
            d={`M-20 ${y} C 120 ${y - 70 + line * 5}, 220 ${y + 66 - line * 4}, 340 ${y} S 520 ${y - 54}, 640 ${y + 12}`}
            stroke="oklch(0.62 0.1 190)"
            strokeOpacity={0.1 + line * 0.02}
            strokeWidth={1 + line * 0.35}
          />
        );
      })}
      <circle cx="452" cy="176" r="62" stroke="oklch(0.72 0.11 188)" strokeOpacity="0.35" strokeWidth="2" />
      <circle cx="452" cy="176" r="44" fill="oklch(0.72 0.11 188)" fillOpacity="0.12" />
    </svg>
  );
}
