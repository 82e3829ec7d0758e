"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { Icon } from "@/components/icon";
import type { ListedSession } from "@/lib/profile/list-own-sessions";
import { useFormAction } from "@/lib/web/use-form-action";
import { endSessionAction } from "./actions";

/** Where the person is signed in. Each other session can be ended on its own. */
export function SessionList({ sessions }: { sessions: readonly ListedSession[] }): JSX.Element {
  const t = useTranslations("profile");
  const { state, submit, pending } = useFormAction(endSessionAction);
  return (
    <div className="flex flex-col gap-2">
      <FormOutcome state={state} done={t("sessionEnded")} />
      <ul className="divide-y divide-separator">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <SessionFacts session={session} />
            {session.current ? null : (
              <form action={submit} className="ml-auto">
                <input type="hidden" name="session" value={session.id} />
                <EndButton session={session} pending={pending} />
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function SessionFacts({ session }: { session: ListedSession }): JSX.Element {
  const t = useTranslations("profile");
  const format = useFormatter();
  const method = session.method === "password" ? t("methodPassword") : t("methodEid");
  return (
    <>
      <Icon name="device" className="size-6 text-muted" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {useDeviceName(session)}
          {session.current ? (
            <span className="chip chip--soft chip--success px-2">{t("thisDevice")}</span>
          ) : null}
        </p>
        <p className="text-sm text-muted">
          {t("sessionFacts", {
            method,
            created: format.dateTime(session.createdAt, "moment"),
            lastSeen: format.dateTime(session.lastSeenAt, "moment"),
          })}
          {session.ip ? <span className="tabular"> · {session.ip}</span> : null}
        </p>
      </div>
    </>
  );
}

function EndButton({ session, pending }: { session: ListedSession; pending: boolean }): JSX.Element {
  const t = useTranslations("profile");
  return (
    <button
      type="submit"
      className="button button--sm button--outline"
      disabled={pending}
      aria-label={t("endSessionOf", { device: useDeviceName(session) })}
    >
      {t("endSession")}
    </button>
  );
}

function useDeviceName({ device }: ListedSession): string {
  const t = useTranslations("profile");
  return t("deviceOn", {
    browser: device.browser ?? t("unknownBrowser"),
    system: device.system ?? t("unknownSystem"),
  });
}
