"""A condition of the place's own plan bars and warns at the prompt as on the page."""

from django.db import migrations

GATES = """
CREATE OR REPLACE FUNCTION selection_check_gates() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE which record;
BEGIN
    -- Handed in: whole, and with the papers that the edition asks for.
    SELECT a.ref INTO which FROM moved_to a JOIN moved_from b ON b.id = a.id
     WHERE b.state IN ('draft', 'returned') AND a.state NOT IN ('draft', 'returned', 'withdrawn', 'cancelled')
       AND (a.grounds !~ '\\S' OR a.met_on IS NULL OR a.present IS NULL OR a.agreed IS NULL) LIMIT 1;
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
           AND v.round = a.returned AND v.verdict = 'fail'
     WHERE b.state = 'endorsed' AND a.state = 'qualified'
       AND NOT {warns}
       AND NOT EXISTS (SELECT 1 FROM selection_exemption x
                        WHERE x.nomination_id = a.id AND x.key = v.key AND x.state = 'granted')
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: a criterion was found not met', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_qualified_without_failure';
    END IF;
    RETURN NULL;
END $$;
"""
OWN = "planning_only_warns(a.edition_id, a.tier, v.key, a.place_id, a.submitted_at)"
PROVINCE = """EXISTS (SELECT 1 FROM planning_qualificationrule r
                        WHERE r.edition_id = a.edition_id AND r.tier = a.tier AND r.key = v.key
                          AND r.severity = 'warns')"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0011_city_plan_versions"),
        ("selection", "0032_inspection_in_scheme"),
    ]

    operations = [
        migrations.RunSQL(GATES.replace("{warns}", OWN), GATES.replace("{warns}", PROVINCE)),
    ]
