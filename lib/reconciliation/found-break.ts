import type { BreakFigures, BreakKind } from "@/lib/domain/break";

/** A break as a look at the books finds it. The same one has the same kind and subject at every look. */
export type FoundBreak = BreakFigures & {
  readonly kind: BreakKind;
  readonly subject: string;
  readonly reference?: string;
  readonly ledgerId?: string;
  readonly settlementNumber?: string;
  readonly position?: number;
  readonly bankLineId?: string;
  readonly day?: string;
};
