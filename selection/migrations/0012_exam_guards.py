"""What holds in the exam even for somebody at the SQL prompt: the sealed map of the code numbers, sealed
sheets, the ladder, and marks that come from sheets alone."""

from django.db import migrations

RAISE = "USING ERRCODE = 'check_violation', CONSTRAINT ="

SEATS = f"""
-- People of one unit are never neighbours, whoever moves them; no seat outside its room.
CREATE FUNCTION selection_check_seating() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM placed a JOIN selection_room r ON r.id = a.room_id
                WHERE a.session_id <> r.session_id OR a."row" NOT BETWEEN 1 AND r.rows
                   OR a."column" NOT BETWEEN 1 AND r.columns
                   OR a.seat <> (a."row" - 1) * r.columns + a."column") THEN
        RAISE EXCEPTION 'a seat that the room does not have' {RAISE} 'sitting_seat_exists';
    END IF;
    IF EXISTS (SELECT 1 FROM placed a JOIN selection_sitting b
                 ON b.room_id = a.room_id AND b.unit_id = a.unit_id AND b.id <> a.id
                AND abs(b."row" - a."row") + abs(b."column" - a."column") = 1) THEN
        RAISE EXCEPTION 'two of one unit side by side' {RAISE} 'sitting_units_apart';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER seating_added AFTER INSERT ON selection_sitting
    REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION selection_check_seating();
CREATE TRIGGER seating_moved AFTER UPDATE ON selection_sitting
    REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION selection_check_seating();

-- With attendance closed nobody is moved, marked absent, added or taken out.
CREATE FUNCTION selection_check_sitting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT s.state FROM selection_examsession s
         WHERE s.id = coalesce(NEW.session_id, OLD.session_id)) = 'held' THEN
        RAISE EXCEPTION 'attendance is closed' {RAISE} 'sitting_attendance_closed';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER sitting_closed BEFORE INSERT OR UPDATE OR DELETE ON selection_sitting
    FOR EACH ROW EXECUTE FUNCTION selection_check_sitting();

-- A decision on misconduct stands.
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_incident
    FOR EACH ROW WHEN (OLD.state <> 'reported') EXECUTE FUNCTION selection_keep();
"""

MAP = f"""
-- Two different people have signed the opening of this paper's map.
CREATE FUNCTION selection_map_is_open(a_paper bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM selection_signature s
        WHERE s.paper_id = a_paper AND s.act = 'open_map'
        GROUP BY s.sealing HAVING count(DISTINCT s.user_id) >= 2)
$$;
CREATE POLICY sealed ON selection_codekey AS RESTRICTIVE TO scope_province, scope_place, scope_auditor
    USING (selection_map_is_open(paper_id));

-- One script with a random code for each who sat; absent: none. Nothing of it tells the order of the
-- people: codes are drawn apart from them, and scripts stand in the order of their codes.
CREATE FUNCTION selection_assign_codes(a_paper bigint) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p record; needed integer; made integer;
BEGIN
    SELECT x.*, s.state AS session_state INTO p
      FROM selection_paper x JOIN selection_examsession s ON s.id = x.session_id
     WHERE x.id = a_paper AND x.org_path >= app_path() AND x.org_path < app_path_end()
       FOR UPDATE OF x;
    IF NOT FOUND OR p.state <> 'planned' OR p.session_state <> 'held' THEN
        RAISE EXCEPTION 'no codes for this paper now' {RAISE} 'paper_codes_after_attendance';
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
        RAISE EXCEPTION '% scripts for %', made, needed {RAISE} 'paper_with_scripts';
    END IF;
    RETURN made;
END $$;

-- Scripts and map come from that function alone and stay.
CREATE FUNCTION selection_check_script() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE paper_state text;
BEGIN
    SELECT p.state INTO paper_state FROM selection_paper p WHERE p.id = OLD.paper_id;
    IF TG_OP = 'DELETE' OR paper_state <> 'marking'
       OR (OLD.paper_id, OLD.code, OLD.org_path) IS DISTINCT FROM (NEW.paper_id, NEW.code, NEW.org_path)
    THEN
        RAISE EXCEPTION 'the marks of this paper are sealed' {RAISE} 'script_is_sealed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER script_sealed BEFORE UPDATE OR DELETE ON selection_script
    FOR EACH ROW EXECUTE FUNCTION selection_check_script();
CREATE FUNCTION selection_check_new_script() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT p.state FROM selection_paper p WHERE p.id = NEW.paper_id) <> 'planned'
       OR NEW.effective IS NOT NULL THEN
        RAISE EXCEPTION 'no script is added' {RAISE} 'script_is_sealed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER script_added BEFORE INSERT ON selection_script
    FOR EACH ROW EXECUTE FUNCTION selection_check_new_script();
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_codekey
    FOR EACH ROW EXECUTE FUNCTION selection_keep();

-- A signature is the signer's own, on what is sealed, and stays.
CREATE FUNCTION selection_check_signature() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p record;
BEGIN
    SELECT state, seals INTO p FROM selection_paper WHERE id = NEW.paper_id FOR UPDATE;
    IF NEW.act = 'open_map' AND (p.state <> 'sealed' OR NEW.sealing <> p.seals) THEN
        RAISE EXCEPTION 'the marks are not sealed' {RAISE} 'signature_on_what_is_sealed';
    END IF;
    IF NEW.act = 'unseal' AND NOT EXISTS (
        SELECT 1 FROM selection_marksheet m
         WHERE m.id = NEW.sheet_id AND m.paper_id = NEW.paper_id AND m.state = 'sealed') THEN
        RAISE EXCEPTION 'the sheet is not sealed' {RAISE} 'signature_on_what_is_sealed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signature_sealed BEFORE INSERT ON selection_signature
    FOR EACH ROW EXECUTE FUNCTION selection_check_signature();
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_signature
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
CREATE POLICY signer ON selection_signature AS RESTRICTIVE FOR INSERT
    TO scope_province, scope_place WITH CHECK (user_id = app_user_id());
"""

SHEETS = f"""
-- An examiner sees the own sheets alone; nothing of seats, incidents, keys or effective marks.
CREATE FUNCTION selection_is_examiner() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('app.role', true), '') = 'examiner' $$;
CREATE POLICY own_sheet ON selection_marksheet AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner() OR marker_id = app_user_id());
CREATE POLICY own_sheet ON selection_sheetmark AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner() OR sheet_id IN (
        SELECT m.id FROM selection_marksheet m WHERE m.marker_id = app_user_id()));
CREATE POLICY no_examiner ON selection_script AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner());
CREATE POLICY no_examiner ON selection_sitting AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner());
CREATE POLICY no_examiner ON selection_incident AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner());
-- A clerk sees the other's entry only when both are in; and keys in the own name.
CREATE POLICY own_entry ON selection_keyedmark AS RESTRICTIVE TO scope_province, scope_place
    USING (NOT selection_is_examiner() AND (keyed_by_id = app_user_id() OR EXISTS (
        SELECT 1 FROM selection_marksheet m WHERE m.id = sheet_id AND m.second_clerk_id IS NOT NULL)))
    WITH CHECK (keyed_by_id = app_user_id());

CREATE FUNCTION selection_sheet_digest(a_sheet bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT encode(sha256(convert_to(m.serial || E'\\n' || m.revision || E'\\n' || coalesce((
        SELECT string_agg(l.code || ' ' || trim_scale(l.mark)::text, E'\\n' ORDER BY l.code COLLATE "C")
        FROM selection_sheetmark l WHERE l.sheet_id = m.id), ''), 'UTF8')), 'hex')
    FROM selection_marksheet m
    WHERE m.id = a_sheet AND (app_path() IS NULL
          OR (m.org_path >= app_path() AND m.org_path < app_path_end()))
$$;

CREATE FUNCTION selection_check_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE m record;
BEGIN
    SELECT s.state, s.paper_id INTO m FROM selection_marksheet s
     WHERE s.id = coalesce(NEW.sheet_id, OLD.sheet_id) FOR SHARE;
    IF m.state <> 'open' THEN
        RAISE EXCEPTION 'this sheet is sealed' {RAISE} 'sheet_is_sealed';
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'selection_sheetmark' THEN
        IF (OLD.sheet_id, OLD.script_id, OLD.code, OLD.maximum)
           IS DISTINCT FROM (NEW.sheet_id, NEW.script_id, NEW.code, NEW.maximum) THEN
            RAISE EXCEPTION 'a line stays with its script' {RAISE} 'sheet_is_sealed';
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND TG_TABLE_NAME = 'selection_sheetmark' THEN
        IF NEW.mark % (SELECT p.step FROM selection_paper p WHERE p.id = m.paper_id) <> 0 THEN
            RAISE EXCEPTION 'between two steps of the scale' {RAISE} 'sheetmark_on_a_step';
        END IF;
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER line_sealed BEFORE INSERT OR UPDATE OR DELETE ON selection_sheetmark
    FOR EACH ROW EXECUTE FUNCTION selection_check_line();
CREATE TRIGGER entry_sealed BEFORE INSERT OR UPDATE OR DELETE ON selection_keyedmark
    FOR EACH ROW EXECUTE FUNCTION selection_check_line();

CREATE FUNCTION selection_check_sheet() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'open' THEN
            RAISE EXCEPTION 'this sheet is sealed' {RAISE} 'sheet_is_sealed';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' THEN
            RAISE EXCEPTION 'a new sheet is open' {RAISE} 'sheet_is_sealed';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.paper_id, OLD.number, OLD.revision, OLD.serial, OLD.marker_id, OLD.rung, OLD.supersedes_id)
       IS DISTINCT FROM
       (NEW.paper_id, NEW.number, NEW.revision, NEW.serial, NEW.marker_id, NEW.rung, NEW.supersedes_id)
    THEN
        RAISE EXCEPTION 'a sheet stays with its marker' {RAISE} 'sheet_is_sealed';
    END IF;
    IF OLD.state = 'open' AND NEW.state = 'sealed' THEN
        IF NOT EXISTS (SELECT 1 FROM selection_sheetmark l WHERE l.sheet_id = NEW.id)
           OR EXISTS (SELECT 1 FROM selection_sheetmark l WHERE l.sheet_id = NEW.id AND l.mark IS NULL)
        THEN
            RAISE EXCEPTION 'marks are missing' {RAISE} 'sheet_is_complete';
        END IF;
        IF NEW.digest IS DISTINCT FROM selection_sheet_digest(NEW.id) THEN
            RAISE EXCEPTION 'another digest' {RAISE} 'sheet_digest_is_right';
        END IF;
    ELSIF OLD.state = 'sealed' AND NEW.state = 'superseded' THEN
        IF (OLD.digest, OLD.sealed_at, OLD.sealed_by_id, OLD.first_clerk_id, OLD.second_clerk_id,
            OLD.adjudicator_id) IS DISTINCT FROM
           (NEW.digest, NEW.sealed_at, NEW.sealed_by_id, NEW.first_clerk_id, NEW.second_clerk_id,
            NEW.adjudicator_id)
           OR (SELECT count(DISTINCT s.user_id) FROM selection_signature s
                WHERE s.sheet_id = NEW.id AND s.act = 'unseal') < 2 THEN
            RAISE EXCEPTION 'two signatures unseal' {RAISE} 'sheet_unsealed_by_two';
        END IF;
    ELSIF OLD.state <> 'open' OR NEW.state <> 'open' THEN
        RAISE EXCEPTION 'this sheet is sealed' {RAISE} 'sheet_is_sealed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sheet_sealed BEFORE INSERT OR UPDATE OR DELETE ON selection_marksheet
    FOR EACH ROW EXECUTE FUNCTION selection_check_sheet();
"""

LADDER = f"""
-- The ladder once more, over sealed sheets: what is sealed as the effective mark of a paper follows from
-- them, whoever wrote it.
CREATE FUNCTION selection_ladder(low numeric, high numeric, given integer, is_double boolean,
    tolerance numeric, third numeric, arbitration numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN given < CASE WHEN is_double THEN 2 ELSE 1 END THEN NULL
        WHEN arbitration IS NOT NULL THEN arbitration
        WHEN NOT is_double THEN low
        WHEN high - low <= tolerance THEN (low + high) / 2
        WHEN third IS NULL OR least(abs(third - low), abs(third - high)) > tolerance THEN NULL
        WHEN abs(third - high) <= abs(third - low) THEN (third + high) / 2
        ELSE (third + low) / 2 END
$$;
CREATE FUNCTION selection_effective_marks(a_paper bigint)
RETURNS TABLE (script_id bigint, effective numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
CREATE FUNCTION selection_paper_digest(a_paper bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT encode(sha256(convert_to(coalesce(string_agg(
        s.code || ' ' || trim_scale(s.effective)::text, E'\\n' ORDER BY s.code COLLATE "C"), ''),
        'UTF8')), 'hex')
    FROM selection_script s
    WHERE s.paper_id = a_paper AND (app_path() IS NULL
          OR (s.org_path >= app_path() AND s.org_path < app_path_end()))
$$;

CREATE FUNCTION selection_check_paper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM selection_mark m JOIN selection_nomination n ON n.id = m.nomination_id
                    WHERE m.component = NEW.component AND n.edition_id = NEW.edition_id
                      AND n.tier = NEW.tier) THEN
            RAISE EXCEPTION 'marks of this component are in' {RAISE} 'paper_before_marks';
        END IF;
        IF NEW.state <> 'planned' THEN
            RAISE EXCEPTION 'a new paper is planned' {RAISE} 'paper_in_order';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'planned' AND (TG_OP = 'DELETE'
        OR (OLD.session_id, OLD.edition_id, OLD.tier, OLD.component, OLD.maximum, OLD.step, OLD.is_double,
            OLD.tolerance, OLD.is_keyed) IS DISTINCT FROM
           (NEW.session_id, NEW.edition_id, NEW.tier, NEW.component, NEW.maximum, NEW.step, NEW.is_double,
            NEW.tolerance, NEW.is_keyed)) THEN
        RAISE EXCEPTION 'this paper has code numbers' {RAISE} 'paper_in_order';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.state = OLD.state THEN
        IF (OLD.digest, OLD.seals) IS DISTINCT FROM (NEW.digest, NEW.seals) THEN
            RAISE EXCEPTION 'the seal stays' {RAISE} 'paper_in_order';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('planned', 'coded'), ('coded', 'marking'), ('marking', 'sealed'),
        ('sealed', 'opened'), ('opened', 'released'), ('sealed', 'marking'), ('opened', 'marking'),
        ('released', 'marking')) THEN
        RAISE EXCEPTION '% to %', OLD.state, NEW.state {RAISE} 'paper_in_order';
    END IF;
    IF NEW.state = 'coded' AND NOT EXISTS (SELECT 1 FROM selection_script s WHERE s.paper_id = NEW.id) THEN
        RAISE EXCEPTION 'no scripts' {RAISE} 'paper_with_scripts';
    END IF;
    IF NEW.state = 'marking' AND OLD.state <> 'coded' AND NOT EXISTS (
        SELECT 1 FROM selection_marksheet m WHERE m.paper_id = NEW.id AND m.state = 'superseded') THEN
        RAISE EXCEPTION 'nothing was unsealed' {RAISE} 'paper_in_order';
    END IF;
    IF NEW.state = 'sealed' THEN
        IF NEW.seals <> OLD.seals + 1
           OR EXISTS (SELECT 1 FROM selection_marksheet m WHERE m.paper_id = NEW.id AND m.state = 'open')
           OR EXISTS (SELECT 1 FROM selection_script s JOIN selection_effective_marks(NEW.id) e
                        ON e.script_id = s.id
                      WHERE e.effective IS NULL OR s.effective IS DISTINCT FROM e.effective) THEN
            RAISE EXCEPTION 'an effective mark does not follow from the sheets'
                {RAISE} 'paper_follows_the_ladder';
        END IF;
        IF NEW.digest IS DISTINCT FROM selection_paper_digest(NEW.id) THEN
            RAISE EXCEPTION 'another digest' {RAISE} 'sheet_digest_is_right';
        END IF;
    ELSIF (OLD.digest, OLD.seals) IS DISTINCT FROM (NEW.digest, NEW.seals) THEN
        RAISE EXCEPTION 'the seal stays' {RAISE} 'paper_in_order';
    END IF;
    IF NEW.state = 'opened' AND (SELECT count(DISTINCT s.user_id) FROM selection_signature s
            WHERE s.paper_id = NEW.id AND s.act = 'open_map' AND s.sealing = NEW.seals) < 2 THEN
        RAISE EXCEPTION 'two signatures open the map' {RAISE} 'paper_opened_by_two';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER paper_in_order BEFORE INSERT OR UPDATE OR DELETE ON selection_paper
    FOR EACH ROW EXECUTE FUNCTION selection_check_paper();

-- The rules do not change once the first sheet of a tier is sealed.
CREATE FUNCTION selection_check_scheme() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_marksheet m JOIN selection_paper p ON p.id = m.paper_id
                WHERE p.edition_id = NEW.edition_id AND p.tier = NEW.tier AND m.state <> 'open') THEN
        RAISE EXCEPTION 'a sheet of the tier is sealed' {RAISE} 'scheme_before_first_seal';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER scheme_before_seal BEFORE INSERT ON selection_scheme
    FOR EACH ROW EXECUTE FUNCTION selection_check_scheme();
CREATE TRIGGER scheme_published_before_seal BEFORE UPDATE ON selection_scheme
    FOR EACH ROW WHEN (NEW.state = 'published' AND OLD.state <> 'published')
    EXECUTE FUNCTION selection_check_scheme();
"""

MARKS = f"""
-- Where a component has a paper, a mark is what its sealed sheets say, or there is none.
CREATE FUNCTION selection_check_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
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
        RAISE EXCEPTION 'this component is marked on sealed sheets' {RAISE} 'mark_from_sealed_sheets';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION selection_is_void(a_session bigint, a_nomination bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM selection_incident i JOIN selection_sitting s ON s.id = i.sitting_id
        WHERE s.session_id = a_session AND s.nomination_id = a_nomination
          AND i.state IN ('voided', 'excluded'))
$$;
CREATE FUNCTION selection_check_lost_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_paper) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT 1 FROM gone g JOIN selection_nomination n ON n.id = g.nomination_id
        JOIN selection_paper p
          ON p.edition_id = n.edition_id AND p.tier = n.tier AND p.component = g.component
        WHERE NOT selection_is_void(p.session_id, g.nomination_id)) THEN
        RAISE EXCEPTION 'this component is marked on sealed sheets' {RAISE} 'mark_from_sealed_sheets';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER marks_added AFTER INSERT ON selection_mark
    REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION selection_check_marks();
CREATE TRIGGER marks_changed AFTER UPDATE ON selection_mark
    REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION selection_check_marks();
CREATE TRIGGER marks_lost AFTER DELETE ON selection_mark
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION selection_check_lost_marks();
-- A mark never becomes somebody else's, or another component's.
CREATE TRIGGER mark_stays BEFORE UPDATE ON selection_mark
    FOR EACH ROW WHEN ((OLD.nomination_id, OLD.component, OLD.examiner_no)
        IS DISTINCT FROM (NEW.nomination_id, NEW.component, NEW.examiner_no))
    EXECUTE FUNCTION selection_keep();
"""

RIGHTS = """
REVOKE ALL ON FUNCTION selection_check_seating(), selection_check_sitting(),
    selection_map_is_open(bigint), selection_assign_codes(bigint), selection_check_script(),
    selection_check_new_script(), selection_check_signature(), selection_sheet_digest(bigint),
    selection_check_line(), selection_check_sheet(), selection_effective_marks(bigint),
    selection_paper_digest(bigint), selection_check_paper(), selection_check_scheme(),
    selection_check_marks(), selection_check_lost_marks(), selection_is_void(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION selection_map_is_open(bigint) TO scope_province, scope_place, scope_auditor;
GRANT EXECUTE ON FUNCTION selection_assign_codes(bigint), selection_sheet_digest(bigint),
    selection_effective_marks(bigint), selection_paper_digest(bigint), selection_is_void(bigint, bigint)
    TO scope_province;
"""

BACK = """
DROP TRIGGER seating_added ON selection_sitting;
DROP TRIGGER seating_moved ON selection_sitting;
DROP TRIGGER sitting_closed ON selection_sitting;
DROP TRIGGER selection_keep ON selection_incident;
DROP TRIGGER script_sealed ON selection_script;
DROP TRIGGER script_added ON selection_script;
DROP TRIGGER selection_keep ON selection_codekey;
DROP TRIGGER signature_sealed ON selection_signature;
DROP TRIGGER selection_keep ON selection_signature;
DROP TRIGGER line_sealed ON selection_sheetmark;
DROP TRIGGER entry_sealed ON selection_keyedmark;
DROP TRIGGER sheet_sealed ON selection_marksheet;
DROP TRIGGER paper_in_order ON selection_paper;
DROP TRIGGER scheme_before_seal ON selection_scheme;
DROP TRIGGER scheme_published_before_seal ON selection_scheme;
DROP TRIGGER marks_added ON selection_mark;
DROP TRIGGER marks_changed ON selection_mark;
DROP TRIGGER marks_lost ON selection_mark;
DROP TRIGGER mark_stays ON selection_mark;
DROP POLICY sealed ON selection_codekey;
DROP POLICY signer ON selection_signature;
DROP POLICY own_sheet ON selection_marksheet;
DROP POLICY own_sheet ON selection_sheetmark;
DROP POLICY no_examiner ON selection_script;
DROP POLICY no_examiner ON selection_sitting;
DROP POLICY no_examiner ON selection_incident;
DROP POLICY own_entry ON selection_keyedmark;
DROP FUNCTION selection_check_marks(), selection_check_lost_marks(), selection_is_void(bigint, bigint),
    selection_check_scheme(), selection_check_paper(), selection_paper_digest(bigint),
    selection_effective_marks(bigint),
    selection_ladder(numeric, numeric, integer, boolean, numeric, numeric, numeric),
    selection_check_sheet(), selection_check_line(), selection_sheet_digest(bigint),
    selection_is_examiner(), selection_check_signature(), selection_check_new_script(),
    selection_check_script(), selection_assign_codes(bigint), selection_map_is_open(bigint),
    selection_check_sitting(), selection_check_seating();
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0011_exam_sessions")]

    operations = [migrations.RunSQL([SEATS, MAP, SHEETS, LADDER, MARKS, RIGHTS], BACK)]
