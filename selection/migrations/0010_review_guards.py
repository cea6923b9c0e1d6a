"""Four eyes in the review, also at the SQL prompt; what was told stays as it was; days of earlier cases."""

from django.db import migrations

GUARDS = """
-- Who wrote or endorsed a nomination says nothing of its criteria in the office's stage, who wrote it
-- nothing in the place's, and neither signs an exemption.
CREATE FUNCTION selection_check_reviewer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND (n.author_id = NEW.reviewer_id
                     OR (NEW.stage = 'office' AND n.approver_id = NEW.reviewer_id))) THEN
        RAISE EXCEPTION 'review of one''s own nomination'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewverdict_reviewer_is_another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_reviewer BEFORE INSERT OR UPDATE OF reviewer_id, stage ON selection_reviewverdict
    FOR EACH ROW EXECUTE FUNCTION selection_check_reviewer();

CREATE FUNCTION selection_check_signer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND NEW.signed_by_id IN (n.author_id, n.approver_id)) THEN
        RAISE EXCEPTION 'signature under one''s own nomination'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exemption_signer_is_another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_signer BEFORE INSERT OR UPDATE OF signed_by_id ON selection_exemption
    FOR EACH ROW WHEN (NEW.signed_by_id IS NOT NULL) EXECUTE FUNCTION selection_check_signer();

-- A request for review is decided by somebody who had no part in the case.
CREATE FUNCTION selection_check_decider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM selection_nomination n WHERE n.id = NEW.nomination_id
                AND NEW.decided_by_id IN (n.author_id, n.approver_id, n.reviewer_id))
       OR EXISTS (SELECT 1 FROM selection_reviewverdict v WHERE v.nomination_id = NEW.nomination_id
                   AND v.reviewer_id = NEW.decided_by_id)
       OR EXISTS (SELECT 1 FROM selection_reviewreturn r WHERE r.nomination_id = NEW.nomination_id
                   AND r.returned_by_id = NEW.decided_by_id)
       OR EXISTS (SELECT 1 FROM selection_exemption x WHERE x.nomination_id = NEW.nomination_id
                   AND NEW.decided_by_id IN (x.proposed_by_id, x.signed_by_id)) THEN
        RAISE EXCEPTION 'decided by somebody involved'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewrequest_decider_uninvolved';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_decider_made BEFORE INSERT ON selection_reviewrequest
    FOR EACH ROW WHEN (NEW.decided_by_id IS NOT NULL) EXECUTE FUNCTION selection_check_decider();
CREATE TRIGGER selection_decider BEFORE UPDATE ON selection_reviewrequest
    FOR EACH ROW WHEN (NEW.decided_by_id IS DISTINCT FROM OLD.decided_by_id AND NEW.decided_by_id IS NOT NULL)
    EXECUTE FUNCTION selection_check_decider();

-- What was told, returned or cancelled stays as it was; only the scope follows a person who moves.
CREATE TRIGGER selection_keep BEFORE UPDATE ON selection_letter
    FOR EACH ROW WHEN ((OLD.nomination_id, OLD.kind, OLD.number, OLD.params, OLD.text, OLD.issued_by_id, OLD.issued_at)
        IS DISTINCT FROM (NEW.nomination_id, NEW.kind, NEW.number, NEW.params, NEW.text, NEW.issued_by_id, NEW.issued_at))
    EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep_all BEFORE DELETE ON selection_letter
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE ON selection_reviewreturn
    FOR EACH ROW WHEN ((OLD.nomination_id, OLD.number, OLD.reason, OLD.marks, OLD.before, OLD.returned_by_id, OLD.at)
        IS DISTINCT FROM (NEW.nomination_id, NEW.number, NEW.reason, NEW.marks, NEW.before, NEW.returned_by_id, NEW.at))
    EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep_all BEFORE DELETE ON selection_reviewreturn
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE ON selection_cancellation
    FOR EACH ROW WHEN ((OLD.nomination_id, OLD.ground, OLD.reason, OLD.document_id, OLD.cancelled_by_id, OLD.at)
        IS DISTINCT FROM (NEW.nomination_id, NEW.ground, NEW.reason, NEW.document_id, NEW.cancelled_by_id, NEW.at))
    EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep_all BEFORE DELETE ON selection_cancellation
    FOR EACH ROW EXECUTE FUNCTION selection_keep();

-- Letters are numbered through the edition, also by somebody who sees a part of them.
CREATE FUNCTION selection_last_letter(an_edition bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(max(number), 0) FROM selection_letter WHERE edition_id = an_edition
$$;
REVOKE ALL ON FUNCTION selection_check_reviewer(), selection_check_signer(), selection_check_decider(),
    selection_last_letter(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION selection_last_letter(bigint) TO scope_province, scope_place;
"""

BACK = """
DROP TRIGGER selection_reviewer ON selection_reviewverdict;
DROP TRIGGER selection_signer ON selection_exemption;
DROP TRIGGER selection_decider_made ON selection_reviewrequest;
DROP TRIGGER selection_decider ON selection_reviewrequest;
DROP TRIGGER selection_keep ON selection_letter;
DROP TRIGGER selection_keep_all ON selection_letter;
DROP TRIGGER selection_keep ON selection_reviewreturn;
DROP TRIGGER selection_keep_all ON selection_reviewreturn;
DROP TRIGGER selection_keep ON selection_cancellation;
DROP TRIGGER selection_keep_all ON selection_cancellation;
DROP FUNCTION selection_check_reviewer(), selection_check_signer(), selection_check_decider(),
    selection_last_letter(bigint);
"""

#: What the ledger and the editions say of cases that are there already.
DAYS = """
UPDATE selection_nomination n SET reviewed_at = e.at
FROM (SELECT object_ref, max(at) AS at FROM core_auditentry
       WHERE action IN ('nomination.pass_review', 'nomination.reject') GROUP BY object_ref) AS e
WHERE e.object_ref = n.ref;
UPDATE selection_nomination n SET endorsed_at = e.at
FROM (SELECT object_ref, max(at) AS at FROM core_auditentry
       WHERE action = 'nomination.endorse' GROUP BY object_ref) AS e
WHERE e.object_ref = n.ref;
UPDATE selection_nomination n SET review_due_on = e.review_due_on
FROM planning_edition e WHERE e.id = n.edition_id AND n.state = 'endorsed';
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0009_review_record"), ("core", "__first__")]

    operations = [
        migrations.RunSQL(GUARDS, BACK),
        migrations.RunSQL(DAYS, migrations.RunSQL.noop),
    ]
