"""Functions and triggers of scope and ledger, installed by the first migration.

Proved in trials before they were built: see docs/adr/0003-scope-and-ledger-in-the-database.md.
"""

SCOPE = """
CREATE FUNCTION app_path() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.org_path', true), '') $$;
CREATE FUNCTION app_path_end() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.org_path', true), '') || '~' $$;
CREATE FUNCTION app_user_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.user_id', true), '')::bigint $$;

-- Invoker's rights: a definer's function may not set a role. Reads the live membership, so that a
-- revoked one is refused by the very next request.
CREATE FUNCTION enter_scope(account bigint, chosen bigint, exact boolean, ro boolean, keep_role boolean)
RETURNS TABLE (membership_id bigint, membership_ref uuid, role text, organisation_id bigint,
               org_ref uuid, kind text, path text, scope_path text, name text, latin text)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE family text; m record;
BEGIN
    SELECT s.id, s.ref, s.role, o.id AS org_id, o.ref AS org_ref, o.kind, o.path, o.scope_path,
           o.name, o.latin, r.family
      INTO m
      FROM core_membership s
      JOIN core_organisation o ON o.id = s.organisation_id
      JOIN core_role r ON r.name = s.role
      JOIN core_user u ON u.id = s.user_id
     WHERE s.user_id = account AND s.is_active AND u.is_active AND (NOT exact OR s.id = chosen)
     ORDER BY (s.id = chosen) IS TRUE DESC, s.id
     LIMIT 1;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM set_config('app.org_path', m.scope_path, true),
            set_config('app.user_id', account::text, true),
            set_config('app.membership_id', m.id::text, true),
            set_config('app.role', m.role, true),
            set_config('app.chain', CASE WHEN m.family IN ('system', 'audit') THEN 'system'
                                         ELSE left(m.scope_path, 8) END, true);
    IF ro THEN PERFORM set_config('transaction_read_only', 'on', true); END IF;
    IF NOT keep_role THEN
        family := CASE WHEN m.family <> 'data' THEN m.family
                       WHEN length(m.scope_path) = 4 THEN 'province' ELSE 'place' END;
        PERFORM set_config('role', 'scope_' || family, true);
    END IF;
    RETURN QUERY SELECT m.id::bigint, m.ref::uuid, m.role::text, m.org_id::bigint, m.org_ref::uuid,
                        m.kind::text, m.path::text, m.scope_path::text, m.name::text, m.latin::text;
END $$;
"""

LEDGER = """
CREATE FUNCTION audit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE last record; chain_name text := NULLIF(current_setting('app.chain', true), '');
        acting text := COALESCE(NULLIF(current_setting('role', true), 'none'), session_user);
BEGIN
    IF chain_name IS NULL THEN
        RAISE EXCEPTION 'ledger: no scope is entered' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.chain := chain_name;
    NEW.user_id := current_setting('app.user_id')::bigint;
    NEW.membership_id := current_setting('app.membership_id')::bigint;
    NEW.role := current_setting('app.role');
    NEW.recorded_at := clock_timestamp();
    NEW.historical := abs(extract(epoch FROM NEW.recorded_at - NEW.at)) > 300;
    IF NEW.historical AND acting <> 'cadre_owner' THEN
        RAISE EXCEPTION 'ledger: the time of the act is not now' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM 1 FROM core_audithead WHERE chain = chain_name FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO core_audithead (chain, n, hash) VALUES (chain_name, 0, '') ON CONFLICT DO NOTHING;
        PERFORM 1 FROM core_audithead WHERE chain = chain_name FOR UPDATE;
    END IF;
    SELECT n, hash INTO last FROM core_auditentry WHERE chain = chain_name ORDER BY n DESC LIMIT 1;
    NEW.n := COALESCE(last.n, 0) + 1;
    NEW.payload := jsonb_build_array(
        NEW.chain, NEW.n, (extract(epoch FROM NEW.at) * 1000000)::bigint,
        (extract(epoch FROM NEW.recorded_at) * 1000000)::bigint, NEW.user_id, NEW.membership_id,
        NEW.role, NEW.action, NEW.object_type, NEW.object_ref, NEW.org_path, NEW.before, NEW.after,
        NEW.reason, NEW.request_id, NEW.historical)::text;
    NEW.hash := sha256(COALESCE(last.hash, '') || convert_to(NEW.payload, 'UTF8'));
    RETURN NEW;
END $$;

-- Once per statement: moving the head in the row trigger leaves a dead version for each row.
CREATE FUNCTION audit_move_head() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE core_audithead h SET n = l.n, hash = l.hash
      FROM (SELECT DISTINCT ON (chain) chain, n, hash FROM added ORDER BY chain, n DESC) l
     WHERE h.chain = l.chain;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger: entries are never changed or removed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_seal BEFORE INSERT ON core_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_seal();
CREATE TRIGGER audit_move_head AFTER INSERT ON core_auditentry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_move_head();
CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE ON core_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_keep_all BEFORE TRUNCATE ON core_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_keep_heads BEFORE DELETE ON core_audithead
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_keep_all_heads BEFORE TRUNCATE ON core_audithead
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
ALTER TABLE core_auditentry ENABLE ALWAYS TRIGGER audit_seal;
ALTER TABLE core_auditentry ENABLE ALWAYS TRIGGER audit_move_head;
ALTER TABLE core_auditentry ENABLE ALWAYS TRIGGER audit_keep;
ALTER TABLE core_auditentry ENABLE ALWAYS TRIGGER audit_keep_all;
ALTER TABLE core_audithead ENABLE ALWAYS TRIGGER audit_keep_heads;
ALTER TABLE core_audithead ENABLE ALWAYS TRIGGER audit_keep_all_heads;
REVOKE ALL ON FUNCTION audit_seal(), audit_move_head() FROM PUBLIC;

ALTER TABLE core_auditentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE core_auditentry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON core_auditentry TO cadre_owner USING (true) WITH CHECK (true);
CREATE POLICY append ON core_auditentry FOR INSERT TO scope_base WITH CHECK (true);
CREATE POLICY data ON core_auditentry FOR SELECT TO scope_province, scope_place, scope_auditor
    USING (org_path >= app_path() AND org_path < app_path_end());
CREATE POLICY audit ON core_auditentry FOR SELECT TO scope_audit USING (true);
CREATE POLICY system ON core_auditentry FOR SELECT TO scope_system
    USING (starts_with(object_type, 'core.'));

ALTER TABLE core_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE core_user FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON core_user TO cadre_owner USING (true) WITH CHECK (true);
CREATE POLICY login ON core_user TO cadre_app USING (true) WITH CHECK (true);
CREATE POLICY data ON core_user FOR SELECT TO scope_province, scope_place, scope_auditor
    USING (org_path >= app_path() AND org_path < app_path_end());
CREATE POLICY own ON core_user FOR SELECT TO scope_base USING (id = app_user_id());
CREATE POLICY system ON core_user TO scope_system USING (true) WITH CHECK (true);
CREATE POLICY audit ON core_user FOR SELECT TO scope_audit USING (true);

ALTER TABLE core_accesslog ENABLE ROW LEVEL SECURITY;
ALTER TABLE core_accesslog FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON core_accesslog TO cadre_owner USING (true) WITH CHECK (true);
CREATE POLICY append ON core_accesslog FOR INSERT TO cadre_app WITH CHECK (true);
CREATE POLICY own ON core_accesslog FOR SELECT TO cadre_app USING (true);
CREATE POLICY data ON core_accesslog FOR SELECT TO scope_auditor
    USING (org_path >= app_path() AND org_path < app_path_end());
CREATE POLICY audit ON core_accesslog FOR SELECT TO scope_audit USING (true);
"""
