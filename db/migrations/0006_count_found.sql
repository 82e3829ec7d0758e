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
  needle text := replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_');
  conditions text := 'p.merchant_id = $1 and p.environment = $2 and ($3 = array[''*''] or p.msn = any ($3))
    and ($4 is null or p.msn = any ($4)) and ($5 is null or p.channel = any ($5))
    and ($6 is null or p.created_at >= $6) and ($7 is null or p.created_at < $7)
    and ($8 is null or p.amount_minor >= $8) and ($9 is null or p.amount_minor <= $9)';
  match text := case when length(words) < 3 then '(p.search_text like $10 || ''%'' or p.search_text like ''% '' || $10 || ''%'')'
    else 'p.search_text like ''%'' || $10 || ''%''' end;
  newest text := format('select * from payments p where %s order by p.created_at desc, p.id desc limit 20000', conditions);
  whole text := format('select * from payments p where %s', conditions);
  reached boolean;
begin
  if own is null or reach is null then return; end if;
  execute format('select count(*) = $11 from (select from (%s) p where %s limit $11) hits', newest, match) into reached
    using own, in_environment, reach, units, channels, since, until, min_minor, max_minor, needle, most;
  return query execute format(
    'select p.status, count(*) from (select p.status from (%s) p where %s limit $11) p group by p.status',
    case when reached then newest else whole end, match)
    using own, in_environment, reach, units, channels, since, until, min_minor, max_minor, needle, most;
end $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION count_found FROM public;
