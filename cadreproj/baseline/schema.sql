-- Made by `make baseline`. Never edit it, nor merge it: make it anew.
-- server 18
-- django 5.2
-- sql 2ecf0960cab785dd0474e8dc7f36fc1c5c399f951c6baf3f42982ca99a52daa7
-- migration core 0001_initial f54ffdd013881e78803d90e6
-- migration account 0001_initial 6f27ff6bdf57521a6561e0c6
-- migration account 0002_email_max_length c956ab7a3c3660a14b162e9e
-- migration account 0003_alter_emailaddress_create_unique_verified_email 66b6f1939621bcfa44a5bfe2
-- migration account 0004_alter_emailaddress_drop_unique_email ebc6317e90c47d7a8f31fa34
-- migration account 0005_emailaddress_idx_upper_email e7569f1662da1754fad09b5f
-- migration account 0006_emailaddress_lower 54adb08cb3fba66b1b2eed10
-- migration account 0007_emailaddress_idx_email 87fad70bfde8ae295155fcaa
-- migration account 0008_emailaddress_unique_primary_email_fixup 794bf875bdbef9c47e9ccc73
-- migration account 0009_emailaddress_unique_primary_email 79762cfa7b1e1d7c58be5061
-- migration contenttypes 0001_initial 35ed8489a147e0b42a15c21b
-- migration admin 0001_initial f4716989d9815b6231f0d729
-- migration admin 0002_logentry_remove_auto_add 2c127e659a2236edea0ed57e
-- migration admin 0003_logentry_add_action_flag_choices 02700a827190720e5c417495
-- migration core 0002_jobs_files_notices_exchange 48132673f850fbe8a78b573f
-- migration core 0003_web 71c4528db4b447daf63f255b
-- migration planning 0001_initial fbf514129b2932d17222c0e7
-- migration candidates 0001_initial 8a3e8acec52012145065c244
-- migration selection 0001_initial 82775b9f8a499ec203467864
-- migration selection 0002_guards 510a44b2d83ef604caffdb0f
-- migration appointment 0001_initial fdf4535608f6506e1fb32b21
-- migration contenttypes 0002_remove_content_type_name 7d36494075750f0ed3c0f68d
-- migration auth 0001_initial 845cff319606332f49ef20ce
-- migration auth 0002_alter_permission_name_max_length feaf97e0e8f7d148bec3db9b
-- migration auth 0003_alter_user_email_max_length 9d5657b4db9872dc26c2d634
-- migration auth 0004_alter_user_username_opts 9538db342c9a9bec4ca12b31
-- migration auth 0005_alter_user_last_login_null 79f60a35dc000fdd427bc05c
-- migration auth 0006_require_contenttypes_0002 00cb16e3405f14b62dbeffa1
-- migration auth 0007_alter_validators_add_error_messages 115db87dc327530fb5e1964b
-- migration auth 0008_alter_user_username_max_length 02857f65f7d648147a5d1259
-- migration auth 0009_alter_user_last_name_max_length 19a89500e7f108a7397da9b1
-- migration auth 0010_alter_group_name_max_length 0963ed6498ac0b3a8430b6ca
-- migration auth 0011_update_proxy_permissions 85a5dde708dc4b6111e1bc71
-- migration auth 0012_alter_user_first_name_max_length 6cefbc9f80903763ff8492a5
-- migration core 0004_import_cells_kept de788aecb7d47e30c9c68559
-- migration core 0005_imports_taken_back 5d72f433bad25971ed8acc4c
-- migration core 0006_packed_files 7d110bc40a3265ff70372353
-- migration candidates 0002_findings 269355cbfbac51216dde227d
-- migration candidates 0003_duplicates 504f8a4492a95cc571b738da
-- migration candidates 0004_imports 2eabfa982b946d507459f294
-- migration candidates 0005_export_requests 9ac73c1323acdda7cd74da44
-- migration candidates 0006_export_of_materials 4371a8bc0de5c58b7641e64c
-- migration candidates 0007_search_by_index aaa57f3f5e5745becc4f7d0d
-- migration candidates 0008_archive bfe6018c5918260a6304e3e4
-- migration candidates 0009_titles a4f6ce78ea9234c3ba43779f
-- migration candidates 0010_careers_by_the_archive 8fab6124146555dad4e5b683
-- migration candidates 0011_form_templates 778a0325f88c30644e79f4bb
-- migration candidates 0012_names_within_a_place 08e00ebdb04290a7aff6270e
-- migration core 0007_cells_by_column bce4cf11f5ddeea4fdf275ea
-- migration django_celery_beat 0001_initial 6bf1c79ac9f7241191a5adad
-- migration django_celery_beat 0002_auto_20161118_0346 154389d3ccb333f7ff38eb95
-- migration django_celery_beat 0003_auto_20161209_0049 32067fe2ba680cdc885347d8
-- migration django_celery_beat 0004_auto_20170221_0000 2b4837d8d3378c9d3eb38ec3
-- migration django_celery_beat 0005_add_solarschedule_events_choices dc5500d12d7a22a5a182932d
-- migration django_celery_beat 0006_auto_20180322_0932 0b1940feb94cf93889a1b606
-- migration django_celery_beat 0007_auto_20180521_0826 47d34e3e0065f630dcb7ef0d
-- migration django_celery_beat 0008_auto_20180914_1922 ed4cfd1370ac4c68e8c00aff
-- migration django_celery_beat 0006_auto_20180210_1226 f73a88c5f2d0f44d760a1de6
-- migration django_celery_beat 0006_periodictask_priority 0fb42c2b58e0a7fea12c9ec5
-- migration django_celery_beat 0009_periodictask_headers f7654b6a68f416ebfeae5084
-- migration django_celery_beat 0010_auto_20190429_0326 5bfa01ce88799d2ed9285103
-- migration django_celery_beat 0011_auto_20190508_0153 3e4d0864754283173b836463
-- migration django_celery_beat 0012_periodictask_expire_seconds c1695524a50c7da872d3fd36
-- migration django_celery_beat 0013_auto_20200609_0727 70a9db32537f136962c75bf3
-- migration django_celery_beat 0014_remove_clockedschedule_enabled 7c99113b18570f8d0283df57
-- migration django_celery_beat 0015_edit_solarschedule_events_choices e44f7595f2a0dff495dd1ace
-- migration django_celery_beat 0016_alter_crontabschedule_timezone 0ea829ff8a122c546e28f5b8
-- migration django_celery_beat 0017_alter_crontabschedule_month_of_year 4c3b35ff38856598af05723c
-- migration django_celery_beat 0018_improve_crontab_helptext cef998b28b992aa5d0775ed4
-- migration django_celery_beat 0019_alter_periodictasks_options 1b1a8ca535cb348c99b826d2
-- migration mfa 0001_initial a42b6353f2ed5dd754d1a8eb
-- migration mfa 0002_authenticator_timestamps b6566eb07301e2e4042908f7
-- migration mfa 0003_authenticator_type_uniq 88550a456154080cc3ecddcf
-- migration planning 0002_gates 2ed0c26a91d7a1ad0ce04e16
-- migration planning 0003_lock 72b4ba33e743bc9f18e5e070
-- migration planning 0004_rule_severity 67d2e8b9dfeaf3756ea6020f
-- migration planning 0005_document_versions fe9280c4f27e95076e04f567
-- migration planning 0006_edition_versions 709413c877385cc4578978c5
-- migration planning 0007_city_conditions 2fc87b0613fe64a7d8e22d6f
-- migration planning 0008_legal_bases 49ab0f3e376da28291c19ef4
-- migration planning 0009_amendments 404632b8fc17e3760970d647
-- migration planning 0010_structure_targets 314bb8873914452b7d30c661
-- migration planning 0011_city_plan_versions d54120f9996bdced3cb67c03
-- migration planning 0012_unit_quotas 085bb86cff3766dc43865d43
-- migration planning 0013_gate_of_proposal 6ccf75e7ff95770bb4f9e82d
-- migration planning 0014_amended_procedure 9eb0c88a36f27c24c3f0e03d
-- migration planning 0015_laws_of_places 5810996965d1964331a136a2
-- migration selection 0003_results_in_order 2dae8ab0beb97a69cbc843a7
-- migration selection 0004_words_of_objections d1355655c389861557c7be0c
-- migration selection 0005_people_in_force 3b24d7e62c7bc02be1581f0d
-- migration selection 0006_indexes_that_serve 868073ae2f2bb4e584425638
-- migration selection 0007_limit_on_return 005393f9bf842d594d63d87b
-- migration selection 0008_finding_stops 94e3f66d14d2758617c91f19
-- migration selection 0009_review_record d59db0abe9049109b93ed079
-- migration selection 0010_review_guards 66d4ad9b8a7fca5682f56646
-- migration selection 0011_exam_sessions b68dfc1f7ef8e5ca9f818ebe
-- migration selection 0012_exam_guards fe6d2c58668e94cdadf6c762
-- migration selection 0013_robustness f150c61c1ccbe4b343177e14
-- migration selection 0014_attachments_and_drafts efafaff5ef1ada29312e9c14
-- migration selection 0015_inspection_teams 1183f4f6436bb06d87161273
-- migration selection 0016_democratic_evaluation 7d30595c137d86e5d447e4b5
-- migration selection 0017_never_exempt 4f44244bf8783a6de53c776e
-- migration selection 0018_search_by_person 8866d295d40ba996d346a4f9
-- migration selection 0019_quicker_helpers 1412efe8d5747cf885f3bebd
-- migration selection 0020_gates_at_the_prompt 988a5000199114ee344842aa
-- migration selection 0021_report_of_its_team 9bf173bcc983d951933f494b
-- migration selection 0022_committee_meetings ed9f6a3193a0cfb5181b695b
-- migration selection 0023_inspection_notices aeb1019e6781c9d7eeedaa89
-- migration selection 0024_no_decision_by_insert c8a93373a7caba0d2c7ee666
-- migration selection 0025_committee_pack da5740cbaae5f1b77b12c387
-- migration selection 0026_objection_procedure e9aa4b0af9f8e6441e971c5a
-- migration selection 0027_scores_and_rechecks 422c3d5a30d1bac4b353d17c
-- migration selection 0028_votes_by_code 48e0496bc810e93750d8ff56
-- migration selection 0029_judged_by_version 2bb5f94817c05bc2e5486101
-- migration selection 0030_talks_and_checks 5e483884b88aaf48bf9d1b4a
-- migration selection 0031_inspection_material 0fef0096100904ec515d8126
-- migration selection 0032_inspection_in_scheme 260f105b6668cacaabf21606
-- migration selection 0033_conditions_of_places 19c80e69d5d406d12311d82d
-- migration selection 0034_unit_limits 7d2e23a097925d27ff0214c7
-- migration selection 0035_departmental_proposal 151af4e95ab10f140ebf440c
-- migration selection 0036_judged_anew b3d80001abfc0a5a96aec157
-- migration selection 0037_severity_of_examiners b22811f20a103f025b1a5e61
-- migration selection 0038_interviews 99fb8e3cf9b0e4789c15dfd4
-- migration selection 0039_proposal_of_the_proposed 69f789b7d3265b99b26352bc
-- migration selection 0040_seat_of_the_decided dfee8518d1eb64e7432d8832
-- migration selection 0041_interviews_in_batches fbbf48356cd73b1252b492dc
-- migration selection 0042_severity_of_papers 905b136bd6560e6f8ab960d8
-- migration selection 0043_lists_taken_back 27bacfe09c8d4368c9a47bbb
-- migration selection 0044_states_within_a_place 2d1a00fb0ea0da62d2d0ef00
-- migration sessions 0001_initial 2aa438e2393ee5135c4dda94
-- migration tracking 0001_initial 0bbd20c93c85a6a43db47e1a
-- migration tracking 0002_words_of_grounds 51189e762a4901046cbf0429
-- migration training 0001_initial cc1bf3953a35b6dcb586980b

CREATE FUNCTION public.app_path() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.org_path', true), '') $$;


CREATE FUNCTION public.app_path_end() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.org_path', true), '') || '~' $$;


CREATE FUNCTION public.app_user_id() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('app.user_id', true), '')::bigint $$;


CREATE FUNCTION public.audit_move_head() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    UPDATE core_audithead h SET n = l.n, hash = l.hash
      FROM (SELECT DISTINCT ON (chain) chain, n, hash FROM added ORDER BY chain, n DESC) l
     WHERE h.chain = l.chain;
    RETURN NULL;
END $$;


CREATE FUNCTION public.audit_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'ledger: entries are never changed or removed' USING ERRCODE = 'insufficient_privilege';
END $$;


CREATE FUNCTION public.audit_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
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


CREATE FUNCTION public.candidates_added_to_open() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE closed bigint;
BEGIN
    SELECT p.id INTO closed FROM added a JOIN candidates_person p ON p.id = a.person_id
     WHERE p.merged_into_id IS NOT NULL OR p.withdrawn_at IS NOT NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'person %: the record is closed', closed
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_is_open';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.candidates_begins_checked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'template %: nobody has looked at it yet', NEW.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'formtemplate_begins_checked';
END $$;


CREATE FUNCTION public.candidates_closed_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NEW.merged_into_id IS NULL
       OR to_jsonb(NEW) - ARRAY['merged_into_id', 'version']
          IS DISTINCT FROM to_jsonb(OLD) - ARRAY['merged_into_id', 'version'] THEN
        RAISE EXCEPTION 'person %: the record was merged and is closed', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_is_open';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.candidates_keep_archive() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'archive entry %: it is kept as it was read', OLD.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'archiveentry_is_kept';
END $$;


CREATE FUNCTION public.candidates_keep_template() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'template %: it is kept as it was sent in', OLD.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'formtemplate_is_kept';
END $$;


CREATE FUNCTION public.candidates_merged_into_open() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    PERFORM 1 FROM candidates_person WHERE id = NEW.merged_into_id AND merged_into_id IS NULL AND withdrawn_at IS NULL
        FOR NO KEY UPDATE;
    IF NOT FOUND OR EXISTS (SELECT 1 FROM candidates_person WHERE merged_into_id = NEW.id) THEN
        RAISE EXCEPTION 'person %: merged records lead to one in force', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merged_into_open';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.candidates_moved_to_open() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    PERFORM 1 FROM candidates_person WHERE id = NEW.person_id AND merged_into_id IS NULL
        AND withdrawn_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'person %: the record is closed', NEW.person_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_is_open';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.candidates_search(asked text) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
    SET search_path TO 'pg_catalog', 'public'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $_$
DECLARE low text := app_path(); high text := app_path_end();
BEGIN
    IF low IS NULL OR coalesce(asked, '') = '' OR current_setting('role') NOT IN
        ('scope_province', 'scope_place', 'scope_auditor', 'cadre_owner') THEN RETURN;
    END IF;
    IF asked ~ '^[a-z0-9]+$' THEN
        RETURN QUERY SELECT p.id FROM candidates_person p
            WHERE p.org_path >= low AND p.org_path < high
              AND (p.initials >= asked AND p.initials < asked || '~'
                   OR p.pinyin_key >= asked AND p.pinyin_key < asked || '~');
    ELSE
        RETURN QUERY SELECT p.id FROM candidates_person p
            WHERE p.org_path >= low AND p.org_path < high
              AND string_to_array(p.name, NULL) @> string_to_array(asked, NULL)
              AND position(asked IN p.name) > 0;
    END IF;
END $_$;


CREATE FUNCTION public.candidates_suspect(given bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
DECLARE low text := app_path(); high text := app_path_end();
BEGIN
    IF low IS NULL OR coalesce(nullif(current_setting('role'), 'none'), session_user) NOT IN
        ('scope_province', 'scope_place', 'cadre_owner') THEN RETURN;
    END IF;
    WITH fresh AS MATERIALIZED (
        SELECT id, name, pinyin_key, birth, sex, id_index FROM candidates_person
        WHERE org_path >= low AND org_path < high AND merged_into_id IS NULL AND withdrawn_at IS NULL
          AND (given IS NULL OR id = ANY (given))
    ), alike AS (
        SELECT f.id AS one, o.id AS other, 1 AS strength
          FROM fresh f CROSS JOIN LATERAL (
              SELECT * FROM candidates_person p WHERE p.id_index = f.id_index OFFSET 0) o
         WHERE o.id <> f.id AND o.merged_into_id IS NULL AND o.withdrawn_at IS NULL
        UNION ALL
        SELECT f.id, o.id, 2
          FROM fresh f CROSS JOIN LATERAL (
              SELECT * FROM candidates_person p
               WHERE p.name = f.name AND left(p.birth, 7) = left(f.birth, 7) OFFSET 0) o
         WHERE o.id <> f.id AND o.merged_into_id IS NULL AND o.withdrawn_at IS NULL
           AND (starts_with(o.birth, f.birth) OR starts_with(f.birth, o.birth))
           AND (o.sex = f.sex OR o.sex NOT IN ('1', '2') OR f.sex NOT IN ('1', '2'))
        UNION ALL
        SELECT f.id, o.id, 3
          FROM fresh f CROSS JOIN LATERAL (
              SELECT * FROM candidates_person p
               WHERE p.pinyin_key = f.pinyin_key AND left(p.birth, 7) = left(f.birth, 7)
              OFFSET 0) o
         WHERE o.name <> f.name AND f.pinyin_key <> ''
           AND o.id <> f.id AND o.merged_into_id IS NULL AND o.withdrawn_at IS NULL
           AND (starts_with(o.birth, f.birth) OR starts_with(f.birth, o.birth))
           AND (o.sex = f.sex OR o.sex NOT IN ('1', '2') OR f.sex NOT IN ('1', '2'))
           AND (o.id_index IS NULL OR f.id_index IS NULL)
    ), pairs AS (
        SELECT least(one, other) AS one, greatest(one, other) AS other, min(strength) AS strength
        FROM alike GROUP BY 1, 2
    )
    INSERT INTO candidates_duplicate AS d
        (ref, version, org_path, first_id, first_path, second_id, second_path, ground,
         numbers_differ, found_at, state, resolution)
    SELECT gen_random_uuid(), 0,
           CASE WHEN left(a.org_path, 8) = left(b.org_path, 8)
                THEN CASE WHEN length(a.org_path) <= length(b.org_path)
                          THEN a.org_path ELSE b.org_path END
                ELSE left(a.org_path, 4) END,
           a.id, a.org_path, b.id, b.org_path,
           (ARRAY['id_number', 'name_birth', 'pinyin_birth'])[p.strength],
           coalesce(a.id_index <> b.id_index, false), now(), 'suspected', ''
      FROM pairs p
      JOIN candidates_person a ON a.id = p.one
      JOIN candidates_person b ON b.id = p.other
     WHERE left(a.org_path, 4) = left(b.org_path, 4)
     ORDER BY a.id, b.id
    ON CONFLICT (first_id, second_id) DO UPDATE
        SET ground = excluded.ground, numbers_differ = excluded.numbers_differ
      WHERE d.state = 'suspected' AND d.ground <> 'by_hand'
        AND (d.ground, d.numbers_differ) IS DISTINCT FROM (excluded.ground, excluded.numbers_differ);
END $$;


CREATE FUNCTION public.candidates_under_verification(given bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT DISTINCT d.second_id FROM candidates_duplicate d
     WHERE d.second_id = ANY (given) AND d.state = 'suspected'
       AND left(d.first_path, 8) <> left(d.second_path, 8)
       AND d.second_path >= app_path() AND d.second_path < app_path_end()
$$;


CREATE FUNCTION public.candidates_withdrawn_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'person %: the import was undone and the record is closed', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'person_is_open';
END $$;


CREATE FUNCTION public.enter_scope(account bigint, chosen bigint, exact boolean, ro boolean, keep_role boolean) RETURNS TABLE(membership_id bigint, membership_ref uuid, role text, organisation_id bigint, org_ref uuid, kind text, path text, scope_path text, name text, latin text)
    LANGUAGE plpgsql
    AS $$
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


CREATE FUNCTION public.header_memberships(cap integer) RETURNS TABLE(membership_id bigint, ref uuid, role character varying, name character varying, latin character varying, unread bigint, personal bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT m.id, m.ref, m.role, o.name, o.latin,
        (SELECT count(*) FROM (
            SELECT FROM core_notice n
            WHERE n.user_id IS NULL AND n.organisation_id = m.organisation_id AND n.role = m.role
              AND NOT EXISTS (SELECT FROM core_noticeread r
                              WHERE r.notice_id = n.id AND r.user_id = m.user_id)
            LIMIT cap) AS role_notices),
        (SELECT count(*) FROM (
            SELECT FROM core_notice n
            WHERE n.user_id = m.user_id
              AND NOT EXISTS (SELECT FROM core_noticeread r
                              WHERE r.notice_id = n.id AND r.user_id = m.user_id)
            LIMIT cap) AS own_notices)
    FROM core_membership m JOIN core_organisation o ON o.id = m.organisation_id
    WHERE m.user_id = app_user_id() AND m.is_active
    ORDER BY m.id
$$;


CREATE FUNCTION public.planning_basis_is_cited(basis bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT EXISTS (SELECT 1 FROM planning_qualificationrule r JOIN planning_edition e ON e.id = r.edition_id
                    WHERE r.basis_id = basis AND e.state <> 'draft')
        OR EXISTS (SELECT 1 FROM planning_citycondition c JOIN planning_cityplan p ON p.id = c.plan_id
                    WHERE c.basis_id = basis AND p.state NOT IN ('draft', 'returned'))
$$;


CREATE FUNCTION public.planning_check_balance() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE which bigint; wrong record;
BEGIN
    IF TG_TABLE_NAME = 'planning_edition' THEN which := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN which := OLD.edition_id;
    ELSE which := NEW.edition_id; END IF;
    SELECT planned.* INTO wrong FROM planning_edition e,
           LATERAL (VALUES ('provincial', e.provincial_seats), ('municipal', e.municipal_seats))
               AS planned(tier, seats)
     WHERE e.id = which AND e.state = 'published'
       AND planned.seats <> (SELECT coalesce(sum(q.seats), 0) FROM planning_quota q
                              WHERE q.edition_id = e.id AND q.tier = planned.tier)
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'edition %: the % quotas do not add up to %', which, wrong.tier, wrong.seats
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_adds_up';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.planning_check_divided() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE given bigint; most bigint;
BEGIN
    PERFORM planning_lock_units(OLD.edition_id, OLD.organisation_id);
    SELECT max(divided.total) INTO given FROM (
        SELECT sum(u.seats) AS total FROM planning_unitquota u
          JOIN planning_cityplan p ON p.id = u.plan_id
         WHERE p.edition_id = OLD.edition_id AND p.organisation_id = OLD.organisation_id
           AND u.sub_project_id = OLD.sub_project_id
           AND (u.plan_version_id IS NULL OR u.plan_version_id = (
                SELECT v.id FROM planning_cityplanversion v WHERE v.plan_id = p.id
                 ORDER BY v.number DESC LIMIT 1))
         GROUP BY u.plan_version_id) divided;
    SELECT q.seats INTO most FROM planning_quota q
     WHERE q.edition_id = OLD.edition_id AND q.tier = OLD.tier
       AND q.sub_project_id = OLD.sub_project_id AND q.organisation_id = OLD.organisation_id;
    IF given > coalesce(most, 0) THEN
        RAISE EXCEPTION 'quota %: % seats are given to units', OLD.ref, given
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_not_below_units';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.planning_check_in_force() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' AND (current_user = 'scope_place' OR NOT EXISTS (
        SELECT 1 FROM planning_cityplan p WHERE p.id = NEW.plan_id AND p.state = 'accepted'
           AND p.edition_id = NEW.edition_id AND p.organisation_id = NEW.organisation_id
           AND p.closes_on IS NOT DISTINCT FROM NEW.closes_on)) THEN
        RAISE EXCEPTION 'plan %: the province has not accepted it so', NEW.plan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cityplanversion_is_accepted';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_check_units() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE plan record; given bigint; most bigint;
BEGIN
    SELECT p.edition_id, p.organisation_id INTO plan FROM planning_cityplan p WHERE p.id = NEW.plan_id;
    PERFORM planning_lock_units(plan.edition_id, plan.organisation_id);
    SELECT sum(u.seats) INTO given FROM planning_unitquota u
     WHERE u.plan_id = NEW.plan_id AND u.sub_project_id = NEW.sub_project_id
       AND u.plan_version_id IS NOT DISTINCT FROM NEW.plan_version_id;
    SELECT q.seats INTO most FROM planning_quota q
     WHERE q.edition_id = plan.edition_id AND q.tier = 'municipal'
       AND q.sub_project_id = NEW.sub_project_id AND q.organisation_id = plan.organisation_id;
    IF given > coalesce(most, 0) THEN
        RAISE EXCEPTION 'plan %: % of % seats given to units', NEW.plan_id, given, coalesce(most, 0)
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unitquota_within_quota';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.planning_first_day(written text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT CASE
        WHEN written ~ '^[0-9]{4}$' THEN make_date(written::int, 1, 1)
        WHEN written ~ '^[0-9]{4}-[0-9]{2}$'
            THEN make_date(left(written, 4)::int, right(written, 2)::int, 1)
        WHEN written ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND right(written, 2)::int <= date_part(
            'day', make_date(left(written, 4)::int, substr(written, 6, 2)::int, 1)
                + interval '1 month - 1 day')
            THEN make_date(left(written, 4)::int, substr(written, 6, 2)::int, right(written, 2)::int)
    END
$_$;


CREATE FUNCTION public.planning_full_months(began date, until date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT (date_part('year', until) - date_part('year', began))::int * 12
        + (date_part('month', until) - date_part('month', began))::int
        - (date_part('day', until) < least(
            date_part('day', began),
            date_part('day', date_trunc('month', until::timestamp) + interval '1 month - 1 day')
        ))::int
$$;


CREATE FUNCTION public.planning_keep_amendment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' THEN
        IF TG_OP = 'INSERT' AND (NEW.state <> 'draft' OR NOT EXISTS (
            SELECT 1 FROM planning_edition e WHERE e.id = NEW.edition_id AND e.state = 'published')) THEN
            RAISE EXCEPTION 'a change begins as a draft of a published edition'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_begins_as_draft';
        END IF;
        IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (OLD.state <> 'draft'
            OR NEW.edition_id <> OLD.edition_id)) THEN
            RAISE EXCEPTION 'change %: it is kept as it was', OLD.ref
                USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_is_kept';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.xact := CASE WHEN NEW.state = 'published' THEN txid_current() END;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_amendmentline() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    touched bigint[];
BEGIN
    touched := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.amendment_id]
        WHEN 'DELETE' THEN ARRAY[OLD.amendment_id]
        ELSE ARRAY[OLD.amendment_id, NEW.amendment_id] END;
    IF current_user <> 'cadre_owner' AND EXISTS (
        SELECT 1 FROM planning_amendment a WHERE a.id = ANY(touched) AND a.state <> 'draft') THEN
        RAISE EXCEPTION 'the change is published or dropped: it is kept as it was'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'amendmentline_is_kept';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_basis() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF planning_basis_is_cited(OLD.id) THEN
        RAISE EXCEPTION 'legal basis %: a published condition rests on it', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'legalbasis_is_cited';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_edition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' THEN
        RAISE EXCEPTION 'edition %: it is published', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_locked';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_issued() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' THEN
        RAISE EXCEPTION 'document %: it is issued', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'document_is_issued';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_no_less() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    touched bigint[];
    asked record;
BEGIN
    IF current_user = 'cadre_owner' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    touched := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.plan_id]
        WHEN 'DELETE' THEN ARRAY[OLD.plan_id]
        ELSE ARRAY[OLD.plan_id, NEW.plan_id] END;
    IF EXISTS (SELECT 1 FROM planning_cityplan p
                WHERE p.id = ANY(touched) AND p.state NOT IN ('draft', 'returned')) THEN
        RAISE EXCEPTION 'the plan is with the province'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'citycondition_is_locked';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    SELECT r.parameters, r.severity INTO asked
      FROM planning_qualificationrule r JOIN planning_cityplan p ON p.edition_id = r.edition_id
     WHERE p.id = NEW.plan_id AND r.tier = 'municipal' AND r.key = NEW.key;
    IF FOUND AND ((asked.severity = 'blocks' AND NEW.severity <> 'blocks') OR EXISTS (
        SELECT 1 FROM jsonb_each(asked.parameters) a
         WHERE (planning_strictness(NEW.key, a.key, NEW.parameters -> a.key)
                >= planning_strictness(NEW.key, a.key, a.value)) IS NOT TRUE)) THEN
        RAISE EXCEPTION 'condition %: looser than the province asks', NEW.key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'citycondition_no_less';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_published() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    touched bigint[];
    was jsonb;
    becomes jsonb;
BEGIN
    IF current_user <> 'cadre_owner' THEN
        touched := CASE TG_OP
            WHEN 'INSERT' THEN ARRAY[NEW.edition_id]
            WHEN 'DELETE' THEN ARRAY[OLD.edition_id]
            ELSE ARRAY[OLD.edition_id, NEW.edition_id] END;
        IF EXISTS (SELECT 1 FROM planning_edition e
                    WHERE e.id = ANY(touched) AND e.state <> 'draft') THEN
            IF TG_OP <> 'INSERT' THEN
                was := to_jsonb(OLD) - 'version';
            END IF;
            IF TG_OP <> 'DELETE' THEN
                becomes := to_jsonb(NEW) - 'version';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM planning_amendment a JOIN planning_amendmentline l ON l.amendment_id = a.id
                 WHERE a.edition_id = ALL(touched) AND a.state = 'published' AND a.xact = txid_current()
                   AND l.part = CASE TG_TABLE_NAME
                        WHEN 'planning_qualificationrule' THEN 'qualification_rules'
                        WHEN 'planning_subproject' THEN 'sub_projects'
                        WHEN 'planning_leadinggroupmember' THEN 'group_members'
                        WHEN 'planning_gate' THEN 'gates'
                        WHEN 'planning_structuretarget' THEN 'structure_targets' END
                   AND l.target = (coalesce(was, becomes) ->> 'ref')::uuid
                   AND CASE l.kind
                        WHEN 'add' THEN TG_OP = 'INSERT' AND becomes @> l.values
                        WHEN 'change' THEN TG_OP = 'UPDATE' AND becomes = was || l.values
                        ELSE TG_OP = 'DELETE' END) THEN
                RAISE EXCEPTION '%: the edition is published', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_locked';
            END IF;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_units() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    held planning_unitquota;
BEGIN
    IF TG_OP = 'DELETE' THEN held := OLD; ELSE held := NEW; END IF;
    IF current_user = 'cadre_owner' THEN
        RETURN held;
    END IF;
    IF TG_OP <> 'INSERT' AND (OLD.plan_version_id IS NOT NULL
        OR (held.plan_id, held.plan_version_id) IS DISTINCT FROM (OLD.plan_id, OLD.plan_version_id)) THEN
        RAISE EXCEPTION '%: a version is kept as it was', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_is_kept';
    END IF;
    IF held.plan_version_id IS NOT NULL THEN
        IF current_user = 'scope_place' OR NOT EXISTS (
            SELECT 1 FROM planning_cityplanversion v
              JOIN planning_unitquota w ON w.plan_id = v.plan_id AND w.plan_version_id IS NULL
             WHERE v.id = held.plan_version_id AND v.plan_id = held.plan_id
               AND (w.sub_project_id, w.organisation_id, w.seats, w.org_path)
                 = (held.sub_project_id, held.organisation_id, held.seats, held.org_path)) THEN
            RAISE EXCEPTION 'plan %: the province has not accepted it so', held.plan_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'cityplanversion_is_accepted';
        END IF;
        RETURN held;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM planning_cityplan p
                    WHERE p.id = held.plan_id AND p.state IN ('draft', 'returned')) THEN
        RAISE EXCEPTION 'the plan is with the province'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unitquota_is_locked';
    END IF;
    IF TG_OP <> 'DELETE' AND NOT EXISTS (
        SELECT 1 FROM planning_cityplan p
          JOIN planning_subproject s ON s.id = held.sub_project_id AND s.edition_id = p.edition_id
          JOIN core_organisation place ON place.id = p.organisation_id
          JOIN core_organisation unit ON unit.id = held.organisation_id AND unit.kind = 'county'
               AND starts_with(unit.path, place.path) AND unit.path = held.org_path
         WHERE p.id = held.plan_id) THEN
        RAISE EXCEPTION 'plan %: no county of the place, or no field of its edition', held.plan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unitquota_within_the_place';
    END IF;
    RETURN held;
END $$;


CREATE FUNCTION public.planning_keep_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' THEN
        RAISE EXCEPTION '%: a version is kept as it was', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_is_kept';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_keep_within() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_user <> 'cadre_owner' AND EXISTS (
        SELECT 1 FROM planning_edition e WHERE e.id = NEW.edition_id
           AND (NEW.closes_on < e.nomination_opens_on OR NEW.closes_on > e.nomination_closes_on)) THEN
        RAISE EXCEPTION 'plan %: it closes outside the days of the province', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cityplan_closes_within';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_last_day(written text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE length(written)
        WHEN 4 THEN make_date(written::int, 12, 31)
        WHEN 7 THEN (planning_first_day(written) + interval '1 month - 1 day')::date
        ELSE planning_first_day(written)
    END
$$;


CREATE FUNCTION public.planning_lock_units(an_edition bigint, a_place bigint) RETURNS void
    LANGUAGE sql
    AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(
        concat_ws('/', 'planning.units', an_edition, a_place), 0))
$$;


CREATE FUNCTION public.planning_mark_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.xact := txid_current();
    RETURN NEW;
END $$;


CREATE FUNCTION public.planning_only_warns(an_edition bigint, a_tier text, a_key text, a_place bigint, handed_in timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce(bool_and(stated.severity = 'warns'), false) FROM (
        SELECT r.severity FROM planning_qualificationrule r
         WHERE r.edition_id = an_edition AND r.tier = a_tier AND r.key = a_key
        UNION ALL
        SELECT c ->> 'severity' FROM (
            SELECT v.conditions FROM planning_cityplanversion v
             WHERE a_tier = 'municipal' AND v.edition_id = an_edition
               AND v.organisation_id = a_place AND v.accepted_at <= coalesce(handed_in, now())
             ORDER BY v.number DESC LIMIT 1) held, jsonb_array_elements(held.conditions) c
         WHERE c ->> 'key' = a_key
    ) stated
$$;


CREATE FUNCTION public.planning_require_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    touched bigint := (CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END
        ->> TG_ARGV[0])::bigint;
BEGIN
    IF current_user <> 'cadre_owner'
        AND EXISTS (SELECT 1 FROM planning_edition e WHERE e.id = touched AND e.state <> 'draft')
        AND NOT EXISTS (SELECT 1 FROM planning_editionversion v
                         WHERE v.edition_id = touched AND v.xact = txid_current()) THEN
        RAISE EXCEPTION '%: a published edition changes by a new version', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_changes_by_version';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.planning_strictness(key text, name text, given jsonb) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN name IN ('to', 'most')
                OR (key, name) IN (('training_months_min', 'years'), ('education_min_from_level', 'level'))
                THEN -1 ELSE 1 END
         * CASE name
            WHEN 'education' THEN
                array_position(ARRAY['80', '70', '60', '40', '30', '20', '10'], given #>> '{}')
            WHEN 'level' THEN
                array_position(ARRAY['clerk', 'section_deputy', 'section_head', 'division_deputy',
                    'division_head', 'bureau_deputy', 'bureau_head'], given #>> '{}')
            WHEN 'grade' THEN
                array_position(ARRAY['incompetent', 'basic', 'competent', 'excellent'], given #>> '{}')
            WHEN 'from' THEN (given #>> '{}')::date - DATE '1900-01-01'
            WHEN 'to' THEN (given #>> '{}')::date - DATE '1900-01-01'
            ELSE (given #>> '{}')::integer END
$$;


CREATE FUNCTION public.selection_absent_before(a_seat bigint) RETURNS TABLE(code text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT s.code::text FROM selection_boardseat x
      JOIN selection_interviewslot s ON s.board_id = x.board_id AND s.is_absent
     WHERE x.id = a_seat AND x.user_id = app_user_id()
$$;


CREATE FUNCTION public.selection_assign_codes(a_paper bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE p record; needed integer; made integer;
BEGIN
    SELECT x.*, s.state AS session_state INTO p
      FROM selection_paper x JOIN selection_examsession s ON s.id = x.session_id
     WHERE x.id = a_paper AND x.org_path >= app_path() AND x.org_path < app_path_end()
       FOR UPDATE OF x;
    IF NOT FOUND OR p.state <> 'planned' OR p.session_state <> 'held' THEN
        RAISE EXCEPTION 'no codes for this paper now' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_codes_after_attendance';
    END IF;
    SELECT count(*) INTO needed FROM selection_sitting
     WHERE session_id = p.session_id AND attendance = 'present';
    CREATE TEMPORARY TABLE coded ON COMMIT DROP AS
        SELECT n.nomination_id, c.code FROM (
            SELECT nomination_id, row_number() OVER (ORDER BY gen_random_uuid()) AS place
            FROM selection_sitting WHERE session_id = p.session_id AND attendance = 'present') n
        JOIN (
            SELECT code, row_number() OVER (ORDER BY gen_random_uuid()) AS place FROM (
                SELECT DISTINCT body || (-(
                    substr(body, 1, 1)::int + 3 * substr(body, 2, 1)::int + substr(body, 3, 1)::int
                    + 3 * substr(body, 4, 1)::int + substr(body, 5, 1)::int
                    + 3 * substr(body, 6, 1)::int + substr(body, 7, 1)::int) % 10 + 10) % 10 AS code
                FROM (SELECT lpad((('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)
                                  ::bigint % 10000000)::text, 7, '0') AS body
                      FROM generate_series(1, 2 * needed + 64)) b) d) c USING (place);
    INSERT INTO selection_script (ref, version, org_path, paper_id, code, way)
        SELECT gen_random_uuid(), 0, p.org_path, p.id, code, '' FROM coded ORDER BY code;
    INSERT INTO selection_codekey (ref, version, org_path, paper_id, script_id, nomination_id)
        SELECT gen_random_uuid(), 0, p.org_path, p.id, s.id, c.nomination_id
        FROM coded c JOIN selection_script s ON s.paper_id = p.id AND s.code = c.code ORDER BY c.code;
    GET DIAGNOSTICS made = ROW_COUNT;
    DROP TABLE coded;
    IF made <> needed OR made = 0 THEN
        RAISE EXCEPTION '% scripts for %', made, needed USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_with_scripts';
    END IF;
    RETURN made;
END $$;


CREATE FUNCTION public.selection_begin_study() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'study %: begins without a result', NEW.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'severitystudy_is_final';
END $$;


CREATE FUNCTION public.selection_begins_as_draft() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'nomination %: begins as a draft, not as "%"', NEW.ref, NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_begins_as_draft';
END $$;


CREATE FUNCTION public.selection_box(a_meeting bigint) RETURNS TABLE(vote bigint, agree integer, disagree integer, defer integer, reopened integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT b.vote_id, b.agree::integer, b.disagree::integer, b."defer"::integer, b.reopened::integer
      FROM selection_votebox b JOIN selection_meetingvote v ON v.id = b.vote_id
     WHERE v.meeting_id = a_meeting AND v.org_path >= app_path() AND v.org_path < app_path_end()
       AND NOT EXISTS (SELECT FROM selection_votingcode c
                        WHERE c.meeting_id = a_meeting AND NOT c.is_used)
     ORDER BY b.vote_id
$$;


CREATE FUNCTION public.selection_cast(a_digest text, lines text[], marks text[], void boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE voter record; sheet jsonb;
BEGIN
    SELECT t.poll_id, t.org_path, t.voter_group INTO voter FROM selection_ballottoken t
      JOIN selection_poll v ON v.id = t.poll_id
     WHERE t.digest = a_digest AND v.state = 'open';
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM 1 FROM selection_poll v WHERE v.id = voter.poll_id AND v.state = 'open' FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM 1 FROM selection_ballottoken t WHERE t.digest = a_digest AND NOT t.is_used;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE selection_ballottoken t SET is_used = t.is_used OR t.digest = a_digest
     WHERE t.poll_id = voter.poll_id;
    sheet := CASE WHEN void THEN '{}'::jsonb
                  ELSE coalesce((SELECT jsonb_object_agg(l, m) FROM unnest(lines, marks) AS g(l, m)), '{}') END;
    WITH kept AS (
        DELETE FROM selection_ballot b WHERE b.poll_id = voter.poll_id
        RETURNING b.org_path, b.poll_id, b.voter_group, b.answers, b.is_void
    ), box AS (
        SELECT * FROM kept
        UNION ALL SELECT voter.org_path, voter.poll_id, voter.voter_group, sheet, void
    )
    INSERT INTO selection_ballot (id, org_path, poll_id, voter_group, answers, is_void)
    SELECT gen_random_uuid(), org_path, poll_id, voter_group, answers, is_void
    FROM box ORDER BY random();
    RETURN true;
END $$;


CREATE FUNCTION public.selection_cast_votes(a_digest text, votes bigint[], choices text[], reopen bigint[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE code record;
BEGIN
    SELECT c.meeting_id, c.org_path, c.away INTO code FROM selection_votingcode c
     WHERE c.digest = a_digest;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM 1 FROM selection_meeting m WHERE m.id = code.meeting_id AND m.state = 'sitting' FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM 1 FROM selection_votingcode c WHERE c.digest = a_digest AND NOT c.is_used;
    IF NOT FOUND THEN RETURN false; END IF;
    -- A vote on each person, and on nobody from whom the holder withdraws.
    IF cardinality(votes) <> cardinality(choices)
       OR NOT choices <@ ARRAY['agree', 'disagree', 'defer']
       OR (SELECT array_agg(g ORDER BY g) FROM unnest(votes) g) IS DISTINCT FROM
          (SELECT array_agg(v.id ORDER BY v.id) FROM selection_meetingvote v
            WHERE v.meeting_id = code.meeting_id AND NOT code.away @> to_jsonb(v.id)) THEN
        RETURN false;
    END IF;
    UPDATE selection_votingcode c SET is_used = c.is_used OR c.digest = a_digest
     WHERE c.meeting_id = code.meeting_id;
    INSERT INTO selection_votebox (ref, version, org_path, vote_id, agree, disagree, "defer", reopened)
    SELECT gen_random_uuid(), 0, v.org_path, v.id, 0, 0, 0, 0 FROM selection_meetingvote v
     WHERE v.meeting_id = code.meeting_id ORDER BY v.id ON CONFLICT (vote_id) DO NOTHING;
    UPDATE selection_votebox b
       SET agree = b.agree + (g.choice = 'agree')::int,
           disagree = b.disagree + (g.choice = 'disagree')::int,
           "defer" = b."defer" + (g.choice = 'defer')::int,
           reopened = b.reopened + (v.id = ANY (reopen))::int
      FROM selection_meetingvote v
      LEFT JOIN unnest(votes, choices) AS g(vote, choice) ON g.vote = v.id
     WHERE v.meeting_id = code.meeting_id AND b.vote_id = v.id AND g.choice IS NOT NULL;
    RETURN true;
END $$;


CREATE FUNCTION public.selection_check_accepted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE touched record; clash uuid;
BEGIN
    FOR touched IN
        SELECT DISTINCT a.edition_id FROM moved_to a JOIN moved_from b ON b.id = a.id
         WHERE a.state = 'qualified' AND b.state = 'endorsed' ORDER BY 1
    LOOP
        -- Two reviewers may accept at once: the later one looks after the earlier one has committed.
        PERFORM pg_advisory_xact_lock(
            hashtextextended(concat_ws('/', 'selection.accepted', touched.edition_id), 0));
        SELECT a.ref INTO clash FROM moved_to a
          JOIN moved_from b ON b.id = a.id AND b.state = 'endorsed'
          JOIN candidates_person p ON p.id = a.person_id AND p.id_index IS NOT NULL
         WHERE a.state = 'qualified' AND a.edition_id = touched.edition_id
           AND EXISTS (SELECT 1 FROM candidates_person o
                        WHERE o.id_index = p.id_index AND o.id <> p.id)
           AND selection_rivals(a.id, false)
         LIMIT 1;
        IF clash IS NOT NULL THEN
            RAISE EXCEPTION 'nomination %: another place has nominated this person', clash
                USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_accepted_once';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_adjusted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF EXISTS (SELECT FROM now_so n JOIN was_so w ON w.id = n.id
                    WHERE n.adjusted IS NOT NULL AND w.adjusted IS NOT NULL
                      AND (n.mark, n.maximum) IS DISTINCT FROM (w.mark, w.maximum)) THEN
            RAISE EXCEPTION 'an adopted adjustment rests on this mark'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_rests_on_adjustment';
        END IF;
        IF EXISTS (SELECT FROM now_so n JOIN was_so w ON w.id = n.id
                    WHERE n.adjusted IS DISTINCT FROM w.adjusted) AND EXISTS (
               SELECT FROM now_so n JOIN was_so w ON w.id = n.id
                 LEFT JOIN (SELECT x.key::bigint AS id, x.value::numeric AS adjusted
                              FROM selection_severitystudy s, jsonb_each_text(s.adjusted) AS x
                             WHERE s.state = 'adopted') AS told ON told.id = n.id
                WHERE n.adjusted IS DISTINCT FROM w.adjusted
                  AND n.adjusted IS DISTINCT FROM told.adjusted) THEN
            RAISE EXCEPTION 'a mark is adjusted by an adopted study alone'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_adjusted_by_decision';
        END IF;
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM now_so n WHERE n.adjusted IS NOT NULL) THEN
        RAISE EXCEPTION 'a mark is adjusted by an adopted study alone'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_adjusted_by_decision';
    END IF;
    IF EXISTS (SELECT FROM selection_severitystudy WHERE state = 'adopted') AND EXISTS (
           SELECT FROM now_so n JOIN selection_nomination r ON r.id = n.nomination_id
             JOIN selection_severitystudy s ON s.state = 'adopted' AND s.edition_id = r.edition_id
                  AND s.tier = r.tier
            WHERE s.components ? n.component) THEN
        RAISE EXCEPTION 'an adopted adjustment rests on these marks'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_rests_on_adjustment';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_asking_back() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.asked_by_id IS NOT NULL AND app_user_id() IS NOT NULL AND NEW.asked_by_id <> app_user_id() THEN
        RAISE EXCEPTION 'run %: asked back in another name', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'run_asked_back_by_oneself';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_attachment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_nomination n
                    WHERE n.id = NEW.nomination_id AND n.state IN ('draft', 'returned')) THEN
        RAISE EXCEPTION 'attachment %: the nomination has been handed in', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_only_with_the_place';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_box() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM selection_votingcode c WHERE c.meeting_id = NEW.id)
       AND EXISTS (SELECT FROM selection_meetingvote v LEFT JOIN selection_votebox b ON b.vote_id = v.id
                    WHERE v.meeting_id = NEW.id AND (v.agree, v.disagree, v."defer") IS DISTINCT FROM
                          (b.agree, b.disagree, b."defer")) THEN
        RAISE EXCEPTION 'meeting %: the counts are not those of the box', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_counts_its_box';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_confirmation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_seat s WHERE s.nomination_id = NEW.id AND s.kind = 'seat') THEN
        RAISE EXCEPTION 'nomination %: no seat', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_confirmed_with_seat';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM selection_noticeentry e JOIN selection_notice n ON n.id = e.notice_id
                    WHERE e.nomination_id = NEW.id
                      AND n.ends_on < (now() AT TIME ZONE 'Asia/Shanghai')::date) THEN
        RAISE EXCEPTION 'nomination %: the notice has not ended', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_confirmed_after_notice';
    END IF;
    IF EXISTS (SELECT 1 FROM selection_objection o WHERE o.nomination_id = NEW.id
                  AND o.state IN ('received', 'checking', 'suspended')) THEN
        RAISE EXCEPTION 'nomination %: an objection is open', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_confirmed_without_objection';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_decider() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND NEW.decided_by_id IN (n.author_id, n.approver_id, n.reviewer_id))
       OR EXISTS (SELECT 1 FROM selection_reviewverdict v WHERE v.nomination_id = NEW.nomination_id
                   AND v.reviewer_id = NEW.decided_by_id)
       OR EXISTS (SELECT 1 FROM selection_reviewreturn r WHERE r.nomination_id = NEW.nomination_id
                   AND r.returned_by_id = NEW.decided_by_id)
       OR EXISTS (SELECT 1 FROM selection_exemption x WHERE x.nomination_id = NEW.nomination_id
                   AND NEW.decided_by_id IN (x.proposed_by_id, x.signed_by_id))
       OR EXISTS (SELECT 1 FROM selection_reopening o WHERE o.nomination_id = NEW.nomination_id
                   AND NEW.decided_by_id IN (o.proposed_by_id, o.signed_by_id)) THEN
        RAISE EXCEPTION 'decided by somebody involved'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewrequest_decider_uninvolved';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NOT coalesce((SELECT v.is_counted AND v.agree * 2 > v.due AND v.present * 3 >= v.due * 2
                       FROM selection_meetingvote v
                       JOIN selection_meeting m ON m.id = v.meeting_id
                      WHERE v.nomination_id = NEW.id AND m.state = 'closed'
                        AND m.edition_id = NEW.edition_id AND m.tier = NEW.tier
                      ORDER BY v.id DESC LIMIT 1), false) THEN
        RAISE EXCEPTION 'nomination %: no vote of the committee passed', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_decided_by_vote';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_deliberation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF (NEW.due, NEW.present) <> (
            SELECT count(*)::integer, (count(*) FILTER (WHERE b.is_present))::integer
            FROM selection_deliberationmember b WHERE b.deliberation_id = NEW.id)
       OR NOT EXISTS (SELECT FROM selection_deliberationline l WHERE l.deliberation_id = NEW.id)
       OR EXISTS (
           SELECT FROM selection_deliberationline l
           JOIN selection_nomination n ON n.id = l.nomination_id
           WHERE l.deliberation_id = NEW.id AND (
               n.edition_id <> NEW.edition_id OR n.tier <> NEW.tier
               OR l.outcome IN ('identify', 'reserve') AND n.state NOT IN ('fit', 'proposed')
               OR NEW.present - (SELECT count(*) FROM selection_deliberationrecusal r
                                   JOIN selection_deliberationmember b ON b.id = r.member_id
                                  WHERE r.line_id = l.id AND b.is_present) < 2)) THEN
        RAISE EXCEPTION 'deliberation %: not whole', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deliberation_of_persons_judged';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_gates() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE which record;
BEGIN
    -- Handed in: whole, and with the papers that the edition asks for.
    SELECT a.ref INTO which FROM moved_to a JOIN moved_from b ON b.id = a.id
     WHERE b.state IN ('draft', 'returned') AND a.state NOT IN ('draft', 'returned', 'withdrawn', 'cancelled')
       AND (a.grounds !~ '\S' OR a.met_on IS NULL OR a.present IS NULL OR a.agreed IS NULL) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: not complete', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_complete_when_submitted';
    END IF;
    IF EXISTS (SELECT 1 FROM selection_requiredattachment) THEN
        SELECT a.ref, k.kind INTO which
          FROM moved_to a JOIN moved_from b ON b.id = a.id AND b.state <> a.state,
               selection_lacks(a.id, a.edition_id, b.state, a.state) AS k(kind)
         WHERE k.kind IS NOT NULL LIMIT 1;
        IF FOUND THEN PERFORM selection_refuse_without(which.ref, which.kind); END IF;
    END IF;
    -- Qualified: nothing waits for a second signature, and nothing was found not met that shuts out.
    SELECT a.ref INTO which FROM moved_to a JOIN moved_from b ON b.id = a.id
     WHERE b.state = 'endorsed' AND a.state = 'qualified'
       AND EXISTS (SELECT 1 FROM selection_exemption x
                    WHERE x.nomination_id = a.id AND x.state = 'proposed') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: an exemption waits for its second signature', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_qualified_with_signatures';
    END IF;
    SELECT a.ref INTO which FROM moved_to a JOIN moved_from b ON b.id = a.id
      JOIN selection_reviewverdict v ON v.nomination_id = a.id AND v.stage = 'office'
           AND v.round = a.returned + a.reopened AND v.verdict = 'fail'
     WHERE b.state = 'endorsed' AND a.state = 'qualified'
       AND NOT planning_only_warns(a.edition_id, a.tier, v.key, a.place_id, a.submitted_at)
       AND NOT EXISTS (SELECT 1 FROM selection_exemption x
                        WHERE x.nomination_id = a.id AND x.key = v.key AND x.state = 'granted')
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: a criterion was found not met', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_qualified_without_failure';
    END IF;
    -- Judged anew: only with the signatures of two people under this very round.
    SELECT a.ref INTO which FROM moved_to a JOIN moved_from b ON b.id = a.id
     WHERE b.state IN ('qualified', 'rejected') AND a.state = 'endorsed'
       AND NOT EXISTS (SELECT 1 FROM selection_reopening o
                        WHERE o.nomination_id = a.id AND o.state = 'opened'
                          AND o.round = a.returned + a.reopened) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: judged anew without a second signature', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_reopened_by_two';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_handed_over() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.drawn_at IS NULL OR EXISTS (
        SELECT FROM selection_interviewslot s
          JOIN selection_interviewboard b ON b.id = s.board_id
         WHERE b.interview_id = NEW.id AND NOT s.is_absent AND NEW.needed > (
             SELECT count(*) FROM selection_interviewmark m
              WHERE m.slot_id = s.id AND m.submitted_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'marks are missing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_handed_over_whole';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_inspected() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE filed bigint[]; fit bigint[]; broken text;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(n.nomination_id), array_agg(n.nomination_id)
            FILTER (WHERE n.conclusion = 'fit')
        INTO filed, fit FROM new_rows n WHERE n.state = 'filed';
    ELSE
        SELECT array_agg(n.nomination_id), array_agg(n.nomination_id)
            FILTER (WHERE n.conclusion = 'fit')
        INTO filed, fit FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE n.state = 'filed' AND o.state <> 'filed';
    END IF;
    IF filed IS NULL THEN
        RETURN NULL;
    END IF;
    broken := CASE
        WHEN cardinality(filed) * 4 <> (SELECT count(*) FROM selection_mustcheck m
            WHERE m.nomination_id = ANY (filed) AND m.result <> 'open')
            THEN 'report_after_four_checks'
        WHEN EXISTS (SELECT FROM selection_mustcheck m
            WHERE m.nomination_id = ANY (fit) AND m.result = 'stands') THEN 'report_unfit_by_checks'
        WHEN EXISTS (SELECT FROM selection_noticereply y
            WHERE y.nomination_id = ANY (filed) AND y.outcome = '') THEN 'report_after_replies'
        WHEN EXISTS (SELECT FROM selection_talks_due(filed) d WHERE d.held < d.due)
            THEN 'report_after_talks' END;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'report filed too early: %', broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_interview_mark() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.submitted_at IS NOT NULL THEN
        RAISE EXCEPTION 'this mark is submitted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewmark_is_final';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.mark IS NOT NULL THEN
        IF app_user_id() IS DISTINCT FROM NEW.user_id AND app_user_id() IS NOT NULL THEN
            RAISE EXCEPTION 'another examiner''s mark'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewmark_by_its_examiner';
        END IF;
        IF NEW.mark % (SELECT i.step FROM selection_boardseat x
            JOIN selection_interviewboard b ON b.id = x.board_id
            JOIN selection_interview i ON i.id = b.interview_id WHERE x.id = NEW.seat_id) <> 0 THEN
            RAISE EXCEPTION 'between two steps of the scale'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewmark_on_a_step';
        END IF;
        IF EXISTS (SELECT 1 FROM selection_interviewslot s
            JOIN selection_conflictdeclaration d ON d.nomination_id = s.nomination_id
            WHERE s.id = NEW.slot_id AND d.user_id = NEW.user_id) THEN
            RAISE EXCEPTION 'the examiner has stepped back'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewmark_without_conflict';
        END IF;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE used integer; most integer;
BEGIN
    -- Two units may nominate at once: the later one counts after the earlier one has committed.
    PERFORM pg_advisory_xact_lock(hashtextextended(
        concat_ws('/', 'selection.limit', an_edition, a_tier, a_field, coalesce(a_place, 0)), 0));
    SELECT count(*) INTO used FROM selection_nomination n
     WHERE n.edition_id = an_edition AND n.tier = a_tier AND n.sub_project_id = a_field
       AND (a_place IS NULL OR n.place_id = a_place)
       AND n.state NOT IN ('withdrawn', 'cancelled');
    most := selection_limit(an_edition, a_tier, a_field, a_place);
    IF used > most THEN
        RAISE EXCEPTION 'nomination: % of % used', used, most
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_within_limit';
    END IF;
END $$;


CREATE FUNCTION public.selection_check_line() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE m record;
BEGIN
    SELECT s.state, s.paper_id INTO m FROM selection_marksheet s
     WHERE s.id = coalesce(NEW.sheet_id, OLD.sheet_id) FOR SHARE;
    IF m.state <> 'open' THEN
        RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'selection_sheetmark' THEN
        IF (OLD.sheet_id, OLD.script_id, OLD.code, OLD.maximum)
           IS DISTINCT FROM (NEW.sheet_id, NEW.script_id, NEW.code, NEW.maximum) THEN
            RAISE EXCEPTION 'a line stays with its script' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND TG_TABLE_NAME = 'selection_sheetmark' THEN
        IF NEW.mark % (SELECT p.step FROM selection_paper p WHERE p.id = m.paper_id) <> 0 THEN
            RAISE EXCEPTION 'between two steps of the scale' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheetmark_on_a_step';
        END IF;
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;


CREATE FUNCTION public.selection_check_lost_marks() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_paper) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT 1 FROM gone g JOIN selection_nomination n ON n.id = g.nomination_id
        JOIN selection_paper p
          ON p.edition_id = n.edition_id AND p.tier = n.tier AND p.component = g.component
        WHERE NOT selection_is_void(p.session_id, g.nomination_id)) THEN
        RAISE EXCEPTION 'this component is marked on sealed sheets' USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_from_sealed_sheets';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_lot() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.committed_at IS NOT NULL AND (OLD.lot_digest, OLD.roster_digest, OLD.committed_at,
        OLD.sealed_seed, OLD.rooms, OLD.half_days, OLD.edition_id, OLD.tier, OLD.component)
        IS DISTINCT FROM (NEW.lot_digest, NEW.roster_digest, NEW.committed_at, NEW.sealed_seed,
        NEW.rooms, NEW.half_days, NEW.edition_id, NEW.tier, NEW.component) THEN
        RAISE EXCEPTION 'the lot is bound'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_lot_is_final';
    END IF;
    IF OLD.drawn_at IS NOT NULL AND (OLD.seed, OLD.witness, OLD.drawn_at)
        IS DISTINCT FROM (NEW.seed, NEW.witness, NEW.drawn_at) THEN
        RAISE EXCEPTION 'the lot is drawn'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_lot_is_final';
    END IF;
    IF NEW.drawn_at IS NOT NULL AND OLD.drawn_at IS NULL
       AND encode(sha256(convert_to(NEW.seed, 'UTF8')), 'hex') <> NEW.lot_digest THEN
        RAISE EXCEPTION 'another seed than the one bound'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_seed_is_the_bound_one';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_marks() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_paper) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT 1 FROM given g JOIN selection_nomination n ON n.id = g.nomination_id
        JOIN selection_paper p
          ON p.edition_id = n.edition_id AND p.tier = n.tier AND p.component = g.component
        WHERE p.state NOT IN ('opened', 'released') OR NOT selection_map_is_open(p.id)
           OR g.examiner_no <> '' OR NOT EXISTS (
            SELECT 1 FROM selection_codekey k JOIN selection_script s ON s.id = k.script_id
             WHERE k.paper_id = p.id AND k.nomination_id = g.nomination_id AND s.effective = g.mark)
           OR selection_is_void(p.session_id, g.nomination_id)) THEN
        RAISE EXCEPTION 'this component is marked on sealed sheets' USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_from_sealed_sheets';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_material() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF '' IN (btrim(NEW.virtue), btrim(NEW.merits), btrim(NEW.probity), btrim(NEW.shortcomings),
              btrim(NEW.appraisals))
        OR btrim(NEW.previous) = '' AND EXISTS (
            SELECT FROM selection_teamcase c
            WHERE c.nomination_id = NEW.nomination_id AND c.previous_unit <> '') THEN
        RAISE EXCEPTION 'report without a section of its material'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_with_material';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_meeting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF (NEW.due, NEW.present) <> (
            SELECT count(*)::integer, (count(*) FILTER (WHERE b.is_present))::integer
            FROM selection_meetingmember b WHERE b.meeting_id = NEW.id)
       OR NOT EXISTS (SELECT 1 FROM selection_meetingvote v WHERE v.meeting_id = NEW.id)
       OR EXISTS (SELECT 1 FROM selection_meetingvote v WHERE v.meeting_id = NEW.id AND (
              NOT v.is_counted OR v.due <> NEW.due OR v.present <> NEW.present
              OR v.withdrawn <> (SELECT count(*) FROM selection_recusal r
                                   JOIN selection_meetingmember b ON b.id = r.member_id
                                  WHERE r.vote_id = v.id AND b.is_present))) THEN
        RAISE EXCEPTION 'meeting %: not everybody was voted on by its members', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_of_persons_voted';
    END IF;
    IF EXISTS (
        SELECT 1 FROM selection_meetingvote v
        CROSS JOIN LATERAL (
            SELECT p.agree * 2 > p.due OR p.disagree * 2 > p.due AS is_decided
            FROM selection_meetingvote p JOIN selection_meeting m ON m.id = p.meeting_id
            WHERE p.nomination_id = v.nomination_id AND m.state = 'closed' AND m.id <> NEW.id
            ORDER BY p.id DESC LIMIT 1) AS earlier
        WHERE v.meeting_id = NEW.id AND earlier.is_decided
          AND coalesce(v.reopened, 0) * 2 <= v.due) THEN
        RAISE EXCEPTION 'meeting %: reconsidered without a majority', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_reconsiders_by_majority';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_new_script() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF (SELECT p.state FROM selection_paper p WHERE p.id = NEW.paper_id) <> 'planned'
       OR NEW.effective IS NOT NULL THEN
        RAISE EXCEPTION 'no script is added' USING ERRCODE = 'check_violation', CONSTRAINT = 'script_is_sealed';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_paper() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM selection_mark m JOIN selection_nomination n ON n.id = m.nomination_id
                    WHERE m.component = NEW.component AND n.edition_id = NEW.edition_id
                      AND n.tier = NEW.tier) THEN
            RAISE EXCEPTION 'marks of this component are in' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_before_marks';
        END IF;
        IF NEW.state <> 'planned' THEN
            RAISE EXCEPTION 'a new paper is planned' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'planned' AND (TG_OP = 'DELETE'
        OR (OLD.session_id, OLD.edition_id, OLD.tier, OLD.component, OLD.maximum, OLD.step, OLD.is_double,
            OLD.tolerance, OLD.is_keyed) IS DISTINCT FROM
           (NEW.session_id, NEW.edition_id, NEW.tier, NEW.component, NEW.maximum, NEW.step, NEW.is_double,
            NEW.tolerance, NEW.is_keyed)) THEN
        RAISE EXCEPTION 'this paper has code numbers' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.state = OLD.state THEN
        IF (OLD.digest, OLD.seals) IS DISTINCT FROM (NEW.digest, NEW.seals) THEN
            RAISE EXCEPTION 'the seal stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('planned', 'coded'), ('coded', 'marking'), ('marking', 'sealed'),
        ('sealed', 'opened'), ('opened', 'released'), ('sealed', 'marking'), ('opened', 'marking'),
        ('released', 'marking')) THEN
        RAISE EXCEPTION '% to %', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
    END IF;
    IF NEW.state = 'coded' AND NOT EXISTS (SELECT 1 FROM selection_script s WHERE s.paper_id = NEW.id) THEN
        RAISE EXCEPTION 'no scripts' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_with_scripts';
    END IF;
    IF NEW.state = 'marking' AND OLD.state <> 'coded' AND NOT EXISTS (
        SELECT 1 FROM selection_marksheet m WHERE m.paper_id = NEW.id AND m.state = 'superseded') THEN
        RAISE EXCEPTION 'nothing was unsealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
    END IF;
    IF NEW.state = 'sealed' THEN
        IF NEW.seals <> OLD.seals + 1
           OR EXISTS (SELECT 1 FROM selection_marksheet m WHERE m.paper_id = NEW.id AND m.state = 'open')
           OR EXISTS (SELECT 1 FROM selection_script s JOIN selection_effective_marks(NEW.id) e
                        ON e.script_id = s.id
                      WHERE e.effective IS NULL OR s.effective IS DISTINCT FROM e.effective) THEN
            RAISE EXCEPTION 'an effective mark does not follow from the sheets'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_follows_the_ladder';
        END IF;
        IF NEW.digest IS DISTINCT FROM selection_paper_digest(NEW.id) THEN
            RAISE EXCEPTION 'another digest' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_digest_is_right';
        END IF;
    ELSIF (OLD.digest, OLD.seals) IS DISTINCT FROM (NEW.digest, NEW.seals) THEN
        RAISE EXCEPTION 'the seal stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_in_order';
    END IF;
    IF NEW.state = 'opened' AND (SELECT count(DISTINCT s.user_id) FROM selection_signature s
            WHERE s.paper_id = NEW.id AND s.act = 'open_map' AND s.sealing = NEW.seals) < 2 THEN
        RAISE EXCEPTION 'two signatures open the map' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_opened_by_two';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_papers_of_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE lacking record;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_requiredattachment) THEN RETURN NULL; END IF;
    SELECT a.ref, k.kind INTO lacking FROM added a,
           selection_lacks(a.id, a.edition_id, NULL, a.state) AS k(kind)
     WHERE k.kind IS NOT NULL LIMIT 1;
    IF FOUND THEN PERFORM selection_refuse_without(lacking.ref, lacking.kind); END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_put() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE sitting record;
BEGIN
    FOR sitting IN SELECT m.held_on, array_agg(v.nomination_id) AS nominees
                     FROM new_rows v JOIN selection_meeting m ON m.id = v.meeting_id
                    GROUP BY m.id, m.held_on
    LOOP
        IF EXISTS (SELECT FROM selection_unproposed(sitting.nominees, sitting.held_on)) THEN
            RAISE EXCEPTION 'put to the committee without a filed proposal of the department'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'meetingvote_after_proposal';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_put_forward() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE forward bigint[];
BEGIN
    SELECT array_agg(a.id) INTO forward FROM moved_to a JOIN moved_from b ON b.id = a.id
     WHERE a.state = 'proposed' AND b.state = 'fit';
    IF forward IS NOT NULL AND EXISTS (SELECT FROM selection_unproposed(forward, NULL)) THEN
        RAISE EXCEPTION 'put forward without a filed proposal of the department'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_proposed_collectively';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE
    names jsonb;
    leaders bigint[];
    accounts bigint[];
BEGIN
    SELECT coalesce(jsonb_agg(m.name ORDER BY m.is_leader DESC, m.id), '[]'),
        array_agg(m.user_id) FILTER (WHERE m.is_leader AND m.user_id IS NOT NULL),
        array_agg(m.user_id) FILTER (WHERE m.user_id IS NOT NULL)
    INTO names, leaders, accounts
    FROM selection_teamcase c JOIN selection_teammember m ON m.team_id = c.team_id
    WHERE c.nomination_id = NEW.nomination_id
        AND NOT EXISTS (SELECT FROM selection_conflictdeclaration d
                        WHERE d.nomination_id = c.nomination_id AND d.user_id = m.user_id);
    IF NOT EXISTS (SELECT FROM selection_teamcase c WHERE c.nomination_id = NEW.nomination_id) THEN
        RETURN NEW;
    END IF;
    IF NEW.inspectors <> names THEN
        RAISE EXCEPTION 'report of others than the team'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_names_its_team';
    END IF;
    IF NOT coalesce(NEW.filed_by_id = ANY (coalesce(leaders, accounts)), accounts IS NULL) THEN
        RAISE EXCEPTION 'report filed by somebody who does not lead the team'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_filed_by_its_leader';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_reviewer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND (n.author_id = NEW.reviewer_id
                     OR (NEW.stage = 'office' AND n.approver_id = NEW.reviewer_id))) THEN
        RAISE EXCEPTION 'review of one''s own nomination'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewverdict_reviewer_is_another';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_scheme() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_marksheet m JOIN selection_paper p ON p.id = m.paper_id
                WHERE p.edition_id = NEW.edition_id AND p.tier = NEW.tier AND m.state <> 'open') THEN
        RAISE EXCEPTION 'a sheet of the tier is sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'scheme_before_first_seal';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_script() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE paper_state text;
BEGIN
    SELECT p.state INTO paper_state FROM selection_paper p WHERE p.id = OLD.paper_id;
    IF TG_OP = 'DELETE' OR paper_state <> 'marking'
       OR (OLD.paper_id, OLD.code, OLD.org_path) IS DISTINCT FROM (NEW.paper_id, NEW.code, NEW.org_path)
    THEN
        RAISE EXCEPTION 'the marks of this paper are sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'script_is_sealed';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_seat() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NEW.kind = 'seat' AND NEW.number > (SELECT c.seats FROM selection_seatcount c
                                            WHERE c.id = NEW.count_id) THEN
        RAISE EXCEPTION 'a seat that does not exist'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_number_exists';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_seated() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE
    about bigint;
    found_ref uuid;
BEGIN
    IF TG_TABLE_NAME = 'selection_nomination' THEN about := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN about := OLD.nomination_id;
    ELSE about := NEW.nomination_id;
    END IF;
    SELECT n.ref INTO found_ref FROM selection_nomination n
      LEFT JOIN selection_seat s ON s.nomination_id = n.id
     WHERE n.id = about AND s.kind IS DISTINCT FROM CASE
           WHEN n.state IN ('decided', 'in_notice', 'confirmed') THEN 'seat'
           WHEN n.state = 'reserve_place' THEN 'reserve' END;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: state and seat do not fit', found_ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_decided_holds_seat';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_seating() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM placed a JOIN selection_room r ON r.id = a.room_id
                WHERE a.session_id <> r.session_id OR a."row" NOT BETWEEN 1 AND r.rows
                   OR a."column" NOT BETWEEN 1 AND r.columns
                   OR a.seat <> (a."row" - 1) * r.columns + a."column") THEN
        RAISE EXCEPTION 'a seat that the room does not have' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_seat_exists';
    END IF;
    IF EXISTS (SELECT 1 FROM placed a JOIN selection_sitting b
                 ON b.room_id = a.room_id AND b.unit_id = a.unit_id AND b.id <> a.id
                AND abs(b."row" - a."row") + abs(b."column" - a."column") = 1) THEN
        RAISE EXCEPTION 'two of one unit side by side' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_units_apart';
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_check_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NEW.seats > coalesce((SELECT q.seats FROM planning_quota q
            WHERE q.edition_id = NEW.edition_id AND q.tier = NEW.tier
              AND q.sub_project_id = NEW.sub_project_id
              AND q.organisation_id = NEW.organisation_id), 0) THEN
        RAISE EXCEPTION 'seats above the quota'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seatcount_within_quota';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_sheet() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'open' THEN
            RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' THEN
            RAISE EXCEPTION 'a new sheet is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.paper_id, OLD.number, OLD.revision, OLD.serial, OLD.marker_id, OLD.rung, OLD.supersedes_id)
       IS DISTINCT FROM
       (NEW.paper_id, NEW.number, NEW.revision, NEW.serial, NEW.marker_id, NEW.rung, NEW.supersedes_id)
    THEN
        RAISE EXCEPTION 'a sheet stays with its marker' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
    END IF;
    IF OLD.state = 'open' AND NEW.state = 'sealed' THEN
        IF NOT EXISTS (SELECT 1 FROM selection_sheetmark l WHERE l.sheet_id = NEW.id)
           OR EXISTS (SELECT 1 FROM selection_sheetmark l WHERE l.sheet_id = NEW.id AND l.mark IS NULL)
        THEN
            RAISE EXCEPTION 'marks are missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_complete';
        END IF;
        IF NEW.digest IS DISTINCT FROM selection_sheet_digest(NEW.id) THEN
            RAISE EXCEPTION 'another digest' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_digest_is_right';
        END IF;
    ELSIF OLD.state = 'sealed' AND NEW.state = 'superseded' THEN
        IF (OLD.digest, OLD.sealed_at, OLD.sealed_by_id, OLD.first_clerk_id, OLD.second_clerk_id,
            OLD.adjudicator_id) IS DISTINCT FROM
           (NEW.digest, NEW.sealed_at, NEW.sealed_by_id, NEW.first_clerk_id, NEW.second_clerk_id,
            NEW.adjudicator_id)
           OR (SELECT count(DISTINCT s.user_id) FROM selection_signature s
                WHERE s.sheet_id = NEW.id AND s.act = 'unseal') < 2 THEN
            RAISE EXCEPTION 'two signatures unseal' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_unsealed_by_two';
        END IF;
    ELSIF OLD.state <> 'open' OR NEW.state <> 'open' THEN
        RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_sealed';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_signature() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE p record;
BEGIN
    SELECT state, seals INTO p FROM selection_paper WHERE id = NEW.paper_id FOR UPDATE;
    IF NEW.act = 'open_map' AND (p.state <> 'sealed' OR NEW.sealing <> p.seals) THEN
        RAISE EXCEPTION 'the marks are not sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_on_what_is_sealed';
    END IF;
    IF NEW.act = 'unseal' AND NOT EXISTS (
        SELECT 1 FROM selection_marksheet m
         WHERE m.id = NEW.sheet_id AND m.paper_id = NEW.paper_id AND m.state = 'sealed') THEN
        RAISE EXCEPTION 'the sheet is not sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_on_what_is_sealed';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_signer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND NEW.signed_by_id IN (n.author_id, n.approver_id)) THEN
        RAISE EXCEPTION 'signature under one''s own nomination'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exemption_signer_is_another';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_signing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_nomination n
                    WHERE n.id = NEW.nomination_id AND n.state = 'endorsed') THEN
        RAISE EXCEPTION 'exemption %: the nomination is not under review', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exemption_signed_under_review';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_sitting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF (SELECT s.state FROM selection_examsession s
         WHERE s.id = coalesce(NEW.session_id, OLD.session_id)) = 'held' THEN
        RAISE EXCEPTION 'attendance is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_attendance_closed';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;


CREATE FUNCTION public.selection_check_slot() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.component IS DISTINCT FROM (SELECT i.component FROM selection_interviewboard b
        JOIN selection_interview i ON i.id = b.interview_id WHERE b.id = NEW.board_id) THEN
        RAISE EXCEPTION 'of another component than its interviews'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewslot_of_its_component';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_study() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE scheme record;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'study %: final', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'severitystudy_is_final';
    END IF;
    IF (OLD.edition_id, OLD.tier, OLD.components, OLD.started_by_id, OLD.started_at)
           IS DISTINCT FROM (NEW.edition_id, NEW.tier, NEW.components, NEW.started_by_id, NEW.started_at)
       OR OLD.state <> 'computing' AND
           (OLD.marks, OLD.candidates, OLD.digest, OLD.fault, OLD.islands, OLD.result, OLD.adjusted)
           IS DISTINCT FROM
           (NEW.marks, NEW.candidates, NEW.digest, NEW.fault, NEW.islands, NEW.result, NEW.adjusted)
       OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
           ('computing', 'done'), ('computing', 'refused'), ('done', 'adopted'), ('done', 'declined'),
           ('adopted', 'withdrawn')) THEN
        RAISE EXCEPTION 'study %: final', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'severitystudy_is_final';
    END IF;
    IF NEW.state = 'adopted' AND OLD.state <> 'adopted' THEN
        SELECT s.may_adjust, s.text::jsonb -> 'components' AS components INTO scheme
          FROM selection_scheme s WHERE s.edition_id = NEW.edition_id AND s.tier = NEW.tier
           AND s.state = 'published' ORDER BY s.number DESC LIMIT 1;
        IF NOT coalesce(scheme.may_adjust, false) OR EXISTS (
               SELECT FROM jsonb_array_elements_text(NEW.components) AS c(name)
                WHERE NOT scheme.components ? c.name
                   OR scheme.components -> c.name ? 'panels') THEN
            RAISE EXCEPTION 'study %: the scheme does not allow it', NEW.ref
                USING ERRCODE = 'check_violation', CONSTRAINT = 'severitystudy_within_the_scheme';
        END IF;
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_taken_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM selection_runrow w JOIN selection_run r ON r.id = w.run_id
                    WHERE w.nomination_id = NEW.id AND w.outcome = 'kept' AND r.state = 'superseded'
                      AND r.asked_by_id IS NOT NULL AND r.asked_by_id IS DISTINCT FROM app_user_id()) THEN
        RAISE EXCEPTION 'nominee %: inspected already', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_taken_back_by_two';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_talk() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM selection_inspectedname e
                   JOIN selection_inspectionnotice n ON n.id = e.notice_id
                   JOIN selection_teamcase c ON c.nomination_id = e.nomination_id
                       AND c.team_id = n.team_id
                   WHERE e.nomination_id = NEW.nomination_id AND n.ends_on < NEW.held_on) THEN
        RAISE EXCEPTION 'talk before the period of the inspection notice has ended'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'talk_after_notice';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_check_unit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE used integer; most integer;
BEGIN
    most := selection_unit_limit(an_edition, a_field, a_place, a_unit);
    IF most IS NULL THEN RETURN; END IF;
    SELECT count(*) INTO used FROM selection_nomination n
     WHERE n.edition_id = an_edition AND n.tier = 'municipal' AND n.sub_project_id = a_field
       AND n.place_id = a_place AND n.organisation_id = a_unit
       AND n.state NOT IN ('withdrawn', 'cancelled');
    IF used > most THEN
        RAISE EXCEPTION 'nomination: % of % used by the unit', used, most
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_within_unit_limit';
    END IF;
END $$;


CREATE FUNCTION public.selection_clear_codes(a_meeting bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    PERFORM 1 FROM selection_meeting m WHERE m.id = a_meeting AND m.state = 'sitting'
        AND m.org_path >= app_path() AND m.org_path < app_path_end() FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'meeting %: closed', a_meeting
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_final';
    END IF;
    DELETE FROM selection_votebox b USING selection_meetingvote v
     WHERE v.id = b.vote_id AND v.meeting_id = a_meeting;
    DELETE FROM selection_votingcode c WHERE c.meeting_id = a_meeting;
    UPDATE selection_meetingvote v SET is_counted = false WHERE v.meeting_id = a_meeting;
END $$;


CREATE FUNCTION public.selection_code(a_digest text) RETURNS TABLE(is_used boolean, is_open boolean, vote bigint, name text, post text, place text, is_decided boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT c.is_used, m.state = 'sitting', v.id, n.name::text, p.present_post::text, o.name::text,
           coalesce((SELECT e.agree * 2 > e.due OR e.disagree * 2 > e.due
                       FROM selection_meetingvote e JOIN selection_meeting b ON b.id = e.meeting_id
                      WHERE e.nomination_id = v.nomination_id AND b.state = 'closed'
                      ORDER BY e.id DESC LIMIT 1), false)
      FROM selection_votingcode c
      JOIN selection_meeting m ON m.id = c.meeting_id
      LEFT JOIN selection_meetingvote v ON v.meeting_id = m.id AND NOT c.is_used
           AND m.state = 'sitting' AND NOT c.away @> to_jsonb(v.id)
      LEFT JOIN selection_nomination n ON n.id = v.nomination_id
      LEFT JOIN candidates_person p ON p.id = n.person_id
      LEFT JOIN core_organisation o ON o.id = n.place_id
     WHERE c.digest = a_digest
     ORDER BY o.path, n.sub_project_id, n.stroke_key, v.id
$$;


CREATE FUNCTION public.selection_effective_marks(a_paper bigint) RETURNS TABLE(script_id bigint, effective numeric)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT s.id, selection_ladder(m.low, m.high, m.given, p.is_double, p.tolerance, m.third, m.final)
    FROM selection_paper p JOIN selection_script s ON s.paper_id = p.id
    LEFT JOIN (
        SELECT l.script_id,
               min(l.mark) FILTER (WHERE h.rung = 1) AS low,
               max(l.mark) FILTER (WHERE h.rung = 1) AS high,
               count(l.mark) FILTER (WHERE h.rung = 1)::integer AS given,
               max(l.mark) FILTER (WHERE h.rung = 2) AS third,
               max(l.mark) FILTER (WHERE h.rung = 3) AS final
        FROM selection_marksheet h JOIN selection_sheetmark l ON l.sheet_id = h.id
        WHERE h.paper_id = a_paper AND h.state = 'sealed' GROUP BY 1) m ON m.script_id = s.id
    WHERE p.id = a_paper
      AND (app_path() IS NULL OR (p.org_path >= app_path() AND p.org_path < app_path_end()))
$$;


CREATE FUNCTION public.selection_is_examiner() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('app.role', true), '') = 'examiner' $$;


CREATE FUNCTION public.selection_is_void(a_session bigint, a_nomination bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (SELECT 1 FROM selection_incident i JOIN selection_sitting s ON s.id = i.sitting_id
        WHERE s.session_id = a_session AND s.nomination_id = a_nomination
          AND i.state IN ('voided', 'excluded'))
$$;


CREATE FUNCTION public.selection_keep() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '%: this row is final', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_final';
END $$;


CREATE FUNCTION public.selection_keep_adjusted() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'an adopted adjustment rests on this mark'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_rests_on_adjustment';
END $$;


CREATE FUNCTION public.selection_keep_adjusted_paper() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM selection_severitystudy s
                WHERE s.edition_id = NEW.edition_id AND s.tier = NEW.tier AND s.state = 'adopted'
                  AND s.components ? NEW.component) THEN
        RAISE EXCEPTION 'an adopted adjustment rests on paper %', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_rests_on_adjustment';
    END IF;
    RETURN NEW;
END $$;


CREATE FUNCTION public.selection_keep_attachment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n
                WHERE n.id = OLD.nomination_id AND n.state NOT IN ('draft', 'returned')) THEN
        RAISE EXCEPTION 'attachment %: the nomination has been handed in', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_only_with_the_place';
    END IF;
    RETURN OLD;
END $$;


CREATE FUNCTION public.selection_keep_deliberation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE row_now jsonb; number bigint; is_filed boolean;
BEGIN
    FOREACH row_now IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
                                        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
                                        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
    LOOP
        number := CASE TG_TABLE_NAME
            WHEN 'selection_deliberation' THEN (row_now->>'id')::bigint
            WHEN 'selection_deliberationrecusal' THEN (
                SELECT l.deliberation_id FROM selection_deliberationline l
                 WHERE l.id = (row_now->>'line_id')::bigint)
            ELSE (row_now->>'deliberation_id')::bigint END;
        -- Not beside somebody who is filing it: that transaction ends first.
        SELECT d.state = 'filed' INTO is_filed FROM selection_deliberation d
         WHERE d.id = number FOR SHARE;
        IF is_filed THEN
            RAISE EXCEPTION 'deliberation %: filed', number
                USING ERRCODE = 'check_violation', CONSTRAINT = 'deliberation_is_final';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;


CREATE FUNCTION public.selection_keep_inspected() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE nominee bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.nomination_id ELSE OLD.nomination_id END;
BEGIN
    IF EXISTS (SELECT FROM selection_inspectionreport r
               WHERE r.nomination_id = nominee AND r.state = 'filed') THEN
        RAISE EXCEPTION 'changed after the report was filed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_before_report';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;


CREATE FUNCTION public.selection_keep_inspection_notice() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'inspection notice changed after it was put up'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'inspectionnotice_as_issued';
END $$;


CREATE FUNCTION public.selection_keep_meeting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE row_now jsonb; number bigint; closed boolean;
BEGIN
    FOREACH row_now IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
                                        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
                                        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
    LOOP
        number := CASE TG_TABLE_NAME
            WHEN 'selection_meeting' THEN (row_now->>'id')::bigint
            WHEN 'selection_recusal' THEN (SELECT v.meeting_id FROM selection_meetingvote v
                                            WHERE v.id = (row_now->>'vote_id')::bigint)
            ELSE (row_now->>'meeting_id')::bigint END;
        -- Not beside somebody who is closing it: that transaction ends first.
        SELECT m.state = 'closed' INTO closed FROM selection_meeting m WHERE m.id = number FOR SHARE;
        IF closed THEN
            RAISE EXCEPTION 'meeting %: closed', number
                USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_final';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;


CREATE FUNCTION public.selection_lacks(a_nomination bigint, an_edition bigint, before text, after text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT r.kind FROM selection_requiredattachment r
     WHERE r.edition_id = an_edition
       AND after NOT IN ('draft', 'returned', 'withdrawn', 'cancelled')
       AND (r.gate = 'submit' AND coalesce(before, 'draft') IN ('draft', 'returned')
            OR r.gate = 'endorse' AND coalesce(before, 'draft') IN ('draft', 'returned', 'submitted')
               AND after <> 'submitted')
       AND NOT EXISTS (SELECT 1 FROM selection_attachment x
                        WHERE x.nomination_id = a_nomination AND x.kind = r.kind
                          AND x.removed_at IS NULL)
     ORDER BY r.kind LIMIT 1
$$;


CREATE FUNCTION public.selection_ladder(low numeric, high numeric, given integer, is_double boolean, tolerance numeric, third numeric, arbitration numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN given < CASE WHEN is_double THEN 2 ELSE 1 END THEN NULL
        WHEN arbitration IS NOT NULL THEN arbitration
        WHEN NOT is_double THEN low
        WHEN high - low <= tolerance THEN (low + high) / 2
        WHEN third IS NULL OR least(abs(third - low), abs(third - high)) > tolerance THEN NULL
        WHEN abs(third - high) <= abs(third - low) THEN (third + high) / 2
        ELSE (third + low) / 2 END
$$;


CREATE FUNCTION public.selection_last_letter(an_edition bigint) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce(max(number), 0) FROM selection_letter WHERE edition_id = an_edition
$$;


CREATE FUNCTION public.selection_lcm_step(so_far numeric, next numeric) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
    -- Nearly always the same number of marks as before.
    IF next IS NULL OR next <= 0 OR next = so_far THEN RETURN so_far; END IF;
    RETURN lcm(so_far, next);
END $$;


CREATE FUNCTION public.selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce(max(ceil(q.seats * coalesce(
        (SELECT r.per_seat FROM selection_nominationratio r
          WHERE r.edition_id = an_edition AND r.tier = a_tier),
        CASE a_tier WHEN 'provincial' THEN 5 ELSE 3 END)))::integer, 0)
    FROM planning_quota q
    WHERE q.edition_id = an_edition AND q.tier = a_tier AND q.sub_project_id = a_field
      AND (a_tier = 'provincial' OR q.organisation_id = a_place)
$$;


CREATE FUNCTION public.selection_limit_of_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE touched record;
BEGIN
    FOR touched IN
        SELECT DISTINCT edition_id, tier, sub_project_id,
               CASE WHEN tier = 'municipal' THEN place_id END AS place
        FROM added ORDER BY 1, 2, 3, 4
    LOOP
        PERFORM selection_check_limit(
            touched.edition_id, touched.tier, touched.sub_project_id, touched.place);
    END LOOP;
    FOR touched IN
        SELECT DISTINCT edition_id, sub_project_id, place_id, organisation_id FROM added
         WHERE tier = 'municipal' AND organisation_id <> place_id
    LOOP
        PERFORM selection_check_unit(touched.edition_id, touched.sub_project_id, touched.place_id,
            touched.organisation_id);
    END LOOP;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_limit_of_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    PERFORM selection_check_limit(NEW.edition_id, NEW.tier, NEW.sub_project_id,
        CASE WHEN NEW.tier = 'municipal' THEN NEW.place_id END);
    IF NEW.tier = 'municipal' THEN
        PERFORM selection_check_unit(
            NEW.edition_id, NEW.sub_project_id, NEW.place_id, NEW.organisation_id);
    END IF;
    RETURN NULL;
END $$;


CREATE FUNCTION public.selection_map_is_open(a_paper bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (SELECT 1 FROM selection_signature s
        WHERE s.paper_id = a_paper AND s.act = 'open_map'
        GROUP BY s.sealing HAVING count(DISTINCT s.user_id) >= 2)
$$;


CREATE FUNCTION public.selection_meters(an_edition bigint) RETURNS TABLE(tier text, field bigint, place bigint, most integer, used bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    WITH groups AS (
        SELECT DISTINCT q.tier::text AS tier, q.sub_project_id AS field,
               CASE WHEN q.tier = 'municipal' THEN q.organisation_id END AS place
        FROM planning_quota q JOIN planning_edition e ON e.id = q.edition_id
        WHERE q.edition_id = an_edition
          AND (q.tier = 'provincial' OR starts_with(q.org_path, left(app_path(), 8)))
          AND (e.state <> 'draft' OR length(app_path()) = 4)
    ), taken AS (
        SELECT n.tier::text AS tier, n.sub_project_id AS field,
               CASE WHEN n.tier = 'municipal' THEN n.place_id END AS place, count(*) AS used
        FROM selection_nomination n
        WHERE n.edition_id = an_edition AND n.state NOT IN ('withdrawn', 'cancelled')
        GROUP BY 1, 2, 3
    )
    SELECT g.tier, g.field, g.place, selection_limit(an_edition, g.tier, g.field, g.place),
           coalesce(t.used, 0)
    FROM groups g LEFT JOIN taken t
      ON t.tier = g.tier AND t.field = g.field AND t.place IS NOT DISTINCT FROM g.place
$$;


CREATE FUNCTION public.selection_my_cases() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce(array_agg(c.nomination_id), '{}')
    FROM selection_teammember m JOIN selection_teamcase c ON c.team_id = m.team_id
    WHERE m.user_id = app_user_id() AND starts_with(c.org_path, app_path())
        AND NOT EXISTS (SELECT FROM selection_conflictdeclaration d
                        WHERE d.nomination_id = c.nomination_id AND d.user_id = m.user_id)
$$;


CREATE FUNCTION public.selection_nominee_before(a_mark bigint) RETURNS TABLE(nomination_id bigint, org_path text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT n.id, n.org_path::text FROM selection_interviewmark m
      JOIN selection_interviewslot s ON s.id = m.slot_id
      JOIN selection_nomination n ON n.id = s.nomination_id
     WHERE m.id = a_mark AND m.user_id = app_user_id()
       AND n.org_path >= app_path() AND n.org_path < app_path_end()
$$;


CREATE FUNCTION public.selection_paper_digest(a_paper bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT encode(sha256(convert_to(coalesce(string_agg(
        s.code || ' ' || trim_scale(s.effective)::text, E'\n' ORDER BY s.code COLLATE "C"), ''),
        'UTF8')), 'hex')
    FROM selection_script s
    WHERE s.paper_id = a_paper AND (app_path() IS NULL
          OR (s.org_path >= app_path() AND s.org_path < app_path_end()))
$$;


CREATE FUNCTION public.selection_per_seat(an_edition bigint, a_tier text) RETURNS numeric
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce((SELECT r.per_seat FROM selection_nominationratio r
                      WHERE r.edition_id = an_edition AND r.tier = a_tier),
                    CASE a_tier WHEN 'provincial' THEN 5 ELSE 3 END)
$$;


CREATE FUNCTION public.selection_refuse_without(a_ref uuid, a_kind text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    RAISE EXCEPTION 'nomination %: the attachment "%" is missing', a_ref, a_kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_with_required_attachments';
END $$;


CREATE FUNCTION public.selection_rivals(a_nomination bigint, earlier_only boolean) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT EXISTS (
        SELECT 1 FROM selection_nomination n
          JOIN candidates_person p ON p.id = n.person_id AND p.id_index IS NOT NULL
          JOIN candidates_person o ON o.id_index = p.id_index AND o.id <> p.id
               AND left(o.org_path, 8) <> left(p.org_path, 8)
          JOIN selection_nomination m ON m.person_id = o.id AND m.edition_id = n.edition_id
         WHERE n.id = a_nomination
           AND (m.state IN ('qualified', 'shortlisted', 'fit', 'proposed', 'reserve_place', 'decided',
                            'in_notice', 'confirmed') AND NOT earlier_only
                OR m.state IN ('submitted', 'returned', 'endorsed', 'qualified', 'shortlisted', 'fit',
                               'proposed', 'reserve_place', 'decided', 'in_notice', 'confirmed')
                   AND m.submitted_at IS NOT NULL
                   AND (m.submitted_at, m.id) < (coalesce(n.submitted_at, 'infinity'), n.id))
           AND NOT EXISTS (SELECT 1 FROM candidates_duplicate d
                            WHERE d.state = 'dismissed' AND d.first_id = least(o.id, p.id)
                              AND d.second_id = greatest(o.id, p.id)))
$$;


CREATE FUNCTION public.selection_sheet(a_digest text) RETURNS TABLE(name text, post text, voter_group text, is_used boolean, is_open boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT n.name::text, p.present_post::text, t.voter_group::text, t.is_used, v.state = 'open'
    FROM selection_ballottoken t
    JOIN selection_poll v ON v.id = t.poll_id
    JOIN selection_nomination n ON n.id = v.nomination_id
    JOIN candidates_person p ON p.id = n.person_id
    WHERE t.digest = a_digest
$$;


CREATE FUNCTION public.selection_sheet_digest(a_sheet bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT encode(sha256(convert_to(m.serial || E'\n' || m.revision || E'\n' || coalesce((
        SELECT string_agg(l.code || ' ' || trim_scale(l.mark)::text, E'\n' ORDER BY l.code COLLATE "C")
        FROM selection_sheetmark l WHERE l.sheet_id = m.id), ''), 'UTF8')), 'hex')
    FROM selection_marksheet m
    WHERE m.id = a_sheet AND (app_path() IS NULL
          OR (m.org_path >= app_path() AND m.org_path < app_path_end()))
$$;


CREATE FUNCTION public.selection_significant(above numeric, below numeric) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
-- above / below to 30 significant digits, the exact half to the even neighbour
DECLARE size numeric := abs(above); guess numeric := size / below; digits integer; scaled numeric;
        whole numeric; rest numeric;
BEGIN
    IF above = 0 THEN RETURN 0; END IF;
    -- Floating point guesses the size; at a power of ten it may be one out, which the loop sees.
    digits := CASE WHEN guess BETWEEN 1e-200 AND 1e200 THEN 29 - floor(log10(guess::float8))
                   WHEN guess > 0 THEN 29 - floor(log(guess)) ELSE 1000 END;
    LOOP
        scaled := size * ('1e' || digits)::numeric;
        whole := div(scaled, below);
        EXIT WHEN whole >= 1e29 AND whole < 1e30;
        digits := digits + CASE WHEN whole < 1e29 THEN 1 ELSE -1 END;
    END LOOP;
    rest := (scaled - whole * below) * 2;
    IF rest > below OR (rest = below AND mod(whole, 2) = 1) THEN whole := whole + 1; END IF;
    RETURN sign(above) * whole * ('1e' || -digits)::numeric;
END $$;


CREATE FUNCTION public.selection_talks_due(nominees bigint[]) RETURNS TABLE(nomination_id bigint, talk_group text, due integer, held integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT c.nomination_id, g.talk_group,
        CASE WHEN g.talk_group = 'P' AND c.previous_unit = '' THEN 0
             ELSE coalesce((t.talks_due->>g.talk_group)::integer, 0) END,
        (SELECT count(*)::integer FROM selection_talk k
         WHERE k.nomination_id = c.nomination_id AND k."group" = g.talk_group
             AND k.struck_reason = '')
    FROM selection_teamcase c JOIN selection_inspectionteam t ON t.id = c.team_id
    CROSS JOIN (VALUES ('A', 1), ('B', 2), ('C', 3), ('S', 4), ('P', 5)) AS g(talk_group, place)
    WHERE c.nomination_id = ANY (nominees)
    ORDER BY c.nomination_id, g.place
$$;


CREATE FUNCTION public.selection_talks_of(nominees bigint[]) RETURNS TABLE(nomination_id bigint, talk_group text, due integer, held integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT d.* FROM selection_talks_due(nominees) d
    JOIN selection_teamcase c ON c.nomination_id = d.nomination_id
    WHERE starts_with(c.org_path, app_path())
$$;


CREATE FUNCTION public.selection_team_of(nominees bigint[]) RETURNS TABLE(nomination_id bigint, user_id bigint, name text, is_leader boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT c.nomination_id, m.user_id, m.name::text, m.is_leader
    FROM selection_teamcase c JOIN selection_teammember m ON m.team_id = c.team_id
    WHERE c.nomination_id = ANY (nominees) AND starts_with(c.org_path, app_path())
        AND NOT EXISTS (SELECT FROM selection_conflictdeclaration d
                        WHERE d.nomination_id = c.nomination_id AND d.user_id = m.user_id)
    ORDER BY c.nomination_id, m.is_leader DESC, m.id
$$;


CREATE FUNCTION public.selection_under_verification(asked bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT n.id FROM selection_nomination n
     WHERE n.id = ANY (asked) AND n.state IN ('submitted', 'returned', 'endorsed')
       AND n.org_path >= app_path() AND n.org_path < app_path_end()
       AND selection_rivals(n.id, true)
$$;


CREATE FUNCTION public.selection_unit_limit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT ceil(s.seats * selection_per_seat(an_edition, 'municipal'))::integer
      FROM selection_unit_seats(an_edition) s
     WHERE s.field = a_field AND s.place = a_place AND s.unit = a_unit
$$;


CREATE FUNCTION public.selection_unit_meters(an_edition bigint) RETURNS TABLE(field bigint, place bigint, unit bigint, seats integer, most integer, used bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT s.field, s.place, s.unit, s.seats,
           ceil(s.seats * selection_per_seat(an_edition, 'municipal'))::integer,
           (SELECT count(*) FROM selection_nomination n
             WHERE n.edition_id = an_edition AND n.tier = 'municipal' AND n.sub_project_id = s.field
               AND n.place_id = s.place AND n.organisation_id = s.unit
               AND n.state NOT IN ('withdrawn', 'cancelled'))
      FROM selection_unit_seats(an_edition) s
     WHERE starts_with(s.path, app_path())
$$;


CREATE FUNCTION public.selection_unit_seats(an_edition bigint) RETURNS TABLE(field bigint, place bigint, unit bigint, path text, seats integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    WITH held AS (
        SELECT DISTINCT ON (plan_id) id, organisation_id FROM planning_cityplanversion
         WHERE edition_id = an_edition ORDER BY plan_id, number DESC
    ), divided AS (
        SELECT DISTINCT h.id, h.organisation_id, u.sub_project_id
          FROM held h JOIN planning_unitquota u ON u.plan_version_id = h.id
    )
    SELECT d.sub_project_id, d.organisation_id, o.id, o.path::text, coalesce(u.seats, 0)
      FROM divided d
      JOIN core_organisation p ON p.id = d.organisation_id
      JOIN core_organisation o ON o.kind = 'county' AND starts_with(o.path, p.path)
      LEFT JOIN planning_unitquota u ON u.plan_version_id = d.id AND u.organisation_id = o.id
           AND u.sub_project_id = d.sub_project_id
$$;


CREATE FUNCTION public.selection_unproposed(nominees bigint[], until date) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT n.id FROM selection_nomination n
     WHERE n.id = ANY (nominees)
       AND EXISTS (SELECT FROM planning_gate g
                    WHERE g.edition_id = n.edition_id AND g.step = 'proposal')
       AND NOT coalesce((SELECT l.outcome IN ('identify', 'reserve')
                           FROM selection_deliberationline l
                           JOIN selection_deliberation d ON d.id = l.deliberation_id
                          WHERE l.nomination_id = n.id AND d.state = 'filed'
                            AND (until IS NULL OR d.held_on <= until)
                          ORDER BY d.held_on DESC, l.id DESC LIMIT 1), false)
$$;


CREATE FUNCTION public.selection_votes(a_poll bigint) RETURNS TABLE(voter_group text, line text, choice text, votes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    WITH poll AS (
        SELECT v.id FROM selection_poll v
        WHERE v.id = a_poll AND v.state = 'closed'
          AND v.org_path >= app_path() AND v.org_path < app_path_end()
    ), counted AS (
        SELECT b.voter_group::text AS voters, a.key AS line, a.value AS choice, count(*) AS votes
        FROM poll JOIN selection_ballot b ON b.poll_id = poll.id, jsonb_each_text(b.answers) a
        WHERE NOT b.is_void GROUP BY 1, 2, 3
        UNION ALL
        SELECT b.voter_group::text, '', CASE WHEN b.is_void THEN 'void' ELSE 'valid' END, count(*)
        FROM poll JOIN selection_ballot b ON b.poll_id = poll.id GROUP BY 1, 3
        UNION ALL
        SELECT t.voter_group::text, l.key, o.key, o.value::bigint
        FROM poll JOIN selection_papertally t ON t.poll_id = poll.id AND t.confirmed_by_id IS NOT NULL,
             jsonb_each(t.counts) l, jsonb_each_text(l.value) o
    ), sizes AS (
        SELECT voters, sum(c.votes) AS sheets FROM counted c WHERE c.line = '' GROUP BY 1
    ), cells AS (
        SELECT coalesce(bool_and(sheets >= 5), false) AS apart, coalesce(sum(sheets), 0) >= 5 AS enough
        FROM sizes WHERE sheets > 0
    )
    SELECT CASE WHEN cells.apart THEN c.voters ELSE '' END, c.line, c.choice, sum(c.votes)::bigint
    FROM counted c, cells WHERE cells.enough AND c.votes > 0 GROUP BY 1, 2, 3
$$;


CREATE FUNCTION public.training_count_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
BEGIN
    PERFORM 1 FROM training_trainingclass c WHERE c.id IN (SELECT training_class_id FROM changed)
      ORDER BY c.id FOR UPDATE;
    UPDATE training_trainingclass c SET enrolled = (
        SELECT count(*) FROM training_enrolment e
         WHERE e.training_class_id = c.id AND e.state IN ('enrolled', 'completed', 'failed'))
     WHERE c.id IN (SELECT training_class_id FROM changed);
    RETURN NULL;
END $$;


CREATE AGGREGATE public.selection_lcm(numeric) (
    SFUNC = public.selection_lcm_step,
    STYPE = numeric,
    INITCOND = '1',
    PARALLEL = safe
);


CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_appointment (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    team_name character varying(80) NOT NULL,
    post_title character varying(80) NOT NULL,
    level character varying(4) NOT NULL,
    appointed_on date NOT NULL,
    probation_ends_on date,
    confirmed_on date,
    ended_on date,
    end_ground character varying(16) NOT NULL,
    state character varying(12) NOT NULL,
    trainee_id bigint NOT NULL,
    post_id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    CONSTRAINT appointment_appointment_version_check CHECK ((version >= 0)),
    CONSTRAINT appointment_ended_says_why CHECK (((NOT ((state)::text = 'ended'::text)) OR ((ended_on IS NOT NULL) AND (NOT ((end_ground)::text = ''::text))))),
    CONSTRAINT appointment_probation_has_end CHECK (((NOT ((state)::text = 'in_probation'::text)) OR (probation_ends_on > appointed_on))),
    CONSTRAINT appointment_state_known CHECK (((state)::text = ANY (ARRAY['in_probation'::character varying, 'in_office'::character varying, 'confirmed'::character varying, 'ended'::character varying])))
);

ALTER TABLE ONLY public.appointment_appointment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_appointment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_appointment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_post (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    title character varying(80) NOT NULL,
    level character varying(4) NOT NULL,
    is_head boolean NOT NULL,
    is_elected boolean NOT NULL,
    age_max smallint,
    incumbent character varying(60) NOT NULL,
    term_ends_on date,
    team_id bigint NOT NULL,
    CONSTRAINT appointment_post_age_max_check CHECK ((age_max >= 0)),
    CONSTRAINT appointment_post_version_check CHECK ((version >= 0)),
    CONSTRAINT post_level_known CHECK (((level)::text = ANY (ARRAY['1A21'::character varying, '1A22'::character varying, '1A31'::character varying, '1A32'::character varying, '1A41'::character varying, '1A42'::character varying])))
);

ALTER TABLE ONLY public.appointment_post FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_proposal (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    team_name character varying(80) NOT NULL,
    post_title character varying(80) NOT NULL,
    level character varying(4) NOT NULL,
    is_elected boolean NOT NULL,
    is_exceptional boolean NOT NULL,
    ground text NOT NULL,
    findings jsonb NOT NULL,
    decided_on date,
    members smallint,
    present smallint,
    in_favour smallint,
    against smallint,
    deferred smallint,
    notice_from date,
    notice_until date,
    state character varying(12) NOT NULL,
    trainee_id bigint NOT NULL,
    vacancy_id bigint NOT NULL,
    CONSTRAINT appointment_proposal_against_check CHECK ((against >= 0)),
    CONSTRAINT appointment_proposal_deferred_check CHECK ((deferred >= 0)),
    CONSTRAINT appointment_proposal_in_favour_check CHECK ((in_favour >= 0)),
    CONSTRAINT appointment_proposal_members_check CHECK ((members >= 0)),
    CONSTRAINT appointment_proposal_present_check CHECK ((present >= 0)),
    CONSTRAINT appointment_proposal_version_check CHECK ((version >= 0)),
    CONSTRAINT proposal_decision_carries CHECK ((((state)::text = ANY (ARRAY['proposed'::character varying, 'declined'::character varying, 'withdrawn'::character varying])) OR ((decided_on IS NOT NULL) AND (in_favour > (members / 2)) AND (present <= members)))),
    CONSTRAINT proposal_exception_has_ground CHECK (((NOT is_exceptional) OR (NOT (ground = ''::text)))),
    CONSTRAINT proposal_notice_has_days CHECK (((NOT ((state)::text = ANY (ARRAY['in_notice'::character varying, 'nominated'::character varying, 'appointed'::character varying, 'not_elected'::character varying]))) OR ((notice_from IS NOT NULL) AND (notice_until >= notice_from)))),
    CONSTRAINT proposal_state_known CHECK (((state)::text = ANY (ARRAY['proposed'::character varying, 'decided'::character varying, 'in_notice'::character varying, 'nominated'::character varying, 'appointed'::character varying, 'not_elected'::character varying, 'declined'::character varying, 'withdrawn'::character varying])))
);

ALTER TABLE ONLY public.appointment_proposal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_reserveentry (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    post_type character varying(16) NOT NULL,
    readiness character varying(4) NOT NULL,
    plan text NOT NULL,
    entered_on date NOT NULL,
    expires_on date NOT NULL,
    left_on date,
    state character varying(8) NOT NULL,
    trainee_id bigint NOT NULL,
    CONSTRAINT appointment_reserveentry_version_check CHECK ((version >= 0)),
    CONSTRAINT reserve_expires_later CHECK ((expires_on > entered_on)),
    CONSTRAINT reserve_state_known CHECK (((state)::text = ANY (ARRAY['active'::character varying, 'used'::character varying, 'expired'::character varying, 'removed'::character varying])))
);

ALTER TABLE ONLY public.appointment_reserveentry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_reserveentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_reserveentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_team (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    branch character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT appointment_team_version_check CHECK ((version >= 0)),
    CONSTRAINT team_kind_known CHECK (((kind)::text = ANY (ARRAY['city'::character varying, 'county'::character varying, 'township'::character varying])))
);

ALTER TABLE ONLY public.appointment_team FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.appointment_vacancy (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    ground character varying(12) NOT NULL,
    opens_on date NOT NULL,
    requirements text NOT NULL,
    state character varying(8) NOT NULL,
    edition_id bigint NOT NULL,
    post_id bigint NOT NULL,
    CONSTRAINT appointment_vacancy_version_check CHECK ((version >= 0)),
    CONSTRAINT vacancy_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'filled'::character varying, 'closed'::character varying])))
);

ALTER TABLE ONLY public.appointment_vacancy FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appointment_vacancy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.appointment_vacancy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_appraisal (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    year smallint NOT NULL,
    grade character varying(11) NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT appraisal_grade_known CHECK (((grade)::text = ANY (ARRAY['excellent'::character varying, 'competent'::character varying, 'basic'::character varying, 'incompetent'::character varying, 'ungraded'::character varying]))),
    CONSTRAINT candidates_appraisal_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_appraisal_version_check CHECK ((version >= 0)),
    CONSTRAINT candidates_appraisal_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.candidates_appraisal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_appraisal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_appraisal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_archiveentry (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    element character varying(9) NOT NULL,
    value text NOT NULL,
    document character varying(200) NOT NULL,
    dated character varying(10) NOT NULL COLLATE pg_catalog."C",
    note character varying(200) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    struck_at timestamp with time zone,
    struck_reason text NOT NULL,
    person_id bigint NOT NULL,
    struck_by_id bigint,
    verified_by_id bigint,
    CONSTRAINT archiveentry_dated_is_a_date CHECK (((dated IS NULL) OR ((dated)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT archiveentry_element_known CHECK (((element)::text = ANY (ARRAY['birth'::character varying, 'work'::character varying, 'party'::character varying, 'education'::character varying, 'career'::character varying, 'status'::character varying]))),
    CONSTRAINT archiveentry_says_something CHECK ((((document)::text ~ '\S'::text) AND (value ~ '\S'::text))),
    CONSTRAINT archiveentry_struck_with_reason CHECK ((((struck_at IS NULL) AND (struck_by_id IS NULL) AND (struck_reason = ''::text)) OR ((struck_at IS NOT NULL) AND (struck_by_id IS NOT NULL) AND (struck_reason ~ '\S'::text)))),
    CONSTRAINT archiveentry_verified_by_somebody CHECK ((verified_by_id IS NOT NULL)),
    CONSTRAINT candidates_archiveentry_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.candidates_archiveentry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_archiveentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_archiveentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_award (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    "on" character varying(10) COLLATE pg_catalog."C",
    kind character varying(7) NOT NULL,
    text text NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT award_kind_known CHECK (((kind)::text = ANY (ARRAY['reward'::character varying, 'penalty'::character varying]))),
    CONSTRAINT award_on_is_a_date CHECK ((("on" IS NULL) OR (("on")::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT candidates_award_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_award_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.candidates_award FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_award ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_award_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_career (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    start character varying(10) NOT NULL COLLATE pg_catalog."C",
    "end" character varying(10) COLLATE pg_catalog."C",
    text text NOT NULL,
    kind character varying(5) NOT NULL,
    level character varying(4) NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT candidates_career_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_career_version_check CHECK ((version >= 0)),
    CONSTRAINT career_end_is_a_date CHECK ((("end" IS NULL) OR (("end")::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT career_kind_known CHECK (((kind)::text = ANY (ARRAY['study'::character varying, 'post'::character varying]))),
    CONSTRAINT career_start_is_a_date CHECK (((start IS NULL) OR ((start)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text)))
);

ALTER TABLE ONLY public.candidates_career FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_career ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_career_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_duplicate (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    first_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    second_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    ground character varying(12) NOT NULL,
    numbers_differ boolean NOT NULL,
    found_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    resolution text DEFAULT ''::text NOT NULL,
    signed_at timestamp with time zone,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    signer_id bigint,
    CONSTRAINT candidates_duplicate_version_check CHECK ((version >= 0)),
    CONSTRAINT duplicate_ground_known CHECK (((ground)::text = ANY (ARRAY['id_number'::character varying, 'name_birth'::character varying, 'pinyin_birth'::character varying, 'by_hand'::character varying]))),
    CONSTRAINT duplicate_lies_above_both CHECK ((starts_with((first_path)::text, (org_path)::text) AND starts_with((second_path)::text, (org_path)::text) AND (("left"((first_path)::text, 8) <> "left"((second_path)::text, 8)) OR (length((org_path)::text) = LEAST(length((first_path)::text), length((second_path)::text)))))),
    CONSTRAINT duplicate_of_two_records CHECK ((first_id < second_id)),
    CONSTRAINT duplicate_settled_with_reason_and_signer CHECK (((NOT ((state)::text = ANY (ARRAY['dismissed'::character varying, 'merged'::character varying]))) OR ((NOT (resolution = ''::text)) AND (signed_at IS NOT NULL) AND (signer_id IS NOT NULL)))),
    CONSTRAINT duplicate_state_known CHECK (((state)::text = ANY (ARRAY['suspected'::character varying, 'dismissed'::character varying, 'merged'::character varying, 'gone'::character varying])))
);

ALTER TABLE ONLY public.candidates_duplicate FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_duplicate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_duplicate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_education (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    mode character varying(10) NOT NULL,
    education character varying(60) NOT NULL,
    education_code character varying(2) NOT NULL,
    degree character varying(60) NOT NULL,
    degree_code character varying(3) NOT NULL,
    school character varying(240) NOT NULL,
    degree_school character varying(240) NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT candidates_education_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_education_version_check CHECK ((version >= 0)),
    CONSTRAINT education_mode_known CHECK (((mode)::text = ANY (ARRAY['full_time'::character varying, 'in_service'::character varying])))
);

ALTER TABLE ONLY public.candidates_education FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_education ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_education_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_exportrequest (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    form character varying(4) NOT NULL,
    people jsonb NOT NULL,
    count integer NOT NULL,
    reason text NOT NULL,
    asked_by_name character varying(60) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    decided_at timestamp with time zone,
    decision text DEFAULT ''::text NOT NULL,
    job_ref uuid,
    asked_by_id bigint,
    decided_by_id bigint,
    CONSTRAINT candidates_exportrequest_count_check CHECK ((count >= 0)),
    CONSTRAINT candidates_exportrequest_version_check CHECK ((version >= 0)),
    CONSTRAINT exportrequest_form_known CHECK (((form)::text = ANY (ARRAY['pdf'::character varying, 'docx'::character varying, 'lrmx'::character varying, 'insp'::character varying]))),
    CONSTRAINT exportrequest_released_by_another CHECK (((NOT ((state)::text = ANY (ARRAY['released'::character varying, 'made'::character varying]))) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL)))))),
    CONSTRAINT exportrequest_state_known CHECK (((state)::text = ANY (ARRAY['asked'::character varying, 'released'::character varying, 'refused'::character varying, 'withdrawn'::character varying, 'made'::character varying]))),
    CONSTRAINT exportrequest_with_people_and_reason CHECK (((asked_by_id IS NOT NULL) AND (count > 0) AND (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.candidates_exportrequest FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_exportrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_exportrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_familymember (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    relation character varying(30) NOT NULL,
    name character varying(60) NOT NULL,
    birth character varying(10) COLLATE pg_catalog."C",
    political_status character varying(60) NOT NULL,
    unit_and_post character varying(400) NOT NULL,
    is_deceased boolean NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT candidates_familymember_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_familymember_version_check CHECK ((version >= 0)),
    CONSTRAINT family_birth_is_a_date CHECK (((birth IS NULL) OR ((birth)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text)))
);

ALTER TABLE ONLY public.candidates_familymember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_familymember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_familymember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_finding (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    rule character varying(20) NOT NULL,
    slot character varying(24) NOT NULL,
    severity character varying(7) NOT NULL,
    source character varying(10) NOT NULL,
    data jsonb NOT NULL,
    digest character varying(32) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    resolution text NOT NULL,
    signed_at timestamp with time zone,
    person_id bigint NOT NULL,
    signer_id bigint,
    CONSTRAINT candidates_finding_version_check CHECK ((version >= 0)),
    CONSTRAINT finding_settled_with_reason_and_signer CHECK (((NOT ((state)::text = ANY (ARRAY['resolved'::character varying, 'waived'::character varying]))) OR ((NOT (resolution = ''::text)) AND (signed_at IS NOT NULL) AND (signer_id IS NOT NULL)))),
    CONSTRAINT finding_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'resolved'::character varying, 'waived'::character varying, 'gone'::character varying])))
);

ALTER TABLE ONLY public.candidates_finding FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_formtemplate (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number integer NOT NULL,
    note character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    missing jsonb NOT NULL,
    outline jsonb NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    file_id bigint NOT NULL,
    uploaded_by_id bigint,
    CONSTRAINT candidates_formtemplate_number_check CHECK ((number >= 0)),
    CONSTRAINT candidates_formtemplate_version_check CHECK ((version >= 0)),
    CONSTRAINT formtemplate_says_what_changed CHECK (((note)::text ~ '\S'::text)),
    CONSTRAINT formtemplate_sent_in_by_somebody CHECK ((uploaded_by_id IS NOT NULL)),
    CONSTRAINT formtemplate_state_known CHECK (((state)::text = ANY (ARRAY['checked'::character varying, 'in_use'::character varying, 'retired'::character varying])))
);

ALTER TABLE ONLY public.candidates_formtemplate FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_formtemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_formtemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_importbatch (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(6) NOT NULL,
    name character varying(120) NOT NULL,
    importer_name character varying(60) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    size integer NOT NULL,
    registered integer NOT NULL,
    differing integer NOT NULL,
    same integer NOT NULL,
    unread integer NOT NULL,
    undo_reason text DEFAULT ''::text NOT NULL,
    undone_at timestamp with time zone,
    archive_id bigint,
    importer_id bigint,
    organisation_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT candidates_importbatch_differing_check CHECK ((differing >= 0)),
    CONSTRAINT candidates_importbatch_registered_check CHECK ((registered >= 0)),
    CONSTRAINT candidates_importbatch_same_check CHECK ((same >= 0)),
    CONSTRAINT candidates_importbatch_size_check CHECK ((size >= 0)),
    CONSTRAINT candidates_importbatch_unread_check CHECK ((unread >= 0)),
    CONSTRAINT candidates_importbatch_version_check CHECK ((version >= 0)),
    CONSTRAINT importbatch_by_somebody CHECK ((importer_id IS NOT NULL)),
    CONSTRAINT importbatch_kind_known CHECK (((kind)::text = ANY (ARRAY['files'::character varying, 'newer'::character varying, 'roster'::character varying]))),
    CONSTRAINT importbatch_state_known CHECK (((state)::text = ANY (ARRAY['imported'::character varying, 'stopped'::character varying, 'undone'::character varying]))),
    CONSTRAINT importbatch_undone_with_reason_and_signer CHECK (((NOT ((state)::text = 'undone'::text)) OR ((NOT (undo_reason = ''::text)) AND (undone_at IS NOT NULL) AND (undone_by_id IS NOT NULL))))
);

ALTER TABLE ONLY public.candidates_importbatch FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_importbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_importbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_importedfile (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" integer NOT NULL,
    name character varying(120) NOT NULL,
    line integer NOT NULL,
    digest character varying(64) NOT NULL,
    outcome character varying(10) NOT NULL,
    fault text DEFAULT ''::text NOT NULL,
    differing jsonb NOT NULL,
    decisions jsonb NOT NULL,
    undecided smallint NOT NULL,
    given_sealed bytea,
    before_sealed bytea,
    decided_at timestamp with time zone,
    undone_at timestamp with time zone,
    "left" text DEFAULT ''::text NOT NULL,
    batch_id bigint NOT NULL,
    decided_by_id bigint,
    file_id bigint,
    person_id bigint,
    CONSTRAINT candidates_importedfile_line_check CHECK ((line >= 0)),
    CONSTRAINT candidates_importedfile_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_importedfile_undecided_check CHECK ((undecided >= 0)),
    CONSTRAINT candidates_importedfile_version_check CHECK ((version >= 0)),
    CONSTRAINT importedfile_decided_by_somebody CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT importedfile_is_about_somebody CHECK (((NOT ((outcome)::text = ANY (ARRAY['registered'::character varying, 'differs'::character varying, 'same'::character varying]))) OR (person_id IS NOT NULL))),
    CONSTRAINT importedfile_outcome_known CHECK (((outcome)::text = ANY (ARRAY['registered'::character varying, 'differs'::character varying, 'same'::character varying, 'ambiguous'::character varying, 'unknown'::character varying, 'unread'::character varying, 'left'::character varying])))
);

ALTER TABLE ONLY public.candidates_importedfile FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_importedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_importedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_person (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    pinyin character varying(160) NOT NULL,
    pinyin_key character varying(160) NOT NULL COLLATE pg_catalog."C",
    initials character varying(40) NOT NULL COLLATE pg_catalog."C",
    stroke_key character varying(240) NOT NULL COLLATE pg_catalog."C",
    sex character varying(1) NOT NULL,
    birth character varying(10) NOT NULL COLLATE pg_catalog."C",
    ethnic_group character varying(2) NOT NULL,
    native_place character varying(60) NOT NULL,
    birthplace character varying(60) NOT NULL,
    party_joined character varying(10) COLLATE pg_catalog."C",
    political_status character varying(2) NOT NULL,
    work_started character varying(10) COLLATE pg_catalog."C",
    health character varying(60) NOT NULL,
    professional_title character varying(120) NOT NULL,
    expertise character varying(240) NOT NULL,
    education character varying(2) NOT NULL,
    education_height smallint NOT NULL,
    present_post character varying(400) NOT NULL,
    position_level character varying(4) NOT NULL,
    level_since character varying(10) COLLATE pg_catalog."C",
    grassroots_months smallint NOT NULL,
    has_led_township boolean NOT NULL,
    resume text NOT NULL,
    reporting_unit character varying(200) NOT NULL,
    id_sealed bytea,
    id_index bytea,
    phone_sealed bytea,
    dossier jsonb,
    county_id bigint,
    dossier_file_id bigint,
    organisation_id bigint NOT NULL,
    photo_id bigint,
    merged_at timestamp with time zone,
    merged_into_id bigint,
    reading character varying(160) DEFAULT ''::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT candidates_person_education_height_check CHECK ((education_height >= 0)),
    CONSTRAINT candidates_person_grassroots_months_check CHECK ((grassroots_months >= 0)),
    CONSTRAINT candidates_person_version_check CHECK ((version >= 0)),
    CONSTRAINT person_birth_is_a_date CHECK (((birth IS NULL) OR ((birth)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT person_closed_in_one_way CHECK (((merged_into_id IS NULL) OR (withdrawn_at IS NULL))),
    CONSTRAINT person_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT person_id_number_is_indexed CHECK ((((id_index IS NULL) AND (id_sealed IS NULL)) OR ((id_index IS NOT NULL) AND (id_sealed IS NOT NULL)))),
    CONSTRAINT person_level_since_is_a_date CHECK (((level_since IS NULL) OR ((level_since)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT person_merged_at_a_time CHECK ((((merged_at IS NULL) AND (merged_into_id IS NULL)) OR ((merged_at IS NOT NULL) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT person_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT person_party_joined_is_a_date CHECK (((party_joined IS NULL) OR ((party_joined)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text))),
    CONSTRAINT person_sex_known CHECK (((sex)::text = ANY (ARRAY['0'::character varying, '1'::character varying, '2'::character varying, '9'::character varying]))),
    CONSTRAINT person_work_started_is_a_date CHECK (((work_started IS NULL) OR ((work_started)::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text)))
);

ALTER TABLE ONLY public.candidates_person FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.candidates_professionaltitle (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    text character varying(120) NOT NULL,
    name character varying(120) NOT NULL,
    level character varying(12) NOT NULL,
    "on" character varying(10) COLLATE pg_catalog."C",
    authority character varying(120) NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT candidates_professionaltitle_position_check CHECK (("position" >= 0)),
    CONSTRAINT candidates_professionaltitle_version_check CHECK ((version >= 0)),
    CONSTRAINT title_level_known CHECK (((level)::text = ANY (ARRAY[''::character varying, 'senior'::character varying, 'associate'::character varying, 'intermediate'::character varying, 'assistant'::character varying, 'technician'::character varying]))),
    CONSTRAINT title_on_is_a_date CHECK ((("on" IS NULL) OR (("on")::text ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text)))
);

ALTER TABLE ONLY public.candidates_professionaltitle FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidates_professionaltitle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.candidates_professionaltitle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_accesslog (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role character varying(30) NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    kind character varying(30) NOT NULL,
    object_type character varying(60) NOT NULL,
    object_ref uuid,
    purpose character varying(200) NOT NULL,
    row_count integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.core_accesslog FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_apitoken (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    digest character varying(64) NOT NULL,
    hint character varying(4) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    membership_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT apitoken_ends_after_start CHECK ((expires_at > created_at)),
    CONSTRAINT core_apitoken_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.core_apitoken FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_auditentry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    action character varying(80) NOT NULL,
    object_type character varying(60) NOT NULL,
    object_ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason text NOT NULL,
    request_id character varying(36) NOT NULL,
    chain character varying(40) NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    membership_id bigint NOT NULL,
    role character varying(30) NOT NULL,
    historical boolean NOT NULL,
    payload text NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY public.core_auditentry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_audithead (
    chain character varying(40) NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL,
    hash bytea NOT NULL
);


CREATE TABLE public.core_importrun (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    sheet character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    faults jsonb NOT NULL,
    row_count integer NOT NULL,
    digest character varying(64) NOT NULL,
    result jsonb NOT NULL,
    sealed_repairs bytea,
    checked_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    ended_at timestamp with time zone,
    membership_id bigint NOT NULL,
    user_id bigint NOT NULL,
    file_id bigint NOT NULL,
    sealed_cells bytea,
    CONSTRAINT core_importrun_row_count_check CHECK ((row_count >= 0)),
    CONSTRAINT core_importrun_version_check CHECK ((version >= 0)),
    CONSTRAINT importrun_cells_only_until_it_ends CHECK ((((state)::text = 'checked'::text) OR (sealed_cells IS NULL))),
    CONSTRAINT importrun_state_known CHECK (((state)::text = ANY (ARRAY['checked'::character varying, 'written'::character varying, 'discarded'::character varying, 'undone'::character varying]))),
    CONSTRAINT importrun_written_without_faults CHECK (((NOT ((state)::text = 'written'::text)) OR (faults = '[]'::jsonb)))
);

ALTER TABLE ONLY public.core_importrun FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_job (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    kind character varying(60) NOT NULL,
    params jsonb NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    state character varying(10) NOT NULL,
    fence bigint NOT NULL,
    attempts smallint NOT NULL,
    lease_until timestamp with time zone,
    not_before timestamp with time zone,
    progress_done integer NOT NULL,
    progress_total integer NOT NULL,
    progress_text character varying(200) NOT NULL,
    result jsonb NOT NULL,
    faults jsonb NOT NULL,
    key character varying(120) NOT NULL,
    queued_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    rung_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    membership_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT core_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT job_attempts_capped CHECK ((attempts <= 5)),
    CONSTRAINT job_state_known CHECK (((state)::text = ANY (ARRAY['queued'::character varying, 'running'::character varying, 'done'::character varying, 'failed'::character varying, 'dead'::character varying, 'cancelled'::character varying])))
);

ALTER TABLE ONLY public.core_job FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_jobfile (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    file_id bigint NOT NULL
);

ALTER TABLE ONLY public.core_jobfile FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_jobfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_jobfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_membership (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    is_active boolean NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    role character varying(30) NOT NULL
);


ALTER TABLE public.core_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_notice (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    role character varying(30) NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    text_key character varying(80) NOT NULL,
    params jsonb NOT NULL,
    url character varying(300) NOT NULL,
    due_on date,
    sent_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    once character varying(200) NOT NULL,
    organisation_id bigint,
    user_id bigint,
    CONSTRAINT notice_has_one_addressee CHECK ((((organisation_id IS NULL) AND ((role)::text = ''::text) AND (user_id IS NOT NULL)) OR ((organisation_id IS NOT NULL) AND (user_id IS NULL) AND (NOT ((role)::text = ''::text)))))
);

ALTER TABLE ONLY public.core_notice FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_noticeread (
    id bigint NOT NULL,
    read_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    notice_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.core_noticeread FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_noticeread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_noticeread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_organisation (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    path character varying(40) NOT NULL COLLATE pg_catalog."C",
    scope_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    kind character varying(12) NOT NULL,
    code character varying(12) NOT NULL,
    name character varying(80) NOT NULL,
    latin character varying(80) NOT NULL,
    is_direct boolean NOT NULL,
    valid_from date,
    valid_to date,
    parent_id bigint,
    CONSTRAINT organisation_kind_known CHECK (((kind)::text = ANY (ARRAY['province'::character varying, 'prefecture'::character varying, 'county'::character varying, 'department'::character varying, 'school'::character varying]))),
    CONSTRAINT organisation_path_extends_parent CHECK (((path)::text ~ '^([0-9]{4})+$'::text))
);


ALTER TABLE public.core_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_role (
    name character varying(30) NOT NULL,
    family character varying(10) NOT NULL
);


CREATE TABLE public.core_savedfilter (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    page character varying(80) NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(1000) NOT NULL,
    is_shared boolean NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT core_savedfilter_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.core_savedfilter FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_savedfilter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_savedfilter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_storedfile (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    sealed bytea NOT NULL,
    stored_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    is_shared boolean NOT NULL,
    belongs_to character varying(60) NOT NULL,
    stored_by_id bigint,
    is_packed boolean NOT NULL,
    CONSTRAINT core_storedfile_size_check CHECK ((size >= 0)),
    CONSTRAINT core_storedfile_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.core_storedfile FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.core_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    ref uuid NOT NULL,
    username character varying(60) NOT NULL,
    name character varying(60) NOT NULL,
    email character varying(254) NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    language character varying(10) NOT NULL,
    is_active boolean NOT NULL,
    must_change_password boolean NOT NULL,
    is_service boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT user_service_has_no_password CHECK (((NOT is_service) OR ((password)::text ~~ '!%'::text)))
);

ALTER TABLE ONLY public.core_user FORCE ROW LEVEL SECURITY;


ALTER TABLE public.core_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_celery_beat_clockedschedule (
    id integer NOT NULL,
    clocked_time timestamp with time zone NOT NULL
);


ALTER TABLE public.django_celery_beat_clockedschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_clockedschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_celery_beat_crontabschedule (
    id integer NOT NULL,
    minute character varying(240) NOT NULL,
    hour character varying(96) NOT NULL,
    day_of_week character varying(64) NOT NULL,
    day_of_month character varying(124) NOT NULL,
    month_of_year character varying(64) NOT NULL,
    timezone character varying(63) NOT NULL
);


ALTER TABLE public.django_celery_beat_crontabschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_crontabschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_celery_beat_intervalschedule (
    id integer NOT NULL,
    every integer NOT NULL,
    period character varying(24) NOT NULL
);


ALTER TABLE public.django_celery_beat_intervalschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_intervalschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_celery_beat_periodictask (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    task character varying(200) NOT NULL,
    args text NOT NULL,
    kwargs text NOT NULL,
    queue character varying(200),
    exchange character varying(200),
    routing_key character varying(200),
    expires timestamp with time zone,
    enabled boolean NOT NULL,
    last_run_at timestamp with time zone,
    total_run_count integer NOT NULL,
    date_changed timestamp with time zone NOT NULL,
    description text NOT NULL,
    crontab_id integer,
    interval_id integer,
    solar_id integer,
    one_off boolean NOT NULL,
    start_time timestamp with time zone,
    priority integer,
    headers text NOT NULL,
    clocked_id integer,
    expire_seconds integer,
    CONSTRAINT django_celery_beat_periodictask_expire_seconds_check CHECK ((expire_seconds >= 0)),
    CONSTRAINT django_celery_beat_periodictask_priority_check CHECK ((priority >= 0)),
    CONSTRAINT django_celery_beat_periodictask_total_run_count_check CHECK ((total_run_count >= 0))
);


ALTER TABLE public.django_celery_beat_periodictask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_periodictask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_celery_beat_periodictasks (
    ident smallint NOT NULL,
    last_update timestamp with time zone NOT NULL
);


CREATE TABLE public.django_celery_beat_solarschedule (
    id integer NOT NULL,
    event character varying(24) NOT NULL,
    latitude numeric(9,6) NOT NULL,
    longitude numeric(9,6) NOT NULL
);


ALTER TABLE public.django_celery_beat_solarschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_solarschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_amendment (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    reason text NOT NULL,
    state character varying(9) NOT NULL,
    published_at timestamp with time zone,
    nominees jsonb NOT NULL,
    xact bigint,
    document_id bigint,
    edition_id bigint NOT NULL,
    CONSTRAINT amendment_published_with_reason CHECK (((NOT ((state)::text = 'published'::text)) OR ((reason ~ '\S'::text) AND (published_at IS NOT NULL)))),
    CONSTRAINT amendment_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'published'::character varying, 'dropped'::character varying]))),
    CONSTRAINT planning_amendment_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_amendment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_amendment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_amendment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_amendmentline (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    part character varying(20) NOT NULL,
    kind character varying(6) NOT NULL,
    target uuid NOT NULL,
    before jsonb NOT NULL,
    "values" jsonb NOT NULL,
    amendment_id bigint NOT NULL,
    CONSTRAINT amendmentline_known CHECK ((((kind)::text = ANY (ARRAY['add'::character varying, 'change'::character varying, 'remove'::character varying])) AND ((part)::text = ANY (ARRAY['qualification_rules'::character varying, 'sub_projects'::character varying, 'gates'::character varying, 'group_members'::character varying, 'structure_targets'::character varying])))),
    CONSTRAINT planning_amendmentline_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_amendmentline FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_amendmentline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_amendmentline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_citycondition (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    key character varying(40) NOT NULL,
    parameters jsonb NOT NULL,
    severity character varying(6) DEFAULT 'blocks'::character varying NOT NULL,
    legal_basis character varying(200) NOT NULL,
    plan_id bigint NOT NULL,
    basis_id bigint,
    law_edition character varying(20) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT citycondition_severity_known CHECK (((severity)::text = ANY (ARRAY['blocks'::character varying, 'warns'::character varying]))),
    CONSTRAINT planning_citycondition_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_citycondition FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_citycondition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_citycondition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_cityplan (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body text NOT NULL,
    state character varying(12) NOT NULL,
    filed_at timestamp with time zone,
    file_id bigint,
    organisation_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    closes_on date,
    tasks text DEFAULT ''::text NOT NULL,
    CONSTRAINT cityplan_filing_dated CHECK ((((state)::text = 'draft'::text) OR (filed_at IS NOT NULL))),
    CONSTRAINT cityplan_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'filed'::character varying, 'accepted'::character varying, 'returned'::character varying]))),
    CONSTRAINT planning_cityplan_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_cityplan FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_cityplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_cityplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_cityplanversion (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    closes_on date,
    conditions jsonb NOT NULL,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT planning_cityplanversion_number_check CHECK ((number >= 0)),
    CONSTRAINT planning_cityplanversion_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_cityplanversion FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_cityplanversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_cityplanversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_dayexception (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "on" date NOT NULL,
    is_working boolean NOT NULL,
    note character varying(120) NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT planning_dayexception_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_dayexception FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_dayexception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_dayexception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_document (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    body text NOT NULL,
    state character varying(12) NOT NULL,
    issued_on date,
    file_id bigint,
    edition_id bigint NOT NULL,
    change_reason text NOT NULL,
    revision smallint NOT NULL,
    series uuid NOT NULL,
    step character varying(16) NOT NULL,
    CONSTRAINT document_issue_dated CHECK ((((state)::text = 'draft'::text) OR (issued_on IS NOT NULL))),
    CONSTRAINT document_revision_explained CHECK (((revision = 1) OR (NOT (change_reason = ''::text)))),
    CONSTRAINT document_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'issued'::character varying, 'superseded'::character varying, 'withdrawn'::character varying]))),
    CONSTRAINT document_step_known CHECK ((((step)::text = ''::text) OR ((step)::text = ANY (ARRAY['recommendation'::character varying, 'review'::character varying, 'exam'::character varying, 'inspection'::character varying, 'proposal'::character varying, 'decision'::character varying, 'notice'::character varying, 'confirmation'::character varying])))),
    CONSTRAINT planning_document_revision_check CHECK ((revision >= 0)),
    CONSTRAINT planning_document_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_document FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_edition (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    year smallint NOT NULL,
    name character varying(120) NOT NULL,
    state character varying(12) NOT NULL,
    general_plan text NOT NULL,
    objectives text NOT NULL,
    scope_text text NOT NULL,
    measures text NOT NULL,
    provincial_seats integer NOT NULL,
    municipal_seats integer NOT NULL,
    cutoff_on date,
    starts_on date,
    ends_on date,
    nomination_opens_on date,
    nomination_closes_on date,
    review_due_on date,
    exam_on date,
    inspection_from date,
    inspection_to date,
    notice_days smallint NOT NULL,
    notice_in_working_days boolean NOT NULL,
    organisation_id bigint NOT NULL,
    predecessor_id bigint,
    CONSTRAINT edition_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT edition_inspection_ends_after_start CHECK ((inspection_to >= inspection_from)),
    CONSTRAINT edition_nomination_closes_after_opening CHECK ((nomination_closes_on >= nomination_opens_on)),
    CONSTRAINT edition_notice_days_sensible CHECK (((notice_days >= 1) AND (notice_days <= 60))),
    CONSTRAINT edition_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'published'::character varying, 'closed'::character varying]))),
    CONSTRAINT edition_year_sensible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT planning_edition_municipal_seats_check CHECK ((municipal_seats >= 0)),
    CONSTRAINT planning_edition_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT planning_edition_provincial_seats_check CHECK ((provincial_seats >= 0)),
    CONSTRAINT planning_edition_version_check CHECK ((version >= 0)),
    CONSTRAINT planning_edition_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.planning_edition FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_editionversion (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    content jsonb NOT NULL,
    edition_id bigint NOT NULL,
    xact bigint,
    amendment_id bigint,
    CONSTRAINT editionversion_explained CHECK (((number = 1) OR (NOT (reason = ''::text)))),
    CONSTRAINT planning_editionversion_number_check CHECK ((number >= 0)),
    CONSTRAINT planning_editionversion_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_editionversion FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_editionversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_editionversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_gate (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    step character varying(16) NOT NULL,
    decider character varying(16) NOT NULL,
    note character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT gate_decider_known CHECK (((decider)::text = ANY (ARRAY['place'::character varying, 'office'::character varying, 'exam_office'::character varying, 'inspection_team'::character varying, 'department'::character varying, 'committee'::character varying]))),
    CONSTRAINT gate_step_known CHECK (((step)::text = ANY (ARRAY['recommendation'::character varying, 'review'::character varying, 'exam'::character varying, 'inspection'::character varying, 'proposal'::character varying, 'decision'::character varying, 'notice'::character varying, 'confirmation'::character varying]))),
    CONSTRAINT planning_gate_position_check CHECK (("position" >= 0)),
    CONSTRAINT planning_gate_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_gate FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_gate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_gate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_leadinggroupmember (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(60) NOT NULL,
    post character varying(120) NOT NULL,
    duty character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT groupmember_kind_known CHECK (((kind)::text = ANY (ARRAY['leading'::character varying, 'working'::character varying]))),
    CONSTRAINT planning_leadinggroupmember_position_check CHECK (("position" >= 0)),
    CONSTRAINT planning_leadinggroupmember_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_leadinggroupmember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_leadinggroupmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_leadinggroupmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_legalbasis (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    provision character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    number character varying(60) NOT NULL,
    issuer character varying(80) NOT NULL,
    article character varying(60) NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    note text NOT NULL,
    CONSTRAINT legalbasis_ends_after_start CHECK ((effective_to >= effective_from))
);


ALTER TABLE public.planning_legalbasis ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_legalbasis_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_qualificationrule (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    key character varying(40) NOT NULL,
    parameters jsonb NOT NULL,
    legal_basis character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    edition_id bigint NOT NULL,
    severity character varying(6) DEFAULT 'blocks'::character varying NOT NULL,
    law_edition character varying(20) DEFAULT ''::character varying NOT NULL,
    effective_from date,
    effective_to date,
    basis_id bigint,
    CONSTRAINT planning_qualificationrule_position_check CHECK (("position" >= 0)),
    CONSTRAINT planning_qualificationrule_version_check CHECK ((version >= 0)),
    CONSTRAINT rule_ends_after_start CHECK ((effective_to >= effective_from)),
    CONSTRAINT rule_severity_known CHECK (((severity)::text = ANY (ARRAY['blocks'::character varying, 'warns'::character varying]))),
    CONSTRAINT rule_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying])))
);

ALTER TABLE ONLY public.planning_qualificationrule FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_qualificationrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_qualificationrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_quota (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    seats integer NOT NULL,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    sub_project_id bigint NOT NULL,
    CONSTRAINT planning_quota_seats_check CHECK ((seats >= 0)),
    CONSTRAINT planning_quota_version_check CHECK ((version >= 0)),
    CONSTRAINT quota_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying])))
);

ALTER TABLE ONLY public.planning_quota FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_quota ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_quota_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_receipt (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    state character varying(12) NOT NULL,
    acknowledged_at timestamp with time zone,
    document_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT planning_receipt_version_check CHECK ((version >= 0)),
    CONSTRAINT receipt_acknowledgement_dated CHECK ((((state)::text = 'pending'::text) OR (acknowledged_at IS NOT NULL))),
    CONSTRAINT receipt_state_known CHECK (((state)::text = ANY (ARRAY['pending'::character varying, 'acknowledged'::character varying])))
);

ALTER TABLE ONLY public.planning_receipt FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_structuretarget (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    level character varying(8) NOT NULL,
    dimension character varying(12) NOT NULL,
    band character varying(16) NOT NULL,
    bound character varying(5) NOT NULL,
    unit character varying(6) NOT NULL,
    amount numeric(7,1),
    source character varying(200) NOT NULL,
    baseline numeric(4,1),
    baseline_year smallint,
    baseline_source character varying(200) NOT NULL,
    note character varying(200) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT planning_structuretarget_baseline_year_check CHECK ((baseline_year >= 0)),
    CONSTRAINT planning_structuretarget_version_check CHECK ((version >= 0)),
    CONSTRAINT structuretarget_band_known CHECK (((((band)::text = ANY (ARRAY['party_affairs'::character varying, 'politics_law'::character varying, 'economy'::character varying, 'construction'::character varying, 'social'::character varying, 'finance'::character varying, 'other'::character varying])) AND ((dimension)::text = 'field'::text)) OR (((band)::text ~ '^(\d\d\.\.|\.\.\d\d)$'::text) AND ((dimension)::text = 'age'::text)) OR (((band)::text ~ '^\d\d\.\.\d\d$'::text) AND ((dimension)::text = 'age'::text) AND ("right"((band)::text, 2) >= "left"((band)::text, 2))) OR (((band)::text ~ '^(women|men)$'::text) AND ((dimension)::text = 'sex'::text)) OR (((band)::text ~ '^(minority|\d\d)$'::text) AND ((dimension)::text = 'ethnic_group'::text)) OR (((band)::text ~ '^non_communist$'::text) AND ((dimension)::text = 'politics'::text)) OR (((band)::text ~ '^(10|20|30)$'::text) AND ((dimension)::text = 'education'::text)))),
    CONSTRAINT structuretarget_baseline_whole CHECK ((((baseline IS NULL) AND ((baseline_source)::text = ''::text) AND (baseline_year IS NULL)) OR ((baseline IS NOT NULL) AND ((baseline >= (0)::numeric) AND (baseline <= (100)::numeric)) AND ((baseline_source)::text ~ '\S'::text) AND (baseline_year IS NOT NULL) AND ((baseline_year >= 1949) AND (baseline_year <= 2100))))),
    CONSTRAINT structuretarget_level_known CHECK (((level)::text = ANY (ARRAY['city'::character varying, 'county'::character varying, 'township'::character varying]))),
    CONSTRAINT structuretarget_says_something CHECK (((amount IS NOT NULL) OR (baseline IS NOT NULL))),
    CONSTRAINT structuretarget_target_whole CHECK ((((amount IS NULL) AND ((bound)::text = ''::text) AND ((unit)::text = ''::text)) OR ((amount >= (0)::numeric) AND (amount IS NOT NULL) AND ((bound)::text = ANY (ARRAY['least'::character varying, 'most'::character varying])) AND (((amount <= (100)::numeric) AND ((unit)::text = 'share'::text)) OR ((amount = floor(amount)) AND ((unit)::text = 'number'::text))))))
);

ALTER TABLE ONLY public.planning_structuretarget FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_structuretarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_structuretarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_subproject (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    field character varying(16) NOT NULL,
    name character varying(80) NOT NULL,
    description text NOT NULL,
    "position" smallint NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT planning_subproject_position_check CHECK (("position" >= 0)),
    CONSTRAINT planning_subproject_version_check CHECK ((version >= 0)),
    CONSTRAINT subproject_field_known CHECK (((field)::text = ANY (ARRAY['party_affairs'::character varying, 'politics_law'::character varying, 'economy'::character varying, 'construction'::character varying, 'social'::character varying, 'finance'::character varying, 'other'::character varying])))
);

ALTER TABLE ONLY public.planning_subproject FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_subproject ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_subproject_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_unitquota (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    seats integer NOT NULL,
    organisation_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    plan_version_id bigint,
    sub_project_id bigint NOT NULL,
    CONSTRAINT planning_unitquota_seats_check CHECK ((seats >= 0)),
    CONSTRAINT planning_unitquota_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.planning_unitquota FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_unitquota ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_unitquota_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_versionreceipt (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    seats jsonb NOT NULL,
    state character varying(12) NOT NULL,
    acknowledged_at timestamp with time zone,
    edition_version_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT planning_versionreceipt_version_check CHECK ((version >= 0)),
    CONSTRAINT versionreceipt_acknowledgement_dated CHECK ((((state)::text = 'pending'::text) OR (acknowledged_at IS NOT NULL))),
    CONSTRAINT versionreceipt_state_known CHECK (((state)::text = ANY (ARRAY['pending'::character varying, 'acknowledged'::character varying])))
);

ALTER TABLE ONLY public.planning_versionreceipt FORCE ROW LEVEL SECURITY;


ALTER TABLE public.planning_versionreceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_versionreceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_attachment (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    added_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    removed_at timestamp with time zone,
    added_by_id bigint NOT NULL,
    file_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT attachment_kind_known CHECK (((kind)::text = ANY (ARRAY['minutes'::character varying, 'letter'::character varying, 'form'::character varying, 'other'::character varying]))),
    CONSTRAINT selection_attachment_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_attachment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_ballot (
    id uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    voter_group character varying(1) NOT NULL,
    answers jsonb NOT NULL,
    is_void boolean NOT NULL,
    poll_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_ballot FORCE ROW LEVEL SECURITY;


CREATE TABLE public.selection_ballottoken (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    voter_group character varying(1) NOT NULL,
    digest character varying(64) NOT NULL,
    is_used boolean NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT ballottoken_group_known CHECK (((voter_group)::text = ANY (ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying]))),
    CONSTRAINT selection_ballottoken_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_ballottoken FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_ballottoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_ballottoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_boardseat (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    number smallint NOT NULL,
    user_id bigint NOT NULL,
    board_id bigint NOT NULL,
    CONSTRAINT selection_boardseat_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_boardseat_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_boardseat FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_boardseat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_boardseat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_borderlinerule (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT borderlinerule_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_borderlinerule_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_borderlinerule FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_borderlinerule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_borderlinerule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_cancellation (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    ground character varying(12) NOT NULL,
    reason text NOT NULL,
    from_state character varying(16) NOT NULL,
    seat character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    cancelled_by_id bigint,
    document_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT cancellation_by_somebody CHECK ((cancelled_by_id IS NOT NULL)),
    CONSTRAINT cancellation_ground_known CHECK (((ground)::text = ANY (ARRAY['identity'::character varying, 'age'::character varying, 'education'::character varying, 'experience'::character varying, 'appraisal'::character varying, 'discipline'::character varying, 'decision'::character varying, 'other'::character varying]))),
    CONSTRAINT cancellation_with_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT selection_cancellation_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_cancellation FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_cancellation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_cancellation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_codekey (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    nomination_id bigint NOT NULL,
    paper_id bigint NOT NULL,
    script_id bigint NOT NULL,
    CONSTRAINT selection_codekey_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_codekey FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_codekey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_codekey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_committeepack (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    has_material boolean NOT NULL,
    persons integer NOT NULL,
    content text NOT NULL,
    digest character varying(64) NOT NULL,
    checkpoint character varying(140) NOT NULL,
    built_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    decided_at timestamp with time zone,
    decision text NOT NULL,
    built_by_id bigint,
    decided_by_id bigint,
    docx_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    pdf_id bigint NOT NULL,
    run_id bigint NOT NULL,
    xlsx_id bigint NOT NULL,
    CONSTRAINT committeepack_built_by_somebody CHECK ((built_by_id IS NOT NULL)),
    CONSTRAINT committeepack_released_by_another CHECK (((NOT has_material) OR (NOT ((state)::text = 'ready'::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = built_by_id) AND (decided_by_id IS NOT NULL) AND (built_by_id IS NOT NULL)))))),
    CONSTRAINT committeepack_state_known CHECK (((state)::text = ANY (ARRAY['waiting'::character varying, 'ready'::character varying, 'refused'::character varying]))),
    CONSTRAINT selection_committeepack_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_committeepack_persons_check CHECK ((persons >= 0)),
    CONSTRAINT selection_committeepack_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_committeepack FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_committeepack ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_committeepack_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_conflictdeclaration (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    reason text NOT NULL,
    declared_on date NOT NULL,
    nomination_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT declaration_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT selection_conflictdeclaration_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_conflictdeclaration FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_conflictdeclaration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_conflictdeclaration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_conflictwaiver (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    grounds jsonb NOT NULL,
    reason text NOT NULL,
    signed_reason text NOT NULL,
    asked_by_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    signed_by_id bigint,
    member_id bigint NOT NULL,
    CONSTRAINT selection_conflictwaiver_version_check CHECK ((version >= 0)),
    CONSTRAINT waiver_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT waiver_signed_by_another CHECK ((NOT ((signed_by_id = asked_by_id) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT waiver_signed_with_reason CHECK (((signed_by_id IS NULL) OR (NOT (signed_reason = ''::text))))
);

ALTER TABLE ONLY public.selection_conflictwaiver FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_conflictwaiver ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_conflictwaiver_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_deliberation (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    held_on date NOT NULL,
    due smallint NOT NULL,
    present smallint NOT NULL,
    minutes text NOT NULL,
    state character varying(8) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT deliberation_has_minutes CHECK ((((state)::text = 'draft'::text) OR (minutes ~ '\S'::text))),
    CONSTRAINT deliberation_is_collective CHECK ((((state)::text = 'draft'::text) OR ((present > (due / 2)) AND (present >= 2)))),
    CONSTRAINT deliberation_present_within_due CHECK ((present <= due)),
    CONSTRAINT deliberation_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'filed'::character varying]))),
    CONSTRAINT deliberation_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_deliberation_due_check CHECK ((due >= 0)),
    CONSTRAINT selection_deliberation_present_check CHECK ((present >= 0)),
    CONSTRAINT selection_deliberation_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_deliberation FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_deliberation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_deliberation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_deliberationline (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    outcome character varying(8) NOT NULL,
    reason text NOT NULL,
    deliberation_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT deliberationline_has_a_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT deliberationline_outcome_known CHECK (((outcome)::text = ANY (ARRAY['identify'::character varying, 'reserve'::character varying, 'put_off'::character varying, 'leave'::character varying]))),
    CONSTRAINT selection_deliberationline_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_deliberationline FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_deliberationline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_deliberationline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_deliberationmember (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(200) NOT NULL,
    post character varying(120) NOT NULL,
    is_chair boolean NOT NULL,
    is_present boolean NOT NULL,
    deliberation_id bigint NOT NULL,
    person_id bigint,
    user_id bigint,
    CONSTRAINT deliberationmember_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT selection_deliberationmember_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_deliberationmember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_deliberationmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_deliberationmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_deliberationrecusal (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(12) NOT NULL,
    reason text NOT NULL,
    line_id bigint NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT deliberationrecusal_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT selection_deliberationrecusal_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_deliberationrecusal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_deliberationrecusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_deliberationrecusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_departure (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    before_step character varying(80) NOT NULL,
    event character varying(8) NOT NULL,
    reason text NOT NULL,
    nomination_id bigint NOT NULL,
    ground character varying(8) NOT NULL,
    signed_by_id bigint,
    CONSTRAINT departure_event_known CHECK (((event)::text = ANY (ARRAY['withdrew'::character varying, 'vetoed'::character varying]))),
    CONSTRAINT departure_ground_signed CHECK (((((ground)::text = ''::text) AND (signed_by_id IS NULL)) OR (((event)::text = 'vetoed'::text) AND ((ground)::text = ANY (ARRAY['morality'::character varying, 'check'::character varying, 'finding'::character varying])) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT departure_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT selection_departure_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_departure FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_departure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_departure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_examsession (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    name character varying(80) NOT NULL,
    held_on date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    instructions text NOT NULL,
    state character varying(8) NOT NULL,
    seed bigint,
    edition_id bigint NOT NULL,
    CONSTRAINT examsession_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT examsession_seated_with_seed CHECK ((((state)::text = 'planned'::text) OR (seed IS NOT NULL))),
    CONSTRAINT examsession_state_known CHECK (((state)::text = ANY (ARRAY['planned'::character varying, 'seated'::character varying, 'held'::character varying]))),
    CONSTRAINT examsession_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_examsession_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_examsession FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_examsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_examsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_exemption (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    key character varying(40) NOT NULL,
    ground character varying(12) NOT NULL,
    reason text NOT NULL,
    declared boolean NOT NULL,
    state character varying(8) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    outcome text NOT NULL,
    document_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    proposed_by_id bigint,
    signed_by_id bigint,
    CONSTRAINT exemption_decided_with_signature CHECK ((((state)::text = 'proposed'::text) OR ((outcome ~ '\S'::text) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT exemption_declared CHECK (declared),
    CONSTRAINT exemption_ground_known CHECK (((ground)::text = ANY (ARRAY['tested'::character varying, 'hard_place'::character varying, 'results'::character varying, 'structure'::character varying, 'expert'::character varying, 'remote'::character varying]))),
    CONSTRAINT exemption_never_of_these CHECK ((NOT ((key)::text = ANY (ARRAY['blocked_appraisal'::character varying, 'blocked_canvassing'::character varying, 'blocked_discipline'::character varying, 'blocked_emigrated'::character varying, 'blocked_in_effect'::character varying, 'blocked_other'::character varying, 'blocked_standing'::character varying, 'health'::character varying, 'moral_conditions'::character varying, 'not_blocked'::character varying, 'party_member'::character varying, 'party_years_min'::character varying, 'statutory_qualifications'::character varying])))),
    CONSTRAINT exemption_proposed_by_somebody CHECK ((proposed_by_id IS NOT NULL)),
    CONSTRAINT exemption_signed_by_another CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = proposed_by_id) AND (signed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL))))),
    CONSTRAINT exemption_state_known CHECK (((state)::text = ANY (ARRAY['proposed'::character varying, 'granted'::character varying, 'refused'::character varying]))),
    CONSTRAINT exemption_with_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT selection_exemption_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_exemption FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_exemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_exemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_findingstop (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    gate character varying(12) NOT NULL,
    severity character varying(7) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT findingstop_gate_known CHECK (((gate)::text = ANY (ARRAY['endorse'::character varying, 'pass_review'::character varying, 'propose'::character varying, 'confirm'::character varying]))),
    CONSTRAINT findingstop_severity_known CHECK (((severity)::text = ANY (ARRAY['error'::character varying, 'warning'::character varying, 'note'::character varying]))),
    CONSTRAINT selection_findingstop_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_findingstop FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_findingstop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_findingstop_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_formdraft (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "values" jsonb NOT NULL,
    base integer,
    saved_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    nomination_id bigint,
    person_id bigint NOT NULL,
    user_id bigint NOT NULL,
    form character varying(10) DEFAULT 'nomination'::character varying NOT NULL,
    CONSTRAINT selection_formdraft_base_check CHECK ((base >= 0)),
    CONSTRAINT selection_formdraft_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_formdraft FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_formdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_formdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_incident (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    code character varying(12) NOT NULL,
    facts text NOT NULL,
    first_invigilator character varying(60) NOT NULL,
    second_invigilator character varying(60) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    decided_at timestamp with time zone,
    grounds text NOT NULL,
    decided_by_id bigint,
    sitting_id bigint NOT NULL,
    CONSTRAINT incident_by_two_invigilators CHECK ((NOT ((first_invigilator)::text = (second_invigilator)::text))),
    CONSTRAINT incident_code_known CHECK (((code)::text = ANY (ARRAY['notes'::character varying, 'copying'::character varying, 'passing'::character varying, 'impostor'::character varying, 'marked'::character varying, 'disorder'::character varying, 'late_writing'::character varying, 'other'::character varying]))),
    CONSTRAINT incident_decided_by_a_person CHECK ((((state)::text = 'reported'::text) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT (grounds = ''::text))))),
    CONSTRAINT incident_state_known CHECK (((state)::text = ANY (ARRAY['reported'::character varying, 'dismissed'::character varying, 'voided'::character varying, 'excluded'::character varying]))),
    CONSTRAINT incident_with_facts CHECK (((NOT (facts = ''::text)) AND (NOT ((first_invigilator)::text = ''::text)) AND (NOT ((second_invigilator)::text = ''::text)))),
    CONSTRAINT selection_incident_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_incident FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_inspectedname (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    nomination_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT selection_inspectedname_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_inspectedname FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_inspectedname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_inspectedname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_inspectionnotice (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    site character varying(200) NOT NULL,
    names integer NOT NULL,
    page text NOT NULL,
    digest character varying(64) NOT NULL,
    edition_id bigint NOT NULL,
    place_id bigint NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT inspectionnotice_ends_after_start CHECK ((ends_on > starts_on)),
    CONSTRAINT selection_inspectionnotice_names_check CHECK ((names >= 0)),
    CONSTRAINT selection_inspectionnotice_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_inspectionnotice_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_inspectionnotice FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_inspectionnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_inspectionnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_inspectionreport (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    inspected_from date,
    inspected_to date,
    inspectors jsonb NOT NULL,
    morality numeric(5,2),
    ability numeric(5,2),
    diligence numeric(5,2),
    results numeric(5,2),
    integrity numeric(5,2),
    votes jsonb NOT NULL,
    talks smallint NOT NULL,
    merits text NOT NULL,
    shortcomings text NOT NULL,
    conclusion character varying(5) NOT NULL,
    reason text NOT NULL,
    state character varying(8) NOT NULL,
    nomination_id bigint NOT NULL,
    filed_by_id bigint,
    appraisals text DEFAULT ''::text NOT NULL,
    previous text DEFAULT ''::text NOT NULL,
    probity text DEFAULT ''::text NOT NULL,
    virtue text DEFAULT ''::text NOT NULL,
    CONSTRAINT report_ability_within_range CHECK (((ability >= (0)::numeric) AND (ability <= (100)::numeric))),
    CONSTRAINT report_diligence_within_range CHECK (((diligence >= (0)::numeric) AND (diligence <= (100)::numeric))),
    CONSTRAINT report_ends_after_start CHECK ((inspected_to >= inspected_from)),
    CONSTRAINT report_filed_by_two CHECK ((((state)::text = 'draft'::text) OR (jsonb_array_length(inspectors) >= 2))),
    CONSTRAINT report_filed_whole CHECK ((((state)::text = 'draft'::text) OR (((conclusion)::text = ANY (ARRAY['fit'::character varying, 'unfit'::character varying])) AND (NOT (shortcomings = ''::text)) AND (morality IS NOT NULL) AND (ability IS NOT NULL) AND (diligence IS NOT NULL) AND (results IS NOT NULL) AND (integrity IS NOT NULL)))),
    CONSTRAINT report_integrity_within_range CHECK (((integrity >= (0)::numeric) AND (integrity <= (100)::numeric))),
    CONSTRAINT report_morality_within_range CHECK (((morality >= (0)::numeric) AND (morality <= (100)::numeric))),
    CONSTRAINT report_results_within_range CHECK (((results >= (0)::numeric) AND (results <= (100)::numeric))),
    CONSTRAINT report_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'filed'::character varying]))),
    CONSTRAINT report_unfit_with_reason CHECK ((((state)::text = 'draft'::text) OR ((conclusion)::text = 'fit'::text) OR (NOT (reason = ''::text)))),
    CONSTRAINT selection_inspectionreport_talks_check CHECK ((talks >= 0)),
    CONSTRAINT selection_inspectionreport_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_inspectionreport FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_inspectionreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_inspectionreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_inspectionteam (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(80) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    site character varying(200) NOT NULL,
    plan text NOT NULL,
    edition_id bigint NOT NULL,
    talks_due jsonb NOT NULL,
    CONSTRAINT inspectionteam_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT selection_inspectionteam_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_inspectionteam FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_inspectionteam ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_inspectionteam_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_interview (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    component character varying(80) NOT NULL COLLATE pg_catalog."C",
    maximum numeric(12,6) NOT NULL,
    step numeric(5,2) NOT NULL,
    name character varying(80) NOT NULL,
    starts_on date NOT NULL,
    rooms smallint NOT NULL,
    half_days smallint NOT NULL,
    needed smallint NOT NULL,
    seats smallint NOT NULL,
    most_boards smallint NOT NULL,
    overlap smallint NOT NULL,
    sealed_seed bytea,
    seed character varying(64) NOT NULL,
    lot_digest character varying(64) NOT NULL,
    roster_digest character varying(64) NOT NULL,
    witness character varying(80) NOT NULL,
    committed_at timestamp with time zone,
    drawn_at timestamp with time zone,
    released_at timestamp with time zone,
    edition_id bigint NOT NULL,
    CONSTRAINT interview_bound_before_drawn CHECK (((drawn_at IS NULL) OR ((committed_at IS NOT NULL) AND (drawn_at >= committed_at) AND (NOT ((seed)::text = ''::text)) AND (NOT ((witness)::text = ''::text))))),
    CONSTRAINT interview_bound_with_digests CHECK (((committed_at IS NULL) OR ((NOT ((lot_digest)::text = ''::text)) AND (NOT ((roster_digest)::text = ''::text))))),
    CONSTRAINT interview_sensible CHECK (((half_days >= 1) AND (half_days <= 20) AND (most_boards >= 1) AND (needed >= 1) AND (rooms >= 1) AND (rooms <= 20) AND (seats >= needed) AND (seats <= 25) AND (step > (0)::numeric))),
    CONSTRAINT interview_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_interview_half_days_check CHECK ((half_days >= 0)),
    CONSTRAINT selection_interview_most_boards_check CHECK ((most_boards >= 0)),
    CONSTRAINT selection_interview_needed_check CHECK ((needed >= 0)),
    CONSTRAINT selection_interview_overlap_check CHECK ((overlap >= 0)),
    CONSTRAINT selection_interview_rooms_check CHECK ((rooms >= 0)),
    CONSTRAINT selection_interview_seats_check CHECK ((seats >= 0)),
    CONSTRAINT selection_interview_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_interview FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_interview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_interviewboard (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    half_day smallint NOT NULL,
    interview_id bigint NOT NULL,
    CONSTRAINT selection_interviewboard_half_day_check CHECK ((half_day >= 0)),
    CONSTRAINT selection_interviewboard_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_interviewboard_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_interviewboard FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_interviewboard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interviewboard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_interviewmark (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    code character varying(8) NOT NULL COLLATE pg_catalog."C",
    maximum numeric(12,6) NOT NULL,
    mark numeric(12,6),
    submitted_at timestamp with time zone,
    seat_id bigint NOT NULL,
    user_id bigint NOT NULL,
    slot_id bigint NOT NULL,
    CONSTRAINT interviewmark_submitted_with_mark CHECK (((submitted_at IS NULL) OR (mark IS NOT NULL))),
    CONSTRAINT interviewmark_within_range CHECK (((mark >= (0)::numeric) AND (mark <= maximum))),
    CONSTRAINT selection_interviewmark_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_interviewmark FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_interviewmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interviewmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_interviewslot (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "position" smallint NOT NULL,
    code character varying(8) NOT NULL COLLATE pg_catalog."C",
    is_absent boolean NOT NULL,
    board_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    component character varying(80) NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT selection_interviewslot_position_check CHECK (("position" >= 0)),
    CONSTRAINT selection_interviewslot_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_interviewslot FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_interviewslot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interviewslot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_keyedmark (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    entry smallint NOT NULL,
    mark numeric(12,6) NOT NULL,
    keyed_by_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT keyedmark_of_two_entries CHECK (((entry = ANY (ARRAY[1, 2])) AND (mark >= (0)::numeric))),
    CONSTRAINT selection_keyedmark_entry_check CHECK ((entry >= 0)),
    CONSTRAINT selection_keyedmark_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_keyedmark FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_keyedmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_keyedmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_letter (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(10) NOT NULL,
    number integer NOT NULL,
    params jsonb NOT NULL,
    text jsonb NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    edition_id bigint NOT NULL,
    issued_by_id bigint,
    nomination_id bigint NOT NULL,
    CONSTRAINT letter_by_somebody CHECK ((issued_by_id IS NOT NULL)),
    CONSTRAINT letter_kind_known CHECK (((kind)::text = ANY (ARRAY['qualified'::character varying, 'rejected'::character varying, 'upheld'::character varying, 'reversed'::character varying, 'cancelled'::character varying, 'scores'::character varying, 'rechecked'::character varying, 'identified'::character varying]))),
    CONSTRAINT selection_letter_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_letter_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_letter FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_mark (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    component character varying(80) NOT NULL COLLATE pg_catalog."C",
    examiner_no character varying(40) NOT NULL COLLATE pg_catalog."C",
    panel character varying(40) NOT NULL COLLATE pg_catalog."C",
    mark numeric(12,6),
    maximum numeric(12,6) NOT NULL,
    nomination_id bigint NOT NULL,
    adjusted numeric(12,6),
    CONSTRAINT mark_adjusted_within_range CHECK (((adjusted IS NULL) OR ((adjusted >= (0)::numeric) AND (adjusted <= maximum) AND (mark IS NOT NULL)))),
    CONSTRAINT mark_within_range CHECK (((mark >= (0)::numeric) AND (mark <= maximum))),
    CONSTRAINT selection_mark_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_mark FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_mark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_mark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_marksheet (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    revision smallint NOT NULL,
    serial character varying(24) NOT NULL COLLATE pg_catalog."C",
    rung smallint NOT NULL,
    state character varying(10) NOT NULL,
    digest character varying(64) NOT NULL,
    sealed_at timestamp with time zone,
    adjudicator_id bigint,
    first_clerk_id bigint,
    marker_id bigint NOT NULL,
    sealed_by_id bigint,
    second_clerk_id bigint,
    supersedes_id bigint,
    paper_id bigint NOT NULL,
    CONSTRAINT marksheet_adjudicated_by_a_third CHECK (((adjudicator_id IS NULL) OR ((second_clerk_id IS NOT NULL) AND (NOT ((adjudicator_id = first_clerk_id) AND (adjudicator_id IS NOT NULL) AND (first_clerk_id IS NOT NULL))) AND (NOT ((adjudicator_id = second_clerk_id) AND (adjudicator_id IS NOT NULL) AND (second_clerk_id IS NOT NULL)))))),
    CONSTRAINT marksheet_keyed_by_two CHECK (((second_clerk_id IS NULL) OR ((first_clerk_id IS NOT NULL) AND (NOT ((second_clerk_id = first_clerk_id) AND (second_clerk_id IS NOT NULL) AND (first_clerk_id IS NOT NULL)))))),
    CONSTRAINT marksheet_rung_known CHECK ((rung = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT marksheet_sealed_with_digest CHECK ((((state)::text = 'open'::text) OR ((NOT ((digest)::text = ''::text)) AND (sealed_at IS NOT NULL) AND (sealed_by_id IS NOT NULL)))),
    CONSTRAINT marksheet_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'sealed'::character varying, 'superseded'::character varying]))),
    CONSTRAINT selection_marksheet_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_marksheet_revision_check CHECK ((revision >= 0)),
    CONSTRAINT selection_marksheet_rung_check CHECK ((rung >= 0)),
    CONSTRAINT selection_marksheet_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_marksheet FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_marksheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_marksheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_materialversion (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    texts jsonb NOT NULL,
    written_name character varying(60) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    report_id bigint NOT NULL,
    written_by_id bigint NOT NULL,
    CONSTRAINT selection_materialversion_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_materialversion_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_materialversion FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_materialversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_materialversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_meeting (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    held_on date NOT NULL,
    due smallint NOT NULL,
    present smallint NOT NULL,
    note text NOT NULL,
    edition_id bigint NOT NULL,
    is_secret boolean NOT NULL,
    state character varying(8) NOT NULL,
    CONSTRAINT meeting_has_quorum CHECK ((((state)::text = 'sitting'::text) OR ((present * 3) >= (due * 2)))),
    CONSTRAINT meeting_present_within_due CHECK ((present <= due)),
    CONSTRAINT meeting_state_known CHECK (((state)::text = ANY (ARRAY['sitting'::character varying, 'closed'::character varying]))),
    CONSTRAINT meeting_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_meeting_due_check CHECK ((due >= 0)),
    CONSTRAINT selection_meeting_present_check CHECK ((present >= 0)),
    CONSTRAINT selection_meeting_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_meeting FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_meetingmember (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(200) NOT NULL,
    post character varying(120) NOT NULL,
    is_chair boolean NOT NULL,
    is_present boolean NOT NULL,
    meeting_id bigint NOT NULL,
    person_id bigint,
    user_id bigint,
    CONSTRAINT meetingmember_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT selection_meetingmember_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_meetingmember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_meetingmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_meetingmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_meetingvote (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    due smallint NOT NULL,
    present smallint NOT NULL,
    withdrawn smallint NOT NULL,
    agree smallint NOT NULL,
    disagree smallint NOT NULL,
    defer smallint NOT NULL,
    reopened smallint,
    is_counted boolean NOT NULL,
    meeting_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT meetingvote_adds_up CHECK (((NOT is_counted) OR (present = (((agree + disagree) + defer) + withdrawn)))),
    CONSTRAINT meetingvote_present_within_due CHECK (((present <= due) AND ((reopened IS NULL) OR (reopened <= present)))),
    CONSTRAINT selection_meetingvote_agree_check CHECK ((agree >= 0)),
    CONSTRAINT selection_meetingvote_defer_check CHECK ((defer >= 0)),
    CONSTRAINT selection_meetingvote_disagree_check CHECK ((disagree >= 0)),
    CONSTRAINT selection_meetingvote_due_check CHECK ((due >= 0)),
    CONSTRAINT selection_meetingvote_present_check CHECK ((present >= 0)),
    CONSTRAINT selection_meetingvote_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT selection_meetingvote_version_check CHECK ((version >= 0)),
    CONSTRAINT selection_meetingvote_withdrawn_check CHECK ((withdrawn >= 0))
);

ALTER TABLE ONLY public.selection_meetingvote FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_meetingvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_meetingvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_mustcheck (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(10) NOT NULL,
    result character varying(7) NOT NULL,
    source character varying(200) NOT NULL,
    checked_on date NOT NULL,
    note text NOT NULL,
    signed_name character varying(60) NOT NULL,
    nomination_id bigint NOT NULL,
    signed_by_id bigint NOT NULL,
    CONSTRAINT mustcheck_found_with_note CHECK (((NOT ((result)::text = ANY (ARRAY['settled'::character varying, 'stands'::character varying]))) OR (NOT (note = ''::text)))),
    CONSTRAINT mustcheck_has_a_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT mustcheck_kind_known CHECK (((kind)::text = ANY (ARRAY['file'::character varying, 'matters'::character varying, 'discipline'::character varying, 'complaints'::character varying]))),
    CONSTRAINT mustcheck_result_known CHECK (((result)::text = ANY (ARRAY['clear'::character varying, 'settled'::character varying, 'stands'::character varying, 'open'::character varying]))),
    CONSTRAINT selection_mustcheck_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_mustcheck FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_mustcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_mustcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_nomination (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    name character varying(60) NOT NULL,
    pinyin character varying(160) NOT NULL,
    pinyin_key character varying(160) NOT NULL COLLATE pg_catalog."C",
    initials character varying(40) NOT NULL COLLATE pg_catalog."C",
    stroke_key character varying(240) NOT NULL COLLATE pg_catalog."C",
    grounds text NOT NULL,
    recommender character varying(80) NOT NULL,
    met_on date,
    present smallint,
    agreed smallint,
    state character varying(16) NOT NULL,
    exam_number character varying(12) NOT NULL COLLATE pg_catalog."C",
    ground character varying(12) NOT NULL,
    attested jsonb NOT NULL,
    remark text NOT NULL,
    submitted_at timestamp with time zone,
    approver_id bigint,
    author_id bigint,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    place_id bigint NOT NULL,
    reviewer_id bigint,
    sub_project_id bigint NOT NULL,
    endorsed_at timestamp with time zone,
    light character varying(5) DEFAULT ''::character varying NOT NULL,
    returned smallint DEFAULT 0 NOT NULL,
    review_due_on date,
    reviewed_at timestamp with time zone,
    import_run_id bigint,
    judged_by smallint,
    reopened smallint DEFAULT 0 NOT NULL,
    CONSTRAINT nomination_agreed_within_present CHECK ((agreed <= present)),
    CONSTRAINT nomination_approver_is_another CHECK ((NOT ((approver_id = author_id) AND (approver_id IS NOT NULL) AND (author_id IS NOT NULL)))),
    CONSTRAINT nomination_endorsed_by_somebody CHECK ((((state)::text = ANY (ARRAY['draft'::character varying, 'submitted'::character varying, 'returned'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying])) OR (approver_id IS NOT NULL))),
    CONSTRAINT nomination_light_known CHECK (((light)::text = ANY (ARRAY[''::character varying, 'green'::character varying, 'amber'::character varying, 'red'::character varying]))),
    CONSTRAINT nomination_qualified_with_number CHECK (((NOT ((exam_number)::text = ''::text)) OR ((state)::text = ANY (ARRAY['draft'::character varying, 'submitted'::character varying, 'returned'::character varying, 'endorsed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying])))),
    CONSTRAINT nomination_rejected_with_ground CHECK (((NOT ((state)::text = 'rejected'::text)) OR ((NOT ((ground)::text = ''::text)) AND (remark ~ '\S'::text)))),
    CONSTRAINT nomination_reviewer_is_another CHECK (((NOT ((reviewer_id = author_id) AND (reviewer_id IS NOT NULL) AND (author_id IS NOT NULL))) AND (NOT ((reviewer_id = approver_id) AND (reviewer_id IS NOT NULL) AND (approver_id IS NOT NULL))))),
    CONSTRAINT nomination_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'submitted'::character varying, 'endorsed'::character varying, 'returned'::character varying, 'qualified'::character varying, 'rejected'::character varying, 'shortlisted'::character varying, 'not_shortlisted'::character varying, 'fit'::character varying, 'unfit'::character varying, 'proposed'::character varying, 'reserve_place'::character varying, 'decided'::character varying, 'in_notice'::character varying, 'confirmed'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying, 'not_identified'::character varying, 'objection_upheld'::character varying]))),
    CONSTRAINT nomination_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_nomination_agreed_check CHECK ((agreed >= 0)),
    CONSTRAINT selection_nomination_judged_by_check CHECK ((judged_by >= 0)),
    CONSTRAINT selection_nomination_present_check CHECK ((present >= 0)),
    CONSTRAINT selection_nomination_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT selection_nomination_returned_check CHECK ((returned >= 0)),
    CONSTRAINT selection_nomination_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_nomination FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_nomination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_nomination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_nominationratio (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    per_seat numeric(5,2) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT nominationratio_sensible CHECK (((per_seat >= (1)::numeric) AND (per_seat <= (100)::numeric))),
    CONSTRAINT selection_nominationratio_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_nominationratio FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_nominationratio ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_nominationratio_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_notice (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    number smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    names integer NOT NULL,
    page text NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT notice_ends_after_start CHECK ((ends_on > starts_on)),
    CONSTRAINT notice_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'ended'::character varying]))),
    CONSTRAINT notice_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_notice_names_check CHECK ((names >= 0)),
    CONSTRAINT selection_notice_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_notice_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_notice FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_noticeentry (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    is_reserve boolean NOT NULL,
    nomination_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT selection_noticeentry_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_noticeentry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_noticeentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_noticeentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_noticereply (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    received_on date NOT NULL,
    way character varying(6) NOT NULL,
    is_signed boolean NOT NULL,
    letter_number character varying(40) NOT NULL,
    body text NOT NULL,
    outcome text NOT NULL,
    nomination_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT noticereply_says_something CHECK ((NOT (body = ''::text))),
    CONSTRAINT noticereply_way_known CHECK (((way)::text = ANY (ARRAY['visit'::character varying, 'call'::character varying, 'letter'::character varying, 'online'::character varying]))),
    CONSTRAINT selection_noticereply_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_noticereply FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_noticereply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_noticereply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_objection (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    received_on date NOT NULL,
    signed boolean NOT NULL,
    letter_number character varying(40) NOT NULL,
    body text NOT NULL,
    outcome text NOT NULL,
    state character varying(10) NOT NULL,
    nomination_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    category character varying(10) DEFAULT 'other'::character varying NOT NULL,
    channel character varying(8) DEFAULT 'letter'::character varying NOT NULL,
    due_on date,
    received_by_id bigint,
    replied_on date,
    reply text NOT NULL,
    suspended_on date,
    suspended_until date,
    CONSTRAINT objection_answered_when_signed_and_closed CHECK (((replied_on IS NULL) OR (signed AND (NOT ((state)::text = ANY (ARRAY['received'::character varying, 'checking'::character varying, 'suspended'::character varying])))))),
    CONSTRAINT objection_closed_with_outcome CHECK ((((state)::text = ANY (ARRAY['received'::character varying, 'checking'::character varying, 'suspended'::character varying])) OR (NOT (outcome = ''::text)))),
    CONSTRAINT objection_signed_is_checked CHECK (((NOT signed) OR (NOT ((state)::text = 'filed'::text)))),
    CONSTRAINT objection_state_known CHECK (((state)::text = ANY (ARRAY['received'::character varying, 'checking'::character varying, 'suspended'::character varying, 'dismissed'::character varying, 'admonished'::character varying, 'upheld'::character varying, 'filed'::character varying]))),
    CONSTRAINT objection_suspended_for_a_time CHECK (((NOT ((state)::text = 'suspended'::text)) OR ((suspended_on IS NOT NULL) AND (suspended_until > suspended_on) AND (suspended_until <= (suspended_on + '92 days'::interval))))),
    CONSTRAINT selection_objection_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_objection FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_objector (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    sealed bytea NOT NULL,
    objection_id bigint NOT NULL,
    CONSTRAINT selection_objector_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_objector FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_objector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_objector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_paper (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    component character varying(80) NOT NULL COLLATE pg_catalog."C",
    maximum numeric(12,6) NOT NULL,
    step numeric(5,2) NOT NULL,
    is_double boolean NOT NULL,
    tolerance numeric(6,2) NOT NULL,
    is_keyed boolean NOT NULL,
    state character varying(8) NOT NULL,
    seals smallint NOT NULL,
    digest character varying(64) NOT NULL,
    edition_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT paper_scale_sensible CHECK (((maximum > (0)::numeric) AND (step > (0)::numeric) AND (tolerance >= (0)::numeric) AND (step <= maximum) AND (tolerance <= maximum))),
    CONSTRAINT paper_sealed_with_digest CHECK ((((state)::text = ANY (ARRAY['planned'::character varying, 'coded'::character varying, 'marking'::character varying])) OR (NOT ((digest)::text = ''::text)))),
    CONSTRAINT paper_state_known CHECK (((state)::text = ANY (ARRAY['planned'::character varying, 'coded'::character varying, 'marking'::character varying, 'sealed'::character varying, 'opened'::character varying, 'released'::character varying]))),
    CONSTRAINT paper_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_paper_seals_check CHECK ((seals >= 0)),
    CONSTRAINT selection_paper_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_paper FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_papertally (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    voter_group character varying(1) NOT NULL,
    counts jsonb NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT papertally_confirmed_by_another CHECK ((NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT papertally_group_known CHECK (((voter_group)::text = ANY (ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying]))),
    CONSTRAINT selection_papertally_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_papertally FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_papertally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_papertally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_poll (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    held_on date NOT NULL,
    site character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT poll_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'closed'::character varying]))),
    CONSTRAINT selection_poll_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_poll FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_poll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_poll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_recheck (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    received_on date NOT NULL,
    until date NOT NULL,
    body text NOT NULL,
    state character varying(9) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    outcome text NOT NULL,
    decided_by_id bigint,
    new_run_id bigint,
    nomination_id bigint NOT NULL,
    recorded_by_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT recheck_corrected_by_a_new_list CHECK (((NOT ((state)::text = 'corrected'::text)) OR (new_run_id > run_id))),
    CONSTRAINT recheck_decided_with_reason CHECK ((((state)::text = 'received'::text) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (outcome ~ '\S'::text)))),
    CONSTRAINT recheck_done_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = recorded_by_id) AND (decided_by_id IS NOT NULL) AND (recorded_by_id IS NOT NULL))))),
    CONSTRAINT recheck_in_time CHECK ((received_on <= until)),
    CONSTRAINT recheck_recorded_by_somebody CHECK ((recorded_by_id IS NOT NULL)),
    CONSTRAINT recheck_state_known CHECK (((state)::text = ANY (ARRAY['received'::character varying, 'stands'::character varying, 'corrected'::character varying]))),
    CONSTRAINT selection_recheck_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_recheck FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_recheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_recheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_recusal (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(12) NOT NULL,
    reason text NOT NULL,
    member_id bigint NOT NULL,
    vote_id bigint NOT NULL,
    CONSTRAINT recusal_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT selection_recusal_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_recusal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_recusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_recusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_remindersent (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    key character varying(120) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT selection_remindersent_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_remindersent FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_remindersent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_remindersent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reopening (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    ground character varying(10) NOT NULL,
    reason text NOT NULL,
    from_state character varying(16) NOT NULL,
    decided_at timestamp with time zone,
    judged_by smallint,
    round smallint NOT NULL,
    differences jsonb NOT NULL,
    state character varying(8) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    outcome text NOT NULL,
    document_id bigint,
    nomination_id bigint NOT NULL,
    proposed_by_id bigint,
    signed_by_id bigint,
    CONSTRAINT reopening_decided_with_signature CHECK ((((state)::text = 'proposed'::text) OR ((outcome ~ '\S'::text) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT reopening_ground_known CHECK (((ground)::text = ANY (ARRAY['amended'::character varying, 'new_data'::character varying, 'false_data'::character varying]))),
    CONSTRAINT reopening_of_a_decision CHECK (((from_state)::text = ANY (ARRAY['qualified'::character varying, 'rejected'::character varying]))),
    CONSTRAINT reopening_of_data_with_document CHECK ((((ground)::text = 'amended'::text) OR (document_id IS NOT NULL))),
    CONSTRAINT reopening_proposed_by_somebody CHECK ((proposed_by_id IS NOT NULL)),
    CONSTRAINT reopening_signed_by_another CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = proposed_by_id) AND (signed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL))))),
    CONSTRAINT reopening_state_known CHECK (((state)::text = ANY (ARRAY['proposed'::character varying, 'opened'::character varying, 'refused'::character varying]))),
    CONSTRAINT reopening_with_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT selection_reopening_judged_by_check CHECK ((judged_by >= 0)),
    CONSTRAINT selection_reopening_round_check CHECK ((round >= 0)),
    CONSTRAINT selection_reopening_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reopening FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reopening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reopening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_requiredattachment (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    gate character varying(8) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT requiredattachment_gate_known CHECK (((gate)::text = ANY (ARRAY['submit'::character varying, 'endorse'::character varying]))),
    CONSTRAINT requiredattachment_kind_known CHECK (((kind)::text = ANY (ARRAY['minutes'::character varying, 'letter'::character varying, 'form'::character varying]))),
    CONSTRAINT selection_requiredattachment_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_requiredattachment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_requiredattachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_requiredattachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reviewpaper (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    about character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    added_by_id bigint,
    file_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT reviewpaper_by_somebody CHECK ((added_by_id IS NOT NULL)),
    CONSTRAINT selection_reviewpaper_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reviewpaper FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reviewpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reviewpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reviewrequest (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    received_on date NOT NULL,
    until date NOT NULL,
    body text NOT NULL,
    state character varying(8) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    outcome text NOT NULL,
    decided_by_id bigint,
    document_id bigint,
    nomination_id bigint NOT NULL,
    recorded_by_id bigint,
    CONSTRAINT reviewrequest_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = recorded_by_id) AND (decided_by_id IS NOT NULL) AND (recorded_by_id IS NOT NULL))))),
    CONSTRAINT reviewrequest_decided_with_reason CHECK ((((state)::text = 'received'::text) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (outcome ~ '\S'::text)))),
    CONSTRAINT reviewrequest_in_time CHECK ((received_on <= until)),
    CONSTRAINT reviewrequest_recorded_by_somebody CHECK ((recorded_by_id IS NOT NULL)),
    CONSTRAINT reviewrequest_state_known CHECK (((state)::text = ANY (ARRAY['received'::character varying, 'upheld'::character varying, 'reversed'::character varying]))),
    CONSTRAINT selection_reviewrequest_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reviewrequest FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reviewrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reviewrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reviewreturn (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    stage character varying(6) NOT NULL,
    reason text NOT NULL,
    marks jsonb NOT NULL,
    before jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    nomination_id bigint NOT NULL,
    returned_by_id bigint,
    CONSTRAINT reviewreturn_by_somebody CHECK ((returned_by_id IS NOT NULL)),
    CONSTRAINT reviewreturn_stage_known CHECK (((stage)::text = ANY (ARRAY['place'::character varying, 'office'::character varying]))),
    CONSTRAINT reviewreturn_with_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT selection_reviewreturn_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_reviewreturn_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reviewreturn FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reviewreturn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reviewreturn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reviewterm (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    term character varying(8) NOT NULL,
    days smallint NOT NULL,
    effective_from date NOT NULL,
    legal_basis character varying(200) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT reviewterm_days_sensible CHECK (((days >= 1) AND (days <= 120))),
    CONSTRAINT reviewterm_known CHECK (((term)::text = ANY (ARRAY['review'::character varying, 'request'::character varying, 'recheck'::character varying, 'object'::character varying, 'inspect'::character varying]))),
    CONSTRAINT selection_reviewterm_days_check CHECK ((days >= 0)),
    CONSTRAINT selection_reviewterm_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reviewterm FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reviewterm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reviewterm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_reviewverdict (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    stage character varying(6) NOT NULL,
    round smallint NOT NULL,
    key character varying(40) NOT NULL,
    verdict character varying(11) NOT NULL,
    is_taken_over boolean NOT NULL,
    rule_verdict character varying(11) NOT NULL,
    data jsonb NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    evidence_id bigint,
    nomination_id bigint NOT NULL,
    reviewer_id bigint,
    CONSTRAINT reviewverdict_by_somebody CHECK ((reviewer_id IS NOT NULL)),
    CONSTRAINT reviewverdict_differs_with_reason CHECK ((((verdict)::text = (rule_verdict)::text) OR (reason ~ '\S'::text))),
    CONSTRAINT reviewverdict_known CHECK ((((rule_verdict)::text = ANY (ARRAY['pass'::character varying, 'fail'::character varying, 'needs_proof'::character varying])) AND ((verdict)::text = ANY (ARRAY['pass'::character varying, 'fail'::character varying, 'needs_proof'::character varying])))),
    CONSTRAINT reviewverdict_stage_known CHECK (((stage)::text = ANY (ARRAY['place'::character varying, 'office'::character varying]))),
    CONSTRAINT selection_reviewverdict_round_check CHECK ((round >= 0)),
    CONSTRAINT selection_reviewverdict_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reviewverdict FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_reviewverdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reviewverdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_room (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    number smallint NOT NULL,
    site character varying(120) NOT NULL,
    name character varying(60) NOT NULL,
    rows smallint NOT NULL,
    columns smallint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT room_number_from_one CHECK ((number >= 1)),
    CONSTRAINT room_of_sensible_size CHECK (((columns >= 1) AND (columns <= 40) AND (rows >= 1) AND (rows <= 40))),
    CONSTRAINT selection_room_columns_check CHECK ((columns >= 0)),
    CONSTRAINT selection_room_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_room_rows_check CHECK ((rows >= 0)),
    CONSTRAINT selection_room_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_room FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_room ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_room_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_run (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    step character varying(80) NOT NULL,
    step_number smallint NOT NULL,
    state character varying(12) NOT NULL,
    seats jsonb NOT NULL,
    inputs_digest character varying(64) NOT NULL,
    result_digest character varying(64) NOT NULL,
    code_version character varying(20) NOT NULL,
    candidates integer NOT NULL,
    kept integer NOT NULL,
    unresolved integer NOT NULL,
    faults jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    edition_id bigint NOT NULL,
    scheme_id bigint NOT NULL,
    asked_at timestamp with time zone,
    asked_by_id bigint,
    asked_reason text NOT NULL,
    CONSTRAINT run_asked_back_with_reason CHECK ((((asked_at IS NULL) AND (asked_by_id IS NULL) AND (asked_reason = ''::text)) OR ((asked_at IS NOT NULL) AND (asked_by_id IS NOT NULL) AND (asked_reason ~ '\S'::text)))),
    CONSTRAINT run_done_with_digest CHECK ((((state)::text = ANY (ARRAY['computing'::character varying, 'discarded'::character varying])) OR (NOT ((result_digest)::text = ''::text)))),
    CONSTRAINT run_state_known CHECK (((state)::text = ANY (ARRAY['computing'::character varying, 'done'::character varying, 'effective'::character varying, 'superseded'::character varying, 'discarded'::character varying]))),
    CONSTRAINT selection_run_candidates_check CHECK ((candidates >= 0)),
    CONSTRAINT selection_run_kept_check CHECK ((kept >= 0)),
    CONSTRAINT selection_run_step_number_check CHECK ((step_number >= 0)),
    CONSTRAINT selection_run_unresolved_check CHECK ((unresolved >= 0)),
    CONSTRAINT selection_run_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_run FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_runrow (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    score numeric(30,8),
    rank integer,
    outcome character varying(16) NOT NULL,
    reason character varying(20) NOT NULL,
    nomination_id bigint NOT NULL,
    place_id bigint,
    run_id bigint NOT NULL,
    sub_project_id bigint NOT NULL,
    CONSTRAINT runrow_outcome_known CHECK (((outcome)::text = ANY (ARRAY['kept'::character varying, 'cut'::character varying, 'below_pass'::character varying, 'absent'::character varying, 'withdrew'::character varying, 'vetoed'::character varying, 'group_cancelled'::character varying, 'tie_unresolved'::character varying]))),
    CONSTRAINT selection_runrow_rank_check CHECK ((rank >= 0)),
    CONSTRAINT selection_runrow_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_runrow FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_runrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_runrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_scheme (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    number smallint NOT NULL,
    name character varying(120) NOT NULL,
    text text NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(12) NOT NULL,
    published_on date,
    edition_id bigint NOT NULL,
    inspected jsonb NOT NULL,
    may_adjust boolean NOT NULL,
    CONSTRAINT scheme_published_with_digest CHECK ((((state)::text = 'draft'::text) OR ((published_on IS NOT NULL) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT scheme_state_known CHECK (((state)::text = ANY (ARRAY['draft'::character varying, 'published'::character varying]))),
    CONSTRAINT scheme_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying]))),
    CONSTRAINT selection_scheme_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_scheme_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_scheme FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_scheme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_scheme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_script (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    code character varying(8) NOT NULL COLLATE pg_catalog."C",
    effective numeric(12,6),
    way character varying(10) NOT NULL,
    paper_id bigint NOT NULL,
    CONSTRAINT script_way_known CHECK ((((way)::text = ''::text) OR ((way)::text = ANY (ARRAY['single'::character varying, 'mean'::character varying, 'pair'::character varying, 'arbitrated'::character varying])))),
    CONSTRAINT selection_script_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_script FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_script ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_script_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_seat (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    number integer NOT NULL,
    meeting_id bigint,
    nomination_id bigint NOT NULL,
    count_id bigint NOT NULL,
    CONSTRAINT seat_kind_known CHECK (((kind)::text = ANY (ARRAY['seat'::character varying, 'reserve'::character varying]))),
    CONSTRAINT seat_number_from_one CHECK ((number >= 1)),
    CONSTRAINT selection_seat_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_seat_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_seat FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_seatcount (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    seats integer NOT NULL,
    taken integer NOT NULL,
    reserves integer NOT NULL,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    sub_project_id bigint NOT NULL,
    CONSTRAINT seatcount_never_above_quota CHECK ((taken <= seats)),
    CONSTRAINT selection_seatcount_reserves_check CHECK ((reserves >= 0)),
    CONSTRAINT selection_seatcount_seats_check CHECK ((seats >= 0)),
    CONSTRAINT selection_seatcount_taken_check CHECK ((taken >= 0)),
    CONSTRAINT selection_seatcount_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_seatcount FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_seatcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_seatcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_secondlook (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    view character varying(8) NOT NULL,
    reason text NOT NULL,
    nomination_id bigint NOT NULL,
    run_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT secondlook_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT secondlook_view_known CHECK (((view)::text = ANY (ARRAY['stands'::character varying, 'leaves'::character varying]))),
    CONSTRAINT selection_secondlook_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_secondlook FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_secondlook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_secondlook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_sensitivity (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    seed integer NOT NULL,
    draws integer NOT NULL,
    spread numeric(4,3) NOT NULL,
    band_low numeric(4,3) NOT NULL,
    band_high numeric(4,3) NOT NULL,
    errors jsonb NOT NULL,
    library character varying(40) NOT NULL,
    borderline integer NOT NULL,
    digest character varying(64) NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT selection_sensitivity_borderline_check CHECK ((borderline >= 0)),
    CONSTRAINT selection_sensitivity_draws_check CHECK ((draws >= 0)),
    CONSTRAINT selection_sensitivity_seed_check CHECK ((seed >= 0)),
    CONSTRAINT selection_sensitivity_version_check CHECK ((version >= 0)),
    CONSTRAINT sensitivity_band_in_order CHECK (((band_high < (1)::numeric) AND (band_low > (0)::numeric) AND (band_low < band_high))),
    CONSTRAINT sensitivity_spread_sensible CHECK (((spread >= (0)::numeric) AND (spread < (1)::numeric)))
);

ALTER TABLE ONLY public.selection_sensitivity FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_sensitivity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_sensitivity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_sensitivityrow (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    rank integer,
    is_kept boolean NOT NULL,
    inside numeric(5,4) NOT NULL,
    rank_low integer NOT NULL,
    rank_high integer NOT NULL,
    is_borderline boolean NOT NULL,
    nomination_id bigint NOT NULL,
    sensitivity_id bigint NOT NULL,
    CONSTRAINT selection_sensitivityrow_rank_check CHECK ((rank >= 0)),
    CONSTRAINT selection_sensitivityrow_rank_high_check CHECK ((rank_high >= 0)),
    CONSTRAINT selection_sensitivityrow_rank_low_check CHECK ((rank_low >= 0)),
    CONSTRAINT selection_sensitivityrow_version_check CHECK ((version >= 0)),
    CONSTRAINT sensitivityrow_is_probability CHECK (((inside >= (0)::numeric) AND (inside <= (1)::numeric))),
    CONSTRAINT sensitivityrow_ranks_in_order CHECK ((rank_low <= rank_high))
);

ALTER TABLE ONLY public.selection_sensitivityrow FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_sensitivityrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_sensitivityrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_severityline (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    component character varying(80) NOT NULL COLLATE pg_catalog."C",
    raw numeric(12,4) NOT NULL,
    adjusted numeric(12,4) NOT NULL,
    change numeric(12,4) NOT NULL,
    nomination_id bigint NOT NULL,
    study_id bigint NOT NULL,
    CONSTRAINT selection_severityline_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_severityline FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_severityline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_severityline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_severitystudy (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    components jsonb NOT NULL,
    state character varying(10) NOT NULL,
    marks integer NOT NULL,
    candidates integer NOT NULL,
    digest character varying(64) NOT NULL,
    fault character varying(12) NOT NULL,
    islands jsonb NOT NULL,
    result jsonb NOT NULL,
    adjusted jsonb NOT NULL,
    library character varying(40) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    grounds text NOT NULL,
    decided_by_id bigint,
    edition_id bigint NOT NULL,
    started_by_id bigint NOT NULL,
    CONSTRAINT selection_severitystudy_candidates_check CHECK ((candidates >= 0)),
    CONSTRAINT selection_severitystudy_marks_check CHECK ((marks >= 0)),
    CONSTRAINT selection_severitystudy_version_check CHECK ((version >= 0)),
    CONSTRAINT severitystudy_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = started_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT severitystudy_decided_by_somebody CHECK ((((state)::text = ANY (ARRAY['computing'::character varying, 'done'::character varying, 'refused'::character varying])) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (grounds ~ '\S'::text)))),
    CONSTRAINT severitystudy_state_known CHECK (((state)::text = ANY (ARRAY['computing'::character varying, 'done'::character varying, 'refused'::character varying, 'adopted'::character varying, 'declined'::character varying, 'withdrawn'::character varying]))),
    CONSTRAINT severitystudy_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying])))
);

ALTER TABLE ONLY public.selection_severitystudy FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_severitystudy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_severitystudy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_sheetmark (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    code character varying(8) NOT NULL COLLATE pg_catalog."C",
    maximum numeric(12,6) NOT NULL,
    mark numeric(12,6),
    script_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT selection_sheetmark_version_check CHECK ((version >= 0)),
    CONSTRAINT sheetmark_within_range CHECK (((mark >= (0)::numeric) AND (mark <= maximum)))
);

ALTER TABLE ONLY public.selection_sheetmark FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_sheetmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_sheetmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_signature (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    act character varying(8) NOT NULL,
    sealing smallint NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    paper_id bigint NOT NULL,
    sheet_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT selection_signature_sealing_check CHECK ((sealing >= 0)),
    CONSTRAINT selection_signature_version_check CHECK ((version >= 0)),
    CONSTRAINT signature_of_a_known_act CHECK (((((act)::text = 'open_map'::text) AND (sheet_id IS NULL)) OR (((act)::text = 'unseal'::text) AND (sheet_id IS NOT NULL)))),
    CONSTRAINT signature_with_reason CHECK ((NOT (reason = ''::text)))
);

ALTER TABLE ONLY public.selection_signature FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_sitting (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "row" smallint NOT NULL,
    "column" smallint NOT NULL,
    seat smallint NOT NULL,
    attendance character varying(8) NOT NULL,
    nomination_id bigint NOT NULL,
    room_id bigint NOT NULL,
    session_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT selection_sitting_column_check CHECK (("column" >= 0)),
    CONSTRAINT selection_sitting_row_check CHECK (("row" >= 0)),
    CONSTRAINT selection_sitting_seat_check CHECK ((seat >= 0)),
    CONSTRAINT selection_sitting_version_check CHECK ((version >= 0)),
    CONSTRAINT sitting_attendance_known CHECK ((((attendance)::text = ''::text) OR ((attendance)::text = ANY (ARRAY['present'::character varying, 'absent'::character varying]))))
);

ALTER TABLE ONLY public.selection_sitting FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_talk (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "group" character varying(1) NOT NULL,
    partner character varying(120) NOT NULL,
    held_on date NOT NULL,
    site character varying(200) NOT NULL,
    inspectors jsonb NOT NULL,
    sealed bytea NOT NULL,
    struck_reason text NOT NULL,
    nomination_id bigint NOT NULL,
    taken_by_id bigint NOT NULL,
    CONSTRAINT selection_talk_version_check CHECK ((version >= 0)),
    CONSTRAINT talk_by_two_inspectors CHECK (((jsonb_array_length(inspectors) = 2) AND ((inspectors -> 0) <> (inspectors -> 1)))),
    CONSTRAINT talk_group_known CHECK ((("group")::text = ANY (ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'S'::character varying, 'P'::character varying])))
);

ALTER TABLE ONLY public.selection_talk FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_talk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_talk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_teamcase (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    nomination_id bigint NOT NULL,
    team_id bigint NOT NULL,
    previous_unit character varying(300) NOT NULL,
    CONSTRAINT selection_teamcase_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_teamcase FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_teamcase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_teamcase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_teammember (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(200) NOT NULL,
    post character varying(120) NOT NULL,
    is_leader boolean NOT NULL,
    person_id bigint,
    team_id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT selection_teammember_version_check CHECK ((version >= 0)),
    CONSTRAINT teammember_has_a_name CHECK ((NOT ((name)::text = ''::text)))
);

ALTER TABLE ONLY public.selection_teammember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_teammember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_teammember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_trainee (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    tier character varying(12) NOT NULL,
    name character varying(60) NOT NULL,
    pinyin character varying(160) NOT NULL,
    pinyin_key character varying(160) NOT NULL COLLATE pg_catalog."C",
    initials character varying(40) NOT NULL COLLATE pg_catalog."C",
    stroke_key character varying(240) NOT NULL COLLATE pg_catalog."C",
    confirmed_on date NOT NULL,
    state character varying(12) DEFAULT 'active'::character varying NOT NULL,
    edition_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    place_id bigint NOT NULL,
    sub_project_id bigint NOT NULL,
    CONSTRAINT selection_trainee_version_check CHECK ((version >= 0)),
    CONSTRAINT trainee_state_known CHECK (((state)::text = ANY (ARRAY['active'::character varying, 'adjusted_out'::character varying]))),
    CONSTRAINT trainee_tier_known CHECK (((tier)::text = ANY (ARRAY['provincial'::character varying, 'municipal'::character varying])))
);

ALTER TABLE ONLY public.selection_trainee FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_trainee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_trainee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_votebox (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    agree smallint NOT NULL,
    disagree smallint NOT NULL,
    defer smallint NOT NULL,
    reopened smallint NOT NULL,
    vote_id bigint NOT NULL,
    CONSTRAINT selection_votebox_agree_check CHECK ((agree >= 0)),
    CONSTRAINT selection_votebox_defer_check CHECK ((defer >= 0)),
    CONSTRAINT selection_votebox_disagree_check CHECK ((disagree >= 0)),
    CONSTRAINT selection_votebox_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT selection_votebox_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_votebox FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_votebox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_votebox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.selection_votingcode (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    digest character varying(64) NOT NULL,
    away jsonb NOT NULL,
    is_used boolean NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT selection_votingcode_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_votingcode FORCE ROW LEVEL SECURITY;


ALTER TABLE public.selection_votingcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_votingcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.tracking_review (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    state character varying(12) NOT NULL,
    outcome character varying(14) NOT NULL,
    ground character varying(12) NOT NULL,
    evidence text NOT NULL,
    hearing_on date,
    hearing_note text NOT NULL,
    submitted_by_id bigint,
    trainee_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    CONSTRAINT review_adjust_out_is_grounded CHECK (((NOT ((outcome)::text = 'adjust_out'::text)) OR ((state)::text = ANY (ARRAY['due'::character varying, 'returned'::character varying])) OR ((NOT ((ground)::text = ''::text)) AND (NOT (hearing_note = ''::text)) AND (hearing_on IS NOT NULL)))),
    CONSTRAINT review_outcome_when_submitted CHECK ((((state)::text = ANY (ARRAY['due'::character varying, 'returned'::character varying])) OR (((outcome)::text = ANY (ARRAY['keep'::character varying, 'train_further'::character varying, 'adjust_out'::character varying])) AND (NOT (evidence = ''::text))))),
    CONSTRAINT review_state_known CHECK (((state)::text = ANY (ARRAY['due'::character varying, 'submitted'::character varying, 'returned'::character varying, 'confirmed'::character varying]))),
    CONSTRAINT tracking_review_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.tracking_review FORCE ROW LEVEL SECURITY;


ALTER TABLE public.tracking_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tracking_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.tracking_reviewcycle (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name character varying(80) NOT NULL,
    year smallint NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    state character varying(12) NOT NULL,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT cycle_due_after_opening CHECK ((due_on > opens_on)),
    CONSTRAINT cycle_state_known CHECK (((state)::text = ANY (ARRAY['open'::character varying, 'closed'::character varying]))),
    CONSTRAINT tracking_reviewcycle_version_check CHECK ((version >= 0)),
    CONSTRAINT tracking_reviewcycle_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.tracking_reviewcycle FORCE ROW LEVEL SECURITY;


ALTER TABLE public.tracking_reviewcycle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tracking_reviewcycle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.training_attendance (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "on" date NOT NULL,
    hours numeric(4,1) NOT NULL,
    status character varying(8) NOT NULL,
    enrolment_id bigint NOT NULL,
    CONSTRAINT attendance_absent_has_no_hours CHECK ((((status)::text = 'present'::text) OR (hours = (0)::numeric))),
    CONSTRAINT attendance_hours_in_day CHECK (((hours >= (0)::numeric) AND (hours <= (12)::numeric))),
    CONSTRAINT attendance_status_known CHECK (((status)::text = ANY (ARRAY['present'::character varying, 'leave'::character varying, 'absent'::character varying]))),
    CONSTRAINT training_attendance_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.training_attendance FORCE ROW LEVEL SECURITY;


ALTER TABLE public.training_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.training_enrolment (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    period daterange NOT NULL,
    merit_score numeric(5,2),
    theory_score numeric(5,2),
    test_score numeric(5,2),
    inspection_score numeric(5,2),
    composite numeric(5,2),
    grade character varying(13) NOT NULL,
    hours_attended numeric(6,1) NOT NULL,
    certificate character varying(30) NOT NULL,
    state character varying(12) NOT NULL,
    trainee_id bigint NOT NULL,
    training_class_id bigint NOT NULL,
    CONSTRAINT enrolment_completed_has_grade CHECK (((NOT ((state)::text = 'completed'::text)) OR ((grade)::text = ANY (ARRAY['pass'::character varying, 'distinguished'::character varying])))),
    CONSTRAINT enrolment_composite_is_mark CHECK ((((composite >= (0)::numeric) AND (composite <= (100)::numeric)) OR (composite IS NULL))),
    CONSTRAINT enrolment_hours_not_negative CHECK ((hours_attended >= (0)::numeric)),
    CONSTRAINT enrolment_inspection_score_is_mark CHECK ((((inspection_score >= (0)::numeric) AND (inspection_score <= (100)::numeric)) OR (inspection_score IS NULL))),
    CONSTRAINT enrolment_merit_score_is_mark CHECK ((((merit_score >= (0)::numeric) AND (merit_score <= (100)::numeric)) OR (merit_score IS NULL))),
    CONSTRAINT enrolment_state_known CHECK (((state)::text = ANY (ARRAY['enrolled'::character varying, 'completed'::character varying, 'failed'::character varying, 'deferred'::character varying, 'withdrawn'::character varying]))),
    CONSTRAINT enrolment_test_score_is_mark CHECK ((((test_score >= (0)::numeric) AND (test_score <= (100)::numeric)) OR (test_score IS NULL))),
    CONSTRAINT enrolment_theory_score_is_mark CHECK ((((theory_score >= (0)::numeric) AND (theory_score <= (100)::numeric)) OR (theory_score IS NULL))),
    CONSTRAINT training_enrolment_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.training_enrolment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.training_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.training_lesson (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    "on" date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    hours numeric(4,1) NOT NULL,
    subject character varying(100) NOT NULL,
    teacher character varying(40) NOT NULL,
    room character varying(40) NOT NULL,
    training_class_id bigint NOT NULL,
    CONSTRAINT lesson_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT lesson_has_hours CHECK (((hours > (0)::numeric) AND (hours <= (12)::numeric))),
    CONSTRAINT training_lesson_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.training_lesson FORCE ROW LEVEL SECURITY;


ALTER TABLE public.training_lesson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_lesson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.training_posting (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    kind character varying(12) NOT NULL,
    unit character varying(100) NOT NULL,
    post character varying(60) NOT NULL,
    mentor_name character varying(60) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[]'::text)) STORED,
    task text NOT NULL,
    rating numeric(5,2),
    summary text NOT NULL,
    rated_on date,
    state character varying(12) NOT NULL,
    mentor_id bigint,
    trainee_id bigint NOT NULL,
    CONSTRAINT posting_completed_is_rated CHECK (((NOT ((state)::text = 'completed'::text)) OR (rating IS NOT NULL))),
    CONSTRAINT posting_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT posting_rating_is_mark CHECK ((((rating >= (0)::numeric) AND (rating <= (100)::numeric)) OR (rating IS NULL))),
    CONSTRAINT posting_state_known CHECK (((state)::text = ANY (ARRAY['proposed'::character varying, 'active'::character varying, 'completed'::character varying, 'cut_short'::character varying, 'withdrawn'::character varying]))),
    CONSTRAINT training_posting_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.training_posting FORCE ROW LEVEL SECURITY;


ALTER TABLE public.training_posting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_posting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.training_trainingclass (
    id bigint NOT NULL,
    ref uuid NOT NULL,
    org_path character varying(40) NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    is_joint boolean NOT NULL,
    tier character varying(12) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    category character varying(16) NOT NULL,
    head_teacher character varying(40) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    period daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[]'::text)) STORED,
    hours smallint NOT NULL,
    capacity smallint NOT NULL,
    enrolled smallint NOT NULL,
    merit_weight smallint NOT NULL,
    theory_weight smallint NOT NULL,
    test_weight smallint NOT NULL,
    inspection_weight smallint NOT NULL,
    missing_rule character varying(12) NOT NULL,
    pass_mark numeric(5,2) NOT NULL,
    distinguished_mark numeric(5,2) NOT NULL,
    attendance_min smallint NOT NULL,
    note text NOT NULL,
    state character varying(12) NOT NULL,
    edition_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT class_attendance_is_share CHECK ((attendance_min <= 100)),
    CONSTRAINT class_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT class_marks_in_order CHECK (((pass_mark >= (0)::numeric) AND (distinguished_mark >= pass_mark) AND (distinguished_mark <= (100)::numeric))),
    CONSTRAINT class_state_known CHECK (((state)::text = ANY (ARRAY['planned'::character varying, 'enrolling'::character varying, 'running'::character varying, 'completed'::character varying, 'cancelled'::character varying]))),
    CONSTRAINT class_weights_make_100 CHECK ((merit_weight = (((100 - theory_weight) - test_weight) - inspection_weight))),
    CONSTRAINT class_within_capacity CHECK ((enrolled <= capacity)),
    CONSTRAINT training_trainingclass_attendance_min_check CHECK ((attendance_min >= 0)),
    CONSTRAINT training_trainingclass_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT training_trainingclass_enrolled_check CHECK ((enrolled >= 0)),
    CONSTRAINT training_trainingclass_hours_check CHECK ((hours >= 0)),
    CONSTRAINT training_trainingclass_inspection_weight_check CHECK ((inspection_weight >= 0)),
    CONSTRAINT training_trainingclass_merit_weight_check CHECK ((merit_weight >= 0)),
    CONSTRAINT training_trainingclass_test_weight_check CHECK ((test_weight >= 0)),
    CONSTRAINT training_trainingclass_theory_weight_check CHECK ((theory_weight >= 0)),
    CONSTRAINT training_trainingclass_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.training_trainingclass FORCE ROW LEVEL SECURITY;


ALTER TABLE public.training_trainingclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_trainingclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);




























































































































INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (1, gen_random_uuid(), 'article_7', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第六条', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (2, gen_random_uuid(), 'article_8_1', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第一项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (3, gen_random_uuid(), 'article_8_2', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第二项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (4, gen_random_uuid(), 'article_8_3', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第三项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (5, gen_random_uuid(), 'article_8_4', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第四项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (6, gen_random_uuid(), 'article_8_5', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第五项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (7, gen_random_uuid(), 'article_8_6', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第六项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (8, gen_random_uuid(), 'article_8_7', '党政领导干部选拔任用工作条例', '中发〔2002〕7号', '中共中央', '第七条第七项', '2002-07-09', '2014-01-13', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (9, gen_random_uuid(), 'article_7', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第七条', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (10, gen_random_uuid(), 'article_8_1', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第一项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (11, gen_random_uuid(), 'article_8_2', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第二项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (12, gen_random_uuid(), 'article_8_3', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第三项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (13, gen_random_uuid(), 'article_8_4', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第四项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (14, gen_random_uuid(), 'article_8_5', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第五项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (15, gen_random_uuid(), 'article_8_6', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第六项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (16, gen_random_uuid(), 'article_8_7', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第八条第七项', '2014-01-14', '2019-03-02', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (17, gen_random_uuid(), 'article_24', '党政领导干部选拔任用工作条例', '中发〔2014〕3号', '中共中央', '第二十四条', '2014-01-14', '2019-03-02', '条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (18, gen_random_uuid(), 'article_7', '党政领导干部选拔任用工作条例', '', '中共中央', '第七条', '2019-03-03', NULL, '文号待补');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (19, gen_random_uuid(), 'article_8_1', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第一项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (20, gen_random_uuid(), 'article_8_2', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第二项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (21, gen_random_uuid(), 'article_8_3', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第三项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (22, gen_random_uuid(), 'article_8_4', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第四项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (23, gen_random_uuid(), 'article_8_5', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第五项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (24, gen_random_uuid(), 'article_8_6', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第六项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (25, gen_random_uuid(), 'article_8_7', '党政领导干部选拔任用工作条例', '', '中共中央', '第八条第七项', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (26, gen_random_uuid(), 'article_24', '党政领导干部选拔任用工作条例', '', '中共中央', '第二十四条', '2019-03-03', NULL, '文号待补；条文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (27, gen_random_uuid(), 'open_selection', '公开选拔党政领导干部工作暂行规定', '中办发〔2004〕13号', '中共中央办公厅', '', '2004-04-08', NULL, '文号待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (28, gen_random_uuid(), 'appraisal', '公务员考核规定（试行）', '中组发〔2007〕2号', '中共中央组织部、人事部', '', '2007-01-04', '2020-12-27', '文号与日期待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (29, gen_random_uuid(), 'appraisal', '公务员考核规定', '', '中共中央组织部', '', '2020-12-28', NULL, '文号待补；日期待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (30, gen_random_uuid(), 'training', '干部教育培训工作条例', '', '中共中央', '', '2015-10-14', '2023-09-18', '文号待补；日期待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (31, gen_random_uuid(), 'training', '干部教育培训工作条例', '', '中共中央', '', '2023-09-19', NULL, '文号待补；日期待与原文核对');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (32, gen_random_uuid(), 'party_charter', '中国共产党章程', '', '中国共产党第十七次全国代表大会', '', '2007-10-21', '2012-11-13', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (33, gen_random_uuid(), 'party_charter', '中国共产党章程', '', '中国共产党第十八次全国代表大会', '', '2012-11-14', '2017-10-23', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (34, gen_random_uuid(), 'party_charter', '中国共产党章程', '', '中国共产党第十九次全国代表大会', '', '2017-10-24', '2022-10-21', '');
INSERT INTO public.planning_legalbasis (id, ref, provision, title, number, issuer, article, effective_from, effective_to, note) VALUES (35, gen_random_uuid(), 'party_charter', '中国共产党章程', '', '中国共产党第二十次全国代表大会', '', '2022-10-22', NULL, '');


























































































































































































SELECT pg_catalog.setval('public.planning_legalbasis_id_seq', 35, true);


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_amendmentline
    ADD CONSTRAINT amendmentline_once UNIQUE (amendment_id, target);


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_proposal_id_key UNIQUE (proposal_id);


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_post
    ADD CONSTRAINT appointment_post_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_post
    ADD CONSTRAINT appointment_post_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_proposal
    ADD CONSTRAINT appointment_proposal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_proposal
    ADD CONSTRAINT appointment_proposal_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_reserveentry
    ADD CONSTRAINT appointment_reserveentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_reserveentry
    ADD CONSTRAINT appointment_reserveentry_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_team
    ADD CONSTRAINT appointment_team_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_team
    ADD CONSTRAINT appointment_team_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_vacancy
    ADD CONSTRAINT appointment_vacancy_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.appointment_vacancy
    ADD CONSTRAINT appointment_vacancy_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_appraisal
    ADD CONSTRAINT appraisal_once_a_year UNIQUE (person_id, year);


ALTER TABLE ONLY public.training_attendance
    ADD CONSTRAINT attendance_once_a_day UNIQUE (enrolment_id, "on");


ALTER TABLE ONLY public.core_auditentry
    ADD CONSTRAINT audit_number_once UNIQUE (chain, n);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_boardseat
    ADD CONSTRAINT boardseat_once UNIQUE (board_id, user_id);


ALTER TABLE ONLY public.selection_borderlinerule
    ADD CONSTRAINT borderlinerule_once UNIQUE (edition_id, tier);


ALTER TABLE ONLY public.candidates_appraisal
    ADD CONSTRAINT candidates_appraisal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_appraisal
    ADD CONSTRAINT candidates_appraisal_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveentry_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_award
    ADD CONSTRAINT candidates_award_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_award
    ADD CONSTRAINT candidates_award_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_career
    ADD CONSTRAINT candidates_career_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_career
    ADD CONSTRAINT candidates_career_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT candidates_duplicate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT candidates_duplicate_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_education
    ADD CONSTRAINT candidates_education_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_education
    ADD CONSTRAINT candidates_education_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_exportrequest
    ADD CONSTRAINT candidates_exportrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_exportrequest
    ADD CONSTRAINT candidates_exportrequest_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_familymember
    ADD CONSTRAINT candidates_familymember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_familymember
    ADD CONSTRAINT candidates_familymember_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT candidates_finding_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT candidates_finding_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT candidates_formtemplate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT candidates_formtemplate_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbatch_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbatch_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedfile_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.candidates_professionaltitle
    ADD CONSTRAINT candidates_professionaltitle_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.candidates_professionaltitle
    ADD CONSTRAINT candidates_professionaltitle_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_citycondition
    ADD CONSTRAINT citycondition_key_once UNIQUE (plan_id, key);


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT cityplan_once UNIQUE (edition_id, organisation_id);


ALTER TABLE ONLY public.planning_cityplanversion
    ADD CONSTRAINT cityplanversion_once UNIQUE (plan_id, number);


ALTER TABLE ONLY public.training_trainingclass
    ADD CONSTRAINT class_number_once UNIQUE (edition_id, number);


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT codekey_once UNIQUE (paper_id, nomination_id);


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT committeepack_once UNIQUE (meeting_id, number);


ALTER TABLE ONLY public.core_accesslog
    ADD CONSTRAINT core_accesslog_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_apitoken
    ADD CONSTRAINT core_apitoken_digest_key UNIQUE (digest);


ALTER TABLE ONLY public.core_apitoken
    ADD CONSTRAINT core_apitoken_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_apitoken
    ADD CONSTRAINT core_apitoken_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_auditentry
    ADD CONSTRAINT core_auditentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_audithead
    ADD CONSTRAINT core_audithead_pkey PRIMARY KEY (chain);


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_jobfile
    ADD CONSTRAINT core_jobfile_file_id_key UNIQUE (file_id);


ALTER TABLE ONLY public.core_jobfile
    ADD CONSTRAINT core_jobfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT core_notice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT core_notice_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_noticeread
    ADD CONSTRAINT core_noticeread_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_path_key UNIQUE (path);


ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_role
    ADD CONSTRAINT core_role_pkey PRIMARY KEY (name);


ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT core_savedfilter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT core_savedfilter_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_username_key UNIQUE (username);


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT cycle_once UNIQUE (edition_id, year);


ALTER TABLE ONLY public.planning_dayexception
    ADD CONSTRAINT dayexception_once UNIQUE (organisation_id, "on");


ALTER TABLE ONLY public.selection_conflictdeclaration
    ADD CONSTRAINT declaration_once UNIQUE (nomination_id, user_id);


ALTER TABLE ONLY public.selection_deliberationline
    ADD CONSTRAINT deliberationline_once UNIQUE (deliberation_id, nomination_id);


ALTER TABLE ONLY public.selection_deliberationmember
    ADD CONSTRAINT deliberationmember_once UNIQUE (deliberation_id, name, unit);


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT deliberationrecusal_once UNIQUE (line_id, member_id);


ALTER TABLE ONLY public.selection_departure
    ADD CONSTRAINT departure_once UNIQUE (nomination_id, before_step, event);


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_celery_beat_clockedschedule
    ADD CONSTRAINT django_celery_beat_clockedschedule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_celery_beat_crontabschedule
    ADD CONSTRAINT django_celery_beat_crontabschedule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_celery_beat_intervalschedule
    ADD CONSTRAINT django_celery_beat_intervalschedule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_name_key UNIQUE (name);


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_celery_beat_periodictasks
    ADD CONSTRAINT django_celery_beat_periodictasks_pkey PRIMARY KEY (ident);


ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solar_event_latitude_longitude_ba64999a_uniq UNIQUE (event, latitude, longitude);


ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solarschedule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


ALTER TABLE ONLY public.planning_document
    ADD CONSTRAINT document_revision_once UNIQUE (series, revision);


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT duplicate_pair_once UNIQUE (first_id, second_id);


ALTER TABLE ONLY public.planning_edition
    ADD CONSTRAINT edition_name_once UNIQUE (organisation_id, year, name);


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT editionversion_once UNIQUE (edition_id, number);


ALTER TABLE ONLY public.training_enrolment
    ADD CONSTRAINT enrolment_no_overlap EXCLUDE USING gist (int8range(trainee_id, trainee_id, '[]'::text) WITH &&, period WITH &&) WHERE (((state)::text = ANY (ARRAY['enrolled'::character varying, 'completed'::character varying, 'failed'::character varying])));


ALTER TABLE ONLY public.selection_examsession
    ADD CONSTRAINT examsession_once UNIQUE (edition_id, tier, name);


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT finding_once UNIQUE (person_id, rule, slot);


ALTER TABLE ONLY public.selection_findingstop
    ADD CONSTRAINT findingstop_once UNIQUE (edition_id, gate);


ALTER TABLE ONLY public.selection_formdraft
    ADD CONSTRAINT formdraft_once UNIQUE NULLS NOT DISTINCT (user_id, person_id, nomination_id, form);


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT formtemplate_number_once UNIQUE (org_path, number);


ALTER TABLE ONLY public.planning_gate
    ADD CONSTRAINT gate_step_once UNIQUE (edition_id, step);


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT importedfile_once UNIQUE (batch_id, "position");


ALTER TABLE ONLY public.selection_inspectedname
    ADD CONSTRAINT inspectedname_once UNIQUE (notice_id, nomination_id);


ALTER TABLE ONLY public.selection_inspectionnotice
    ADD CONSTRAINT inspectionnotice_number_once UNIQUE (edition_id, place_id, number);


ALTER TABLE ONLY public.selection_inspectionteam
    ADD CONSTRAINT inspectionteam_name_once UNIQUE (edition_id, org_path, name);


ALTER TABLE ONLY public.selection_interviewboard
    ADD CONSTRAINT interviewboard_once UNIQUE (interview_id, number);


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT interviewmark_once UNIQUE (slot_id, user_id);


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT interviewslot_of_nominee_once UNIQUE (nomination_id, component);


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT interviewslot_once UNIQUE (board_id, "position");


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT keyedmark_once UNIQUE (sheet_id, line_id, entry);


ALTER TABLE ONLY public.planning_legalbasis
    ADD CONSTRAINT legalbasis_once UNIQUE (provision, effective_from);


ALTER TABLE ONLY public.selection_letter
    ADD CONSTRAINT letter_number_once UNIQUE (edition_id, number);


ALTER TABLE ONLY public.selection_mark
    ADD CONSTRAINT mark_once UNIQUE (nomination_id, component, examiner_no);


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT marksheet_version_once UNIQUE (paper_id, number, revision);


ALTER TABLE ONLY public.selection_materialversion
    ADD CONSTRAINT materialversion_once UNIQUE (report_id, number);


ALTER TABLE ONLY public.selection_meetingmember
    ADD CONSTRAINT meetingmember_once UNIQUE (meeting_id, name, unit);


ALTER TABLE ONLY public.selection_meetingvote
    ADD CONSTRAINT meetingvote_once UNIQUE (meeting_id, nomination_id);


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT membership_once UNIQUE (user_id, organisation_id, role);


ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_mustcheck
    ADD CONSTRAINT mustcheck_once UNIQUE (nomination_id, kind);


ALTER TABLE ONLY public.selection_nominationratio
    ADD CONSTRAINT nominationratio_once UNIQUE (edition_id, tier);


ALTER TABLE ONLY public.selection_notice
    ADD CONSTRAINT notice_number_once UNIQUE (edition_id, number);


ALTER TABLE ONLY public.core_noticeread
    ADD CONSTRAINT notice_read_once UNIQUE (user_id, notice_id);


ALTER TABLE ONLY public.selection_noticeentry
    ADD CONSTRAINT noticeentry_once UNIQUE (notice_id, nomination_id);


ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT organisation_name_once UNIQUE (parent_id, name);


ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT paper_once UNIQUE (edition_id, tier, component);


ALTER TABLE ONLY public.selection_papertally
    ADD CONSTRAINT papertally_once UNIQUE (poll_id, voter_group);


ALTER TABLE ONLY public.planning_amendment
    ADD CONSTRAINT planning_amendment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_amendment
    ADD CONSTRAINT planning_amendment_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_amendmentline
    ADD CONSTRAINT planning_amendmentline_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_amendmentline
    ADD CONSTRAINT planning_amendmentline_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_citycondition
    ADD CONSTRAINT planning_citycondition_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_citycondition
    ADD CONSTRAINT planning_citycondition_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT planning_cityplan_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT planning_cityplan_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_cityplanversion
    ADD CONSTRAINT planning_cityplanversion_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_cityplanversion
    ADD CONSTRAINT planning_cityplanversion_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_dayexception
    ADD CONSTRAINT planning_dayexception_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_dayexception
    ADD CONSTRAINT planning_dayexception_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_document
    ADD CONSTRAINT planning_document_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_document
    ADD CONSTRAINT planning_document_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_edition
    ADD CONSTRAINT planning_edition_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_edition
    ADD CONSTRAINT planning_edition_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT planning_editionversion_amendment_id_key UNIQUE (amendment_id);


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT planning_editionversion_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT planning_editionversion_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_gate
    ADD CONSTRAINT planning_gate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_gate
    ADD CONSTRAINT planning_gate_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_leadinggroupmember
    ADD CONSTRAINT planning_leadinggroupmember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_leadinggroupmember
    ADD CONSTRAINT planning_leadinggroupmember_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_legalbasis
    ADD CONSTRAINT planning_legalbasis_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_legalbasis
    ADD CONSTRAINT planning_legalbasis_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_qualificationrule
    ADD CONSTRAINT planning_qualificationrule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_qualificationrule
    ADD CONSTRAINT planning_qualificationrule_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT planning_quota_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT planning_quota_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_receipt
    ADD CONSTRAINT planning_receipt_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_receipt
    ADD CONSTRAINT planning_receipt_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_structuretarget
    ADD CONSTRAINT planning_structuretarget_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_structuretarget
    ADD CONSTRAINT planning_structuretarget_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_subproject
    ADD CONSTRAINT planning_subproject_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_subproject
    ADD CONSTRAINT planning_subproject_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_unitquota
    ADD CONSTRAINT planning_unitquota_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_unitquota
    ADD CONSTRAINT planning_unitquota_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_versionreceipt
    ADD CONSTRAINT planning_versionreceipt_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_versionreceipt
    ADD CONSTRAINT planning_versionreceipt_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.appointment_post
    ADD CONSTRAINT post_title_once UNIQUE (team_id, title);


ALTER TABLE ONLY public.training_posting
    ADD CONSTRAINT posting_no_overlap EXCLUDE USING gist (int8range(trainee_id, trainee_id, '[]'::text) WITH &&, period WITH &&) WHERE (((state)::text = ANY (ARRAY['proposed'::character varying, 'active'::character varying, 'completed'::character varying, 'cut_short'::character varying])));


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT quota_once UNIQUE (edition_id, tier, sub_project_id, organisation_id);


ALTER TABLE ONLY public.planning_receipt
    ADD CONSTRAINT receipt_once UNIQUE (document_id, organisation_id);


ALTER TABLE ONLY public.selection_recheck
    ADD CONSTRAINT recheck_once UNIQUE (nomination_id, run_id);


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT recusal_once UNIQUE (vote_id, member_id);


ALTER TABLE ONLY public.selection_remindersent
    ADD CONSTRAINT remindersent_once UNIQUE (organisation_id, key);


ALTER TABLE ONLY public.selection_requiredattachment
    ADD CONSTRAINT requiredattachment_once UNIQUE (edition_id, kind);


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT review_once_a_cycle UNIQUE (cycle_id, trainee_id);


ALTER TABLE ONLY public.selection_reviewrequest
    ADD CONSTRAINT reviewrequest_once UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_reviewreturn
    ADD CONSTRAINT reviewreturn_once UNIQUE (nomination_id, number);


ALTER TABLE ONLY public.selection_reviewterm
    ADD CONSTRAINT reviewterm_once UNIQUE (edition_id, term, effective_from);


ALTER TABLE ONLY public.selection_reviewverdict
    ADD CONSTRAINT reviewverdict_once UNIQUE (nomination_id, stage, round, key);


ALTER TABLE ONLY public.selection_room
    ADD CONSTRAINT room_number_once UNIQUE (session_id, number);


ALTER TABLE ONLY public.planning_qualificationrule
    ADD CONSTRAINT rule_key_once UNIQUE (edition_id, tier, key);


ALTER TABLE ONLY public.selection_runrow
    ADD CONSTRAINT runrow_once UNIQUE (run_id, nomination_id);


ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT savedfilter_name_once UNIQUE (user_id, page, name);


ALTER TABLE ONLY public.selection_scheme
    ADD CONSTRAINT scheme_number_once UNIQUE (edition_id, tier, number);


ALTER TABLE ONLY public.selection_script
    ADD CONSTRAINT script_code_once UNIQUE (paper_id, code);


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT seat_number_once UNIQUE (count_id, kind, number);


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT seatcount_once UNIQUE (edition_id, tier, sub_project_id, organisation_id);


ALTER TABLE ONLY public.selection_secondlook
    ADD CONSTRAINT secondlook_once UNIQUE (run_id, nomination_id);


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_ballot
    ADD CONSTRAINT selection_ballot_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_ballottoken
    ADD CONSTRAINT selection_ballottoken_digest_key UNIQUE (digest);


ALTER TABLE ONLY public.selection_ballottoken
    ADD CONSTRAINT selection_ballottoken_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_ballottoken
    ADD CONSTRAINT selection_ballottoken_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_boardseat
    ADD CONSTRAINT selection_boardseat_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_boardseat
    ADD CONSTRAINT selection_boardseat_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_borderlinerule
    ADD CONSTRAINT selection_borderlinerule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_borderlinerule
    ADD CONSTRAINT selection_borderlinerule_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_cancellation
    ADD CONSTRAINT selection_cancellation_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_cancellation
    ADD CONSTRAINT selection_cancellation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_cancellation
    ADD CONSTRAINT selection_cancellation_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_script_id_key UNIQUE (script_id);


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_conflictdeclaration
    ADD CONSTRAINT selection_conflictdeclaration_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_conflictdeclaration
    ADD CONSTRAINT selection_conflictdeclaration_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_conflictwaiver
    ADD CONSTRAINT selection_conflictwaiver_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_conflictwaiver
    ADD CONSTRAINT selection_conflictwaiver_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_deliberation
    ADD CONSTRAINT selection_deliberation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_deliberation
    ADD CONSTRAINT selection_deliberation_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_deliberationline
    ADD CONSTRAINT selection_deliberationline_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_deliberationline
    ADD CONSTRAINT selection_deliberationline_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_deliberationmember
    ADD CONSTRAINT selection_deliberationmember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_deliberationmember
    ADD CONSTRAINT selection_deliberationmember_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT selection_deliberationrecusal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT selection_deliberationrecusal_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_departure
    ADD CONSTRAINT selection_departure_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_departure
    ADD CONSTRAINT selection_departure_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_examsession
    ADD CONSTRAINT selection_examsession_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_examsession
    ADD CONSTRAINT selection_examsession_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_exemption
    ADD CONSTRAINT selection_exemption_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_exemption
    ADD CONSTRAINT selection_exemption_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_findingstop
    ADD CONSTRAINT selection_findingstop_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_findingstop
    ADD CONSTRAINT selection_findingstop_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_formdraft
    ADD CONSTRAINT selection_formdraft_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_formdraft
    ADD CONSTRAINT selection_formdraft_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_incident
    ADD CONSTRAINT selection_incident_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_incident
    ADD CONSTRAINT selection_incident_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_inspectedname
    ADD CONSTRAINT selection_inspectedname_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_inspectedname
    ADD CONSTRAINT selection_inspectedname_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_inspectionnotice
    ADD CONSTRAINT selection_inspectionnotice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_inspectionnotice
    ADD CONSTRAINT selection_inspectionnotice_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_inspectionreport
    ADD CONSTRAINT selection_inspectionreport_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_inspectionreport
    ADD CONSTRAINT selection_inspectionreport_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_inspectionreport
    ADD CONSTRAINT selection_inspectionreport_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_inspectionteam
    ADD CONSTRAINT selection_inspectionteam_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_inspectionteam
    ADD CONSTRAINT selection_inspectionteam_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_interviewboard
    ADD CONSTRAINT selection_interviewboard_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_interviewboard
    ADD CONSTRAINT selection_interviewboard_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT selection_interviewmark_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT selection_interviewmark_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT selection_interviewslot_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT selection_interviewslot_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_letter
    ADD CONSTRAINT selection_letter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_letter
    ADD CONSTRAINT selection_letter_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_mark
    ADD CONSTRAINT selection_mark_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_mark
    ADD CONSTRAINT selection_mark_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_serial_key UNIQUE (serial);


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_supersedes_id_key UNIQUE (supersedes_id);


ALTER TABLE ONLY public.selection_materialversion
    ADD CONSTRAINT selection_materialversion_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_materialversion
    ADD CONSTRAINT selection_materialversion_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_meeting
    ADD CONSTRAINT selection_meeting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_meeting
    ADD CONSTRAINT selection_meeting_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_meetingmember
    ADD CONSTRAINT selection_meetingmember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_meetingmember
    ADD CONSTRAINT selection_meetingmember_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_meetingvote
    ADD CONSTRAINT selection_meetingvote_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_meetingvote
    ADD CONSTRAINT selection_meetingvote_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_mustcheck
    ADD CONSTRAINT selection_mustcheck_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_mustcheck
    ADD CONSTRAINT selection_mustcheck_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_nominationratio
    ADD CONSTRAINT selection_nominationratio_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_nominationratio
    ADD CONSTRAINT selection_nominationratio_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_notice
    ADD CONSTRAINT selection_notice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_notice
    ADD CONSTRAINT selection_notice_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_noticeentry
    ADD CONSTRAINT selection_noticeentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_noticeentry
    ADD CONSTRAINT selection_noticeentry_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_noticereply
    ADD CONSTRAINT selection_noticereply_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_noticereply
    ADD CONSTRAINT selection_noticereply_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_objection
    ADD CONSTRAINT selection_objection_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_objection
    ADD CONSTRAINT selection_objection_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_objector
    ADD CONSTRAINT selection_objector_objection_id_key UNIQUE (objection_id);


ALTER TABLE ONLY public.selection_objector
    ADD CONSTRAINT selection_objector_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_objector
    ADD CONSTRAINT selection_objector_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_papertally
    ADD CONSTRAINT selection_papertally_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_papertally
    ADD CONSTRAINT selection_papertally_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_poll
    ADD CONSTRAINT selection_poll_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_poll
    ADD CONSTRAINT selection_poll_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_poll
    ADD CONSTRAINT selection_poll_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_recheck
    ADD CONSTRAINT selection_recheck_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_recheck
    ADD CONSTRAINT selection_recheck_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT selection_recusal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT selection_recusal_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_remindersent
    ADD CONSTRAINT selection_remindersent_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_remindersent
    ADD CONSTRAINT selection_remindersent_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reopening
    ADD CONSTRAINT selection_reopening_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reopening
    ADD CONSTRAINT selection_reopening_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_requiredattachment
    ADD CONSTRAINT selection_requiredattachment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_requiredattachment
    ADD CONSTRAINT selection_requiredattachment_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reviewpaper
    ADD CONSTRAINT selection_reviewpaper_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reviewpaper
    ADD CONSTRAINT selection_reviewpaper_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reviewrequest
    ADD CONSTRAINT selection_reviewrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reviewrequest
    ADD CONSTRAINT selection_reviewrequest_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reviewreturn
    ADD CONSTRAINT selection_reviewreturn_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reviewreturn
    ADD CONSTRAINT selection_reviewreturn_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reviewterm
    ADD CONSTRAINT selection_reviewterm_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reviewterm
    ADD CONSTRAINT selection_reviewterm_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_reviewverdict
    ADD CONSTRAINT selection_reviewverdict_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_reviewverdict
    ADD CONSTRAINT selection_reviewverdict_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_room
    ADD CONSTRAINT selection_room_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_room
    ADD CONSTRAINT selection_room_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_runrow
    ADD CONSTRAINT selection_runrow_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_runrow
    ADD CONSTRAINT selection_runrow_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_scheme
    ADD CONSTRAINT selection_scheme_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_scheme
    ADD CONSTRAINT selection_scheme_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_script
    ADD CONSTRAINT selection_script_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_script
    ADD CONSTRAINT selection_script_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT selection_seatcount_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT selection_seatcount_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_secondlook
    ADD CONSTRAINT selection_secondlook_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_secondlook
    ADD CONSTRAINT selection_secondlook_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_sensitivity
    ADD CONSTRAINT selection_sensitivity_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_sensitivity
    ADD CONSTRAINT selection_sensitivity_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_sensitivityrow
    ADD CONSTRAINT selection_sensitivityrow_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_sensitivityrow
    ADD CONSTRAINT selection_sensitivityrow_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_severityline
    ADD CONSTRAINT selection_severityline_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_severityline
    ADD CONSTRAINT selection_severityline_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_severitystudy
    ADD CONSTRAINT selection_severitystudy_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_severitystudy
    ADD CONSTRAINT selection_severitystudy_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_talk
    ADD CONSTRAINT selection_talk_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_talk
    ADD CONSTRAINT selection_talk_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_teamcase
    ADD CONSTRAINT selection_teamcase_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_teamcase
    ADD CONSTRAINT selection_teamcase_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_teamcase
    ADD CONSTRAINT selection_teamcase_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_teammember
    ADD CONSTRAINT selection_teammember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_teammember
    ADD CONSTRAINT selection_teammember_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_nomination_id_key UNIQUE (nomination_id);


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_votebox
    ADD CONSTRAINT selection_votebox_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_votebox
    ADD CONSTRAINT selection_votebox_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_votebox
    ADD CONSTRAINT selection_votebox_vote_id_key UNIQUE (vote_id);


ALTER TABLE ONLY public.selection_votingcode
    ADD CONSTRAINT selection_votingcode_digest_key UNIQUE (digest);


ALTER TABLE ONLY public.selection_votingcode
    ADD CONSTRAINT selection_votingcode_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.selection_votingcode
    ADD CONSTRAINT selection_votingcode_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_sensitivityrow
    ADD CONSTRAINT sensitivityrow_once UNIQUE (sensitivity_id, nomination_id);


ALTER TABLE ONLY public.selection_severityline
    ADD CONSTRAINT severityline_once UNIQUE (study_id, nomination_id, component);


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT sheetmark_once UNIQUE (sheet_id, script_id);


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT sitting_once UNIQUE (session_id, nomination_id);


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT sitting_seat_once UNIQUE (room_id, "row", "column") DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_structuretarget
    ADD CONSTRAINT structuretarget_once UNIQUE (edition_id, level, dimension, band);


ALTER TABLE ONLY public.planning_subproject
    ADD CONSTRAINT subproject_field_once UNIQUE (edition_id, field);


ALTER TABLE ONLY public.appointment_team
    ADD CONSTRAINT team_name_once UNIQUE (organisation_id, name);


ALTER TABLE ONLY public.selection_teammember
    ADD CONSTRAINT teammember_once UNIQUE (team_id, name, unit);


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT tracking_review_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT tracking_review_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT tracking_reviewcycle_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT tracking_reviewcycle_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT trainee_once UNIQUE (edition_id, person_id);


ALTER TABLE ONLY public.training_attendance
    ADD CONSTRAINT training_attendance_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.training_attendance
    ADD CONSTRAINT training_attendance_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.training_enrolment
    ADD CONSTRAINT training_enrolment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.training_enrolment
    ADD CONSTRAINT training_enrolment_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.training_lesson
    ADD CONSTRAINT training_lesson_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.training_lesson
    ADD CONSTRAINT training_lesson_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.training_posting
    ADD CONSTRAINT training_posting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.training_posting
    ADD CONSTRAINT training_posting_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.training_trainingclass
    ADD CONSTRAINT training_trainingclass_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.training_trainingclass
    ADD CONSTRAINT training_trainingclass_ref_key UNIQUE (ref);


ALTER TABLE ONLY public.planning_unitquota
    ADD CONSTRAINT unitquota_once UNIQUE NULLS NOT DISTINCT (plan_id, plan_version_id, sub_project_id, organisation_id);


ALTER TABLE ONLY public.planning_versionreceipt
    ADD CONSTRAINT versionreceipt_once UNIQUE (edition_version_id, organisation_id);


ALTER TABLE ONLY public.selection_conflictwaiver
    ADD CONSTRAINT waiver_once UNIQUE (member_id, nomination_id);


CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


CREATE UNIQUE INDEX amendment_draft_once ON public.planning_amendment USING btree (edition_id) WHERE ((state)::text = 'draft'::text);


CREATE INDEX appointment_appointment_post_id_e99d7120 ON public.appointment_appointment USING btree (post_id);


CREATE INDEX appointment_appointment_trainee_id_23bc35ff ON public.appointment_appointment USING btree (trainee_id);


CREATE INDEX appointment_by_day ON public.appointment_appointment USING btree (appointed_on, id);


CREATE INDEX appointment_by_end ON public.appointment_appointment USING btree (probation_ends_on, id);


CREATE INDEX appointment_by_probation ON public.appointment_appointment USING btree (state, probation_ends_on);


CREATE INDEX appointment_by_scope ON public.appointment_appointment USING btree (org_path, appointed_on, id);


CREATE UNIQUE INDEX appointment_one_holder ON public.appointment_appointment USING btree (post_id) WHERE ((state)::text = ANY (ARRAY['in_probation'::character varying, 'in_office'::character varying, 'confirmed'::character varying]));


CREATE UNIQUE INDEX appointment_one_post ON public.appointment_appointment USING btree (trainee_id) WHERE ((state)::text = ANY (ARRAY['in_probation'::character varying, 'in_office'::character varying, 'confirmed'::character varying]));


CREATE UNIQUE INDEX appointment_post_scope ON public.appointment_post USING btree (id, org_path);


CREATE INDEX appointment_post_team_id_fedd1733 ON public.appointment_post USING btree (team_id);


CREATE UNIQUE INDEX appointment_proposal_scope ON public.appointment_proposal USING btree (id, org_path);


CREATE INDEX appointment_proposal_trainee_id_b18a54ac ON public.appointment_proposal USING btree (trainee_id);


CREATE INDEX appointment_proposal_vacancy_id_bf6226af ON public.appointment_proposal USING btree (vacancy_id);


CREATE INDEX appointment_reserveentry_trainee_id_dec9aaec ON public.appointment_reserveentry USING btree (trainee_id);


CREATE INDEX appointment_team_organisation_id_157ea4af ON public.appointment_team USING btree (organisation_id);


CREATE UNIQUE INDEX appointment_team_scope ON public.appointment_team USING btree (id, org_path);


CREATE INDEX appointment_vacancy_edition_id_1657c024 ON public.appointment_vacancy USING btree (edition_id);


CREATE INDEX appointment_vacancy_post_id_1a67452a ON public.appointment_vacancy USING btree (post_id);


CREATE INDEX archiveentry_by_scope ON public.candidates_archiveentry USING btree (org_path, id DESC);


CREATE INDEX archiveentry_of_person ON public.candidates_archiveentry USING btree (person_id, element, dated);


CREATE UNIQUE INDEX attachment_of_a_kind_once ON public.selection_attachment USING btree (nomination_id, kind) WHERE ((removed_at IS NULL) AND (NOT ((kind)::text = 'other'::text)));


CREATE INDEX audit_by_object ON public.core_auditentry USING btree (object_ref, id);


CREATE INDEX audit_by_scope ON public.core_auditentry USING btree (org_path, id);


CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


CREATE INDEX award_of_person ON public.candidates_award USING btree (person_id, "position");


CREATE INDEX boardseat_of_examiner ON public.selection_boardseat USING btree (user_id, id DESC);


CREATE INDEX candidates_appraisal_person_id_a1c6bb6e ON public.candidates_appraisal USING btree (person_id);


CREATE INDEX candidates_archiveentry_person_id_3ea855de ON public.candidates_archiveentry USING btree (person_id);


CREATE INDEX candidates_archiveentry_struck_by_id_e512ed16 ON public.candidates_archiveentry USING btree (struck_by_id);


CREATE INDEX candidates_archiveentry_verified_by_id_3c820c7e ON public.candidates_archiveentry USING btree (verified_by_id);


CREATE INDEX candidates_award_person_id_4da46bcc ON public.candidates_award USING btree (person_id);


CREATE INDEX candidates_career_person_id_926c7330 ON public.candidates_career USING btree (person_id);


CREATE INDEX candidates_duplicate_first_id_e190d62b ON public.candidates_duplicate USING btree (first_id);


CREATE INDEX candidates_duplicate_second_id_bb09d2e5 ON public.candidates_duplicate USING btree (second_id);


CREATE INDEX candidates_duplicate_signer_id_d4357a66 ON public.candidates_duplicate USING btree (signer_id);


CREATE INDEX candidates_education_person_id_12a0e3be ON public.candidates_education USING btree (person_id);


CREATE INDEX candidates_exportrequest_asked_by_id_0a1520dd ON public.candidates_exportrequest USING btree (asked_by_id);


CREATE INDEX candidates_exportrequest_decided_by_id_7810b622 ON public.candidates_exportrequest USING btree (decided_by_id);


CREATE INDEX candidates_familymember_person_id_4072c2ff ON public.candidates_familymember USING btree (person_id);


CREATE INDEX candidates_finding_person_id_a59232c4 ON public.candidates_finding USING btree (person_id);


CREATE INDEX candidates_finding_signer_id_9932b20e ON public.candidates_finding USING btree (signer_id);


CREATE INDEX candidates_formtemplate_file_id_62d8119e ON public.candidates_formtemplate USING btree (file_id);


CREATE INDEX candidates_formtemplate_uploaded_by_id_e42f1b11 ON public.candidates_formtemplate USING btree (uploaded_by_id);


CREATE INDEX candidates_importbatch_archive_id_7dc7ee21 ON public.candidates_importbatch USING btree (archive_id);


CREATE INDEX candidates_importbatch_importer_id_ef9932db ON public.candidates_importbatch USING btree (importer_id);


CREATE INDEX candidates_importbatch_organisation_id_a1b82f08 ON public.candidates_importbatch USING btree (organisation_id);


CREATE UNIQUE INDEX candidates_importbatch_scope ON public.candidates_importbatch USING btree (id, org_path);


CREATE INDEX candidates_importbatch_undone_by_id_ed26cbda ON public.candidates_importbatch USING btree (undone_by_id);


CREATE INDEX candidates_importedfile_batch_id_63b21446 ON public.candidates_importedfile USING btree (batch_id);


CREATE INDEX candidates_importedfile_decided_by_id_a1ab4c9e ON public.candidates_importedfile USING btree (decided_by_id);


CREATE INDEX candidates_importedfile_file_id_b34154f3 ON public.candidates_importedfile USING btree (file_id);


CREATE INDEX candidates_importedfile_person_id_b72b3b2f ON public.candidates_importedfile USING btree (person_id);


CREATE INDEX candidates_person_county_id_2ba344e8 ON public.candidates_person USING btree (county_id);


CREATE INDEX candidates_person_dossier_file_id_973e5321 ON public.candidates_person USING btree (dossier_file_id);


CREATE INDEX candidates_person_merged_into_id_db38aa72 ON public.candidates_person USING btree (merged_into_id);


CREATE INDEX candidates_person_name_characters ON public.candidates_person USING gin (string_to_array((name)::text, NULL::text));


CREATE INDEX candidates_person_organisation_id_710d92e6 ON public.candidates_person USING btree (organisation_id);


CREATE INDEX candidates_person_photo_id_3add9dbd ON public.candidates_person USING btree (photo_id);


CREATE UNIQUE INDEX candidates_person_scope ON public.candidates_person USING btree (id, org_path);


CREATE INDEX candidates_professionaltitle_person_id_f3b8b42a ON public.candidates_professionaltitle USING btree (person_id);


CREATE INDEX career_of_person ON public.candidates_career USING btree (person_id, "position");


CREATE INDEX cityplan_by_scope ON public.planning_cityplan USING btree (org_path, id);


CREATE INDEX cityplanversion_of_place ON public.planning_cityplanversion USING btree (edition_id, organisation_id);


CREATE INDEX class_by_day ON public.training_trainingclass USING btree (starts_on, id);


CREATE INDEX class_by_scope ON public.training_trainingclass USING btree (org_path, starts_on, id);


CREATE INDEX class_by_state ON public.training_trainingclass USING btree (state, ends_on);


CREATE INDEX core_accesslog_at_917a153f ON public.core_accesslog USING btree (at);


CREATE INDEX core_accesslog_object_ref_0cbe3cc9 ON public.core_accesslog USING btree (object_ref);


CREATE INDEX core_accesslog_org_path_d2a7eb12 ON public.core_accesslog USING btree (org_path);


CREATE INDEX core_accesslog_org_path_d2a7eb12_like ON public.core_accesslog USING btree (org_path varchar_pattern_ops);


CREATE INDEX core_accesslog_user_id_73ad759a ON public.core_accesslog USING btree (user_id);


CREATE INDEX core_apitoken_digest_1d87edb9_like ON public.core_apitoken USING btree (digest varchar_pattern_ops);


CREATE INDEX core_apitoken_membership_id_ca362249 ON public.core_apitoken USING btree (membership_id);


CREATE INDEX core_apitoken_user_id_030d32aa ON public.core_apitoken USING btree (user_id);


CREATE INDEX core_audithead_chain_27b9b7c1_like ON public.core_audithead USING btree (chain varchar_pattern_ops);


CREATE INDEX core_importrun_file_id_3ea3dea6 ON public.core_importrun USING btree (file_id);


CREATE INDEX core_importrun_membership_id_015e6cae ON public.core_importrun USING btree (membership_id);


CREATE INDEX core_importrun_user_id_d920c2c1 ON public.core_importrun USING btree (user_id);


CREATE INDEX core_job_membership_id_282062bd ON public.core_job USING btree (membership_id);


CREATE INDEX core_job_user_id_b69eefda ON public.core_job USING btree (user_id);


CREATE INDEX core_jobfile_job_id_cfce7da7 ON public.core_jobfile USING btree (job_id);


CREATE INDEX core_membership_organisation_id_044c8ca1 ON public.core_membership USING btree (organisation_id);


CREATE INDEX core_membership_role_4263d3f5 ON public.core_membership USING btree (role);


CREATE INDEX core_membership_role_4263d3f5_like ON public.core_membership USING btree (role varchar_pattern_ops);


CREATE INDEX core_membership_user_id_f9b5780b ON public.core_membership USING btree (user_id);


CREATE INDEX core_notice_organisation_id_c55fb884 ON public.core_notice USING btree (organisation_id);


CREATE INDEX core_notice_user_id_2b488d98 ON public.core_notice USING btree (user_id);


CREATE INDEX core_noticeread_notice_id_146f934a ON public.core_noticeread USING btree (notice_id);


CREATE INDEX core_noticeread_user_id_038468c7 ON public.core_noticeread USING btree (user_id);


CREATE INDEX core_organisation_parent_id_bf7dbfbd ON public.core_organisation USING btree (parent_id);


CREATE INDEX core_organisation_path_c595c02b_like ON public.core_organisation USING btree (path varchar_pattern_ops);


CREATE INDEX core_role_name_ca4cd9c7_like ON public.core_role USING btree (name varchar_pattern_ops);


CREATE INDEX core_savedfilter_user_id_5af9e3f8 ON public.core_savedfilter USING btree (user_id);


CREATE UNIQUE INDEX core_storedfile_scope ON public.core_storedfile USING btree (id, org_path);


CREATE INDEX core_storedfile_stored_by_id_72c49f0d ON public.core_storedfile USING btree (stored_by_id);


CREATE INDEX core_user_org_path_d88f9c19 ON public.core_user USING btree (org_path);


CREATE INDEX core_user_org_path_d88f9c19_like ON public.core_user USING btree (org_path varchar_pattern_ops);


CREATE INDEX core_user_organisation_id_320e0c2a ON public.core_user USING btree (organisation_id);


CREATE INDEX core_user_username_36e4f7f7_like ON public.core_user USING btree (username varchar_pattern_ops);


CREATE INDEX cycle_list ON public.tracking_reviewcycle USING btree (org_path, id);


CREATE INDEX deliberation_by_scope ON public.selection_deliberation USING btree (org_path, id DESC);


CREATE INDEX deliberationline_by_scope ON public.selection_deliberationline USING btree (org_path, id DESC);


CREATE INDEX deliberationline_of_nominee ON public.selection_deliberationline USING btree (nomination_id, id DESC);


CREATE UNIQUE INDEX deliberationmember_one_chair ON public.selection_deliberationmember USING btree (deliberation_id) WHERE is_chair;


CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);


CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);


CREATE INDEX django_celery_beat_periodictask_clocked_id_47a69f82 ON public.django_celery_beat_periodictask USING btree (clocked_id);


CREATE INDEX django_celery_beat_periodictask_crontab_id_d3cba168 ON public.django_celery_beat_periodictask USING btree (crontab_id);


CREATE INDEX django_celery_beat_periodictask_interval_id_a8ca27da ON public.django_celery_beat_periodictask USING btree (interval_id);


CREATE INDEX django_celery_beat_periodictask_name_265a36b7_like ON public.django_celery_beat_periodictask USING btree (name varchar_pattern_ops);


CREATE INDEX django_celery_beat_periodictask_solar_id_a87ce72c ON public.django_celery_beat_periodictask USING btree (solar_id);


CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


CREATE INDEX document_by_edition ON public.planning_document USING btree (edition_id, id);


CREATE UNIQUE INDEX document_number_once ON public.planning_document USING btree (edition_id, number, revision) WHERE (NOT ((number)::text = ''::text));


CREATE INDEX duplicate_by_scope ON public.candidates_duplicate USING btree (org_path, id DESC);


CREATE INDEX duplicate_of_later ON public.candidates_duplicate USING btree (second_id, state);


CREATE INDEX education_of_person ON public.candidates_education USING btree (person_id, "position");


CREATE INDEX enrolment_by_class ON public.training_enrolment USING btree (training_class_id, state);


CREATE INDEX enrolment_by_composite ON public.training_enrolment USING btree (composite, id);


CREATE INDEX enrolment_by_scope ON public.training_enrolment USING btree (org_path, id);


CREATE UNIQUE INDEX enrolment_certificate_once ON public.training_enrolment USING btree (training_class_id, certificate) WHERE (NOT ((certificate)::text = ''::text));


CREATE UNIQUE INDEX enrolment_once ON public.training_enrolment USING btree (training_class_id, trainee_id) WHERE ((state)::text = ANY (ARRAY['enrolled'::character varying, 'completed'::character varying, 'failed'::character varying]));


CREATE INDEX exemption_by_scope ON public.selection_exemption USING btree (org_path, id DESC);


CREATE UNIQUE INDEX exemption_live_once ON public.selection_exemption USING btree (nomination_id, key) WHERE (NOT ((state)::text = 'refused'::text));


CREATE INDEX exportrequest_by_scope ON public.candidates_exportrequest USING btree (org_path, id DESC);


CREATE INDEX family_of_person ON public.candidates_familymember USING btree (person_id, "position");


CREATE INDEX finding_by_scope ON public.candidates_finding USING btree (org_path, id DESC);


CREATE INDEX finding_open ON public.candidates_finding USING btree (severity, id DESC) WHERE ((state)::text = 'open'::text);


CREATE UNIQUE INDEX formtemplate_one_in_use ON public.candidates_formtemplate USING btree (org_path) WHERE ((state)::text = 'in_use'::text);


CREATE INDEX importbatch_by_scope ON public.candidates_importbatch USING btree (org_path, id DESC);


CREATE INDEX importedfile_by_scope ON public.candidates_importedfile USING btree (org_path, id DESC);


CREATE INDEX importedfile_of_batch ON public.candidates_importedfile USING btree (batch_id, outcome, "position");


CREATE INDEX importedfile_of_person ON public.candidates_importedfile USING btree (person_id);


CREATE INDEX importrun_recent ON public.core_importrun USING btree (org_path, id DESC);


CREATE INDEX incident_by_scope ON public.selection_incident USING btree (org_path, id DESC);


CREATE INDEX inspectionnotice_by_scope ON public.selection_inspectionnotice USING btree (org_path, id DESC);


CREATE INDEX inspectionteam_by_scope ON public.selection_inspectionteam USING btree (org_path, id DESC);


CREATE INDEX interview_by_scope ON public.selection_interview USING btree (org_path, id DESC);


CREATE INDEX interviewslot_by_scope ON public.selection_interviewslot USING btree (org_path, id);


CREATE UNIQUE INDEX job_key_once ON public.core_job USING btree (user_id, key) WHERE (NOT ((key)::text = ''::text));


CREATE INDEX job_live ON public.core_job USING btree (rung_at) WHERE ((state)::text = ANY (ARRAY['queued'::character varying, 'running'::character varying]));


CREATE INDEX job_of_user ON public.core_job USING btree (user_id, id DESC);


CREATE INDEX lesson_by_day ON public.training_lesson USING btree (training_class_id, "on", starts_at);


CREATE INDEX letter_by_scope ON public.selection_letter USING btree (org_path, id DESC);


CREATE INDEX mark_by_scope ON public.selection_mark USING btree (org_path, id DESC);


CREATE INDEX meeting_by_scope ON public.selection_meeting USING btree (org_path, id DESC);


CREATE UNIQUE INDEX meetingmember_one_chair ON public.selection_meetingmember USING btree (meeting_id) WHERE is_chair;


CREATE INDEX meetingvote_of_nominee ON public.selection_meetingvote USING btree (nomination_id, id DESC);


CREATE UNIQUE INDEX membership_one_administrator_role ON public.core_membership USING btree (user_id) WHERE ((role)::text = ANY (ARRAY['system_admin'::character varying, 'security_admin'::character varying, 'audit_admin'::character varying]));


CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


CREATE INDEX nomination_by_due_day ON public.selection_nomination USING btree (review_due_on, id) WHERE ((state)::text = 'endorsed'::text);


CREATE INDEX nomination_by_group ON public.selection_nomination USING btree (edition_id, tier, sub_project_id, place_id);


CREATE INDEX nomination_by_number ON public.selection_nomination USING btree (exam_number, id);


CREATE INDEX nomination_by_pinyin ON public.selection_nomination USING btree (pinyin_key, id);


CREATE INDEX nomination_by_scope ON public.selection_nomination USING btree (org_path, id DESC);


CREATE INDEX nomination_by_state ON public.selection_nomination USING btree (state, id DESC, org_path, edition_id);


CREATE INDEX nomination_by_strokes ON public.selection_nomination USING btree (stroke_key, id);


CREATE INDEX nomination_by_submission ON public.selection_nomination USING btree (submitted_at, id);


CREATE UNIQUE INDEX nomination_exam_number_once ON public.selection_nomination USING btree (edition_id, exam_number) WHERE (NOT ((exam_number)::text = ''::text));


CREATE UNIQUE INDEX nomination_live_once ON public.selection_nomination USING btree (edition_id, person_id) WHERE ((state)::text = ANY (ARRAY['draft'::character varying, 'submitted'::character varying, 'endorsed'::character varying, 'returned'::character varying, 'qualified'::character varying, 'shortlisted'::character varying, 'fit'::character varying, 'proposed'::character varying, 'reserve_place'::character varying, 'decided'::character varying, 'in_notice'::character varying, 'confirmed'::character varying]));


CREATE INDEX nomination_of_import ON public.selection_nomination USING btree (import_run_id, id) WHERE (import_run_id IS NOT NULL);


CREATE INDEX nomination_of_person ON public.selection_nomination USING btree (person_id, id DESC);


CREATE UNIQUE INDEX notice_once ON public.core_notice USING btree (once) WHERE (NOT ((once)::text = ''::text));


CREATE INDEX notice_to_role ON public.core_notice USING btree (organisation_id, role, id DESC) WHERE (user_id IS NULL);


CREATE INDEX notice_to_user ON public.core_notice USING btree (user_id, id DESC) WHERE (user_id IS NOT NULL);


CREATE INDEX noticeentry_of_nominee ON public.selection_noticeentry USING btree (nomination_id, id DESC);


CREATE INDEX noticereply_by_scope ON public.selection_noticereply USING btree (org_path, id DESC);


CREATE INDEX objection_by_scope ON public.selection_objection USING btree (org_path, id DESC);


CREATE INDEX person_by_birth ON public.candidates_person USING btree (birth, id);


CREATE INDEX person_by_id_number ON public.candidates_person USING btree (id_index);


CREATE INDEX person_by_initials ON public.candidates_person USING btree (initials);


CREATE INDEX person_by_name_and_month ON public.candidates_person USING btree (name, "left"((birth)::text, 7));


CREATE INDEX person_by_pinyin ON public.candidates_person USING btree (pinyin_key, id, org_path);


CREATE INDEX person_by_pinyin_and_month ON public.candidates_person USING btree (pinyin_key, "left"((birth)::text, 7));


CREATE INDEX person_by_strokes ON public.candidates_person USING btree (stroke_key, id, org_path);


CREATE UNIQUE INDEX person_once_in_a_place ON public.candidates_person USING btree ("left"((org_path)::text, 8), id_index) WHERE ((merged_into_id IS NULL) AND (withdrawn_at IS NULL));


CREATE INDEX person_recent ON public.candidates_person USING btree (org_path, id DESC);


CREATE INDEX planning_amendment_document_id_5ac392e8 ON public.planning_amendment USING btree (document_id);


CREATE INDEX planning_amendment_edition_id_c3735d3d ON public.planning_amendment USING btree (edition_id);


CREATE UNIQUE INDEX planning_amendment_scope ON public.planning_amendment USING btree (id, org_path);


CREATE INDEX planning_amendmentline_amendment_id_3c227c58 ON public.planning_amendmentline USING btree (amendment_id);


CREATE INDEX planning_citycondition_basis_id_ccc6296b ON public.planning_citycondition USING btree (basis_id);


CREATE INDEX planning_citycondition_plan_id_c7c1ca65 ON public.planning_citycondition USING btree (plan_id);


CREATE INDEX planning_cityplan_edition_id_03241227 ON public.planning_cityplan USING btree (edition_id);


CREATE INDEX planning_cityplan_file_id_7b7e9486 ON public.planning_cityplan USING btree (file_id);


CREATE INDEX planning_cityplan_organisation_id_73c3e11d ON public.planning_cityplan USING btree (organisation_id);


CREATE UNIQUE INDEX planning_cityplan_scope ON public.planning_cityplan USING btree (id, org_path);


CREATE INDEX planning_cityplanversion_edition_id_824e9bb0 ON public.planning_cityplanversion USING btree (edition_id);


CREATE INDEX planning_cityplanversion_organisation_id_9a8381ac ON public.planning_cityplanversion USING btree (organisation_id);


CREATE INDEX planning_cityplanversion_plan_id_0023177c ON public.planning_cityplanversion USING btree (plan_id);


CREATE INDEX planning_dayexception_organisation_id_f766bd3e ON public.planning_dayexception USING btree (organisation_id);


CREATE INDEX planning_document_edition_id_612f4ca1 ON public.planning_document USING btree (edition_id);


CREATE INDEX planning_document_file_id_0cac6d98 ON public.planning_document USING btree (file_id);


CREATE INDEX planning_edition_organisation_id_983de783 ON public.planning_edition USING btree (organisation_id);


CREATE INDEX planning_edition_predecessor_id_14a5a045 ON public.planning_edition USING btree (predecessor_id);


CREATE UNIQUE INDEX planning_edition_scope ON public.planning_edition USING btree (id, org_path);


CREATE INDEX planning_editionversion_edition_id_c821de7c ON public.planning_editionversion USING btree (edition_id);


CREATE INDEX planning_gate_edition_id_e103b3d0 ON public.planning_gate USING btree (edition_id);


CREATE INDEX planning_leadinggroupmember_edition_id_92cc1101 ON public.planning_leadinggroupmember USING btree (edition_id);


CREATE INDEX planning_legalbasis_provision_5d7e0088 ON public.planning_legalbasis USING btree (provision);


CREATE INDEX planning_legalbasis_provision_5d7e0088_like ON public.planning_legalbasis USING btree (provision varchar_pattern_ops);


CREATE INDEX planning_qualificationrule_basis_id_57f1a48c ON public.planning_qualificationrule USING btree (basis_id);


CREATE INDEX planning_qualificationrule_edition_id_884839d3 ON public.planning_qualificationrule USING btree (edition_id);


CREATE INDEX planning_quota_edition_id_d9169294 ON public.planning_quota USING btree (edition_id);


CREATE INDEX planning_quota_organisation_id_555e5e68 ON public.planning_quota USING btree (organisation_id);


CREATE INDEX planning_quota_sub_project_id_59b5cffe ON public.planning_quota USING btree (sub_project_id);


CREATE INDEX planning_receipt_document_id_139d9d31 ON public.planning_receipt USING btree (document_id);


CREATE INDEX planning_receipt_organisation_id_342ad6ff ON public.planning_receipt USING btree (organisation_id);


CREATE INDEX planning_structuretarget_edition_id_f9c3ba50 ON public.planning_structuretarget USING btree (edition_id);


CREATE INDEX planning_subproject_edition_id_fd5f3b54 ON public.planning_subproject USING btree (edition_id);


CREATE INDEX planning_unitquota_organisation_id_872ee41a ON public.planning_unitquota USING btree (organisation_id);


CREATE INDEX planning_unitquota_plan_id_726359f5 ON public.planning_unitquota USING btree (plan_id);


CREATE INDEX planning_unitquota_plan_version_id_e34688e9 ON public.planning_unitquota USING btree (plan_version_id);


CREATE INDEX planning_unitquota_sub_project_id_4ec37798 ON public.planning_unitquota USING btree (sub_project_id);


CREATE INDEX planning_versionreceipt_edition_version_id_33adf609 ON public.planning_versionreceipt USING btree (edition_version_id);


CREATE INDEX planning_versionreceipt_organisation_id_41247472 ON public.planning_versionreceipt USING btree (organisation_id);


CREATE INDEX poll_by_scope ON public.selection_poll USING btree (org_path, id DESC);


CREATE INDEX post_by_scope ON public.appointment_post USING btree (org_path, id);


CREATE INDEX posting_by_day ON public.training_posting USING btree (starts_on, id);


CREATE INDEX posting_by_scope ON public.training_posting USING btree (org_path, starts_on, id);


CREATE INDEX posting_by_state ON public.training_posting USING btree (state, ends_on);


CREATE INDEX proposal_by_scope ON public.appointment_proposal USING btree (org_path, id);


CREATE INDEX proposal_by_state ON public.appointment_proposal USING btree (state, notice_until);


CREATE UNIQUE INDEX proposal_one_decided ON public.appointment_proposal USING btree (vacancy_id) WHERE ((state)::text = ANY (ARRAY['decided'::character varying, 'in_notice'::character varying, 'nominated'::character varying, 'appointed'::character varying]));


CREATE UNIQUE INDEX proposal_one_under_way ON public.appointment_proposal USING btree (trainee_id) WHERE ((state)::text = ANY (ARRAY['proposed'::character varying, 'decided'::character varying, 'in_notice'::character varying, 'nominated'::character varying]));


CREATE INDEX quota_by_scope ON public.planning_quota USING btree (edition_id, org_path);


CREATE INDEX receipt_by_scope ON public.planning_receipt USING btree (org_path, state);


CREATE INDEX recheck_by_scope ON public.selection_recheck USING btree (org_path, id DESC);


CREATE INDEX reopening_by_scope ON public.selection_reopening USING btree (org_path, id DESC);


CREATE UNIQUE INDEX reopening_one_waits ON public.selection_reopening USING btree (nomination_id) WHERE ((state)::text = 'proposed'::text);


CREATE UNIQUE INDEX reopening_round_once ON public.selection_reopening USING btree (nomination_id, round) WHERE ((state)::text = 'opened'::text);


CREATE INDEX report_by_scope ON public.selection_inspectionreport USING btree (org_path, id DESC);


CREATE INDEX reserve_by_day ON public.appointment_reserveentry USING btree (expires_on, id);


CREATE INDEX reserve_by_expiry ON public.appointment_reserveentry USING btree (state, expires_on);


CREATE INDEX reserve_by_scope ON public.appointment_reserveentry USING btree (org_path, id);


CREATE UNIQUE INDEX reserve_once ON public.appointment_reserveentry USING btree (trainee_id) WHERE ((state)::text = 'active'::text);


CREATE INDEX review_by_state ON public.tracking_review USING btree (org_path, state, id);


CREATE INDEX review_by_trainee ON public.tracking_review USING btree (trainee_id, id);


CREATE INDEX review_list ON public.tracking_review USING btree (org_path, id);


CREATE INDEX reviewrequest_by_scope ON public.selection_reviewrequest USING btree (org_path, id DESC);


CREATE UNIQUE INDEX run_effective_once ON public.selection_run USING btree (scheme_id, step) WHERE ((state)::text = 'effective'::text);


CREATE INDEX runrow_by_group ON public.selection_runrow USING btree (run_id, sub_project_id, place_id, rank);


CREATE INDEX runrow_by_scope ON public.selection_runrow USING btree (run_id, org_path);


CREATE INDEX runrow_in_order ON public.selection_runrow USING btree (run_id, id);


CREATE INDEX savedfilter_page ON public.core_savedfilter USING btree (page, org_path);


CREATE INDEX selection_attachment_added_by_id_6a64344f ON public.selection_attachment USING btree (added_by_id);


CREATE INDEX selection_attachment_file_id_52f338c0 ON public.selection_attachment USING btree (file_id);


CREATE INDEX selection_attachment_nomination_id_13e7b0e7 ON public.selection_attachment USING btree (nomination_id);


CREATE INDEX selection_ballot_poll_id_17e17bd1 ON public.selection_ballot USING btree (poll_id);


CREATE INDEX selection_ballottoken_digest_7bb42a25_like ON public.selection_ballottoken USING btree (digest varchar_pattern_ops);


CREATE INDEX selection_ballottoken_poll_id_8f820da2 ON public.selection_ballottoken USING btree (poll_id);


CREATE INDEX selection_boardseat_board_id_81891490 ON public.selection_boardseat USING btree (board_id);


CREATE UNIQUE INDEX selection_boardseat_scope ON public.selection_boardseat USING btree (id, org_path);


CREATE INDEX selection_boardseat_user_id_8286a383 ON public.selection_boardseat USING btree (user_id);


CREATE INDEX selection_borderlinerule_edition_id_bdd69566 ON public.selection_borderlinerule USING btree (edition_id);


CREATE INDEX selection_codekey_nomination_id_b5338db7 ON public.selection_codekey USING btree (nomination_id);


CREATE INDEX selection_committeepack_meeting_id_b1070a99 ON public.selection_committeepack USING btree (meeting_id);


CREATE INDEX selection_committeepack_run_id_599054ab ON public.selection_committeepack USING btree (run_id);


CREATE INDEX selection_conflictdeclaration_nomination_id_2b5bd1b2 ON public.selection_conflictdeclaration USING btree (nomination_id);


CREATE INDEX selection_conflictdeclaration_user_id_61542782 ON public.selection_conflictdeclaration USING btree (user_id);


CREATE INDEX selection_conflictwaiver_asked_by_id_5df173ea ON public.selection_conflictwaiver USING btree (asked_by_id);


CREATE INDEX selection_conflictwaiver_member_id_7f35d61e ON public.selection_conflictwaiver USING btree (member_id);


CREATE INDEX selection_conflictwaiver_nomination_id_18962086 ON public.selection_conflictwaiver USING btree (nomination_id);


CREATE INDEX selection_conflictwaiver_signed_by_id_0ea1c3fe ON public.selection_conflictwaiver USING btree (signed_by_id);


CREATE INDEX selection_deliberation_edition_id_8a35dd43 ON public.selection_deliberation USING btree (edition_id);


CREATE UNIQUE INDEX selection_deliberation_scope ON public.selection_deliberation USING btree (id, org_path);


CREATE INDEX selection_deliberationline_deliberation_id_b5d8b3c2 ON public.selection_deliberationline USING btree (deliberation_id);


CREATE INDEX selection_deliberationline_nomination_id_cc893eed ON public.selection_deliberationline USING btree (nomination_id);


CREATE UNIQUE INDEX selection_deliberationline_scope ON public.selection_deliberationline USING btree (id, org_path);


CREATE INDEX selection_deliberationmember_deliberation_id_b9265c16 ON public.selection_deliberationmember USING btree (deliberation_id);


CREATE INDEX selection_deliberationmember_person_id_8893d24e ON public.selection_deliberationmember USING btree (person_id);


CREATE INDEX selection_deliberationmember_user_id_94088c14 ON public.selection_deliberationmember USING btree (user_id);


CREATE INDEX selection_deliberationrecusal_line_id_3ded6fd8 ON public.selection_deliberationrecusal USING btree (line_id);


CREATE INDEX selection_deliberationrecusal_member_id_fce8aa56 ON public.selection_deliberationrecusal USING btree (member_id);


CREATE INDEX selection_departure_nomination_id_433ae3db ON public.selection_departure USING btree (nomination_id);


CREATE INDEX selection_departure_signed_by_id_2c4012b3 ON public.selection_departure USING btree (signed_by_id);


CREATE INDEX selection_examsession_edition_id_9ad0502c ON public.selection_examsession USING btree (edition_id);


CREATE UNIQUE INDEX selection_examsession_scope ON public.selection_examsession USING btree (id, org_path);


CREATE INDEX selection_exemption_nomination_id_53cb1cd6 ON public.selection_exemption USING btree (nomination_id);


CREATE INDEX selection_findingstop_edition_id_fc6ec0ce ON public.selection_findingstop USING btree (edition_id);


CREATE INDEX selection_formdraft_nomination_id_ff2a55a7 ON public.selection_formdraft USING btree (nomination_id);


CREATE INDEX selection_formdraft_person_id_d5ded07f ON public.selection_formdraft USING btree (person_id);


CREATE INDEX selection_formdraft_user_id_b512c1a4 ON public.selection_formdraft USING btree (user_id);


CREATE INDEX selection_incident_decided_by_id_03edb3fb ON public.selection_incident USING btree (decided_by_id);


CREATE INDEX selection_incident_sitting_id_9e92a623 ON public.selection_incident USING btree (sitting_id);


CREATE INDEX selection_inspectedname_nomination_id_9db22769 ON public.selection_inspectedname USING btree (nomination_id);


CREATE INDEX selection_inspectedname_notice_id_a55ddf96 ON public.selection_inspectedname USING btree (notice_id);


CREATE INDEX selection_inspectionnotice_edition_id_d5c925f9 ON public.selection_inspectionnotice USING btree (edition_id);


CREATE INDEX selection_inspectionnotice_place_id_f010d356 ON public.selection_inspectionnotice USING btree (place_id);


CREATE INDEX selection_inspectionnotice_team_id_546d7b47 ON public.selection_inspectionnotice USING btree (team_id);


CREATE INDEX selection_inspectionreport_filed_by_id_3f6293cf ON public.selection_inspectionreport USING btree (filed_by_id);


CREATE UNIQUE INDEX selection_inspectionreport_scope ON public.selection_inspectionreport USING btree (id, org_path);


CREATE INDEX selection_inspectionteam_edition_id_d0880980 ON public.selection_inspectionteam USING btree (edition_id);


CREATE UNIQUE INDEX selection_inspectionteam_scope ON public.selection_inspectionteam USING btree (id, org_path);


CREATE INDEX selection_interview_edition_id_cdcd42fc ON public.selection_interview USING btree (edition_id);


CREATE UNIQUE INDEX selection_interview_scope ON public.selection_interview USING btree (id, org_path);


CREATE INDEX selection_interviewboard_interview_id_f16b6fe6 ON public.selection_interviewboard USING btree (interview_id);


CREATE UNIQUE INDEX selection_interviewboard_scope ON public.selection_interviewboard USING btree (id, org_path);


CREATE INDEX selection_interviewmark_seat_id_bdafbb5d ON public.selection_interviewmark USING btree (seat_id);


CREATE INDEX selection_interviewmark_slot_id_d793c4a7 ON public.selection_interviewmark USING btree (slot_id);


CREATE INDEX selection_interviewmark_user_id_650b5a7c ON public.selection_interviewmark USING btree (user_id);


CREATE INDEX selection_interviewslot_nomination_id_9be8244e ON public.selection_interviewslot USING btree (nomination_id);


CREATE INDEX selection_keyedmark_keyed_by_id_fa52dad3 ON public.selection_keyedmark USING btree (keyed_by_id);


CREATE INDEX selection_keyedmark_line_id_7cd27ed7 ON public.selection_keyedmark USING btree (line_id);


CREATE INDEX selection_letter_nomination_id_b77a09c4 ON public.selection_letter USING btree (nomination_id);


CREATE INDEX selection_mark_nomination_id_f2db51b2 ON public.selection_mark USING btree (nomination_id);


CREATE INDEX selection_marksheet_adjudicator_id_d3b5d51f ON public.selection_marksheet USING btree (adjudicator_id);


CREATE INDEX selection_marksheet_first_clerk_id_f21ade08 ON public.selection_marksheet USING btree (first_clerk_id);


CREATE INDEX selection_marksheet_marker_id_5feb73bd ON public.selection_marksheet USING btree (marker_id);


CREATE INDEX selection_marksheet_paper_id_d0996193 ON public.selection_marksheet USING btree (paper_id);


CREATE UNIQUE INDEX selection_marksheet_scope ON public.selection_marksheet USING btree (id, org_path);


CREATE INDEX selection_marksheet_sealed_by_id_13b9b405 ON public.selection_marksheet USING btree (sealed_by_id);


CREATE INDEX selection_marksheet_second_clerk_id_bc4c4636 ON public.selection_marksheet USING btree (second_clerk_id);


CREATE INDEX selection_marksheet_serial_6ecb3524_like ON public.selection_marksheet USING btree (serial varchar_pattern_ops);


CREATE INDEX selection_materialversion_report_id_0e9511f5 ON public.selection_materialversion USING btree (report_id);


CREATE INDEX selection_materialversion_written_by_id_cfc99014 ON public.selection_materialversion USING btree (written_by_id);


CREATE INDEX selection_meeting_edition_id_67c6c3e4 ON public.selection_meeting USING btree (edition_id);


CREATE UNIQUE INDEX selection_meeting_scope ON public.selection_meeting USING btree (id, org_path);


CREATE INDEX selection_meetingmember_meeting_id_755f2176 ON public.selection_meetingmember USING btree (meeting_id);


CREATE INDEX selection_meetingmember_person_id_fbf7e5db ON public.selection_meetingmember USING btree (person_id);


CREATE INDEX selection_meetingmember_user_id_b4771f38 ON public.selection_meetingmember USING btree (user_id);


CREATE INDEX selection_meetingvote_meeting_id_b8455c53 ON public.selection_meetingvote USING btree (meeting_id);


CREATE INDEX selection_meetingvote_nomination_id_1ebb71b6 ON public.selection_meetingvote USING btree (nomination_id);


CREATE UNIQUE INDEX selection_meetingvote_scope ON public.selection_meetingvote USING btree (id, org_path);


CREATE UNIQUE INDEX selection_nomination_scope ON public.selection_nomination USING btree (id, org_path);


CREATE INDEX selection_nominationratio_edition_id_e4d26e62 ON public.selection_nominationratio USING btree (edition_id);


CREATE INDEX selection_notice_edition_id_43564937 ON public.selection_notice USING btree (edition_id);


CREATE INDEX selection_noticeentry_nomination_id_ac33683b ON public.selection_noticeentry USING btree (nomination_id);


CREATE INDEX selection_noticeentry_notice_id_7ac7e1cc ON public.selection_noticeentry USING btree (notice_id);


CREATE INDEX selection_noticereply_nomination_id_08137413 ON public.selection_noticereply USING btree (nomination_id);


CREATE INDEX selection_noticereply_notice_id_18bfd45a ON public.selection_noticereply USING btree (notice_id);


CREATE INDEX selection_objection_nomination_id_3e019c85 ON public.selection_objection USING btree (nomination_id);


CREATE INDEX selection_objection_notice_id_59f1da7d ON public.selection_objection USING btree (notice_id);


CREATE INDEX selection_paper_edition_id_7c540fc8 ON public.selection_paper USING btree (edition_id);


CREATE UNIQUE INDEX selection_paper_scope ON public.selection_paper USING btree (id, org_path);


CREATE INDEX selection_paper_session_id_da78e145 ON public.selection_paper USING btree (session_id);


CREATE INDEX selection_papertally_confirmed_by_id_6a3e5c01 ON public.selection_papertally USING btree (confirmed_by_id);


CREATE INDEX selection_papertally_entered_by_id_80f918e8 ON public.selection_papertally USING btree (entered_by_id);


CREATE INDEX selection_papertally_poll_id_0a405487 ON public.selection_papertally USING btree (poll_id);


CREATE UNIQUE INDEX selection_poll_scope ON public.selection_poll USING btree (id, org_path);


CREATE INDEX selection_recheck_new_run_id_466528c9 ON public.selection_recheck USING btree (new_run_id);


CREATE INDEX selection_recheck_nomination_id_3c445453 ON public.selection_recheck USING btree (nomination_id);


CREATE INDEX selection_recheck_run_id_40530c7f ON public.selection_recheck USING btree (run_id);


CREATE INDEX selection_recusal_member_id_e3d1f2d8 ON public.selection_recusal USING btree (member_id);


CREATE INDEX selection_recusal_vote_id_3297fd1d ON public.selection_recusal USING btree (vote_id);


CREATE INDEX selection_remindersent_organisation_id_926578d6 ON public.selection_remindersent USING btree (organisation_id);


CREATE INDEX selection_reopening_nomination_id_aefe220c ON public.selection_reopening USING btree (nomination_id);


CREATE INDEX selection_requiredattachment_edition_id_11ab050e ON public.selection_requiredattachment USING btree (edition_id);


CREATE INDEX selection_reviewpaper_nomination_id_7e15f1bc ON public.selection_reviewpaper USING btree (nomination_id);


CREATE INDEX selection_reviewrequest_nomination_id_a726d09b ON public.selection_reviewrequest USING btree (nomination_id);


CREATE INDEX selection_reviewterm_edition_id_bfa00594 ON public.selection_reviewterm USING btree (edition_id);


CREATE INDEX selection_room_session_id_3de9437d ON public.selection_room USING btree (session_id);


CREATE INDEX selection_run_asked_by_id_6e1000eb ON public.selection_run USING btree (asked_by_id);


CREATE INDEX selection_run_edition_id_de115b97 ON public.selection_run USING btree (edition_id);


CREATE INDEX selection_run_scheme_id_3b411bd4 ON public.selection_run USING btree (scheme_id);


CREATE UNIQUE INDEX selection_run_scope ON public.selection_run USING btree (id, org_path);


CREATE INDEX selection_runrow_nomination_id_aa9fc5b2 ON public.selection_runrow USING btree (nomination_id);


CREATE INDEX selection_scheme_edition_id_e83f9fac ON public.selection_scheme USING btree (edition_id);


CREATE UNIQUE INDEX selection_scheme_scope ON public.selection_scheme USING btree (id, org_path);


CREATE UNIQUE INDEX selection_script_scope ON public.selection_script USING btree (id, org_path);


CREATE INDEX selection_seat_count_id_14a08622 ON public.selection_seat USING btree (count_id);


CREATE INDEX selection_seat_meeting_id_7b5b8b97 ON public.selection_seat USING btree (meeting_id);


CREATE INDEX selection_seatcount_edition_id_37bc359c ON public.selection_seatcount USING btree (edition_id);


CREATE INDEX selection_seatcount_organisation_id_129fa604 ON public.selection_seatcount USING btree (organisation_id);


CREATE UNIQUE INDEX selection_seatcount_scope ON public.selection_seatcount USING btree (id, org_path);


CREATE INDEX selection_seatcount_sub_project_id_cc4fccd2 ON public.selection_seatcount USING btree (sub_project_id);


CREATE INDEX selection_secondlook_nomination_id_657a6df3 ON public.selection_secondlook USING btree (nomination_id);


CREATE INDEX selection_secondlook_run_id_86a3ea3d ON public.selection_secondlook USING btree (run_id);


CREATE INDEX selection_secondlook_user_id_fdf9a06a ON public.selection_secondlook USING btree (user_id);


CREATE INDEX selection_sensitivity_run_id_c1d9e17a ON public.selection_sensitivity USING btree (run_id);


CREATE INDEX selection_severitystudy_decided_by_id_1ab49c04 ON public.selection_severitystudy USING btree (decided_by_id);


CREATE INDEX selection_severitystudy_edition_id_5b9b02be ON public.selection_severitystudy USING btree (edition_id);


CREATE UNIQUE INDEX selection_severitystudy_scope ON public.selection_severitystudy USING btree (id, org_path);


CREATE INDEX selection_severitystudy_started_by_id_1fd2f050 ON public.selection_severitystudy USING btree (started_by_id);


CREATE UNIQUE INDEX selection_sheetmark_scope ON public.selection_sheetmark USING btree (id, org_path);


CREATE INDEX selection_sheetmark_script_id_844b2381 ON public.selection_sheetmark USING btree (script_id);


CREATE INDEX selection_signature_paper_id_bfc3dbff ON public.selection_signature USING btree (paper_id);


CREATE INDEX selection_signature_sheet_id_4221e0cf ON public.selection_signature USING btree (sheet_id);


CREATE INDEX selection_signature_user_id_1df803b7 ON public.selection_signature USING btree (user_id);


CREATE INDEX selection_sitting_nomination_id_60d4d12c ON public.selection_sitting USING btree (nomination_id);


CREATE INDEX selection_sitting_room_id_87b35050 ON public.selection_sitting USING btree (room_id);


CREATE UNIQUE INDEX selection_sitting_scope ON public.selection_sitting USING btree (id, org_path);


CREATE INDEX selection_sitting_unit_id_20d95def ON public.selection_sitting USING btree (unit_id);


CREATE INDEX selection_talk_nomination_id_bb7421e4 ON public.selection_talk USING btree (nomination_id);


CREATE INDEX selection_talk_taken_by_id_5f7dea72 ON public.selection_talk USING btree (taken_by_id);


CREATE INDEX selection_teamcase_team_id_f4b72d1e ON public.selection_teamcase USING btree (team_id);


CREATE INDEX selection_teammember_person_id_78803f98 ON public.selection_teammember USING btree (person_id);


CREATE INDEX selection_teammember_team_id_780506da ON public.selection_teammember USING btree (team_id);


CREATE INDEX selection_teammember_user_id_9c53eae0 ON public.selection_teammember USING btree (user_id);


CREATE INDEX selection_trainee_edition_id_a086b803 ON public.selection_trainee USING btree (edition_id);


CREATE INDEX selection_trainee_organisation_id_ff2f3c58 ON public.selection_trainee USING btree (organisation_id);


CREATE INDEX selection_trainee_person_id_749b959d ON public.selection_trainee USING btree (person_id);


CREATE INDEX selection_trainee_place_id_f9ec379d ON public.selection_trainee USING btree (place_id);


CREATE UNIQUE INDEX selection_trainee_scope ON public.selection_trainee USING btree (id, org_path);


CREATE INDEX selection_trainee_sub_project_id_f2287ddc ON public.selection_trainee USING btree (sub_project_id);


CREATE INDEX selection_votingcode_digest_40000435_like ON public.selection_votingcode USING btree (digest varchar_pattern_ops);


CREATE INDEX selection_votingcode_meeting_id_0b0196d7 ON public.selection_votingcode USING btree (meeting_id);


CREATE INDEX sensitivityrow_in_order ON public.selection_sensitivityrow USING btree (inside, id);


CREATE INDEX severityline_in_order ON public.selection_severityline USING btree (change, id);


CREATE UNIQUE INDEX severitystudy_adopted_once ON public.selection_severitystudy USING btree (edition_id, tier) WHERE ((state)::text = 'adopted'::text);


CREATE INDEX severitystudy_by_scope ON public.selection_severitystudy USING btree (org_path, id DESC);


CREATE UNIQUE INDEX signature_once_to_open ON public.selection_signature USING btree (paper_id, sealing, user_id) WHERE ((act)::text = 'open_map'::text);


CREATE UNIQUE INDEX signature_once_to_unseal ON public.selection_signature USING btree (sheet_id, user_id) WHERE ((act)::text = 'unseal'::text);


CREATE INDEX sitting_by_scope ON public.selection_sitting USING btree (org_path, id DESC);


CREATE INDEX talk_by_scope ON public.selection_talk USING btree (org_path, id DESC);


CREATE INDEX team_by_scope ON public.appointment_team USING btree (org_path, name, id);


CREATE INDEX teamcase_by_scope ON public.selection_teamcase USING btree (org_path, id DESC);


CREATE UNIQUE INDEX teammember_one_leader ON public.selection_teammember USING btree (team_id) WHERE is_leader;


CREATE INDEX title_of_person ON public.candidates_professionaltitle USING btree (person_id, "position");


CREATE INDEX tracking_review_cycle_id_9bb9995e ON public.tracking_review USING btree (cycle_id);


CREATE INDEX tracking_review_submitted_by_id_35386ee0 ON public.tracking_review USING btree (submitted_by_id);


CREATE INDEX tracking_review_trainee_id_80deb525 ON public.tracking_review USING btree (trainee_id);


CREATE INDEX tracking_reviewcycle_edition_id_1a9e5b4b ON public.tracking_reviewcycle USING btree (edition_id);


CREATE INDEX tracking_reviewcycle_organisation_id_f41047f6 ON public.tracking_reviewcycle USING btree (organisation_id);


CREATE INDEX trainee_by_edition ON public.selection_trainee USING btree (edition_id, tier, id DESC);


CREATE INDEX trainee_by_pinyin ON public.selection_trainee USING btree (pinyin_key, id);


CREATE INDEX trainee_by_scope ON public.selection_trainee USING btree (org_path, id DESC);


CREATE INDEX trainee_by_strokes ON public.selection_trainee USING btree (stroke_key, id);


CREATE INDEX trainee_of_person ON public.selection_trainee USING btree (person_id);


CREATE INDEX training_attendance_enrolment_id_02fe7c07 ON public.training_attendance USING btree (enrolment_id);


CREATE UNIQUE INDEX training_enrolment_scope ON public.training_enrolment USING btree (id, org_path);


CREATE INDEX training_enrolment_trainee_id_70eaa85c ON public.training_enrolment USING btree (trainee_id);


CREATE INDEX training_enrolment_training_class_id_2eb75b02 ON public.training_enrolment USING btree (training_class_id);


CREATE INDEX training_lesson_training_class_id_4123add9 ON public.training_lesson USING btree (training_class_id);


CREATE INDEX training_posting_mentor_id_1e021edd ON public.training_posting USING btree (mentor_id);


CREATE INDEX training_posting_trainee_id_a43190e8 ON public.training_posting USING btree (trainee_id);


CREATE INDEX training_trainingclass_edition_id_f1e23ce3 ON public.training_trainingclass USING btree (edition_id);


CREATE INDEX training_trainingclass_organisation_id_0b89cbbf ON public.training_trainingclass USING btree (organisation_id);


CREATE UNIQUE INDEX training_trainingclass_period ON public.training_trainingclass USING btree (id, period);


CREATE UNIQUE INDEX training_trainingclass_scope ON public.training_trainingclass USING btree (id, org_path);


CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY['totp'::character varying, 'recovery_codes'::character varying]));


CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


CREATE INDEX vacancy_by_day ON public.appointment_vacancy USING btree (opens_on, id);


CREATE INDEX vacancy_by_scope ON public.appointment_vacancy USING btree (org_path, opens_on, id);


CREATE UNIQUE INDEX vacancy_open_once ON public.appointment_vacancy USING btree (post_id) WHERE ((state)::text = 'open'::text);


CREATE INDEX versionreceipt_by_scope ON public.planning_versionreceipt USING btree (org_path, state);


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_appraisal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_archiveentry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_award REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_career REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_education REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_familymember REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_finding REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.candidates_professionaltitle REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.selection_nomination REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER added_to_open AFTER INSERT ON public.selection_trainee REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.candidates_added_to_open();


CREATE TRIGGER audit_keep BEFORE DELETE OR UPDATE ON public.core_auditentry FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

ALTER TABLE public.core_auditentry ENABLE ALWAYS TRIGGER audit_keep;


CREATE TRIGGER audit_keep_all BEFORE TRUNCATE ON public.core_auditentry FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

ALTER TABLE public.core_auditentry ENABLE ALWAYS TRIGGER audit_keep_all;


CREATE TRIGGER audit_keep_all_heads BEFORE TRUNCATE ON public.core_audithead FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

ALTER TABLE public.core_audithead ENABLE ALWAYS TRIGGER audit_keep_all_heads;


CREATE TRIGGER audit_keep_heads BEFORE DELETE ON public.core_audithead FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

ALTER TABLE public.core_audithead ENABLE ALWAYS TRIGGER audit_keep_heads;


CREATE TRIGGER audit_move_head AFTER INSERT ON public.core_auditentry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.audit_move_head();

ALTER TABLE public.core_auditentry ENABLE ALWAYS TRIGGER audit_move_head;


CREATE TRIGGER audit_seal BEFORE INSERT ON public.core_auditentry FOR EACH ROW EXECUTE FUNCTION public.audit_seal();

ALTER TABLE public.core_auditentry ENABLE ALWAYS TRIGGER audit_seal;


CREATE TRIGGER candidates_begins BEFORE INSERT ON public.candidates_formtemplate FOR EACH ROW WHEN (((new.state)::text <> 'checked'::text)) EXECUTE FUNCTION public.candidates_begins_checked();


CREATE TRIGGER candidates_keep BEFORE UPDATE ON public.candidates_archiveentry FOR EACH ROW WHEN ((((((((((old.element)::text IS DISTINCT FROM (new.element)::text) OR (old.value IS DISTINCT FROM new.value)) OR ((old.document)::text IS DISTINCT FROM (new.document)::text)) OR ((old.dated)::text IS DISTINCT FROM (new.dated)::text)) OR ((old.note)::text IS DISTINCT FROM (new.note)::text)) OR (old.verified_by_id IS DISTINCT FROM new.verified_by_id)) OR (old.verified_at IS DISTINCT FROM new.verified_at)) OR ((old.struck_at IS NOT NULL) AND (((old.struck_at IS DISTINCT FROM new.struck_at) OR (old.struck_by_id IS DISTINCT FROM new.struck_by_id)) OR (old.struck_reason IS DISTINCT FROM new.struck_reason))))) EXECUTE FUNCTION public.candidates_keep_archive();


CREATE TRIGGER candidates_keep BEFORE UPDATE ON public.candidates_formtemplate FOR EACH ROW WHEN ((((((((((old.org_path)::text IS DISTINCT FROM (new.org_path)::text) OR (old.number IS DISTINCT FROM new.number)) OR (old.file_id IS DISTINCT FROM new.file_id)) OR ((old.note)::text IS DISTINCT FROM (new.note)::text)) OR (old.missing IS DISTINCT FROM new.missing)) OR (old.outline IS DISTINCT FROM new.outline)) OR (old.uploaded_by_id IS DISTINCT FROM new.uploaded_by_id)) OR (old.uploaded_at IS DISTINCT FROM new.uploaded_at))) EXECUTE FUNCTION public.candidates_keep_template();


CREATE TRIGGER candidates_keep_all BEFORE DELETE ON public.candidates_formtemplate FOR EACH ROW EXECUTE FUNCTION public.candidates_keep_template();


CREATE TRIGGER closed_is_frozen BEFORE UPDATE ON public.candidates_person FOR EACH ROW WHEN ((old.merged_into_id IS NOT NULL)) EXECUTE FUNCTION public.candidates_closed_is_frozen();


CREATE TRIGGER entry_sealed BEFORE INSERT OR DELETE OR UPDATE ON public.selection_keyedmark FOR EACH ROW EXECUTE FUNCTION public.selection_check_line();


CREATE TRIGGER handed_over BEFORE UPDATE OF released_at ON public.selection_interview FOR EACH ROW WHEN (((old.released_at IS NULL) AND (new.released_at IS NOT NULL))) EXECUTE FUNCTION public.selection_check_handed_over();


CREATE TRIGGER line_sealed BEFORE INSERT OR DELETE OR UPDATE ON public.selection_sheetmark FOR EACH ROW EXECUTE FUNCTION public.selection_check_line();


CREATE TRIGGER lot_in_order BEFORE UPDATE ON public.selection_interview FOR EACH ROW EXECUTE FUNCTION public.selection_check_lot();


CREATE TRIGGER mark_in_order BEFORE INSERT OR DELETE OR UPDATE ON public.selection_interviewmark FOR EACH ROW EXECUTE FUNCTION public.selection_check_interview_mark();


CREATE TRIGGER mark_stays BEFORE UPDATE ON public.selection_mark FOR EACH ROW WHEN ((((old.nomination_id IS DISTINCT FROM new.nomination_id) OR ((old.component)::text IS DISTINCT FROM (new.component)::text)) OR ((old.examiner_no)::text IS DISTINCT FROM (new.examiner_no)::text))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER marks_added AFTER INSERT ON public.selection_mark REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_marks();


CREATE TRIGGER marks_changed AFTER UPDATE ON public.selection_mark REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_marks();


CREATE TRIGGER marks_lost AFTER DELETE ON public.selection_mark REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_lost_marks();


CREATE TRIGGER merged_into_open AFTER INSERT OR UPDATE ON public.candidates_person FOR EACH ROW WHEN ((new.merged_into_id IS NOT NULL)) EXECUTE FUNCTION public.candidates_merged_into_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_appraisal FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_archiveentry FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_award FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_career FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_education FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_familymember FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_finding FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.candidates_professionaltitle FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.selection_nomination FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON public.selection_trainee FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION public.candidates_moved_to_open();


CREATE TRIGGER paper_in_order BEFORE INSERT OR DELETE OR UPDATE ON public.selection_paper FOR EACH ROW EXECUTE FUNCTION public.selection_check_paper();


CREATE CONSTRAINT TRIGGER planning_balance AFTER UPDATE ON public.planning_edition DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((CURRENT_USER <> 'cadre_owner'::name) AND ((new.state)::text = 'published'::text))) EXECUTE FUNCTION public.planning_check_balance();


CREATE CONSTRAINT TRIGGER planning_balance AFTER INSERT OR DELETE OR UPDATE ON public.planning_quota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER <> 'cadre_owner'::name)) EXECUTE FUNCTION public.planning_check_balance();


CREATE TRIGGER planning_begin_within BEFORE INSERT ON public.planning_cityplan FOR EACH ROW WHEN ((new.closes_on IS NOT NULL)) EXECUTE FUNCTION public.planning_keep_within();


CREATE TRIGGER planning_check_in_force BEFORE INSERT ON public.planning_cityplanversion FOR EACH ROW EXECUTE FUNCTION public.planning_check_in_force();


CREATE CONSTRAINT TRIGGER planning_divided AFTER DELETE OR UPDATE ON public.planning_quota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.tier)::text = 'municipal'::text)) EXECUTE FUNCTION public.planning_check_divided();


CREATE TRIGGER planning_keep BEFORE UPDATE ON public.planning_edition FOR EACH ROW WHEN ((((old.state)::text = 'closed'::text) OR (((old.state)::text <> 'draft'::text) AND ((new.state)::text = 'draft'::text)) OR (((old.state)::text <> 'draft'::text) AND (new.version = old.version)))) EXECUTE FUNCTION public.planning_keep_edition();


CREATE TRIGGER planning_keep BEFORE INSERT OR DELETE OR UPDATE ON public.planning_gate FOR EACH ROW EXECUTE FUNCTION public.planning_keep_published();


CREATE TRIGGER planning_keep BEFORE INSERT OR DELETE OR UPDATE ON public.planning_leadinggroupmember FOR EACH ROW EXECUTE FUNCTION public.planning_keep_published();


CREATE TRIGGER planning_keep BEFORE INSERT OR DELETE OR UPDATE ON public.planning_qualificationrule FOR EACH ROW EXECUTE FUNCTION public.planning_keep_published();


CREATE TRIGGER planning_keep BEFORE INSERT OR DELETE OR UPDATE ON public.planning_structuretarget FOR EACH ROW EXECUTE FUNCTION public.planning_keep_published();


CREATE TRIGGER planning_keep BEFORE INSERT OR DELETE OR UPDATE ON public.planning_subproject FOR EACH ROW EXECUTE FUNCTION public.planning_keep_published();


CREATE TRIGGER planning_keep_amendment BEFORE INSERT OR DELETE OR UPDATE ON public.planning_amendment FOR EACH ROW EXECUTE FUNCTION public.planning_keep_amendment();


CREATE TRIGGER planning_keep_amendmentline BEFORE INSERT OR DELETE OR UPDATE ON public.planning_amendmentline FOR EACH ROW EXECUTE FUNCTION public.planning_keep_amendmentline();


CREATE TRIGGER planning_keep_basis BEFORE UPDATE ON public.planning_legalbasis FOR EACH ROW WHEN ((((((((new.provision)::text IS DISTINCT FROM (old.provision)::text) OR ((new.title)::text IS DISTINCT FROM (old.title)::text)) OR ((new.issuer)::text IS DISTINCT FROM (old.issuer)::text)) OR ((new.article)::text IS DISTINCT FROM (old.article)::text)) OR (new.effective_from IS DISTINCT FROM old.effective_from)) OR (((old.number)::text <> ''::text) AND ((new.number)::text <> (old.number)::text)))) EXECUTE FUNCTION public.planning_keep_basis();


CREATE TRIGGER planning_keep_closing BEFORE UPDATE OF nomination_closes_on ON public.planning_edition FOR EACH ROW WHEN ((((old.state)::text <> 'draft'::text) AND ((new.nomination_closes_on IS NULL) OR (new.nomination_closes_on < old.nomination_closes_on)))) EXECUTE FUNCTION public.planning_keep_edition();


CREATE TRIGGER planning_keep_issued BEFORE UPDATE ON public.planning_document FOR EACH ROW WHEN ((((old.state)::text <> 'draft'::text) AND (((new.state)::text = 'draft'::text) OR ((((((((new.number)::text IS DISTINCT FROM (old.number)::text) OR ((new.title)::text IS DISTINCT FROM (old.title)::text)) OR ((new.kind)::text IS DISTINCT FROM (old.kind)::text)) OR ((new.step)::text IS DISTINCT FROM (old.step)::text)) OR (new.body IS DISTINCT FROM old.body)) OR (new.series IS DISTINCT FROM old.series)) OR (new.revision IS DISTINCT FROM old.revision)) OR (new.file_id IS DISTINCT FROM old.file_id)))) EXECUTE FUNCTION public.planning_keep_issued();


CREATE TRIGGER planning_keep_no_less BEFORE INSERT OR DELETE OR UPDATE ON public.planning_citycondition FOR EACH ROW EXECUTE FUNCTION public.planning_keep_no_less();


CREATE TRIGGER planning_keep_receipt BEFORE DELETE ON public.planning_versionreceipt FOR EACH ROW EXECUTE FUNCTION public.planning_keep_version();


CREATE TRIGGER planning_keep_row BEFORE DELETE ON public.planning_edition FOR EACH ROW WHEN (((old.state)::text <> 'draft'::text)) EXECUTE FUNCTION public.planning_keep_edition();


CREATE TRIGGER planning_keep_seats BEFORE UPDATE ON public.planning_versionreceipt FOR EACH ROW WHEN (((new.seats IS DISTINCT FROM old.seats) OR (new.edition_version_id <> old.edition_version_id) OR (new.organisation_id <> old.organisation_id))) EXECUTE FUNCTION public.planning_keep_version();


CREATE TRIGGER planning_keep_units BEFORE INSERT OR DELETE OR UPDATE ON public.planning_unitquota FOR EACH ROW EXECUTE FUNCTION public.planning_keep_units();


CREATE TRIGGER planning_keep_version BEFORE DELETE OR UPDATE ON public.planning_cityplanversion FOR EACH ROW EXECUTE FUNCTION public.planning_keep_version();


CREATE TRIGGER planning_keep_version BEFORE DELETE OR UPDATE ON public.planning_editionversion FOR EACH ROW EXECUTE FUNCTION public.planning_keep_version();


CREATE TRIGGER planning_keep_within BEFORE UPDATE OF closes_on ON public.planning_cityplan FOR EACH ROW WHEN ((new.closes_on IS DISTINCT FROM old.closes_on)) EXECUTE FUNCTION public.planning_keep_within();


CREATE TRIGGER planning_mark_version BEFORE INSERT ON public.planning_editionversion FOR EACH ROW EXECUTE FUNCTION public.planning_mark_version();


CREATE CONSTRAINT TRIGGER planning_require_version AFTER UPDATE ON public.planning_amendment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state)::text = 'published'::text)) EXECUTE FUNCTION public.planning_require_version('edition_id');


CREATE CONSTRAINT TRIGGER planning_require_version AFTER UPDATE ON public.planning_edition DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((old.state)::text <> 'draft'::text) AND ((to_jsonb(new.*) - '{state,version}'::text[]) IS DISTINCT FROM (to_jsonb(old.*) - '{state,version}'::text[])))) EXECUTE FUNCTION public.planning_require_version('id');


CREATE CONSTRAINT TRIGGER planning_require_version AFTER INSERT OR DELETE OR UPDATE ON public.planning_quota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.planning_require_version('edition_id');


CREATE CONSTRAINT TRIGGER planning_units AFTER INSERT OR UPDATE ON public.planning_unitquota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.planning_check_units();


CREATE TRIGGER scheme_before_seal BEFORE INSERT ON public.selection_scheme FOR EACH ROW EXECUTE FUNCTION public.selection_check_scheme();


CREATE TRIGGER scheme_published_before_seal BEFORE UPDATE ON public.selection_scheme FOR EACH ROW WHEN ((((new.state)::text = 'published'::text) AND ((old.state)::text <> 'published'::text))) EXECUTE FUNCTION public.selection_check_scheme();


CREATE TRIGGER script_added BEFORE INSERT ON public.selection_script FOR EACH ROW EXECUTE FUNCTION public.selection_check_new_script();


CREATE TRIGGER script_sealed BEFORE DELETE OR UPDATE ON public.selection_script FOR EACH ROW EXECUTE FUNCTION public.selection_check_script();


CREATE TRIGGER seating_added AFTER INSERT ON public.selection_sitting REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_seating();


CREATE TRIGGER seating_moved AFTER UPDATE ON public.selection_sitting REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_seating();


CREATE TRIGGER selection_accepted AFTER UPDATE ON public.selection_nomination REFERENCING OLD TABLE AS moved_from NEW TABLE AS moved_to FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_accepted();


CREATE TRIGGER selection_attachment BEFORE INSERT OR UPDATE OF kind, file_id, nomination_id, removed_at ON public.selection_attachment FOR EACH ROW EXECUTE FUNCTION public.selection_check_attachment();


CREATE TRIGGER selection_attachment_kept BEFORE DELETE ON public.selection_attachment FOR EACH ROW EXECUTE FUNCTION public.selection_keep_attachment();


CREATE TRIGGER selection_beginning BEFORE INSERT ON public.selection_nomination FOR EACH ROW WHEN ((((new.state)::text <> 'draft'::text) AND (CURRENT_USER <> 'cadre_owner'::name))) EXECUTE FUNCTION public.selection_begins_as_draft();


CREATE TRIGGER selection_begins BEFORE INSERT ON public.selection_reopening FOR EACH ROW WHEN (((new.state)::text <> 'proposed'::text)) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_confirmation BEFORE UPDATE ON public.selection_nomination FOR EACH ROW WHEN ((((new.state)::text = 'confirmed'::text) AND ((old.state)::text <> 'confirmed'::text))) EXECUTE FUNCTION public.selection_check_confirmation();


CREATE TRIGGER selection_decider BEFORE UPDATE ON public.selection_reviewrequest FOR EACH ROW WHEN (((new.decided_by_id IS DISTINCT FROM old.decided_by_id) AND (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.selection_check_decider();


CREATE TRIGGER selection_decider_made BEFORE INSERT ON public.selection_reviewrequest FOR EACH ROW WHEN ((new.decided_by_id IS NOT NULL)) EXECUTE FUNCTION public.selection_check_decider();


CREATE TRIGGER selection_decision BEFORE UPDATE ON public.selection_nomination FOR EACH ROW WHEN (((((new.state)::text = ANY (ARRAY['decided'::character varying, 'reserve_place'::character varying])) AND ((old.state)::text <> (new.state)::text)) OR (((new.state)::text = ANY (ARRAY['in_notice'::character varying, 'confirmed'::character varying])) AND ((old.state)::text <> ALL (ARRAY['decided'::character varying, 'reserve_place'::character varying, 'in_notice'::character varying, 'confirmed'::character varying]))))) EXECUTE FUNCTION public.selection_check_decision();


CREATE TRIGGER selection_deliberation_begins BEFORE INSERT ON public.selection_deliberation FOR EACH ROW WHEN (((new.state)::text = 'filed'::text)) EXECUTE FUNCTION public.selection_check_deliberation();


CREATE TRIGGER selection_deliberation_filed BEFORE UPDATE ON public.selection_deliberation FOR EACH ROW WHEN ((((new.state)::text = 'filed'::text) AND ((old.state)::text <> 'filed'::text))) EXECUTE FUNCTION public.selection_check_deliberation();


CREATE TRIGGER selection_gates AFTER UPDATE ON public.selection_nomination REFERENCING OLD TABLE AS moved_from NEW TABLE AS moved_to FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_gates();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_cancellation FOR EACH ROW WHEN (((((((old.nomination_id IS DISTINCT FROM new.nomination_id) OR ((old.ground)::text IS DISTINCT FROM (new.ground)::text)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.document_id IS DISTINCT FROM new.document_id)) OR (old.cancelled_by_id IS DISTINCT FROM new.cancelled_by_id)) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_codekey FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_committeepack FOR EACH ROW WHEN (((((((((((((((old.meeting_id IS DISTINCT FROM new.meeting_id) OR (old.run_id IS DISTINCT FROM new.run_id)) OR (old.number IS DISTINCT FROM new.number)) OR (old.has_material IS DISTINCT FROM new.has_material)) OR (old.persons IS DISTINCT FROM new.persons)) OR (old.content IS DISTINCT FROM new.content)) OR ((old.digest)::text IS DISTINCT FROM (new.digest)::text)) OR ((old.checkpoint)::text IS DISTINCT FROM (new.checkpoint)::text)) OR (old.docx_id IS DISTINCT FROM new.docx_id)) OR (old.xlsx_id IS DISTINCT FROM new.xlsx_id)) OR (old.pdf_id IS DISTINCT FROM new.pdf_id)) OR (old.built_by_id IS DISTINCT FROM new.built_by_id)) OR (old.built_at IS DISTINCT FROM new.built_at)) OR ((old.state)::text <> 'waiting'::text))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_incident FOR EACH ROW WHEN (((old.state)::text <> 'reported'::text)) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_inspectionreport FOR EACH ROW WHEN (((old.state)::text = 'filed'::text)) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_interviewslot FOR EACH ROW WHEN (((((old.board_id IS DISTINCT FROM new.board_id) OR (old."position" IS DISTINCT FROM new."position")) OR ((old.code)::text IS DISTINCT FROM (new.code)::text)) OR (old.nomination_id IS DISTINCT FROM new.nomination_id))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_letter FOR EACH ROW WHEN ((((((((old.nomination_id IS DISTINCT FROM new.nomination_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text)) OR (old.number IS DISTINCT FROM new.number)) OR (old.params IS DISTINCT FROM new.params)) OR (old.text IS DISTINCT FROM new.text)) OR (old.issued_by_id IS DISTINCT FROM new.issued_by_id)) OR (old.issued_at IS DISTINCT FROM new.issued_at))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_notice FOR EACH ROW WHEN (((((old.page IS DISTINCT FROM new.page) OR ((old.digest)::text IS DISTINCT FROM (new.digest)::text)) OR (old.starts_on IS DISTINCT FROM new.starts_on)) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_objector FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_recheck FOR EACH ROW WHEN (((old.state)::text <> 'received'::text)) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_reopening FOR EACH ROW WHEN (((((old.state)::text <> 'proposed'::text) AND (((((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.signed_by_id IS DISTINCT FROM new.signed_by_id)) OR (old.signed_at IS DISTINCT FROM new.signed_at)) OR (old.outcome IS DISTINCT FROM new.outcome))) OR (((((((((((old.nomination_id IS DISTINCT FROM new.nomination_id) OR ((old.ground)::text IS DISTINCT FROM (new.ground)::text)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.document_id IS DISTINCT FROM new.document_id)) OR ((old.from_state)::text IS DISTINCT FROM (new.from_state)::text)) OR (old.decided_at IS DISTINCT FROM new.decided_at)) OR (old.judged_by IS DISTINCT FROM new.judged_by)) OR (old.round IS DISTINCT FROM new.round)) OR (old.differences IS DISTINCT FROM new.differences)) OR (old.proposed_by_id IS DISTINCT FROM new.proposed_by_id)) OR (old.proposed_at IS DISTINCT FROM new.proposed_at)))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE UPDATE ON public.selection_reviewreturn FOR EACH ROW WHEN ((((((((old.nomination_id IS DISTINCT FROM new.nomination_id) OR (old.number IS DISTINCT FROM new.number)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.marks IS DISTINCT FROM new.marks)) OR (old.before IS DISTINCT FROM new.before)) OR (old.returned_by_id IS DISTINCT FROM new.returned_by_id)) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_runrow FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_scheme FOR EACH ROW WHEN (((old.state)::text = 'published'::text)) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_sensitivity FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_sensitivityrow FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_severityline FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep BEFORE DELETE OR UPDATE ON public.selection_signature FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_adjusted BEFORE DELETE ON public.selection_mark FOR EACH ROW WHEN ((old.adjusted IS NOT NULL)) EXECUTE FUNCTION public.selection_keep_adjusted();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_cancellation FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_committeepack FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_interviewslot FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_letter FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_notice FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_reopening FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_all BEFORE DELETE ON public.selection_reviewreturn FOR EACH ROW EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_keep_check BEFORE DELETE OR UPDATE OF nomination_id, kind, result, source, checked_on, note, signed_by_id, signed_name ON public.selection_mustcheck FOR EACH ROW EXECUTE FUNCTION public.selection_keep_inspected();


CREATE TRIGGER selection_keep_deliberation BEFORE DELETE OR UPDATE ON public.selection_deliberation FOR EACH ROW WHEN (((old.state)::text = 'filed'::text)) EXECUTE FUNCTION public.selection_keep_deliberation();


CREATE TRIGGER selection_keep_deliberation BEFORE INSERT OR DELETE OR UPDATE ON public.selection_deliberationline FOR EACH ROW EXECUTE FUNCTION public.selection_keep_deliberation();


CREATE TRIGGER selection_keep_deliberation BEFORE INSERT OR DELETE ON public.selection_deliberationmember FOR EACH ROW EXECUTE FUNCTION public.selection_keep_deliberation();


CREATE TRIGGER selection_keep_deliberation BEFORE INSERT OR DELETE OR UPDATE ON public.selection_deliberationrecusal FOR EACH ROW EXECUTE FUNCTION public.selection_keep_deliberation();


CREATE TRIGGER selection_keep_inspected_name BEFORE DELETE OR UPDATE OF notice_id, nomination_id ON public.selection_inspectedname FOR EACH ROW EXECUTE FUNCTION public.selection_keep_inspection_notice();


CREATE TRIGGER selection_keep_inspection_notice BEFORE DELETE OR UPDATE OF edition_id, team_id, place_id, number, starts_on, ends_on, site, names, page, digest ON public.selection_inspectionnotice FOR EACH ROW EXECUTE FUNCTION public.selection_keep_inspection_notice();


CREATE TRIGGER selection_keep_meeting BEFORE DELETE OR UPDATE ON public.selection_meeting FOR EACH ROW WHEN (((old.state)::text = 'closed'::text)) EXECUTE FUNCTION public.selection_keep_meeting();


CREATE TRIGGER selection_keep_meeting BEFORE INSERT OR DELETE ON public.selection_meetingmember FOR EACH ROW EXECUTE FUNCTION public.selection_keep_meeting();


CREATE TRIGGER selection_keep_meeting BEFORE INSERT OR DELETE OR UPDATE ON public.selection_meetingvote FOR EACH ROW EXECUTE FUNCTION public.selection_keep_meeting();


CREATE TRIGGER selection_keep_meeting BEFORE INSERT OR DELETE OR UPDATE ON public.selection_recusal FOR EACH ROW EXECUTE FUNCTION public.selection_keep_meeting();


CREATE TRIGGER selection_keep_member BEFORE UPDATE ON public.selection_meetingmember FOR EACH ROW WHEN ((((((((old.meeting_id IS DISTINCT FROM new.meeting_id) OR (old.user_id IS DISTINCT FROM new.user_id)) OR ((old.name)::text IS DISTINCT FROM (new.name)::text)) OR ((old.unit)::text IS DISTINCT FROM (new.unit)::text)) OR ((old.post)::text IS DISTINCT FROM (new.post)::text)) OR (old.is_chair IS DISTINCT FROM new.is_chair)) OR (old.is_present IS DISTINCT FROM new.is_present))) EXECUTE FUNCTION public.selection_keep_meeting();


CREATE TRIGGER selection_keep_participant BEFORE UPDATE ON public.selection_deliberationmember FOR EACH ROW WHEN ((((((((old.deliberation_id IS DISTINCT FROM new.deliberation_id) OR (old.user_id IS DISTINCT FROM new.user_id)) OR ((old.name)::text IS DISTINCT FROM (new.name)::text)) OR ((old.unit)::text IS DISTINCT FROM (new.unit)::text)) OR ((old.post)::text IS DISTINCT FROM (new.post)::text)) OR (old.is_chair IS DISTINCT FROM new.is_chair)) OR (old.is_present IS DISTINCT FROM new.is_present))) EXECUTE FUNCTION public.selection_keep_deliberation();


CREATE TRIGGER selection_keep_talk BEFORE INSERT OR DELETE OR UPDATE OF nomination_id, "group", partner, held_on, site, inspectors, sealed, taken_by_id, struck_reason ON public.selection_talk FOR EACH ROW EXECUTE FUNCTION public.selection_keep_inspected();


CREATE TRIGGER selection_limit AFTER INSERT ON public.selection_nomination REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.selection_limit_of_added();


CREATE TRIGGER selection_limit_moved AFTER UPDATE ON public.selection_nomination FOR EACH ROW WHEN (((((((old.edition_id IS DISTINCT FROM new.edition_id) OR ((old.tier)::text IS DISTINCT FROM (new.tier)::text)) OR (old.sub_project_id IS DISTINCT FROM new.sub_project_id)) OR (old.place_id IS DISTINCT FROM new.place_id)) OR (old.organisation_id IS DISTINCT FROM new.organisation_id)) OR (((old.state)::text = ANY (ARRAY['withdrawn'::character varying, 'cancelled'::character varying])) AND ((new.state)::text <> ALL (ARRAY['withdrawn'::character varying, 'cancelled'::character varying]))))) EXECUTE FUNCTION public.selection_limit_of_moved();


CREATE TRIGGER selection_mark_adjusted AFTER UPDATE ON public.selection_mark REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_adjusted();


CREATE TRIGGER selection_mark_beside_adjusted AFTER INSERT ON public.selection_mark REFERENCING NEW TABLE AS now_so FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_adjusted();


CREATE TRIGGER selection_meeting_begins BEFORE INSERT ON public.selection_meeting FOR EACH ROW WHEN (((new.state)::text = 'closed'::text)) EXECUTE FUNCTION public.selection_check_meeting();


CREATE TRIGGER selection_meeting_box BEFORE UPDATE ON public.selection_meeting FOR EACH ROW WHEN ((((new.state)::text = 'closed'::text) AND ((old.state)::text <> 'closed'::text))) EXECUTE FUNCTION public.selection_check_box();


CREATE TRIGGER selection_meeting_closes BEFORE UPDATE ON public.selection_meeting FOR EACH ROW WHEN ((((new.state)::text = 'closed'::text) AND ((old.state)::text <> 'closed'::text))) EXECUTE FUNCTION public.selection_check_meeting();


CREATE TRIGGER selection_paper_adjusted BEFORE UPDATE OF state ON public.selection_paper FOR EACH ROW WHEN ((((old.state)::text = 'released'::text) AND ((new.state)::text <> 'released'::text))) EXECUTE FUNCTION public.selection_keep_adjusted_paper();


CREATE TRIGGER selection_papers_added AFTER INSERT ON public.selection_nomination REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_papers_of_added();


CREATE TRIGGER selection_proposer_kept BEFORE UPDATE ON public.selection_exemption FOR EACH ROW WHEN ((((old.proposed_by_id IS DISTINCT FROM new.proposed_by_id) OR ((old.key)::text IS DISTINCT FROM (new.key)::text)) OR (old.nomination_id IS DISTINCT FROM new.nomination_id))) EXECUTE FUNCTION public.selection_keep();


CREATE TRIGGER selection_put_after_proposal AFTER INSERT ON public.selection_meetingvote REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_put();


CREATE TRIGGER selection_put_forward AFTER UPDATE ON public.selection_nomination REFERENCING OLD TABLE AS moved_from NEW TABLE AS moved_to FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_put_forward();


CREATE TRIGGER selection_report_begins_inspected AFTER INSERT ON public.selection_inspectionreport REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_inspected();


CREATE TRIGGER selection_report_inspected AFTER UPDATE ON public.selection_inspectionreport REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.selection_check_inspected();


CREATE TRIGGER selection_report_of_team BEFORE INSERT OR UPDATE OF state, inspectors, nomination_id, filed_by_id ON public.selection_inspectionreport FOR EACH ROW WHEN (((new.state)::text = 'filed'::text)) EXECUTE FUNCTION public.selection_check_report();


CREATE TRIGGER selection_report_with_material BEFORE INSERT OR UPDATE OF state ON public.selection_inspectionreport FOR EACH ROW WHEN (((new.state)::text = 'filed'::text)) EXECUTE FUNCTION public.selection_check_material();


CREATE TRIGGER selection_reviewer BEFORE INSERT OR UPDATE OF reviewer_id, stage ON public.selection_reviewverdict FOR EACH ROW EXECUTE FUNCTION public.selection_check_reviewer();


CREATE TRIGGER selection_run_asked_back BEFORE UPDATE OF asked_by_id ON public.selection_run FOR EACH ROW WHEN ((new.asked_by_id IS DISTINCT FROM old.asked_by_id)) EXECUTE FUNCTION public.selection_check_asking_back();


CREATE TRIGGER selection_seat BEFORE INSERT OR UPDATE ON public.selection_seat FOR EACH ROW EXECUTE FUNCTION public.selection_check_seat();


CREATE CONSTRAINT TRIGGER selection_seat_given AFTER INSERT OR DELETE OR UPDATE ON public.selection_seat DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.selection_check_seated();


CREATE CONSTRAINT TRIGGER selection_seated AFTER UPDATE OF state ON public.selection_nomination DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((old.state)::text <> (new.state)::text) AND (((old.state)::text = ANY (ARRAY['decided'::character varying, 'in_notice'::character varying, 'confirmed'::character varying, 'reserve_place'::character varying])) OR ((new.state)::text = ANY (ARRAY['decided'::character varying, 'in_notice'::character varying, 'confirmed'::character varying, 'reserve_place'::character varying]))))) EXECUTE FUNCTION public.selection_check_seated();


CREATE TRIGGER selection_seats BEFORE INSERT OR UPDATE OF seats ON public.selection_seatcount FOR EACH ROW EXECUTE FUNCTION public.selection_check_seats();


CREATE TRIGGER selection_signer BEFORE INSERT OR UPDATE OF signed_by_id ON public.selection_exemption FOR EACH ROW WHEN ((new.signed_by_id IS NOT NULL)) EXECUTE FUNCTION public.selection_check_signer();


CREATE TRIGGER selection_signer BEFORE INSERT OR UPDATE OF signed_by_id ON public.selection_reopening FOR EACH ROW WHEN ((new.signed_by_id IS NOT NULL)) EXECUTE FUNCTION public.selection_check_signer();


CREATE TRIGGER selection_signing BEFORE UPDATE ON public.selection_exemption FOR EACH ROW WHEN (((new.state)::text <> (old.state)::text)) EXECUTE FUNCTION public.selection_check_signing();


CREATE TRIGGER selection_study BEFORE UPDATE ON public.selection_severitystudy FOR EACH ROW EXECUTE FUNCTION public.selection_check_study();


CREATE TRIGGER selection_study_begins BEFORE INSERT ON public.selection_severitystudy FOR EACH ROW WHEN ((((new.state)::text <> 'computing'::text) AND (CURRENT_USER <> 'cadre_owner'::name))) EXECUTE FUNCTION public.selection_begin_study();


CREATE TRIGGER selection_study_kept BEFORE DELETE ON public.selection_severitystudy FOR EACH ROW WHEN (((old.state)::text <> 'computing'::text)) EXECUTE FUNCTION public.selection_check_study();


CREATE TRIGGER selection_taken_back BEFORE UPDATE OF state ON public.selection_nomination FOR EACH ROW WHEN ((((old.state)::text = ANY (ARRAY['fit'::character varying, 'unfit'::character varying])) AND ((new.state)::text = 'qualified'::text))) EXECUTE FUNCTION public.selection_check_taken_back();


CREATE TRIGGER selection_talk_after_notice BEFORE INSERT OR UPDATE OF nomination_id, held_on ON public.selection_talk FOR EACH ROW EXECUTE FUNCTION public.selection_check_talk();


CREATE TRIGGER sheet_sealed BEFORE INSERT OR DELETE OR UPDATE ON public.selection_marksheet FOR EACH ROW EXECUTE FUNCTION public.selection_check_sheet();


CREATE TRIGGER signature_sealed BEFORE INSERT ON public.selection_signature FOR EACH ROW EXECUTE FUNCTION public.selection_check_signature();


CREATE TRIGGER sitting_closed BEFORE INSERT OR DELETE OR UPDATE ON public.selection_sitting FOR EACH ROW EXECUTE FUNCTION public.selection_check_sitting();


CREATE TRIGGER slot_in_order BEFORE INSERT OR UPDATE OF board_id, component ON public.selection_interviewslot FOR EACH ROW EXECUTE FUNCTION public.selection_check_slot();


CREATE TRIGGER training_seats_changed AFTER UPDATE ON public.training_enrolment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.training_count_seats();


CREATE TRIGGER training_seats_freed AFTER DELETE ON public.training_enrolment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.training_count_seats();


CREATE TRIGGER training_seats_taken AFTER INSERT ON public.training_enrolment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.training_count_seats();


CREATE TRIGGER withdrawn_is_frozen BEFORE UPDATE ON public.candidates_person FOR EACH ROW WHEN ((old.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION public.candidates_withdrawn_is_frozen();


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_post_id_e99d7120_fk_appointment_post_id FOREIGN KEY (post_id) REFERENCES public.appointment_post(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_proposal_id_scope FOREIGN KEY (proposal_id, org_path) REFERENCES public.appointment_proposal(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.appointment_appointment
    ADD CONSTRAINT appointment_appointment_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.appointment_post
    ADD CONSTRAINT appointment_post_team_id_scope FOREIGN KEY (team_id, org_path) REFERENCES public.appointment_team(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.appointment_proposal
    ADD CONSTRAINT appointment_proposal_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.appointment_proposal
    ADD CONSTRAINT appointment_proposal_vacancy_id_bf6226af_fk_appointme FOREIGN KEY (vacancy_id) REFERENCES public.appointment_vacancy(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.appointment_reserveentry
    ADD CONSTRAINT appointment_reserveentry_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.appointment_team
    ADD CONSTRAINT appointment_team_organisation_id_157ea4af_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.appointment_vacancy
    ADD CONSTRAINT appointment_vacancy_edition_id_1657c024_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.appointment_vacancy
    ADD CONSTRAINT appointment_vacancy_post_id_scope FOREIGN KEY (post_id, org_path) REFERENCES public.appointment_post(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_appraisal
    ADD CONSTRAINT candidates_appraisal_person_id_a1c6bb6e_fk_candidates_person_id FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_appraisal
    ADD CONSTRAINT candidates_appraisal_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveen_person_id_3ea855de_fk_candidate FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveentry_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveentry_struck_by_id_e512ed16_fk_core_user_id FOREIGN KEY (struck_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_archiveentry
    ADD CONSTRAINT candidates_archiveentry_verified_by_id_3c820c7e_fk_core_user_id FOREIGN KEY (verified_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_award
    ADD CONSTRAINT candidates_award_person_id_4da46bcc_fk_candidates_person_id FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_award
    ADD CONSTRAINT candidates_award_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_career
    ADD CONSTRAINT candidates_career_person_id_926c7330_fk_candidates_person_id FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_career
    ADD CONSTRAINT candidates_career_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT candidates_duplicate_first_id_e190d62b_fk_candidates_person_id FOREIGN KEY (first_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT candidates_duplicate_second_id_bb09d2e5_fk_candidates_person_id FOREIGN KEY (second_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT candidates_duplicate_signer_id_d4357a66_fk_core_user_id FOREIGN KEY (signer_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_education
    ADD CONSTRAINT candidates_education_person_id_12a0e3be_fk_candidates_person_id FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_education
    ADD CONSTRAINT candidates_education_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_exportrequest
    ADD CONSTRAINT candidates_exportrequest_asked_by_id_0a1520dd_fk_core_user_id FOREIGN KEY (asked_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_exportrequest
    ADD CONSTRAINT candidates_exportrequest_decided_by_id_7810b622_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_familymember
    ADD CONSTRAINT candidates_familymem_person_id_4072c2ff_fk_candidate FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_familymember
    ADD CONSTRAINT candidates_familymember_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT candidates_finding_person_id_a59232c4_fk_candidates_person_id FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT candidates_finding_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_finding
    ADD CONSTRAINT candidates_finding_signer_id_9932b20e_fk_core_user_id FOREIGN KEY (signer_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT candidates_formtemplate_file_id_62d8119e_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT candidates_formtemplate_file_id_scope FOREIGN KEY (file_id, org_path) REFERENCES public.core_storedfile(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_formtemplate
    ADD CONSTRAINT candidates_formtemplate_uploaded_by_id_e42f1b11_fk_core_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbat_archive_id_7dc7ee21_fk_core_stor FOREIGN KEY (archive_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbat_organisation_id_a1b82f08_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbatch_importer_id_ef9932db_fk_core_user_id FOREIGN KEY (importer_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importbatch
    ADD CONSTRAINT candidates_importbatch_undone_by_id_ed26cbda_fk_core_user_id FOREIGN KEY (undone_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedf_batch_id_63b21446_fk_candidate FOREIGN KEY (batch_id) REFERENCES public.candidates_importbatch(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedf_person_id_b72b3b2f_fk_candidate FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedfile_batch_id_scope FOREIGN KEY (batch_id, org_path) REFERENCES public.candidates_importbatch(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedfile_decided_by_id_a1ab4c9e_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_importedfile
    ADD CONSTRAINT candidates_importedfile_file_id_b34154f3_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_county_id_2ba344e8_fk_core_organisation_id FOREIGN KEY (county_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_dossier_file_id_973e5321_fk_core_stor FOREIGN KEY (dossier_file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_dossier_file_id_scope FOREIGN KEY (dossier_file_id, org_path) REFERENCES public.core_storedfile(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_merged_into_id_db38aa72_fk_candidate FOREIGN KEY (merged_into_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_organisation_id_710d92e6_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_photo_id_3add9dbd_fk_core_storedfile_id FOREIGN KEY (photo_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_person
    ADD CONSTRAINT candidates_person_photo_id_scope FOREIGN KEY (photo_id, org_path) REFERENCES public.core_storedfile(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_professionaltitle
    ADD CONSTRAINT candidates_professio_person_id_f3b8b42a_fk_candidate FOREIGN KEY (person_id) REFERENCES public.candidates_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_professionaltitle
    ADD CONSTRAINT candidates_professionaltitle_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.core_apitoken
    ADD CONSTRAINT core_apitoken_membership_id_ca362249_fk_core_membership_id FOREIGN KEY (membership_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_apitoken
    ADD CONSTRAINT core_apitoken_user_id_030d32aa_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_file_id_3ea3dea6_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_file_id_scope FOREIGN KEY (file_id, org_path) REFERENCES public.core_storedfile(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_membership_id_015e6cae_fk_core_membership_id FOREIGN KEY (membership_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_importrun
    ADD CONSTRAINT core_importrun_user_id_d920c2c1_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_membership_id_282062bd_fk_core_membership_id FOREIGN KEY (membership_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_user_id_b69eefda_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_jobfile
    ADD CONSTRAINT core_jobfile_file_id_a169650d_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_jobfile
    ADD CONSTRAINT core_jobfile_job_id_cfce7da7_fk_core_job_id FOREIGN KEY (job_id) REFERENCES public.core_job(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_organisation_id_044c8ca1_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_role_4263d3f5_fk_core_role_name FOREIGN KEY (role) REFERENCES public.core_role(name) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_user_id_f9b5780b_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT core_notice_organisation_id_c55fb884_fk_core_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT core_notice_user_id_2b488d98_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_noticeread
    ADD CONSTRAINT core_noticeread_notice_id_146f934a_fk_core_notice_id FOREIGN KEY (notice_id) REFERENCES public.core_notice(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_noticeread
    ADD CONSTRAINT core_noticeread_user_id_038468c7_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_parent_id_bf7dbfbd_fk_core_organisation_id FOREIGN KEY (parent_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT core_savedfilter_user_id_5af9e3f8_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_stored_by_id_72c49f0d_fk_core_user_id FOREIGN KEY (stored_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_organisation_id_320e0c2a_fk_core_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_clocked_id_47a69f82_fk_django_ce FOREIGN KEY (clocked_id) REFERENCES public.django_celery_beat_clockedschedule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_crontab_id_d3cba168_fk_django_ce FOREIGN KEY (crontab_id) REFERENCES public.django_celery_beat_crontabschedule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_interval_id_a8ca27da_fk_django_ce FOREIGN KEY (interval_id) REFERENCES public.django_celery_beat_intervalschedule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_solar_id_a87ce72c_fk_django_ce FOREIGN KEY (solar_id) REFERENCES public.django_celery_beat_solarschedule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT duplicate_first_is_kept_there FOREIGN KEY (first_id, first_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.candidates_duplicate
    ADD CONSTRAINT duplicate_second_is_kept_there FOREIGN KEY (second_id, second_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_amendment
    ADD CONSTRAINT planning_amendment_document_id_5ac392e8_fk_planning_document_id FOREIGN KEY (document_id) REFERENCES public.planning_document(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_amendment
    ADD CONSTRAINT planning_amendment_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_amendmentline
    ADD CONSTRAINT planning_amendmentline_amendment_id_scope FOREIGN KEY (amendment_id, org_path) REFERENCES public.planning_amendment(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_citycondition
    ADD CONSTRAINT planning_cityconditi_basis_id_ccc6296b_fk_planning_ FOREIGN KEY (basis_id) REFERENCES public.planning_legalbasis(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_citycondition
    ADD CONSTRAINT planning_citycondition_plan_id_scope FOREIGN KEY (plan_id, org_path) REFERENCES public.planning_cityplan(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT planning_cityplan_edition_id_03241227_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT planning_cityplan_file_id_7b7e9486_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_cityplan
    ADD CONSTRAINT planning_cityplan_organisation_id_73c3e11d_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_cityplanversion
    ADD CONSTRAINT planning_cityplanver_organisation_id_9a8381ac_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_cityplanversion
    ADD CONSTRAINT planning_cityplanversion_plan_id_scope FOREIGN KEY (plan_id, org_path) REFERENCES public.planning_cityplan(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_dayexception
    ADD CONSTRAINT planning_dayexceptio_organisation_id_f766bd3e_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_document
    ADD CONSTRAINT planning_document_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_document
    ADD CONSTRAINT planning_document_file_id_0cac6d98_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_edition
    ADD CONSTRAINT planning_edition_organisation_id_983de783_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_edition
    ADD CONSTRAINT planning_edition_predecessor_id_14a5a045_fk_planning_edition_id FOREIGN KEY (predecessor_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT planning_editionvers_amendment_id_df877fa1_fk_planning_ FOREIGN KEY (amendment_id) REFERENCES public.planning_amendment(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_editionversion
    ADD CONSTRAINT planning_editionversion_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_gate
    ADD CONSTRAINT planning_gate_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_leadinggroupmember
    ADD CONSTRAINT planning_leadinggroupmember_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_qualificationrule
    ADD CONSTRAINT planning_qualificati_basis_id_57f1a48c_fk_planning_ FOREIGN KEY (basis_id) REFERENCES public.planning_legalbasis(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_qualificationrule
    ADD CONSTRAINT planning_qualificationrule_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT planning_quota_edition_id_d9169294_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT planning_quota_organisation_id_555e5e68_fk_core_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_quota
    ADD CONSTRAINT planning_quota_sub_project_id_59b5cffe_fk_planning_ FOREIGN KEY (sub_project_id) REFERENCES public.planning_subproject(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_receipt
    ADD CONSTRAINT planning_receipt_document_id_139d9d31_fk_planning_document_id FOREIGN KEY (document_id) REFERENCES public.planning_document(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_receipt
    ADD CONSTRAINT planning_receipt_organisation_id_342ad6ff_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_structuretarget
    ADD CONSTRAINT planning_structuretarget_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_subproject
    ADD CONSTRAINT planning_subproject_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.planning_unitquota
    ADD CONSTRAINT planning_unitquota_organisation_id_872ee41a_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_unitquota
    ADD CONSTRAINT planning_unitquota_sub_project_id_4ec37798_fk_planning_ FOREIGN KEY (sub_project_id) REFERENCES public.planning_subproject(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_versionreceipt
    ADD CONSTRAINT planning_versionrece_edition_version_id_33adf609_fk_planning_ FOREIGN KEY (edition_version_id) REFERENCES public.planning_editionversion(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_versionreceipt
    ADD CONSTRAINT planning_versionrece_organisation_id_41247472_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_added_by_id_6a64344f_fk_core_user_id FOREIGN KEY (added_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_file_id_52f338c0_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_nomination_id_13e7b0e7_fk_selection FOREIGN KEY (nomination_id) REFERENCES public.selection_nomination(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_attachment
    ADD CONSTRAINT selection_attachment_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_ballot
    ADD CONSTRAINT selection_ballot_poll_id_17e17bd1_fk_selection_poll_id FOREIGN KEY (poll_id) REFERENCES public.selection_poll(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_ballot
    ADD CONSTRAINT selection_ballot_poll_id_scope FOREIGN KEY (poll_id, org_path) REFERENCES public.selection_poll(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_ballottoken
    ADD CONSTRAINT selection_ballottoken_poll_id_8f820da2_fk_selection_poll_id FOREIGN KEY (poll_id) REFERENCES public.selection_poll(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_ballottoken
    ADD CONSTRAINT selection_ballottoken_poll_id_scope FOREIGN KEY (poll_id, org_path) REFERENCES public.selection_poll(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_boardseat
    ADD CONSTRAINT selection_boardseat_board_id_81891490_fk_selection FOREIGN KEY (board_id) REFERENCES public.selection_interviewboard(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_boardseat
    ADD CONSTRAINT selection_boardseat_board_id_scope FOREIGN KEY (board_id, org_path) REFERENCES public.selection_interviewboard(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_borderlinerule
    ADD CONSTRAINT selection_borderlinerule_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_cancellation
    ADD CONSTRAINT selection_cancellati_document_id_e4bc1e15_fk_core_stor FOREIGN KEY (document_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_cancellation
    ADD CONSTRAINT selection_cancellation_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_paper_id_c3e061e4_fk_selection_paper_id FOREIGN KEY (paper_id) REFERENCES public.selection_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_paper_id_scope FOREIGN KEY (paper_id, org_path) REFERENCES public.selection_paper(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_script_id_7961ab35_fk_selection_script_id FOREIGN KEY (script_id) REFERENCES public.selection_script(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_codekey
    ADD CONSTRAINT selection_codekey_script_id_scope FOREIGN KEY (script_id, org_path) REFERENCES public.selection_script(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeep_meeting_id_b1070a99_fk_selection FOREIGN KEY (meeting_id) REFERENCES public.selection_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_docx_id_7612aeac_fk_core_storedfile_id FOREIGN KEY (docx_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_meeting_id_scope FOREIGN KEY (meeting_id, org_path) REFERENCES public.selection_meeting(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_pdf_id_59370c91_fk_core_storedfile_id FOREIGN KEY (pdf_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_run_id_599054ab_fk_selection_run_id FOREIGN KEY (run_id) REFERENCES public.selection_run(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_committeepack
    ADD CONSTRAINT selection_committeepack_xlsx_id_033e0ec5_fk_core_storedfile_id FOREIGN KEY (xlsx_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_conflictdeclaration
    ADD CONSTRAINT selection_conflictdeclaration_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_conflictwaiver
    ADD CONSTRAINT selection_conflictwaiver_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_deliberationline
    ADD CONSTRAINT selection_deliberati_deliberation_id_b5d8b3c2_fk_selection FOREIGN KEY (deliberation_id) REFERENCES public.selection_deliberation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_deliberationmember
    ADD CONSTRAINT selection_deliberati_deliberation_id_b9265c16_fk_selection FOREIGN KEY (deliberation_id) REFERENCES public.selection_deliberation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT selection_deliberati_line_id_3ded6fd8_fk_selection FOREIGN KEY (line_id) REFERENCES public.selection_deliberationline(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT selection_deliberati_member_id_fce8aa56_fk_selection FOREIGN KEY (member_id) REFERENCES public.selection_deliberationmember(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_deliberation
    ADD CONSTRAINT selection_deliberation_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_deliberationline
    ADD CONSTRAINT selection_deliberationline_deliberation_id_scope FOREIGN KEY (deliberation_id, org_path) REFERENCES public.selection_deliberation(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_deliberationmember
    ADD CONSTRAINT selection_deliberationmember_deliberation_id_scope FOREIGN KEY (deliberation_id, org_path) REFERENCES public.selection_deliberation(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_deliberationrecusal
    ADD CONSTRAINT selection_deliberationrecusal_line_id_scope FOREIGN KEY (line_id, org_path) REFERENCES public.selection_deliberationline(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_departure
    ADD CONSTRAINT selection_departure_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_examsession
    ADD CONSTRAINT selection_examsession_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_exemption
    ADD CONSTRAINT selection_exemption_document_id_780109ae_fk_core_storedfile_id FOREIGN KEY (document_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_exemption
    ADD CONSTRAINT selection_exemption_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_findingstop
    ADD CONSTRAINT selection_findingstop_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_formdraft
    ADD CONSTRAINT selection_formdraft_user_id_b512c1a4_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_incident
    ADD CONSTRAINT selection_incident_decided_by_id_03edb3fb_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_incident
    ADD CONSTRAINT selection_incident_sitting_id_9e92a623_fk_selection_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.selection_sitting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_incident
    ADD CONSTRAINT selection_incident_sitting_id_scope FOREIGN KEY (sitting_id, org_path) REFERENCES public.selection_sitting(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_inspectedname
    ADD CONSTRAINT selection_inspectedname_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_inspectionreport
    ADD CONSTRAINT selection_inspectionreport_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_interviewboard
    ADD CONSTRAINT selection_interviewb_interview_id_f16b6fe6_fk_selection FOREIGN KEY (interview_id) REFERENCES public.selection_interview(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_interviewboard
    ADD CONSTRAINT selection_interviewboard_interview_id_scope FOREIGN KEY (interview_id, org_path) REFERENCES public.selection_interview(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT selection_interviewm_seat_id_bdafbb5d_fk_selection FOREIGN KEY (seat_id) REFERENCES public.selection_boardseat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT selection_interviewm_slot_id_d793c4a7_fk_selection FOREIGN KEY (slot_id) REFERENCES public.selection_interviewslot(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_interviewmark
    ADD CONSTRAINT selection_interviewmark_seat_id_scope FOREIGN KEY (seat_id, org_path) REFERENCES public.selection_boardseat(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT selection_interviews_board_id_d40dabdc_fk_selection FOREIGN KEY (board_id) REFERENCES public.selection_interviewboard(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_interviewslot
    ADD CONSTRAINT selection_interviewslot_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_keyed_by_id_fa52dad3_fk_core_user_id FOREIGN KEY (keyed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_line_id_7cd27ed7_fk_selection_sheetmark_id FOREIGN KEY (line_id) REFERENCES public.selection_sheetmark(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_line_id_scope FOREIGN KEY (line_id, org_path) REFERENCES public.selection_sheetmark(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_sheet_id_054cd79c_fk_selection_marksheet_id FOREIGN KEY (sheet_id) REFERENCES public.selection_marksheet(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_keyedmark
    ADD CONSTRAINT selection_keyedmark_sheet_id_scope FOREIGN KEY (sheet_id, org_path) REFERENCES public.selection_marksheet(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_letter
    ADD CONSTRAINT selection_letter_edition_id_8fa1a2a0_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_letter
    ADD CONSTRAINT selection_letter_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_mark
    ADD CONSTRAINT selection_mark_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_adjudicator_id_d3b5d51f_fk_core_user_id FOREIGN KEY (adjudicator_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_first_clerk_id_f21ade08_fk_core_user_id FOREIGN KEY (first_clerk_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_marker_id_5feb73bd_fk_core_user_id FOREIGN KEY (marker_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_paper_id_d0996193_fk_selection_paper_id FOREIGN KEY (paper_id) REFERENCES public.selection_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_paper_id_scope FOREIGN KEY (paper_id, org_path) REFERENCES public.selection_paper(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_sealed_by_id_13b9b405_fk_core_user_id FOREIGN KEY (sealed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_second_clerk_id_bc4c4636_fk_core_user_id FOREIGN KEY (second_clerk_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_marksheet
    ADD CONSTRAINT selection_marksheet_supersedes_id_00378837_fk_selection FOREIGN KEY (supersedes_id) REFERENCES public.selection_marksheet(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_materialversion
    ADD CONSTRAINT selection_materialve_report_id_0e9511f5_fk_selection FOREIGN KEY (report_id) REFERENCES public.selection_inspectionreport(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_materialversion
    ADD CONSTRAINT selection_materialversion_report_id_scope FOREIGN KEY (report_id, org_path) REFERENCES public.selection_inspectionreport(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_meeting
    ADD CONSTRAINT selection_meeting_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_meetingmember
    ADD CONSTRAINT selection_meetingmem_meeting_id_755f2176_fk_selection FOREIGN KEY (meeting_id) REFERENCES public.selection_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_meetingmember
    ADD CONSTRAINT selection_meetingmember_meeting_id_scope FOREIGN KEY (meeting_id, org_path) REFERENCES public.selection_meeting(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_meetingvote
    ADD CONSTRAINT selection_meetingvot_meeting_id_b8455c53_fk_selection FOREIGN KEY (meeting_id) REFERENCES public.selection_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_meetingvote
    ADD CONSTRAINT selection_meetingvote_meeting_id_scope FOREIGN KEY (meeting_id, org_path) REFERENCES public.selection_meeting(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_mustcheck
    ADD CONSTRAINT selection_mustcheck_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_organisation_id_444cd737_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_place_id_77b9c826_fk_core_organisation_id FOREIGN KEY (place_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_nomination
    ADD CONSTRAINT selection_nomination_sub_project_id_e530fc97_fk_planning_ FOREIGN KEY (sub_project_id) REFERENCES public.planning_subproject(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_nominationratio
    ADD CONSTRAINT selection_nominationratio_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_notice
    ADD CONSTRAINT selection_notice_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_noticeentry
    ADD CONSTRAINT selection_noticeentry_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_noticeentry
    ADD CONSTRAINT selection_noticeentry_notice_id_7ac7e1cc_fk_selection_notice_id FOREIGN KEY (notice_id) REFERENCES public.selection_notice(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_noticereply
    ADD CONSTRAINT selection_noticereply_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_objection
    ADD CONSTRAINT selection_objection_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_objection
    ADD CONSTRAINT selection_objection_notice_id_59f1da7d_fk_selection_notice_id FOREIGN KEY (notice_id) REFERENCES public.selection_notice(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_session_id_da78e145_fk_selection_examsession_id FOREIGN KEY (session_id) REFERENCES public.selection_examsession(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_session_id_scope FOREIGN KEY (session_id, org_path) REFERENCES public.selection_examsession(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_papertally
    ADD CONSTRAINT selection_papertally_poll_id_0a405487_fk_selection_poll_id FOREIGN KEY (poll_id) REFERENCES public.selection_poll(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_papertally
    ADD CONSTRAINT selection_papertally_poll_id_scope FOREIGN KEY (poll_id, org_path) REFERENCES public.selection_poll(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_poll
    ADD CONSTRAINT selection_poll_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_recheck
    ADD CONSTRAINT selection_recheck_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT selection_recusal_member_id_e3d1f2d8_fk_selection FOREIGN KEY (member_id) REFERENCES public.selection_meetingmember(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT selection_recusal_vote_id_3297fd1d_fk_selection_meetingvote_id FOREIGN KEY (vote_id) REFERENCES public.selection_meetingvote(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_recusal
    ADD CONSTRAINT selection_recusal_vote_id_scope FOREIGN KEY (vote_id, org_path) REFERENCES public.selection_meetingvote(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_remindersent
    ADD CONSTRAINT selection_reminderse_organisation_id_926578d6_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_reopening
    ADD CONSTRAINT selection_reopening_document_id_21f75d2e_fk_core_storedfile_id FOREIGN KEY (document_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_reopening
    ADD CONSTRAINT selection_reopening_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_requiredattachment
    ADD CONSTRAINT selection_requiredattachment_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_reviewpaper
    ADD CONSTRAINT selection_reviewpaper_file_id_5f69ba1b_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_reviewpaper
    ADD CONSTRAINT selection_reviewpaper_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_reviewrequest
    ADD CONSTRAINT selection_reviewrequ_document_id_2597e912_fk_core_stor FOREIGN KEY (document_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_reviewrequest
    ADD CONSTRAINT selection_reviewrequest_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_reviewreturn
    ADD CONSTRAINT selection_reviewreturn_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_reviewterm
    ADD CONSTRAINT selection_reviewterm_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_reviewverdict
    ADD CONSTRAINT selection_reviewverd_evidence_id_2dd6e99d_fk_core_stor FOREIGN KEY (evidence_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_reviewverdict
    ADD CONSTRAINT selection_reviewverdict_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_room
    ADD CONSTRAINT selection_room_session_id_3de9437d_fk_selection_examsession_id FOREIGN KEY (session_id) REFERENCES public.selection_examsession(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_room
    ADD CONSTRAINT selection_room_session_id_scope FOREIGN KEY (session_id, org_path) REFERENCES public.selection_examsession(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_edition_id_de115b97_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_scheme_id_3b411bd4_fk_selection_scheme_id FOREIGN KEY (scheme_id) REFERENCES public.selection_scheme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_run
    ADD CONSTRAINT selection_run_scheme_id_scope FOREIGN KEY (scheme_id, org_path) REFERENCES public.selection_scheme(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_runrow
    ADD CONSTRAINT selection_runrow_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_runrow
    ADD CONSTRAINT selection_runrow_run_id_e66e40ba_fk_selection_run_id FOREIGN KEY (run_id) REFERENCES public.selection_run(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_scheme
    ADD CONSTRAINT selection_scheme_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_script
    ADD CONSTRAINT selection_script_paper_id_5fc2fe9d_fk_selection_paper_id FOREIGN KEY (paper_id) REFERENCES public.selection_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_script
    ADD CONSTRAINT selection_script_paper_id_scope FOREIGN KEY (paper_id, org_path) REFERENCES public.selection_paper(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_count_id_scope FOREIGN KEY (count_id, org_path) REFERENCES public.selection_seatcount(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_meeting_id_7b5b8b97_fk_selection_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.selection_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_seat
    ADD CONSTRAINT selection_seat_nomination_id_ca3f7fba_fk_selection FOREIGN KEY (nomination_id) REFERENCES public.selection_nomination(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT selection_seatcount_edition_id_37bc359c_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT selection_seatcount_organisation_id_129fa604_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_seatcount
    ADD CONSTRAINT selection_seatcount_sub_project_id_cc4fccd2_fk_planning_ FOREIGN KEY (sub_project_id) REFERENCES public.planning_subproject(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_secondlook
    ADD CONSTRAINT selection_secondlook_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_secondlook
    ADD CONSTRAINT selection_secondlook_run_id_86a3ea3d_fk_selection_run_id FOREIGN KEY (run_id) REFERENCES public.selection_run(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sensitivityrow
    ADD CONSTRAINT selection_sensitivit_sensitivity_id_51cd0e35_fk_selection FOREIGN KEY (sensitivity_id) REFERENCES public.selection_sensitivity(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sensitivity
    ADD CONSTRAINT selection_sensitivity_run_id_c1d9e17a_fk_selection_run_id FOREIGN KEY (run_id) REFERENCES public.selection_run(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sensitivity
    ADD CONSTRAINT selection_sensitivity_run_id_scope FOREIGN KEY (run_id, org_path) REFERENCES public.selection_run(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_sensitivityrow
    ADD CONSTRAINT selection_sensitivityrow_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_severityline
    ADD CONSTRAINT selection_severityli_study_id_8fd58726_fk_selection FOREIGN KEY (study_id) REFERENCES public.selection_severitystudy(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_severityline
    ADD CONSTRAINT selection_severityline_study_id_scope FOREIGN KEY (study_id, org_path) REFERENCES public.selection_severitystudy(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_severitystudy
    ADD CONSTRAINT selection_severitystudy_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_script_id_844b2381_fk_selection_script_id FOREIGN KEY (script_id) REFERENCES public.selection_script(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_script_id_scope FOREIGN KEY (script_id, org_path) REFERENCES public.selection_script(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_sheet_id_6d4e3b64_fk_selection_marksheet_id FOREIGN KEY (sheet_id) REFERENCES public.selection_marksheet(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sheetmark
    ADD CONSTRAINT selection_sheetmark_sheet_id_scope FOREIGN KEY (sheet_id, org_path) REFERENCES public.selection_marksheet(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_paper_id_bfc3dbff_fk_selection_paper_id FOREIGN KEY (paper_id) REFERENCES public.selection_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_paper_id_scope FOREIGN KEY (paper_id, org_path) REFERENCES public.selection_paper(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_sheet_id_4221e0cf_fk_selection_marksheet_id FOREIGN KEY (sheet_id) REFERENCES public.selection_marksheet(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_user_id_1df803b7_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_room_id_87b35050_fk_selection_room_id FOREIGN KEY (room_id) REFERENCES public.selection_room(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_session_id_8ebf0e35_fk_selection FOREIGN KEY (session_id) REFERENCES public.selection_examsession(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_sitting
    ADD CONSTRAINT selection_sitting_unit_id_20d95def_fk_core_organisation_id FOREIGN KEY (unit_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_talk
    ADD CONSTRAINT selection_talk_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_teamcase
    ADD CONSTRAINT selection_teamcase_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_teamcase
    ADD CONSTRAINT selection_teamcase_team_id_f4b72d1e_fk_selection FOREIGN KEY (team_id) REFERENCES public.selection_inspectionteam(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_teammember
    ADD CONSTRAINT selection_teammember_team_id_780506da_fk_selection FOREIGN KEY (team_id) REFERENCES public.selection_inspectionteam(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_teammember
    ADD CONSTRAINT selection_teammember_team_id_scope FOREIGN KEY (team_id, org_path) REFERENCES public.selection_inspectionteam(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_edition_id_a086b803_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_nomination_id_scope FOREIGN KEY (nomination_id, org_path) REFERENCES public.selection_nomination(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_organisation_id_ff2f3c58_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_person_id_scope FOREIGN KEY (person_id, org_path) REFERENCES public.candidates_person(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_place_id_f9ec379d_fk_core_organisation_id FOREIGN KEY (place_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_trainee
    ADD CONSTRAINT selection_trainee_sub_project_id_f2287ddc_fk_planning_ FOREIGN KEY (sub_project_id) REFERENCES public.planning_subproject(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_votebox
    ADD CONSTRAINT selection_votebox_vote_id_386bea16_fk_selection_meetingvote_id FOREIGN KEY (vote_id) REFERENCES public.selection_meetingvote(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_votebox
    ADD CONSTRAINT selection_votebox_vote_id_scope FOREIGN KEY (vote_id, org_path) REFERENCES public.selection_meetingvote(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.selection_votingcode
    ADD CONSTRAINT selection_votingcode_meeting_id_0b0196d7_fk_selection FOREIGN KEY (meeting_id) REFERENCES public.selection_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.selection_votingcode
    ADD CONSTRAINT selection_votingcode_meeting_id_scope FOREIGN KEY (meeting_id, org_path) REFERENCES public.selection_meeting(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT tracking_review_cycle_id_9bb9995e_fk_tracking_reviewcycle_id FOREIGN KEY (cycle_id) REFERENCES public.tracking_reviewcycle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT tracking_review_submitted_by_id_35386ee0_fk_core_membership_id FOREIGN KEY (submitted_by_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.tracking_review
    ADD CONSTRAINT tracking_review_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT tracking_reviewcycle_edition_id_1a9e5b4b_fk_planning_edition_id FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT tracking_reviewcycle_edition_id_scope FOREIGN KEY (edition_id, org_path) REFERENCES public.planning_edition(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.tracking_reviewcycle
    ADD CONSTRAINT tracking_reviewcycle_organisation_id_f41047f6_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.training_attendance
    ADD CONSTRAINT training_attendance_enrolment_id_scope FOREIGN KEY (enrolment_id, org_path) REFERENCES public.training_enrolment(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.training_enrolment
    ADD CONSTRAINT training_enrolment_class_period FOREIGN KEY (training_class_id, period) REFERENCES public.training_trainingclass(id, period) ON UPDATE CASCADE;


ALTER TABLE ONLY public.training_enrolment
    ADD CONSTRAINT training_enrolment_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.training_lesson
    ADD CONSTRAINT training_lesson_training_class_id_scope FOREIGN KEY (training_class_id, org_path) REFERENCES public.training_trainingclass(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.training_posting
    ADD CONSTRAINT training_posting_mentor_id_1e021edd_fk_core_user_id FOREIGN KEY (mentor_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.training_posting
    ADD CONSTRAINT training_posting_trainee_id_scope FOREIGN KEY (trainee_id, org_path) REFERENCES public.selection_trainee(id, org_path) ON UPDATE CASCADE;


ALTER TABLE ONLY public.training_trainingclass
    ADD CONSTRAINT training_trainingcla_edition_id_f1e23ce3_fk_planning_ FOREIGN KEY (edition_id) REFERENCES public.planning_edition(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.training_trainingclass
    ADD CONSTRAINT training_trainingcla_organisation_id_0b89cbbf_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;


CREATE POLICY append ON public.core_accesslog FOR INSERT TO cadre_app WITH CHECK (true);


CREATE POLICY append ON public.core_auditentry FOR INSERT TO scope_base WITH CHECK (true);


ALTER TABLE public.appointment_appointment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appointment_post ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appointment_proposal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appointment_reserveentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appointment_team ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appointment_vacancy ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit ON public.core_accesslog FOR SELECT TO scope_audit USING (true);


CREATE POLICY audit ON public.core_auditentry FOR SELECT TO scope_audit USING (true);


CREATE POLICY audit ON public.core_user FOR SELECT TO scope_audit USING (true);


CREATE POLICY auditor ON public.appointment_appointment FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.appointment_post FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.appointment_proposal FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.appointment_reserveentry FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.appointment_team FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.appointment_vacancy FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_appraisal FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_archiveentry FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_award FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_career FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_duplicate FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_education FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_exportrequest FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_familymember FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_finding FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_formtemplate FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_importbatch FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_importedfile FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_person FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.candidates_professionaltitle FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.core_importrun FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.core_storedfile FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_amendment FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_amendmentline FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_citycondition FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_cityplan FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_cityplanversion FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_dayexception FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_document FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_edition FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_editionversion FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_gate FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_leadinggroupmember FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_qualificationrule FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_quota FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_receipt FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_structuretarget FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_subproject FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_unitquota FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.planning_versionreceipt FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_attachment FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_ballot FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_ballottoken FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_boardseat FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_borderlinerule FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_cancellation FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_codekey FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_committeepack FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_conflictdeclaration FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_conflictwaiver FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_deliberation FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_deliberationline FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_deliberationmember FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_deliberationrecusal FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_departure FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_examsession FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_exemption FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_findingstop FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_formdraft FOR SELECT TO scope_auditor USING ((user_id = public.app_user_id()));


CREATE POLICY auditor ON public.selection_incident FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_inspectedname FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_inspectionnotice FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_inspectionreport FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_inspectionteam FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_interview FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_interviewboard FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_interviewmark FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_interviewslot FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_keyedmark FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_letter FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_mark FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_marksheet FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_materialversion FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_meeting FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_meetingmember FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_meetingvote FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_mustcheck FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_nomination FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_nominationratio FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_notice FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_noticeentry FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_noticereply FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_objection FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_paper FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_papertally FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_poll FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_recheck FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_recusal FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_remindersent FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reopening FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_requiredattachment FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reviewpaper FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reviewrequest FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reviewreturn FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reviewterm FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_reviewverdict FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_room FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_run FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_runrow FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_scheme FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_script FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_seat FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_seatcount FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_secondlook FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_sensitivity FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_sensitivityrow FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_severityline FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_severitystudy FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_sheetmark FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_signature FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_sitting FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_talk FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_teamcase FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_teammember FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_trainee FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_votebox FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.selection_votingcode FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.tracking_review FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.tracking_reviewcycle FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.training_attendance FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.training_enrolment FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.training_lesson FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.training_posting FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY auditor ON public.training_trainingclass FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


ALTER TABLE public.candidates_appraisal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_archiveentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_award ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_career ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_duplicate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_education ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_exportrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_familymember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_formtemplate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_importbatch ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_importedfile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.candidates_professionaltitle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_accesslog ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_apitoken ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_auditentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_importrun ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_job ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_jobfile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_noticeread ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_savedfilter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_storedfile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.core_user ENABLE ROW LEVEL SECURITY;

CREATE POLICY data ON public.appointment_appointment TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.appointment_post TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.appointment_proposal TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.appointment_reserveentry TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.appointment_team TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.appointment_vacancy TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_appraisal TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_archiveentry TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_award TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_career TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_duplicate TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_education TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_exportrequest TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_familymember TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_finding TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_formtemplate TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_importbatch TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_importedfile TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_person TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.candidates_professionaltitle TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.core_accesslog FOR SELECT TO scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.core_auditentry FOR SELECT TO scope_province, scope_place, scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.core_importrun TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.core_storedfile TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.core_user FOR SELECT TO scope_province, scope_place, scope_auditor USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_amendment TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_amendmentline TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_citycondition TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_cityplan TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_cityplanversion TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_dayexception TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_document TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_edition TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_editionversion TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_gate TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_leadinggroupmember TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_qualificationrule TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_quota TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_receipt TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_structuretarget TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_subproject TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_unitquota TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.planning_versionreceipt TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_attachment TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_ballot TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_ballottoken TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_boardseat TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_borderlinerule TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_cancellation TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_codekey TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_committeepack TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_conflictdeclaration TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_conflictwaiver TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_deliberation TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_deliberationline TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_deliberationmember TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_deliberationrecusal TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_departure TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_examsession TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_exemption TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_findingstop TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_formdraft TO scope_province, scope_place USING ((user_id = public.app_user_id())) WITH CHECK ((user_id = public.app_user_id()));


CREATE POLICY data ON public.selection_incident TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_inspectedname TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_inspectionnotice TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_inspectionreport TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_inspectionteam TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_interview TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_interviewboard TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_interviewmark TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_interviewslot TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_keyedmark TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_letter TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_mark TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_marksheet TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_materialversion TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_meeting TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_meetingmember TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_meetingvote TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_mustcheck TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_nomination TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_nominationratio TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_notice TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_noticeentry TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_noticereply TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_objection TO scope_province USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_objector TO scope_province USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()) AND (current_setting('app.role'::text, true) = 'discipline_observer'::text))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()) AND (current_setting('app.role'::text, true) = 'discipline_observer'::text)));


CREATE POLICY data ON public.selection_paper TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_papertally TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_poll TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_recheck TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_recusal TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_remindersent TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reopening TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_requiredattachment TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reviewpaper TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reviewrequest TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reviewreturn TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reviewterm TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_reviewverdict TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_room TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_run TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_runrow TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_scheme TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_script TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_seat TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_seatcount TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_secondlook TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_sensitivity TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_sensitivityrow TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_severityline TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_severitystudy TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_sheetmark TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_signature TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_sitting TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_talk TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_teamcase TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_teammember TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_trainee TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_votebox TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.selection_votingcode TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.tracking_review TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.tracking_reviewcycle TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.training_attendance TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.training_enrolment TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.training_lesson TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.training_posting TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY data ON public.training_trainingclass TO scope_province, scope_place USING ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK ((((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY downward ON public.candidates_formtemplate FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_cityplanversion FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_dayexception FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_document FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_edition FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_editionversion FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_gate FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_leadinggroupmember FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_qualificationrule FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_quota FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_receipt FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_structuretarget FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_subproject FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.planning_versionreceipt FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_examsession FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_findingstop FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_inspectionnotice FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_nominationratio FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_notice FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_requiredattachment FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_reviewterm FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_room FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_run FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.selection_scheme FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.tracking_reviewcycle FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.training_lesson FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY downward ON public.training_trainingclass FOR SELECT TO scope_place, scope_auditor USING (starts_with(public.app_path(), (org_path)::text));


CREATE POLICY inbox ON public.core_notice FOR SELECT TO scope_base USING (((user_id = public.app_user_id()) OR ((user_id IS NULL) AND ((role)::text = current_setting('app.role'::text, true)) AND ((org_path)::text = public.app_path()))));


CREATE POLICY login ON public.core_apitoken FOR SELECT TO cadre_app USING (true);


CREATE POLICY login ON public.core_job TO cadre_app USING (true) WITH CHECK (true);


CREATE POLICY login ON public.core_user TO cadre_app USING (true) WITH CHECK (true);


CREATE POLICY no_examiner ON public.selection_incident AS RESTRICTIVE TO scope_province, scope_place USING ((NOT public.selection_is_examiner()));


CREATE POLICY no_examiner ON public.selection_interviewslot AS RESTRICTIVE TO scope_province, scope_place USING ((NOT public.selection_is_examiner()));


CREATE POLICY no_examiner ON public.selection_script AS RESTRICTIVE TO scope_province, scope_place USING ((NOT public.selection_is_examiner()));


CREATE POLICY no_examiner ON public.selection_sitting AS RESTRICTIVE TO scope_province, scope_place USING ((NOT public.selection_is_examiner()));


CREATE POLICY own ON public.core_accesslog FOR SELECT TO cadre_app USING (true);


CREATE POLICY own ON public.core_apitoken TO scope_base USING ((user_id = public.app_user_id())) WITH CHECK ((user_id = public.app_user_id()));


CREATE POLICY own ON public.core_job TO scope_base USING ((user_id = public.app_user_id())) WITH CHECK ((user_id = public.app_user_id()));


CREATE POLICY own ON public.core_jobfile TO scope_base USING ((EXISTS ( SELECT
   FROM public.core_job j
  WHERE ((j.id = core_jobfile.job_id) AND (j.user_id = public.app_user_id()))))) WITH CHECK ((EXISTS ( SELECT
   FROM public.core_job j
  WHERE ((j.id = core_jobfile.job_id) AND (j.user_id = public.app_user_id())))));


CREATE POLICY own ON public.core_noticeread TO scope_base USING ((user_id = public.app_user_id())) WITH CHECK ((user_id = public.app_user_id()));


CREATE POLICY own ON public.core_savedfilter TO scope_base USING ((user_id = public.app_user_id())) WITH CHECK (((user_id = public.app_user_id()) AND ((org_path)::text = public.app_path())));


CREATE POLICY own ON public.core_storedfile TO scope_auditor, scope_system, scope_audit USING (((stored_by_id = public.app_user_id()) AND ((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end()))) WITH CHECK (((stored_by_id = public.app_user_id()) AND ((org_path)::text >= public.app_path()) AND ((org_path)::text < public.app_path_end())));


CREATE POLICY own ON public.core_user FOR SELECT TO scope_base USING ((id = public.app_user_id()));


CREATE POLICY own_entry ON public.selection_keyedmark AS RESTRICTIVE TO scope_province, scope_place USING (((NOT public.selection_is_examiner()) AND ((keyed_by_id = public.app_user_id()) OR (EXISTS ( SELECT 1
   FROM public.selection_marksheet m
  WHERE ((m.id = selection_keyedmark.sheet_id) AND (m.second_clerk_id IS NOT NULL))))))) WITH CHECK ((keyed_by_id = public.app_user_id()));


CREATE POLICY own_mark ON public.selection_interviewmark AS RESTRICTIVE TO scope_province, scope_place USING (((NOT public.selection_is_examiner()) OR (user_id = public.app_user_id())));


CREATE POLICY own_seat ON public.selection_boardseat AS RESTRICTIVE TO scope_province, scope_place USING (((NOT public.selection_is_examiner()) OR (user_id = public.app_user_id())));


CREATE POLICY own_sheet ON public.selection_marksheet AS RESTRICTIVE TO scope_province, scope_place USING (((NOT public.selection_is_examiner()) OR (marker_id = public.app_user_id())));


CREATE POLICY own_sheet ON public.selection_sheetmark AS RESTRICTIVE TO scope_province, scope_place USING (((NOT public.selection_is_examiner()) OR (sheet_id IN ( SELECT m.id
   FROM public.selection_marksheet m
  WHERE (m.marker_id = public.app_user_id())))));


CREATE POLICY owner ON public.appointment_appointment TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.appointment_post TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.appointment_proposal TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.appointment_reserveentry TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.appointment_team TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.appointment_vacancy TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_appraisal TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_archiveentry TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_award TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_career TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_duplicate TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_education TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_exportrequest TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_familymember TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_finding TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_formtemplate TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_importbatch TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_importedfile TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_person TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.candidates_professionaltitle TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_accesslog TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_apitoken TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_auditentry TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_importrun TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_job TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_jobfile TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_notice TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_noticeread TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_savedfilter TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_storedfile TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.core_user TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_amendment TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_amendmentline TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_citycondition TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_cityplan TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_cityplanversion TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_dayexception TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_document TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_edition TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_editionversion TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_gate TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_leadinggroupmember TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_qualificationrule TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_quota TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_receipt TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_structuretarget TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_subproject TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_unitquota TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.planning_versionreceipt TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_attachment TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_ballot TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_ballottoken TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_boardseat TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_borderlinerule TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_cancellation TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_codekey TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_committeepack TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_conflictdeclaration TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_conflictwaiver TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_deliberation TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_deliberationline TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_deliberationmember TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_deliberationrecusal TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_departure TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_examsession TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_exemption TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_findingstop TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_formdraft TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_incident TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_inspectedname TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_inspectionnotice TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_inspectionreport TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_inspectionteam TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_interview TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_interviewboard TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_interviewmark TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_interviewslot TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_keyedmark TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_letter TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_mark TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_marksheet TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_materialversion TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_meeting TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_meetingmember TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_meetingvote TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_mustcheck TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_nomination TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_nominationratio TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_notice TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_noticeentry TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_noticereply TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_objection TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_objector TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_paper TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_papertally TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_poll TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_recheck TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_recusal TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_remindersent TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reopening TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_requiredattachment TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reviewpaper TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reviewrequest TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reviewreturn TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reviewterm TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_reviewverdict TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_room TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_run TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_runrow TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_scheme TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_script TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_seat TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_seatcount TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_secondlook TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_sensitivity TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_sensitivityrow TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_severityline TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_severitystudy TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_sheetmark TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_signature TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_sitting TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_talk TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_teamcase TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_teammember TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_trainee TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_votebox TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.selection_votingcode TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.tracking_review TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.tracking_reviewcycle TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.training_attendance TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.training_enrolment TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.training_lesson TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.training_posting TO cadre_owner USING (true) WITH CHECK (true);


CREATE POLICY owner ON public.training_trainingclass TO cadre_owner USING (true) WITH CHECK (true);


ALTER TABLE public.planning_amendment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_amendmentline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_citycondition ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_cityplan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_cityplanversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_dayexception ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_document ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_edition ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_editionversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_gate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_leadinggroupmember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_qualificationrule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_quota ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_receipt ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_structuretarget ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_subproject ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_unitquota ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.planning_versionreceipt ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed ON public.selection_codekey AS RESTRICTIVE TO scope_province, scope_place, scope_auditor USING (public.selection_map_is_open(paper_id));


ALTER TABLE public.selection_attachment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_ballot ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_ballottoken ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_boardseat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_borderlinerule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_cancellation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_codekey ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_committeepack ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_conflictdeclaration ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_conflictwaiver ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_deliberation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_deliberationline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_deliberationmember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_deliberationrecusal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_departure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_examsession ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_exemption ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_findingstop ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_formdraft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_incident ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_inspectedname ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_inspectionnotice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_inspectionreport ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_inspectionteam ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_interview ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_interviewboard ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_interviewmark ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_interviewslot ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_keyedmark ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_letter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_mark ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_marksheet ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_materialversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_meeting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_meetingmember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_meetingvote ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_mustcheck ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_nomination ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_nominationratio ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_noticeentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_noticereply ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_objection ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_objector ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_paper ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_papertally ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_poll ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_recheck ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_recusal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_remindersent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reopening ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_requiredattachment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reviewpaper ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reviewrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reviewreturn ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reviewterm ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_reviewverdict ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_room ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_run ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_runrow ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_scheme ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_script ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_seat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_seatcount ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_secondlook ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_sensitivity ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_sensitivityrow ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_severityline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_severitystudy ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_sheetmark ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_signature ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_sitting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_talk ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_teamcase ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_teammember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_trainee ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_votebox ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.selection_votingcode ENABLE ROW LEVEL SECURITY;

CREATE POLICY send ON public.core_notice FOR INSERT TO cadre_app, scope_base WITH CHECK (true);


CREATE POLICY shared ON public.core_savedfilter FOR SELECT TO scope_base USING ((is_shared AND ((org_path)::text = public.app_path())));


CREATE POLICY shared ON public.core_storedfile FOR SELECT TO scope_place, scope_auditor USING ((is_shared AND starts_with(public.app_path(), (org_path)::text)));


CREATE POLICY signer ON public.selection_signature AS RESTRICTIVE FOR INSERT TO scope_province, scope_place WITH CHECK ((user_id = public.app_user_id()));


CREATE POLICY system ON public.core_apitoken TO scope_system USING (true) WITH CHECK (true);


CREATE POLICY system ON public.core_auditentry FOR SELECT TO scope_system USING (starts_with((object_type)::text, 'core.'::text));


CREATE POLICY system ON public.core_job FOR SELECT TO scope_system USING (true);


CREATE POLICY system ON public.core_user TO scope_system USING (true) WITH CHECK (true);


ALTER TABLE public.tracking_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.tracking_reviewcycle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.training_attendance ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.training_enrolment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.training_lesson ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.training_posting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.training_trainingclass ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON FUNCTION public.audit_move_head() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.audit_seal() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.candidates_begins_checked() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.candidates_keep_archive() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.candidates_keep_template() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.candidates_search(asked text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.candidates_search(asked text) TO scope_province;
GRANT ALL ON FUNCTION public.candidates_search(asked text) TO scope_place;
GRANT ALL ON FUNCTION public.candidates_search(asked text) TO scope_auditor;


REVOKE ALL ON FUNCTION public.candidates_suspect(given bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.candidates_suspect(given bigint[]) TO scope_province;
GRANT ALL ON FUNCTION public.candidates_suspect(given bigint[]) TO scope_place;


REVOKE ALL ON FUNCTION public.candidates_under_verification(given bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.candidates_under_verification(given bigint[]) TO scope_province;
GRANT ALL ON FUNCTION public.candidates_under_verification(given bigint[]) TO scope_place;
GRANT ALL ON FUNCTION public.candidates_under_verification(given bigint[]) TO scope_auditor;


REVOKE ALL ON FUNCTION public.header_memberships(cap integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.header_memberships(cap integer) TO scope_base;


REVOKE ALL ON FUNCTION public.planning_check_balance() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.planning_check_divided() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.planning_check_units() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.planning_only_warns(an_edition bigint, a_tier text, a_key text, a_place bigint, handed_in timestamp with time zone) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_absent_before(a_seat bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_absent_before(a_seat bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_absent_before(a_seat bigint) TO scope_place;
GRANT ALL ON FUNCTION public.selection_absent_before(a_seat bigint) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_assign_codes(a_paper bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_assign_codes(a_paper bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_begin_study() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_begins_as_draft() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_box(a_meeting bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_box(a_meeting bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_cast_votes(a_digest text, votes bigint[], choices text[], reopen bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_cast_votes(a_digest text, votes bigint[], choices text[], reopen bigint[]) TO cadre_app;
GRANT ALL ON FUNCTION public.selection_cast_votes(a_digest text, votes bigint[], choices text[], reopen bigint[]) TO scope_base;


REVOKE ALL ON FUNCTION public.selection_check_accepted() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_adjusted() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_asking_back() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_attachment() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_box() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_confirmation() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_decider() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_decision() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_deliberation() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_gates() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_handed_over() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_inspected() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_interview_mark() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_line() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_lost_marks() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_lot() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_marks() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_material() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_meeting() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_new_script() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_paper() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_papers_of_added() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_put() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_put_forward() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_report() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_reviewer() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_scheme() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_script() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_seat() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_seating() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_seats() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_sheet() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_signature() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_signer() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_signing() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_sitting() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_slot() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_study() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_taken_back() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_talk() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_check_unit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_clear_codes(a_meeting bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_clear_codes(a_meeting bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_code(a_digest text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_code(a_digest text) TO cadre_app;
GRANT ALL ON FUNCTION public.selection_code(a_digest text) TO scope_base;


REVOKE ALL ON FUNCTION public.selection_effective_marks(a_paper bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_effective_marks(a_paper bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_is_void(a_session bigint, a_nomination bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_is_void(a_session bigint, a_nomination bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_keep_adjusted() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_adjusted_paper() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_attachment() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_deliberation() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_inspected() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_inspection_notice() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_keep_meeting() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_lacks(a_nomination bigint, an_edition bigint, before text, after text) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_last_letter(an_edition bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_last_letter(an_edition bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_last_letter(an_edition bigint) TO scope_place;


REVOKE ALL ON FUNCTION public.selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) TO scope_place;
GRANT ALL ON FUNCTION public.selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_limit_of_added() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_limit_of_moved() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_map_is_open(a_paper bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_map_is_open(a_paper bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_map_is_open(a_paper bigint) TO scope_place;
GRANT ALL ON FUNCTION public.selection_map_is_open(a_paper bigint) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_meters(an_edition bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_meters(an_edition bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_meters(an_edition bigint) TO scope_place;
GRANT ALL ON FUNCTION public.selection_meters(an_edition bigint) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_my_cases() FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_my_cases() TO scope_province;
GRANT ALL ON FUNCTION public.selection_my_cases() TO scope_place;
GRANT ALL ON FUNCTION public.selection_my_cases() TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_nominee_before(a_mark bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_nominee_before(a_mark bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_paper_digest(a_paper bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_paper_digest(a_paper bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_per_seat(an_edition bigint, a_tier text) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_refuse_without(a_ref uuid, a_kind text) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_rivals(a_nomination bigint, earlier_only boolean) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_sheet_digest(a_sheet bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_sheet_digest(a_sheet bigint) TO scope_province;


REVOKE ALL ON FUNCTION public.selection_talks_due(nominees bigint[]) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_talks_of(nominees bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_talks_of(nominees bigint[]) TO scope_province;
GRANT ALL ON FUNCTION public.selection_talks_of(nominees bigint[]) TO scope_place;
GRANT ALL ON FUNCTION public.selection_talks_of(nominees bigint[]) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_team_of(nominees bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_team_of(nominees bigint[]) TO scope_province;
GRANT ALL ON FUNCTION public.selection_team_of(nominees bigint[]) TO scope_place;


REVOKE ALL ON FUNCTION public.selection_under_verification(asked bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_under_verification(asked bigint[]) TO scope_province;
GRANT ALL ON FUNCTION public.selection_under_verification(asked bigint[]) TO scope_place;
GRANT ALL ON FUNCTION public.selection_under_verification(asked bigint[]) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_unit_limit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_unit_meters(an_edition bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.selection_unit_meters(an_edition bigint) TO scope_province;
GRANT ALL ON FUNCTION public.selection_unit_meters(an_edition bigint) TO scope_place;
GRANT ALL ON FUNCTION public.selection_unit_meters(an_edition bigint) TO scope_auditor;


REVOKE ALL ON FUNCTION public.selection_unit_seats(an_edition bigint) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.selection_unproposed(nominees bigint[], until date) FROM PUBLIC;


REVOKE ALL ON FUNCTION public.training_count_seats() FROM PUBLIC;

INSERT INTO public.django_migrations (app, name, applied) VALUES
    ('core', '0001_initial', now()),
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('contenttypes', '0001_initial', now()),
    ('admin', '0001_initial', now()),
    ('admin', '0002_logentry_remove_auto_add', now()),
    ('admin', '0003_logentry_add_action_flag_choices', now()),
    ('core', '0002_jobs_files_notices_exchange', now()),
    ('core', '0003_web', now()),
    ('planning', '0001_initial', now()),
    ('candidates', '0001_initial', now()),
    ('selection', '0001_initial', now()),
    ('selection', '0002_guards', now()),
    ('appointment', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('core', '0004_import_cells_kept', now()),
    ('core', '0005_imports_taken_back', now()),
    ('core', '0006_packed_files', now()),
    ('candidates', '0002_findings', now()),
    ('candidates', '0003_duplicates', now()),
    ('candidates', '0004_imports', now()),
    ('candidates', '0005_export_requests', now()),
    ('candidates', '0006_export_of_materials', now()),
    ('candidates', '0007_search_by_index', now()),
    ('candidates', '0008_archive', now()),
    ('candidates', '0009_titles', now()),
    ('candidates', '0010_careers_by_the_archive', now()),
    ('candidates', '0011_form_templates', now()),
    ('candidates', '0012_names_within_a_place', now()),
    ('core', '0007_cells_by_column', now()),
    ('django_celery_beat', '0001_initial', now()),
    ('django_celery_beat', '0002_auto_20161118_0346', now()),
    ('django_celery_beat', '0003_auto_20161209_0049', now()),
    ('django_celery_beat', '0004_auto_20170221_0000', now()),
    ('django_celery_beat', '0005_add_solarschedule_events_choices', now()),
    ('django_celery_beat', '0006_auto_20180322_0932', now()),
    ('django_celery_beat', '0007_auto_20180521_0826', now()),
    ('django_celery_beat', '0008_auto_20180914_1922', now()),
    ('django_celery_beat', '0006_auto_20180210_1226', now()),
    ('django_celery_beat', '0006_periodictask_priority', now()),
    ('django_celery_beat', '0009_periodictask_headers', now()),
    ('django_celery_beat', '0010_auto_20190429_0326', now()),
    ('django_celery_beat', '0011_auto_20190508_0153', now()),
    ('django_celery_beat', '0012_periodictask_expire_seconds', now()),
    ('django_celery_beat', '0013_auto_20200609_0727', now()),
    ('django_celery_beat', '0014_remove_clockedschedule_enabled', now()),
    ('django_celery_beat', '0015_edit_solarschedule_events_choices', now()),
    ('django_celery_beat', '0016_alter_crontabschedule_timezone', now()),
    ('django_celery_beat', '0017_alter_crontabschedule_month_of_year', now()),
    ('django_celery_beat', '0018_improve_crontab_helptext', now()),
    ('django_celery_beat', '0019_alter_periodictasks_options', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('planning', '0002_gates', now()),
    ('planning', '0003_lock', now()),
    ('planning', '0004_rule_severity', now()),
    ('planning', '0005_document_versions', now()),
    ('planning', '0006_edition_versions', now()),
    ('planning', '0007_city_conditions', now()),
    ('planning', '0008_legal_bases', now()),
    ('planning', '0009_amendments', now()),
    ('planning', '0010_structure_targets', now()),
    ('planning', '0011_city_plan_versions', now()),
    ('planning', '0012_unit_quotas', now()),
    ('planning', '0013_gate_of_proposal', now()),
    ('planning', '0014_amended_procedure', now()),
    ('planning', '0015_laws_of_places', now()),
    ('selection', '0003_results_in_order', now()),
    ('selection', '0004_words_of_objections', now()),
    ('selection', '0005_people_in_force', now()),
    ('selection', '0006_indexes_that_serve', now()),
    ('selection', '0007_limit_on_return', now()),
    ('selection', '0008_finding_stops', now()),
    ('selection', '0009_review_record', now()),
    ('selection', '0010_review_guards', now()),
    ('selection', '0011_exam_sessions', now()),
    ('selection', '0012_exam_guards', now()),
    ('selection', '0013_robustness', now()),
    ('selection', '0014_attachments_and_drafts', now()),
    ('selection', '0015_inspection_teams', now()),
    ('selection', '0016_democratic_evaluation', now()),
    ('selection', '0017_never_exempt', now()),
    ('selection', '0018_search_by_person', now()),
    ('selection', '0019_quicker_helpers', now()),
    ('selection', '0020_gates_at_the_prompt', now()),
    ('selection', '0021_report_of_its_team', now()),
    ('selection', '0022_committee_meetings', now()),
    ('selection', '0023_inspection_notices', now()),
    ('selection', '0024_no_decision_by_insert', now()),
    ('selection', '0025_committee_pack', now()),
    ('selection', '0026_objection_procedure', now()),
    ('selection', '0027_scores_and_rechecks', now()),
    ('selection', '0028_votes_by_code', now()),
    ('selection', '0029_judged_by_version', now()),
    ('selection', '0030_talks_and_checks', now()),
    ('selection', '0031_inspection_material', now()),
    ('selection', '0032_inspection_in_scheme', now()),
    ('selection', '0033_conditions_of_places', now()),
    ('selection', '0034_unit_limits', now()),
    ('selection', '0035_departmental_proposal', now()),
    ('selection', '0036_judged_anew', now()),
    ('selection', '0037_severity_of_examiners', now()),
    ('selection', '0038_interviews', now()),
    ('selection', '0039_proposal_of_the_proposed', now()),
    ('selection', '0040_seat_of_the_decided', now()),
    ('selection', '0041_interviews_in_batches', now()),
    ('selection', '0042_severity_of_papers', now()),
    ('selection', '0043_lists_taken_back', now()),
    ('selection', '0044_states_within_a_place', now()),
    ('sessions', '0001_initial', now()),
    ('tracking', '0001_initial', now()),
    ('tracking', '0002_words_of_grounds', now()),
    ('training', '0001_initial', now());
