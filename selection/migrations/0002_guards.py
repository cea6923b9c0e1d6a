"""What holds even for somebody at the SQL prompt, and the two helpers of the ranking statement."""

from django.db import migrations

from selection.ranking.functions import FUNCTIONS, INSTALLED

GUARDS = """
-- The limit of a group: seats of the quota times the ratio of the edition (5:1 and 3:1 without a row).
CREATE FUNCTION selection_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint)
RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(max(ceil(q.seats * coalesce(
        (SELECT r.per_seat FROM selection_nominationratio r
          WHERE r.edition_id = an_edition AND r.tier = a_tier),
        CASE a_tier WHEN 'provincial' THEN 5 ELSE 3 END)))::integer, 0)
    FROM planning_quota q
    WHERE q.edition_id = an_edition AND q.tier = a_tier AND q.sub_project_id = a_field
      AND (a_tier = 'provincial' OR q.organisation_id = a_place)
$$;

-- How many nominations of the provincial tier use the limit, by field: numbers only, for the meter
-- of a place that may not see the other places' nominations.
CREATE FUNCTION selection_used(an_edition bigint) RETURNS TABLE (field bigint, used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT n.sub_project_id, count(*) FROM selection_nomination n
    WHERE n.edition_id = an_edition AND n.tier = 'provincial'
      AND n.state NOT IN ('withdrawn', 'cancelled')
    GROUP BY n.sub_project_id
$$;

CREATE FUNCTION selection_check_limit(an_edition bigint, a_tier text, a_field bigint, a_place bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
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

CREATE FUNCTION selection_limit_of_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
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
    RETURN NULL;
END $$;
CREATE FUNCTION selection_limit_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM selection_check_limit(NEW.edition_id, NEW.tier, NEW.sub_project_id,
        CASE WHEN NEW.tier = 'municipal' THEN NEW.place_id END);
    RETURN NULL;
END $$;
CREATE TRIGGER selection_limit AFTER INSERT ON selection_nomination
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION selection_limit_of_added();
CREATE TRIGGER selection_limit_moved AFTER UPDATE ON selection_nomination
    FOR EACH ROW WHEN ((OLD.tier, OLD.sub_project_id, OLD.place_id)
        IS DISTINCT FROM (NEW.tier, NEW.sub_project_id, NEW.place_id))
    EXECUTE FUNCTION selection_limit_of_moved();

-- No confirmation before the end of the notice, with an open objection, or without a seat.
CREATE FUNCTION selection_check_confirmation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
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
    IF EXISTS (SELECT 1 FROM selection_objection o
                WHERE o.nomination_id = NEW.id AND o.state = 'received') THEN
        RAISE EXCEPTION 'nomination %: an objection is open', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_confirmed_without_objection';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_confirmation BEFORE UPDATE ON selection_nomination
    FOR EACH ROW WHEN (NEW.state = 'confirmed' AND OLD.state <> 'confirmed')
    EXECUTE FUNCTION selection_check_confirmation();

-- Seats never above the quota, numbers never above the seats.
CREATE FUNCTION selection_check_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
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
CREATE TRIGGER selection_seats BEFORE INSERT OR UPDATE OF seats ON selection_seatcount
    FOR EACH ROW EXECUTE FUNCTION selection_check_seats();
CREATE FUNCTION selection_check_seat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.kind = 'seat' AND NEW.number > (SELECT c.seats FROM selection_seatcount c
                                            WHERE c.id = NEW.count_id) THEN
        RAISE EXCEPTION 'a seat that does not exist'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_number_exists';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_seat BEFORE INSERT OR UPDATE ON selection_seat
    FOR EACH ROW EXECUTE FUNCTION selection_check_seat();

-- What is published, filed or computed stays as it is.
CREATE FUNCTION selection_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: this row is final', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_final';
END $$;
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_scheme
    FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_runrow
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_inspectionreport
    FOR EACH ROW WHEN (OLD.state = 'filed') EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE ON selection_notice
    FOR EACH ROW WHEN ((OLD.page, OLD.digest, OLD.starts_on, OLD.ends_on)
        IS DISTINCT FROM (NEW.page, NEW.digest, NEW.starts_on, NEW.ends_on))
    EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep_all BEFORE DELETE ON selection_notice
    FOR EACH ROW EXECUTE FUNCTION selection_keep();

REVOKE ALL ON FUNCTION selection_limit(bigint, text, bigint, bigint), selection_used(bigint),
    selection_check_limit(bigint, text, bigint, bigint), selection_limit_of_added(),
    selection_limit_of_moved(), selection_check_confirmation(), selection_check_seats(),
    selection_check_seat() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION selection_limit(bigint, text, bigint, bigint), selection_used(bigint)
    TO scope_province, scope_place, scope_auditor;
"""

BACK = """
DROP TRIGGER selection_limit ON selection_nomination;
DROP TRIGGER selection_limit_moved ON selection_nomination;
DROP TRIGGER selection_confirmation ON selection_nomination;
DROP TRIGGER selection_seats ON selection_seatcount;
DROP TRIGGER selection_seat ON selection_seat;
DROP TRIGGER selection_keep ON selection_scheme;
DROP TRIGGER selection_keep ON selection_runrow;
DROP TRIGGER selection_keep ON selection_inspectionreport;
DROP TRIGGER selection_keep ON selection_notice;
DROP TRIGGER selection_keep_all ON selection_notice;
DROP FUNCTION selection_limit_of_added(), selection_limit_of_moved(), selection_check_confirmation(),
    selection_check_seats(), selection_check_seat(), selection_keep(), selection_used(bigint);
DROP FUNCTION selection_check_limit(bigint, text, bigint, bigint);
DROP FUNCTION selection_limit(bigint, text, bigint, bigint);
"""

HELPERS = FUNCTIONS.replace("{prefix}", INSTALLED)
HELPERS_BACK = f"""
DROP AGGREGATE {INSTALLED}lcm(numeric);
DROP FUNCTION {INSTALLED}lcm_step(numeric, numeric), {INSTALLED}significant(numeric, numeric);
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0001_initial")]

    operations = [
        migrations.RunSQL(HELPERS, HELPERS_BACK),
        migrations.RunSQL(GUARDS, BACK),
    ]
