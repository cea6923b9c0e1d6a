"""A unit nominates within the seats that its place has given it, also at the SQL prompt."""

from django.db import migrations

UNITS = """
CREATE FUNCTION selection_per_seat(an_edition bigint, a_tier text) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce((SELECT r.per_seat FROM selection_nominationratio r
                      WHERE r.edition_id = an_edition AND r.tier = a_tier),
                    CASE a_tier WHEN 'provincial' THEN 5 ELSE 3 END)
$$;

-- What the plans in force give the units: where a place has divided a field, a row for each county.
CREATE FUNCTION selection_unit_seats(an_edition bigint)
RETURNS TABLE (field bigint, place bigint, unit bigint, path text, seats integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
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

-- How many a unit may nominate in a field; no row: its place has not divided the field, or it is the
-- place itself, which nominates within what the whole place may.
CREATE FUNCTION selection_unit_limit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint)
RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT ceil(s.seats * selection_per_seat(an_edition, 'municipal'))::integer
      FROM selection_unit_seats(an_edition) s
     WHERE s.field = a_field AND s.place = a_place AND s.unit = a_unit
$$;

-- The units within the reader's view: numbers only.
CREATE FUNCTION selection_unit_meters(an_edition bigint)
RETURNS TABLE (field bigint, place bigint, unit bigint, seats integer, most integer, used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT s.field, s.place, s.unit, s.seats,
           ceil(s.seats * selection_per_seat(an_edition, 'municipal'))::integer,
           (SELECT count(*) FROM selection_nomination n
             WHERE n.edition_id = an_edition AND n.tier = 'municipal' AND n.sub_project_id = s.field
               AND n.place_id = s.place AND n.organisation_id = s.unit
               AND n.state NOT IN ('withdrawn', 'cancelled'))
      FROM selection_unit_seats(an_edition) s
     WHERE starts_with(s.path, app_path())
$$;

-- Called with the lock of the group in hand (selection_check_limit).
CREATE FUNCTION selection_check_unit(an_edition bigint, a_field bigint, a_place bigint, a_unit bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
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

CREATE OR REPLACE FUNCTION selection_limit_of_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
    FOR touched IN
        SELECT DISTINCT edition_id, sub_project_id, place_id, organisation_id FROM added
         WHERE tier = 'municipal' AND organisation_id <> place_id
    LOOP
        PERFORM selection_check_unit(touched.edition_id, touched.sub_project_id, touched.place_id,
            touched.organisation_id);
    END LOOP;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION selection_limit_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM selection_check_limit(NEW.edition_id, NEW.tier, NEW.sub_project_id,
        CASE WHEN NEW.tier = 'municipal' THEN NEW.place_id END);
    IF NEW.tier = 'municipal' THEN
        PERFORM selection_check_unit(
            NEW.edition_id, NEW.sub_project_id, NEW.place_id, NEW.organisation_id);
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER selection_limit_moved ON selection_nomination;
CREATE TRIGGER selection_limit_moved AFTER UPDATE ON selection_nomination
    FOR EACH ROW WHEN (
        (OLD.edition_id, OLD.tier, OLD.sub_project_id, OLD.place_id, OLD.organisation_id)
            IS DISTINCT FROM
        (NEW.edition_id, NEW.tier, NEW.sub_project_id, NEW.place_id, NEW.organisation_id)
        OR (OLD.state IN ('withdrawn', 'cancelled') AND NEW.state NOT IN ('withdrawn', 'cancelled'))
    )
    EXECUTE FUNCTION selection_limit_of_moved();

REVOKE ALL ON FUNCTION selection_per_seat(bigint, text), selection_unit_seats(bigint),
    selection_unit_limit(bigint, bigint, bigint, bigint), selection_unit_meters(bigint),
    selection_check_unit(bigint, bigint, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION selection_unit_meters(bigint)
    TO scope_province, scope_place, scope_auditor;
"""
BACK = """
DROP TRIGGER selection_limit_moved ON selection_nomination;
CREATE TRIGGER selection_limit_moved AFTER UPDATE ON selection_nomination
    FOR EACH ROW WHEN (
        (OLD.edition_id, OLD.tier, OLD.sub_project_id, OLD.place_id)
            IS DISTINCT FROM (NEW.edition_id, NEW.tier, NEW.sub_project_id, NEW.place_id)
        OR (OLD.state IN ('withdrawn', 'cancelled') AND NEW.state NOT IN ('withdrawn', 'cancelled'))
    )
    EXECUTE FUNCTION selection_limit_of_moved();
CREATE OR REPLACE FUNCTION selection_limit_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM selection_check_limit(NEW.edition_id, NEW.tier, NEW.sub_project_id,
        CASE WHEN NEW.tier = 'municipal' THEN NEW.place_id END);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION selection_limit_of_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
DROP FUNCTION selection_check_unit(bigint, bigint, bigint, bigint), selection_unit_meters(bigint),
    selection_unit_limit(bigint, bigint, bigint, bigint), selection_unit_seats(bigint),
    selection_per_seat(bigint, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0012_unit_quotas"),
        ("selection", "0033_conditions_of_places"),
    ]

    operations = [migrations.RunSQL(UNITS, BACK)]
