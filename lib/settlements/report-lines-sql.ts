import { sql } from "drizzle-orm";

/** Lines that move nothing of the merchant's own: fees as one sum, and the payout itself. */
export const CLEARING = sql`('fees-retained', 'fees-invoiced', 'payout-scheduled', 'scheduled-for-payout')`;

/**
 * The lines of the fees that the span `s` paid (columns as in ReportSpan), each with whether it stands alone: given back, or of no
 * sale of this span. Of a gross payout those of its sales alone, whenever they came.
 */
export const feesPaid = sql`
  select g.position, g.happened_at, g.psp_reference, g.reference, g.amount_minor,
    g.amount_minor > 0 or not exists (
      select from ledger_entries c
      where c.merchant_id = g.merchant_id and c.ledger_id = g.ledger_id and c.psp_reference = g.psp_reference and c.topic = 'funds'
        and c.entry_type = 'capture' and c.position between s.first and s.last) as alone
  from ledger_entries g
  where not s.gross and g.ledger_id = s.ledger and g.topic = 'fees' and g.position > s."feesAfter" and g.position <= s."feesUpTo"
    and g.amount_minor <> 0 and g.entry_type not in ${CLEARING}
  union all
  select g.position, g.happened_at, g.psp_reference, g.reference, g.amount_minor, false
  from (
    select distinct merchant_id, ledger_id, psp_reference from ledger_entries
    where ledger_id = s.ledger and topic = 'funds' and entry_type = 'capture' and position between s.first and s.last) c
  join ledger_entries g on g.merchant_id = c.merchant_id and g.ledger_id = c.ledger_id and g.psp_reference = c.psp_reference
  where s.gross and g.topic = 'fees' and g.position <= s."feesUpTo" and g.amount_minor < 0 and g.entry_type not in ${CLEARING}`;

/** What the line `e` of the funds cost within the span `s`; of several sales with one platform reference the first has it all. */
export const feeOfSale = sql`
  case when e.entry_type = 'capture' and e.psp_reference is not null and not exists (
    select from ledger_entries c
    where c.merchant_id = e.merchant_id and c.ledger_id = e.ledger_id and c.psp_reference = e.psp_reference and c.topic = 'funds'
      and c.entry_type = 'capture' and c.position >= s.first and c.position < e.position)
  then coalesce((
    select -sum(g.amount_minor) from ledger_entries g
    where g.merchant_id = e.merchant_id and g.ledger_id = e.ledger_id and g.psp_reference = e.psp_reference and g.topic = 'fees'
      and g.position > s."feesAfter" and g.position <= s."feesUpTo" and g.amount_minor < 0 and g.entry_type not in ${CLEARING}), 0)
  else 0 end`;
