"""What a nomination needs at each gate, also at the SQL prompt; attachments stay once handed in."""

from django.db import migrations, models

GUARDS = """
-- What the edition asks for at the gates between two states: nothing missing, or the first kind.
-- `before` NULL: the row is new. Who gives up needs no papers.
CREATE FUNCTION selection_lacks(a_nomination bigint, an_edition bigint, before text, after text)
RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
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

CREATE FUNCTION selection_refuse_without(a_ref uuid, a_kind text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION 'nomination %: the attachment "%" is missing', a_ref, a_kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_with_required_attachments';
END $$;

CREATE FUNCTION selection_check_papers_of_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE lacking record;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_requiredattachment) THEN RETURN NULL; END IF;
    SELECT a.ref, k.kind INTO lacking FROM added a,
           selection_lacks(a.id, a.edition_id, NULL, a.state) AS k(kind)
     WHERE k.kind IS NOT NULL LIMIT 1;
    IF FOUND THEN PERFORM selection_refuse_without(lacking.ref, lacking.kind); END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER selection_papers_added AFTER INSERT ON selection_nomination
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION selection_check_papers_of_added();

CREATE FUNCTION selection_check_gates() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
       AND NOT EXISTS (SELECT 1 FROM planning_qualificationrule r
                        WHERE r.edition_id = a.edition_id AND r.tier = a.tier AND r.key = v.key
                          AND r.severity = 'warns')
       AND NOT EXISTS (SELECT 1 FROM selection_exemption x
                        WHERE x.nomination_id = a.id AND x.key = v.key AND x.state = 'granted')
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: a criterion was found not met', which.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_qualified_without_failure';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER selection_gates AFTER UPDATE ON selection_nomination
    REFERENCING OLD TABLE AS moved_from NEW TABLE AS moved_to
    FOR EACH STATEMENT EXECUTE FUNCTION selection_check_gates();

-- What was handed in with a nomination is not deleted either; a draft goes with its attachments.
CREATE FUNCTION selection_keep_attachment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n
                WHERE n.id = OLD.nomination_id AND n.state NOT IN ('draft', 'returned')) THEN
        RAISE EXCEPTION 'attachment %: the nomination has been handed in', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_only_with_the_place';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER selection_attachment_kept BEFORE DELETE ON selection_attachment
    FOR EACH ROW EXECUTE FUNCTION selection_keep_attachment();

-- A signature cannot be given to oneself by taking over the proposal, nor under a case already decided.
CREATE FUNCTION selection_check_signing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM selection_nomination n
                    WHERE n.id = NEW.nomination_id AND n.state = 'endorsed') THEN
        RAISE EXCEPTION 'exemption %: the nomination is not under review', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exemption_signed_under_review';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_signing BEFORE UPDATE ON selection_exemption
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION selection_check_signing();
CREATE TRIGGER selection_proposer_kept BEFORE UPDATE ON selection_exemption
    FOR EACH ROW WHEN ((OLD.proposed_by_id, OLD.key, OLD.nomination_id)
        IS DISTINCT FROM (NEW.proposed_by_id, NEW.key, NEW.nomination_id))
    EXECUTE FUNCTION selection_keep();

REVOKE ALL ON FUNCTION selection_lacks(bigint, bigint, text, text),
    selection_refuse_without(uuid, text), selection_check_papers_of_added(),
    selection_check_gates(), selection_keep_attachment(), selection_check_signing() FROM PUBLIC;
"""
BACK = """
DROP TRIGGER selection_papers_added ON selection_nomination;
DROP TRIGGER selection_gates ON selection_nomination;
DROP TRIGGER selection_attachment_kept ON selection_attachment;
DROP TRIGGER selection_signing ON selection_exemption;
DROP TRIGGER selection_proposer_kept ON selection_exemption;
DROP FUNCTION selection_check_papers_of_added(), selection_check_gates(),
    selection_keep_attachment(), selection_check_signing(), selection_refuse_without(uuid, text),
    selection_lacks(bigint, bigint, text, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0006_edition_versions"),
        ("selection", "0019_quicker_helpers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="nomination",
            name="light",
            field=models.CharField(
                blank=True,
                choices=[
                    ("green", "Green: everything is met"),
                    ("amber", "Amber: proof, a warning or a finding is open"),
                    ("red", "Red: a criterion is not met"),
                ],
                db_default="",
                editable=False,
                max_length=5,
                verbose_name="light",
            ),
        ),
        migrations.RunSQL(GUARDS, BACK),
    ]
