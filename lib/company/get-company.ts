import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Address, type Confirmation, confirmationAt } from "@/lib/domain/company-profile";
import { ok, type Result } from "@/lib/domain/result";
import { listPartners, listReaders, listUnits, type Partner } from "./partner-repository";
import { type CompanyPerson, findProfile, listPeople, registered } from "./repository";

export type CompanyShown = {
  readonly name: string;
  readonly organisationNumber: string;
  readonly country: string;
  readonly business: Address | null;
  readonly postal: Address | null;
  readonly sells: string;
  readonly contacts: readonly CompanyPerson[];
  readonly owners: readonly CompanyPerson[];
  readonly partners: readonly Partner[];
  /** Units of the company that a partner may be let into. */
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  /** Who may be made to read for a partner, with whom they read for already. */
  readonly readers: readonly {
    readonly id: string;
    readonly name: string;
    readonly partner: string | null;
  }[];
  readonly confirmation: Confirmation;
  readonly confirmedAt: Date;
  /** Of what is shown: goes back with each change. */
  readonly version: number;
};

/** Everything that a company says of itself, for all who work there. */
export const getCompany = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({}),
  run: (scope): Promise<Result<CompanyShown, never>> =>
    scope.read(async (tx) => {
      const { createdAt, ...known } = await registered(tx);
      const profile = await findProfile(tx);
      const people = await listPeople(tx);
      const confirmedAt = profile?.confirmedAt ?? createdAt;
      return ok({
        ...known,
        business: profile?.business ?? null,
        postal: profile?.postal ?? null,
        sells: profile?.sells ?? "",
        contacts: people.filter(({ kind }) => kind === "contact"),
        owners: people.filter(({ kind }) => kind === "owner"),
        partners: await listPartners(tx),
        units: await listUnits(tx),
        readers: await listReaders(tx),
        confirmation: confirmationAt(confirmedAt, now()),
        confirmedAt,
        version: profile?.version ?? 0,
      });
    }),
});
