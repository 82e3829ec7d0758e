import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FIELDS_OF, MODES, type OrderText, RISKS } from "@/lib/domain/order-form";
import { maskAccount } from "@/lib/domain/settlement-account";
import type { OrderDetail } from "@/lib/orders/get-order";

/** What was sent, to read. */
export function OrderAnswersCard({ order }: { order: OrderDetail }): JSX.Element {
  const t = useTranslations("orders");
  const { product, answers, company } = order;
  const facts = product === "test_unit" ? [] : textsOf(product);
  const sold = RISKS.filter((risk) => answers[risk] === true);
  const shown = (field: (typeof facts)[number]) => {
    const text = String(answers[field] ?? "");
    if (field === "account") return maskAccount(text);
    const mode = MODES.find((one) => field === "mode" && one === text);
    return mode ? t(`modes.${mode}`) : text;
  };
  return (
    <section aria-labelledby="answers" className="rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="answers" className="mb-3 text-base font-semibold">
        {t("answers")}
      </h2>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact term={t("form.name")} text={order.name} />
        {facts.map((field) => (
          <Fact
            key={field}
            term={t(`form.${field}`, { currency: company.currency })}
            text={shown(field) || "–"}
          />
        ))}
        {sold.length > 0 ? (
          <Fact term={t("risks.title")} text={sold.map((risk) => t(`risks.${risk}`)).join(", ")} />
        ) : null}
      </dl>
    </section>
  );
}

function textsOf(product: Exclude<OrderDetail["product"], "test_unit">) {
  return FIELDS_OF[product].filter((field): field is OrderText => !RISKS.some((risk) => risk === field));
}

function Fact({ term, text }: { term: string; text: string }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-0.5 text-sm break-words whitespace-pre-line">{text}</dd>
    </div>
  );
}
