"""A decided case before the review once more, with two signatures; also at the SQL prompt."""

import core.orgs.scoping
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from core.orgs.rls import EnableScope


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
"""
GATES_BEFORE = """
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
       AND NOT planning_only_warns(a.edition_id, a.tier, v.key, a.place_id, a.submitted_at)
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

#: Who proposed to judge a case anew, or signed it, had a part in it.
DECIDER = """
CREATE OR REPLACE FUNCTION selection_check_decider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
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
"""
DECIDER_BEFORE = """
CREATE OR REPLACE FUNCTION selection_check_decider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
"""

GUARDS = """
CREATE TRIGGER selection_signer BEFORE INSERT OR UPDATE OF signed_by_id ON selection_reopening
    FOR EACH ROW WHEN (NEW.signed_by_id IS NOT NULL) EXECUTE FUNCTION selection_check_signer();
-- It begins as a proposal; what was proposed, and what was signed, stays as it was.
CREATE TRIGGER selection_begins BEFORE INSERT ON selection_reopening
    FOR EACH ROW WHEN (NEW.state <> 'proposed') EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE ON selection_reopening
    FOR EACH ROW WHEN (OLD.state <> 'proposed' AND (OLD.state, OLD.signed_by_id, OLD.signed_at, OLD.outcome)
            IS DISTINCT FROM (NEW.state, NEW.signed_by_id, NEW.signed_at, NEW.outcome)
        OR (OLD.nomination_id, OLD.ground, OLD.reason, OLD.document_id, OLD.from_state, OLD.decided_at,
            OLD.judged_by, OLD.round, OLD.differences, OLD.proposed_by_id, OLD.proposed_at)
            IS DISTINCT FROM (NEW.nomination_id, NEW.ground, NEW.reason, NEW.document_id, NEW.from_state,
            NEW.decided_at, NEW.judged_by, NEW.round, NEW.differences, NEW.proposed_by_id, NEW.proposed_at))
    EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep_all BEFORE DELETE ON selection_reopening
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
"""
NO_GUARDS = """
DROP TRIGGER selection_signer ON selection_reopening;
DROP TRIGGER selection_begins ON selection_reopening;
DROP TRIGGER selection_keep ON selection_reopening;
DROP TRIGGER selection_keep_all ON selection_reopening;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_packed_files'),
        ('selection', '0035_departmental_proposal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='nomination',
            name='reopened',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name='times judged anew'),
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ground', models.CharField(choices=[('amended', 'The conditions were changed'), ('new_data', 'New data came to light'), ('false_data', 'Data were false or mistaken')], max_length=10, verbose_name='ground')),
                ('reason', models.TextField(verbose_name='reason')),
                ('from_state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted to the place'), ('endorsed', 'Endorsed by the place'), ('returned', 'Returned for correction'), ('qualified', 'Qualified'), ('rejected', 'Not qualified'), ('shortlisted', 'Shortlisted for inspection'), ('not_shortlisted', 'Not shortlisted'), ('fit', 'Found fit'), ('unfit', 'Found unfit'), ('proposed', 'Proposed for identification'), ('reserve_place', 'Reserve place'), ('decided', 'Decided'), ('in_notice', 'In public notice'), ('confirmed', 'Confirmed as trainee'), ('withdrawn', 'Withdrawn'), ('cancelled', 'Cancelled'), ('not_identified', 'Not identified'), ('objection_upheld', 'Objection upheld')], max_length=16, verbose_name='decision before')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided before')),
                ('judged_by', models.PositiveSmallIntegerField(null=True, verbose_name='judged by version')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('differences', models.JSONField(blank=True, default=list, verbose_name='what differs')),
                ('state', models.CharField(choices=[('proposed', 'Waits for the second signature'), ('opened', 'Before the review again'), ('refused', 'The decision stands')], default='proposed', editable=False, max_length=8, verbose_name='state')),
                ('proposed_at', models.DateTimeField(verbose_name='proposed at')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed at')),
                ('outcome', models.TextField(blank=True, editable=False, verbose_name='words of the second signature')),
                ('document', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile', verbose_name='document')),
                ('nomination', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='selection.nomination', verbose_name='nominee')),
                ('proposed_by', models.ForeignKey(db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('signed_by', models.ForeignKey(db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by')),
            ],
            options={
                'verbose_name': 'judgement anew',
                'verbose_name_plural': 'judgements anew',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['org_path', '-id'], name='reopening_by_scope')],
                'constraints': [models.CheckConstraint(condition=models.Q(('proposed_by__isnull', False)), name='reopening_proposed_by_somebody'), models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('nomination',), name='reopening_one_waits'), models.UniqueConstraint(condition=models.Q(('state', 'opened')), fields=('nomination', 'round'), name='reopening_round_once'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'opened', 'refused'])), name='reopening_state_known'), models.CheckConstraint(condition=models.Q(('ground__in', ['amended', 'new_data', 'false_data'])), name='reopening_ground_known'), models.CheckConstraint(condition=models.Q(('from_state__in', ['qualified', 'rejected'])), name='reopening_of_a_decision'), models.CheckConstraint(condition=models.Q(('reason__regex', '\\S')), name='reopening_with_reason'), models.CheckConstraint(condition=models.Q(('ground', 'amended'), ('document__isnull', False), _connector='OR'), name='reopening_of_data_with_document'), models.CheckConstraint(condition=models.Q(('signed_by__isnull', True), models.Q(('signed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='reopening_signed_by_another'), models.CheckConstraint(condition=models.Q(('state', 'proposed'), models.Q(('outcome__regex', '\\S'), ('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='reopening_decided_with_signature')],
            },
        ),
        EnableScope("selection_reopening", parents={"nomination_id": "selection_nomination"}),
        migrations.RunSQL(GATES, GATES_BEFORE),
        migrations.RunSQL(DECIDER, DECIDER_BEFORE),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
