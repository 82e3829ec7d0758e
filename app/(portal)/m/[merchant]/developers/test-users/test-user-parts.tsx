import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import type { IdentityCountry } from "@/lib/domain/national-identity";
import { MOST_TEST_USERS } from "@/lib/domain/test-user";
import type { TestUser } from "@/lib/test-users/list-test-users";
import { AddForm } from "./add-form";
import { TestUserCard } from "./test-user-card";

type TestUserPartsProps = {
  merchant: string;
  users: readonly TestUser[];
  country: IdentityCountry;
  timeZone: string;
};

/** The list, and the form while there is room for one more. */
export function TestUserParts({ merchant, users, country, timeZone }: TestUserPartsProps): JSX.Element {
  const t = useTranslations("testUsers");
  const full = users.length >= MOST_TEST_USERS;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
      <section aria-label={t("list")} className="grid gap-3">
        <p className="text-sm text-muted">{t("count", { count: users.length, most: MOST_TEST_USERS })}</p>
        {users.length === 0 ? (
          <EmptyState icon="users" title={t("empty")} reason={t("emptyReason")} />
        ) : (
          <ul className="grid gap-3 md:grid-cols-2">
            {users.map((user) => (
              <TestUserCard key={user.id} user={user} timeZone={timeZone} />
            ))}
          </ul>
        )}
      </section>
      <section className="card card--default gap-4 p-5" aria-labelledby="add-test-user">
        <h2 id="add-test-user" className="text-base font-semibold">
          {t("add")}
        </h2>
        <AddForm merchant={merchant} country={country} full={full} />
      </section>
    </div>
  );
}
