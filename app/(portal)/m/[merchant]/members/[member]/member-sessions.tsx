"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { Icon } from "@/components/icon";
import { useFormAction } from "@/lib/web/use-form-action";
import { endSessionAction } from "../actions";

type Session = {
  id: string;
  method: string;
  ip: string | null;
  device: { browser: string | undefined; system: string | undefined };
  createdAt: Date;
  lastSeenAt: Date;
};

type MemberSessionsProps = { merchant: string; member: string; zone: string; sessions: readonly Session[] };

/** Where the person is signed in now. Each session can be ended, or all of them: for a lost phone, or a quarrel. */
export function MemberSessions({ merchant, member, zone, sessions }: MemberSessionsProps): JSX.Element {
  const t = useTranslations("members");
  const { state, submit, pending } = useFormAction(endSessionAction.bind(null, merchant));
  return (
    <div className="grid gap-2">
      <FormOutcome state={state} done={t("sessionEnded")} />
      {sessions.length === 0 ? <p className="text-sm text-muted">{t("noSessions")}</p> : null}
      <ul className="divide-y divide-separator">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <SessionFacts session={session} zone={zone} />
            <form action={submit} className="ml-auto">
              <input type="hidden" name="member" value={member} />
              <input type="hidden" name="session" value={session.id} />
              <button type="submit" className="button button--sm button--outline" disabled={pending}>
                {t("endSession")}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={submit}>
          <input type="hidden" name="member" value={member} />
          <input type="hidden" name="session" value="all" />
          <button type="submit" className="button button--danger-soft" disabled={pending}>
            {t("endAllSessions")}
          </button>
        </form>
      ) : null}
    </div>
  );
}

function SessionFacts({ session, zone }: { session: Session; zone: string }): JSX.Element {
  const t = useTranslations("profile");
  const format = useFormatter();
  const { browser, system } = session.device;
  const moment = (at: Date) => format.dateTime(at, "moment", { timeZone: zone });
  return (
    <>
      <Icon name="device" className="size-6 text-muted" />
      <div className="min-w-0 flex-1 basis-56 text-sm">
        <p className="font-medium">
          {t("deviceOn", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") })}
        </p>
        <p className="text-muted">
          {t("sessionFacts", {
            method: session.method === "password" ? t("methodPassword") : t("methodEid"),
            created: moment(session.createdAt),
            lastSeen: moment(session.lastSeenAt),
          })}
          {session.ip ? <span className="tabular"> · {session.ip}</span> : null}
        </p>
      </div>
    </>
  );
}
