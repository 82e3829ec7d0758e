import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { offerApp } from "@/lib/security/offer-app";
import { readSecurity } from "@/lib/security/read-security";
import { NewPasskey } from "../../../profile/security/new-passkey";
import { SetUpApp } from "../../../profile/security/set-up-app";
import { PasswordForm } from "../password-form";
import { addOwedPasskeyAction, confirmOwedAppAction, offerOwedPasskeyAction } from "./actions";
import { CodeForm } from "./code-form";
import { PasskeyForm } from "./passkey-form";

type StepsProps = { person: Parameters<typeof readSecurity>[0]; next: string };

/** Shows a factor: with a passkey where there is one, and always with a code. */
export async function ProofSteps({ person, next }: StepsProps): Promise<JSX.Element> {
  const t = await getTranslations("security");
  const { passkeys, passkeysPossible } = await readSecurity(person);
  return (
    <ClientMessages namespaces={["security"]}>
      {passkeys.length > 0 && passkeysPossible ? (
        <>
          <PasskeyForm next={next} />
          <p className="text-sm text-muted">{t("orCode")}</p>
        </>
      ) : null}
      <CodeForm next={next} />
    </ClientMessages>
  );
}

/** Only in the demonstration, whose people have no phones. */
export async function DemoCodes({ address }: { address: string }): Promise<JSX.Element> {
  const t = await getTranslations("security");
  return (
    <p className="rounded-xl bg-accent-soft px-3.5 py-3 text-sm text-accent-soft-foreground">
      {t("demoCodes")}{" "}
      <a className="link" href={address} target="_blank" rel="noreferrer">
        {t("demoCodesOpen")}
      </a>
    </p>
  );
}

/** For someone whose password was typed a while ago: only then may a factor be set up. */
export async function PasswordFirst({ person, next }: StepsProps): Promise<JSX.Element> {
  const t = await getTranslations("security");
  return (
    <ClientMessages namespaces={["auth"]}>
      <p className="text-sm">{t("passwordFirst")}</p>
      <PasswordForm next={next} email={person.email ?? ""} />
    </ClientMessages>
  );
}

/** Sets a first factor up: an app, or below it a passkey. */
export async function SetUpSteps({ person, next }: StepsProps): Promise<JSX.Element> {
  const t = await getTranslations("security");
  const portal = (await getTranslations("common"))("productName");
  const { passkeysPossible } = await readSecurity(person);
  return (
    <ClientMessages namespaces={["security"]}>
      <SetUpApp offer={await offerApp(person, portal)} action={confirmOwedAppAction} next={next} />
      {passkeysPossible ? (
        <details className="rounded-lg border border-separator px-4 py-3 text-sm">
          <summary className="cursor-pointer font-medium">{t("passkeyInstead")}</summary>
          <p className="my-3 text-muted">{t("passkeyHint")}</p>
          <NewPasskey ask={offerOwedPasskeyAction} action={addOwedPasskeyAction} next={next} />
        </details>
      ) : null}
    </ClientMessages>
  );
}
