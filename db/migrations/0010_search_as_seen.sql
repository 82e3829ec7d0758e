-- Who sees customers masked could still search for their numbers and names, and so guess both letter by letter. Where the caller may
-- not see customers (app.customer_units: the sales units where they may, or *), the words have to stand in what they see.
CREATE OR REPLACE FUNCTION search_conditions(words text, OUT match text, OUT probe text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
declare
  needle text := replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_');
  seen text[] := string_to_array(coalesce(current_setting('app.customer_units', true), ''), ',');
  visible text := $t$(lower(p.reference || ' ' || coalesce(p.description, '')))$t$;
  limited text;
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
  if seen <> array['*'] then
    limited := format(' and (p.msn = any (%L::text[]) or %s)', seen, replace(match, 'p.search_text', visible));
    match := match || limited;
    probe := probe || limited;
  end if;
end $$;
