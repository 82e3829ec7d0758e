"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { passwordAction } from "./actions";

export function PasswordForm({ next, email = "" }: { next: string; email?: string }): JSX.Element {
  const t = useTranslations("auth");
  const { state, submit, pending } = useFormAction(passwordAction);
  const refused = state.status === "refused" ? state.message : undefined;
  return (
    <section aria-labelledby="with-password" className="flex flex-col gap-3">
      <div className="text-sm text-muted">
        <h2 id="with-password" className="font-medium">
          {t("withPassword")}
        </h2>
        <p>{t("passwordFor")}</p>
      </div>
      <form action={submit} className="flex flex-col gap-3">
        <FormMessage message={state.status === "unreachable" ? t("error.no_answer") : refused} />
        <input type="hidden" name="next" value={next} />
        <label className="textfield">
          <span className="label">{t("email")}</span>
          <input
            className="input"
            type="email"
            name="email"
            autoComplete="username"
            required
            maxLength={254}
            defaultValue={typed(state, "email", email)}
            key={typed(state, "email")}
          />
        </label>
        <PasswordField />
        <button
          type="submit"
          className="button button--primary h-11 w-full rounded-xl md:h-11"
          disabled={pending}
        >
          {pending ? t("submitting") : t("submit")}
        </button>
      </form>
    </section>
  );
}

function PasswordField(): JSX.Element {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <div className="textfield">
      <label className="label" htmlFor="password">
        {t("password")}
      </label>
      <div className="relative">
        <input
          id="password"
          className="input w-full pr-24"
          type={shown ? "text" : "password"}
          name="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <button
          type="button"
          className="link absolute top-1/2 right-3 flex h-8 -translate-y-1/2 items-center text-sm"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t("hidePassword") : t("showPassword")}
        </button>
      </div>
    </div>
  );
}
