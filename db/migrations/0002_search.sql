-- Search over reference, message, phone and name. Row security keeps LIKE away from every index, since LIKE might leak a
-- row by an error; so this one function looks past it, and applies the very same bounds (merchant and reach) by itself.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE INDEX payments_search ON payments USING gin (merchant_id, search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX payments_by_amount ON payments (merchant_id, environment, amount_minor DESC, id DESC);--> statement-breakpoint
-- Ids of matching payments, in order. Common words are found by walking from the newest backwards; where that finds too few
-- within 3 000 payments the word is rare, and the trigram index has few rows to sort.
CREATE FUNCTION search_payments(
  words text, in_environment text, statuses text[], units text[], channels text[], since timestamptz, until timestamptz,
  min_minor bigint, max_minor bigint, sort text, after_time timestamptz, after_amount bigint, after_id uuid, wanted integer
) RETURNS TABLE (id uuid, at timestamptz, minor bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
declare
  own uuid := nullif(current_setting('app.merchant_id', true), '')::uuid;
  reach text[] := string_to_array(current_setting('app.sales_units', true), ',');
  needle text := replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_');
  conditions text := 'p.merchant_id = $1 and p.environment = $2 and ($3 = array[''*''] or p.msn = any ($3))
    and ($4 is null or p.status = any ($4)) and ($5 is null or p.msn = any ($5)) and ($6 is null or p.channel = any ($6))
    and ($7 is null or p.created_at >= $7) and ($8 is null or p.created_at < $8)
    and ($9 is null or p.amount_minor >= $9) and ($10 is null or p.amount_minor <= $10)';
  -- Words of one or two letters have no trigram of their own inside a word, but at a beginning they do.
  match text := case when length(words) < 3 then '(p.search_text like $11 || ''%'' or p.search_text like ''% '' || $11 || ''%'')'
    else 'p.search_text like ''%'' || $11 || ''%''' end;
  beyond text := case
    when after_id is null then 'true'
    when sort = 'newest' then '(p.created_at, p.id) < ($12, $14)'
    when sort = 'oldest' then '(p.created_at, p.id) > ($12, $14)'
    else '(p.amount_minor, p.id) < ($13, $14)' end;
  ordering text := case sort
    when 'newest' then 'p.created_at desc, p.id desc'
    when 'oldest' then 'p.created_at, p.id'
    else 'p.amount_minor desc, p.id desc' end;
  found integer;
begin
  if own is null or reach is null then return; end if;
  return query execute format(
    'select p.id, p.created_at, p.amount_minor from (select * from payments p where %s and %s order by %s limit 3000) p
     where %s order by %s limit $15', conditions, beyond, ordering, match, ordering)
    using own, in_environment, reach, statuses, units, channels, since, until, min_minor, max_minor, needle, after_time, after_amount, after_id, wanted;
  get diagnostics found = row_count;
  if found >= wanted then return; end if;
  return query execute format(
    'with hits as materialized (select p.id, p.created_at, p.amount_minor from payments p where %s and %s and %s)
     select p.id, p.created_at, p.amount_minor from hits p order by %s offset %s limit $15', conditions, match, beyond, ordering, found)
    using own, in_environment, reach, statuses, units, channels, since, until, min_minor, max_minor, needle, after_time, after_amount, after_id, wanted - found;
end $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_payments FROM public;
