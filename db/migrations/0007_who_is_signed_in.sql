-- Every request asks who is behind its session, and what they may do where: one question and one trip, where row by row it was
-- twelve. The functions have the directory's sight (see db/secure.ts); what they tell is about one person only.
CREATE FUNCTION companies_of(person uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', m.id, 'slug', m.slug, 'name', m.name, 'organisationNumber', m.organisation_number,
      'country', m.country, 'currency', m.currency, 'timeZone', m.time_zone,
      'grants', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'role', g.role, 'transactionManagement', g.transaction_management, 'developer', g.developer, 'unit', g.unit
        ) order by g.id), '[]'::jsonb)
        from grants g where g.merchant_id = m.id and g.user_id = person
      )
    ) order by m.name, m.id), '[]'::jsonb)
    from memberships w join merchants m on m.id = w.merchant_id where w.user_id = person
  );
end $$;
--> statement-breakpoint
-- `idle_since` and `opened_since` are the moments before which a session rested too long or is too old. Null where it opens nothing.
CREATE FUNCTION who_is_signed_in(session_digest text, idle_since timestamptz, opened_since timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
begin
  return (
    select jsonb_build_object(
      'person', jsonb_build_object(
        'id', u.id, 'name', u.name, 'country', u.country, 'email', u.email, 'phone', u.phone,
        'locale', u.locale, 'theme', u.theme, 'sessionId', s.id, 'method', s.method, 'lastMerchant', last.slug
      ),
      'lastSeenAt', (extract(epoch from s.last_seen_at) * 1000)::bigint,
      'companies', companies_of(u.id)
    )
    from sessions s join users u on u.id = s.user_id left join merchants last on last.id = u.last_merchant_id
    where s.id = session_digest and s.revoked_at is null and u.disabled_at is null
      and s.last_seen_at > idle_since and s.created_at > opened_since
  );
end $$;
