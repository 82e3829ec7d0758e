"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { WaitingInvitation } from "@/lib/members/list-invitations";
import { useFormAction } from "@/lib/web/use-form-action";
import { answerInvitationAction } from "./actions";

/** One company that asks, as what, and yes or no. */
export function InvitationCard({ invitation }: { invitation: WaitingInvitation }): JSX.Element {
  const t = useTranslations();
  const { state, submit, pending } = useFormAction(answerInvitationAction);
  const { company, slug, organisationNumber, country, invitedBy, roles, ownRoles } = invitation;
  return (
    <form action={submit} className="card card--default gap-3 p-5">
      <input type="hidden" name="company" value={slug} />
      <h2 className="text-lg font-semibold">{company}</h2>
      <p className="text-sm text-muted">
        {t("shell.organisationNumber", { number: organisationNumber, country })}
      </p>
      <p className="text-sm">
        {invitedBy ? t("members.invitationBy", { name: invitedBy }) : t("members.invitationByNobody")}{" "}
        {[...roles.map((role) => t(`permissions.role.${role}`)), ...ownRoles].join(", ")}
      </p>
      <p className="text-sm">{t("members.invitationMeans")}</p>
      <FormOutcome state={state} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="answer" value="yes" className="button button--primary" disabled={pending}>
          {t("members.accept")}
        </button>
        <button type="submit" name="answer" value="no" className="button button--outline" disabled={pending}>
          {t("members.decline")}
        </button>
      </div>
    </form>
  );
}
