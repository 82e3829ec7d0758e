-- A session begins when someone proves who they are: what needs a fresh sign-in asks how long ago that was.
-- The function belongs to the directory where it is in use already, else to whoever makes it (see db/secure.ts).
DO $$ declare f record; begin
  for f in select p.oid::regprocedure as name, p.proowner::regrole as owner from pg_proc p where p.proname = 'who_is_signed_in' loop
    execute format('set local role %s', f.owner);
    execute format('drop function %s', f.name);
    reset role;
  end loop;
end $$;--> statement-breakpoint
-- `idle_since` and `opened_since` are the moments before which a session rested too long or is too old. Null where it opens nothing.
CREATE FUNCTION who_is_signed_in(session_digest text, idle_since timestamptz, opened_since timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
begin
  return (
    select jsonb_build_object(
      'person', jsonb_build_object(
        'id', u.id, 'name', u.name, 'country', u.country, 'email', u.email, 'phone', u.phone,
        'locale', u.locale, 'theme', u.theme, 'sessionId', s.id, 'method', s.method, 'lastMerchant', last.slug,
        'provedAt', (extract(epoch from s.created_at) * 1000)::bigint
      ),
      'lastSeenAt', (extract(epoch from s.last_seen_at) * 1000)::bigint,
      'companies', companies_of(u.id)
    )
    from sessions s join users u on u.id = s.user_id left join merchants last on last.id = u.last_merchant_id
    where s.id = session_digest and s.revoked_at is null and u.disabled_at is null
      and s.last_seen_at > idle_since and s.created_at > opened_since
  );
end $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION who_is_signed_in FROM public;
