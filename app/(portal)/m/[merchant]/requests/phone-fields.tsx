"use client";

import { useTranslations } from "next-intl";
import { type JSX, useId, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { TextField } from "@/components/text-field";
import { formatPhone } from "@/lib/domain/format-phone";
import { readPhone } from "@/lib/domain/phone-number";

const COUNTRIES = [
  ["NO", "47"],
  ["DK", "45"],
  ["FI", "358"],
  ["SE", "46"],
] as const;
type Country = (typeof COUNTRIES)[number][0];

type PhoneFieldsProps = {
  /** Of the company: where most of its customers are from. */
  country: string;
  recent: readonly string[];
  initial: string;
  error?: string | undefined;
};

/** Country and number; a number that was typed with its country's code chooses the country by itself. */
export function PhoneFields({ country: home, recent, initial, error }: PhoneFieldsProps): JSX.Element {
  const t = useTranslations("requests");
  const failures = useTranslations("failures");
  const list = useId();
  const [country, setCountry] = useState<Country>(() => COUNTRIES.find(([one]) => one === home)?.[0] ?? "NO");
  const [text, setText] = useState(initial);
  const [left, setLeft] = useState(false);
  const read = readPhone(country, text);
  const problem = left && text.trim() !== "" && !read.ok ? failures(read.error.code) : undefined;
  const type = (typed: string) => {
    setText(typed);
    setLeft(false);
    const digits = /^\s*(?:\+|00)([\d\s]+)/.exec(typed)?.[1]?.replace(/\s/g, "") ?? "";
    const known = COUNTRIES.find(([, code]) => digits.startsWith(code));
    if (known) setCountry(known[0]);
  };
  return (
    <div className="grid gap-3 sm:grid-cols-[9rem_1fr]">
      <ChoiceField
        name="country"
        label={t("country")}
        value={country}
        options={COUNTRIES.map(([one, code]) => [one, `${t(`countryName.${one}`)} +${code}`])}
        onChange={(chosen) => setCountry(COUNTRIES.find(([one]) => one === chosen)?.[0] ?? country)}
      />
      <TextField
        label={t("phone")}
        hint={recent.length > 0 ? t("phoneHint") : undefined}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        list={list}
        required
        maxLength={24}
        value={text}
        error={problem ?? (left ? undefined : error)}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setLeft(true)}
      />
      <datalist id={list}>
        {recent.map((phone) => (
          <option key={phone} value={formatPhone(phone)} />
        ))}
      </datalist>
    </div>
  );
}
