-- A whole reference was slow to find, and a single letter slow to count. Of a reference or a number the index is now asked for the
-- last eight characters: the first ones stand in every other reference too, and the index would read all of those.
CREATE FUNCTION search_conditions(words text, OUT match text, OUT probe text)
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
declare
  needle text := replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_');
begin
  match := format('p.search_text like %L', '%' || needle || '%');
  -- Words of one or two letters have no trigram of their own inside a word, but at a beginning they do.
  if length(words) < 3 then
    match := format('(p.search_text like %L or p.search_text like %L)', needle || '%', '% ' || needle || '%');
  end if;
  probe := match;
  if needle ~ '^[[:alnum:]-]{5,}[0-9]{4}$' then
    probe := format('p.search_text like %L and p.search_text || '''' like %L', '%' || right(needle, 8) || '%', '%' || needle || '%');
  end if;
end $$;--> statement-breakpoint
-- Both belong to the directory where they are in use already, else to whoever makes them (see db/secure.ts).
DO $$ declare f record; begin
  for f in select p.oid::regprocedure as name, p.proowner::regrole as owner from pg_proc p where p.proname in ('search_payments', 'count_found') loop
    execute format('set local role %s', f.owner);
    execute format('drop function %s', f.name);
    reset role;
  end loop;
end $$;--> statement-breakpoint
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
  conditions text := 'p.merchant_id = $1 and p.environment = $2 and ($3 = array[''*''] or p.msn = any ($3))
    and ($4 is null or p.status = any ($4)) and ($5 is null or p.msn = any ($5)) and ($6 is null or p.channel = any ($6))
    and ($7 is null or p.created_at >= $7) and ($8 is null or p.created_at < $8)
    and ($9 is null or p.amount_minor >= $9) and ($10 is null or p.amount_minor <= $10)';
  asked record := search_conditions(words);
  beyond text := case
    when after_id is null then 'true'
    when sort = 'newest' then '(p.created_at, p.id) < ($11, $13)'
    when sort = 'oldest' then '(p.created_at, p.id) > ($11, $13)'
    else '(p.amount_minor, p.id) < ($12, $13)' end;
  ordering text := case sort
    when 'newest' then 'p.created_at desc, p.id desc'
    when 'oldest' then 'p.created_at, p.id'
    else 'p.amount_minor desc, p.id desc' end;
  found integer;
begin
  if own is null or reach is null then return; end if;
  return query execute format(
    'select p.id, p.created_at, p.amount_minor from (select * from payments p where %s and %s order by %s limit 3000) p
     where %s order by %s limit $14', conditions, beyond, ordering, asked.match, ordering)
    using own, in_environment, reach, statuses, units, channels, since, until, min_minor, max_minor, after_time, after_amount, after_id, wanted;
  get diagnostics found = row_count;
  if found >= wanted then return; end if;
  return query execute format(
    'with hits as materialized (select p.id, p.created_at, p.amount_minor from payments p where %s and %s and %s)
     select p.id, p.created_at, p.amount_minor from hits p order by %s offset %s limit $14', conditions, asked.probe, beyond, ordering, found)
    using own, in_environment, reach, statuses, units, channels, since, until, min_minor, max_minor, after_time, after_amount, after_id, wanted - found;
end $$;--> statement-breakpoint
-- How many payments a search finds, per status, and never more than `most` together: beyond it nobody reads the number. Common
-- words reach it within the newest 20 000 payments; what does not is rare, and the trigram index has few rows to visit.
CREATE FUNCTION count_found(
  words text, in_environment text, units text[], channels text[], since timestamptz, until timestamptz,
  min_minor bigint, max_minor bigint, most integer
) RETURNS TABLE (status text, payments bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
declare
  own uuid := nullif(current_setting('app.merchant_id', true), '')::uuid;
  reach text[] := string_to_array(current_setting('app.sales_units', true), ',');
  conditions text := 'p.merchant_id = $1 and p.environment = $2 and ($3 = array[''*''] or p.msn = any ($3))
    and ($4 is null or p.msn = any ($4)) and ($5 is null or p.channel = any ($5))
    and ($6 is null or p.created_at >= $6) and ($7 is null or p.created_at < $7)
    and ($8 is null or p.amount_minor >= $8) and ($9 is null or p.amount_minor <= $9)';
  asked record := search_conditions(words);
  newest text := format('select * from payments p where %s order by p.created_at desc, p.id desc limit 20000', conditions);
  reached boolean;
begin
  if own is null or reach is null then return; end if;
  execute format('select count(*) = $10 from (select from (%s) p where %s limit $10) hits', newest, asked.match) into reached
    using own, in_environment, reach, units, channels, since, until, min_minor, max_minor, most;
  -- Hits are gathered before they are limited: the planner would take any limit for a reason to walk the whole company.
  return query execute format(
    case when reached then 'select p.status, count(*) from (select p.status from (%s) p where %s limit $10) p group by p.status'
      else 'with hits as materialized (select p.status from payments p where %s and %s)
        select p.status, count(*) from (select h.status from hits h limit $10) p group by p.status' end,
    case when reached then newest else conditions end, case when reached then asked.match else asked.probe end)
    using own, in_environment, reach, units, channels, since, until, min_minor, max_minor, most;
end $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_payments, count_found FROM public;
