"""What the personnel archive says of a person; it is kept as it was read."""

import candidates.models.fields
import core.orgs.scoping
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from core.orgs.rls import EnableScope


KEEP = """
-- What was read stays as it was read: an entry is struck once, with a reason, and follows its person.
CREATE FUNCTION candidates_keep_archive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive entry %: it is kept as it was read', OLD.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'archiveentry_is_kept';
END $$;
CREATE TRIGGER candidates_keep BEFORE UPDATE ON candidates_archiveentry
    FOR EACH ROW WHEN ((OLD.element, OLD.value, OLD.document, OLD.dated, OLD.note, OLD.verified_by_id, OLD.verified_at)
            IS DISTINCT FROM (NEW.element, NEW.value, NEW.document, NEW.dated, NEW.note, NEW.verified_by_id, NEW.verified_at)
        OR (OLD.struck_at IS NOT NULL AND (OLD.struck_at, OLD.struck_by_id, OLD.struck_reason)
            IS DISTINCT FROM (NEW.struck_at, NEW.struck_by_id, NEW.struck_reason)))
    EXECUTE FUNCTION candidates_keep_archive();
CREATE TRIGGER added_to_open AFTER INSERT ON candidates_archiveentry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION candidates_added_to_open();
CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON candidates_archiveentry
    FOR EACH ROW WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id)
    EXECUTE FUNCTION candidates_moved_to_open();
REVOKE ALL ON FUNCTION candidates_keep_archive() FROM PUBLIC;
"""
DROP = """
DROP TRIGGER candidates_keep ON candidates_archiveentry;
DROP TRIGGER added_to_open ON candidates_archiveentry;
DROP TRIGGER moved_to_open ON candidates_archiveentry;
DROP FUNCTION candidates_keep_archive();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0007_search_by_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='finding',
            name='rule',
            field=models.CharField(choices=[('birth_number', 'Birth differs from the ID number'), ('sex_number', 'Sex differs from the ID number'), ('work_age', 'Began work under 16'), ('work_resume', 'Work start is not in the résumé'), ('party_age', 'Joined the Party under 18'), ('party_status', 'Political status and Party date disagree'), ('reversed', 'A period ends before it begins'), ('unordered', 'Periods out of order'), ('two_open', 'Two periods without an end'), ('gap', 'Gap in the résumé'), ('overlap', 'Periods overlap'), ('level_since', 'Time at level differs from the résumé'), ('short_tenure', 'Short time at a level'), ('level_skipped', 'A level was skipped'), ('appraisal_missing', 'A year without appraisal'), ('appraisal_early', 'Appraised before work began'), ('kin_age', 'Age of a parent or child impossible'), ('two_spouses', 'Two living spouses'), ('kin_same_unit', 'Relative in the same unit'), ('archive_birth', 'Birth differs from the earliest record'), ('archive_work', 'Work start differs from the earliest record'), ('archive_party', 'Party date differs from the earliest record'), ('archive_differs', 'Documents of the archive disagree'), ('archive_education', 'Education is not proven by the archive'), ('archive_status', 'On record as a worker, not as a cadre'), ('status_missing', 'Cadre status is not established')], max_length=20, verbose_name='rule'),
        ),
        migrations.AlterField(
            model_name='finding',
            name='source',
            field=models.CharField(choices=[('id_number', 'ID number'), ('form', 'Other fields of the form'), ('resume', 'Résumé'), ('appraisals', 'Annual appraisals'), ('family', 'Family'), ('archive', 'Personnel archive')], max_length=10, verbose_name='held against'),
        ),
        migrations.CreateModel(
            name='ArchiveEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('element', models.CharField(choices=[('birth', 'Date of birth'), ('work', 'Beginning of work'), ('party', 'Joining the Party'), ('education', 'Education'), ('career', 'Career'), ('status', 'Cadre status')], max_length=9, verbose_name='what about')),
                ('value', models.CharField(max_length=400, verbose_name='what the document says')),
                ('document', models.CharField(max_length=200, verbose_name='document in the archive')),
                ('dated', candidates.models.fields.PartialDateField(verbose_name='date of the document')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('verified_at', models.DateTimeField(verbose_name='verified on')),
                ('struck_at', models.DateTimeField(null=True, verbose_name='struck on')),
                ('struck_reason', models.TextField(blank=True, default='', verbose_name='why it was struck')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='archive', to='candidates.person')),
                ('struck_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='struck by')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='verified by')),
            ],
            options={
                'verbose_name': 'document of the archive',
                'verbose_name_plural': 'documents of the archive',
                'ordering': ['element', 'dated', 'id'],
                'indexes': [models.Index(fields=['person', 'element', 'dated'], name='archiveentry_of_person'), models.Index(fields=['org_path', '-id'], name='archiveentry_by_scope')],
                'constraints': [models.CheckConstraint(condition=models.Q(('dated__isnull', True), ('dated__regex', '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'), _connector='OR'), name='archiveentry_dated_is_a_date'), models.CheckConstraint(condition=models.Q(('element__in', ['birth', 'work', 'party', 'education', 'career', 'status'])), name='archiveentry_element_known'), models.CheckConstraint(condition=models.Q(('document__regex', '\\S'), ('value__regex', '\\S')), name='archiveentry_says_something'), models.CheckConstraint(condition=models.Q(('verified_by__isnull', False)), name='archiveentry_verified_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('struck_at__isnull', True), ('struck_by__isnull', True), ('struck_reason', '')), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False), ('struck_reason__regex', '\\S')), _connector='OR'), name='archiveentry_struck_with_reason')],
            },
        ),
        EnableScope("candidates_archiveentry", parents={"person_id": "candidates_person"}),
        migrations.RunSQL(KEEP, DROP),
    ]
