import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { TextField } from "@/components/text-field";
import { type FileServer, SERVER_SIGN_INS } from "@/lib/domain/report-subscription";
import { type FormState, fieldError } from "@/lib/web/form-state";

type ServerFieldsProps = { server: FileServer | null; state: FormState };

/** Where the files are put. What is secret is only ever typed, never shown. */
export function ServerFields({ server, state }: ServerFieldsProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const [signIn, setSignIn] = useState(server?.signIn ?? "key");
  const field = (name: "host" | "port" | "user" | "folder") => ({
    ...{ name, label: t(`field.${name}`), error: fieldError(state, name) },
    ...{ autoComplete: "off", spellCheck: false },
  });
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{t("server.title")}</legend>
      <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
        <TextField {...field("host")} defaultValue={server?.host ?? ""} />
        <TextField {...field("port")} defaultValue={String(server?.port ?? 22)} inputMode="numeric" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("user")} defaultValue={server?.user ?? ""} />
        <TextField {...field("folder")} defaultValue={server?.folder ?? ""} hint={t("field.folderHint")} />
        <ChoiceField
          name="signIn"
          label={t("field.signIn")}
          value={signIn}
          options={SERVER_SIGN_INS.map((one) => [one, t(`signIn.${one}`)] as const)}
          onChange={(value) => setSignIn(value === "password" ? "password" : "key")}
        />
        {signIn === "password" ? (
          <TextField
            name="password"
            type="password"
            label={t("field.password")}
            hint={t("field.passwordHint")}
            error={fieldError(state, "password")}
            autoComplete="new-password"
          />
        ) : null}
      </div>
    </fieldset>
  );
}
