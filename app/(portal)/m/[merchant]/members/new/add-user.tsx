"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import type { OwnRole } from "@/lib/domain/permission";
import type { MemberList } from "@/lib/members/list-members";
import { useFormAction } from "@/lib/web/use-form-action";
import { type AccessDraft, LEAST_ACCESS } from "../access-draft";
import { lookUpAction } from "../actions";
import { AccessStep } from "./access-step";
import { Completed, type CompletedProps } from "./completed";
import type { Copyable } from "./copy-from";
import { IdentifyStep } from "./identify-step";
import { NameStep } from "./name-step";
import { nobodyYet, numberOf, type Who } from "./who";

type AddUserProps = {
  merchant: string;
  country: string;
  units: MemberList["units"];
  roles: readonly OwnRole[];
  copyable: readonly Copyable[];
};

const STEPS = ["identify", "access", "units"] as const;
type Step = (typeof STEPS)[number];

/** Identify, see the name, choose role and permissions, choose sales units, complete. Nothing is kept before the end. */
export function AddUser({ merchant, country, units, roles, copyable }: AddUserProps): JSX.Element {
  const [step, setStep] = useState<Step>("identify");
  const [who, setWho] = useState<Who>(() => nobodyYet(country));
  const [draft, setDraft] = useState<AccessDraft>(LEAST_ACCESS);
  const [done, setDone] = useState<CompletedProps["value"]>();
  const [asked, setAsked] = useState("");
  const lookUp = useFormAction(lookUpAction.bind(null, merchant));
  const change = (own: Partial<Who>) => setWho({ ...who, ...own });
  const changeAccess = (own: Partial<AccessDraft>) => setDraft({ ...draft, ...own });
  const current = asked === numberOf(who) ? lookUp.state : ({ status: "idle" } as const);
  const found = current.status === "done" ? current.value : undefined;
  if (done) return <Completed merchant={merchant} value={done} />;
  return (
    <div className="grid gap-5">
      <StepList current={step} />
      {step === "identify" ? (
        <>
          <IdentifyStep
            who={who}
            onChange={change}
            state={current}
            pending={lookUp.pending}
            ready={lookUp.intent !== ""}
            submit={(form) => {
              setAsked(numberOf(who));
              lookUp.submit(form);
            }}
          />
          {found ? (
            <NameStep who={who} known={found.name} onChange={change} onNext={() => setStep("access")} />
          ) : null}
        </>
      ) : (
        <AccessStep
          merchant={merchant}
          who={{ ...who, name: found?.name ?? who.name }}
          draft={draft}
          onChange={changeAccess}
          units={units}
          roles={roles}
          copyable={copyable}
          part={step}
          onStep={setStep}
          onDone={setDone}
        />
      )}
    </div>
  );
}

function StepList({ current }: { current: Step }): JSX.Element {
  const t = useTranslations("members");
  return (
    <ol className="flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t("steps")}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? "step" : undefined}
          className={step === current ? "font-semibold" : "text-muted"}
        >
          {index + 1}. {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
