"""Careers by the archive: periods as lines, and what the check finds of each."""

from django.db import migrations, models

#: A column that a trigger speaks of keeps its type; the trigger steps aside.
DROP = "DROP TRIGGER candidates_keep ON candidates_archiveentry;"
KEEP = """
CREATE TRIGGER candidates_keep BEFORE UPDATE ON candidates_archiveentry
    FOR EACH ROW WHEN ((OLD.element, OLD.value, OLD.document, OLD.dated, OLD.note, OLD.verified_by_id, OLD.verified_at)
            IS DISTINCT FROM (NEW.element, NEW.value, NEW.document, NEW.dated, NEW.note, NEW.verified_by_id, NEW.verified_at)
        OR (OLD.struck_at IS NOT NULL AND (OLD.struck_at, OLD.struck_by_id, OLD.struck_reason)
            IS DISTINCT FROM (NEW.struck_at, NEW.struck_by_id, NEW.struck_reason)))
    EXECUTE FUNCTION candidates_keep_archive();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0009_titles'),
    ]

    operations = [
        migrations.RunSQL(DROP, KEEP),
        migrations.AlterField(
            model_name='archiveentry',
            name='value',
            field=models.TextField(verbose_name='what the document says'),
        ),
        migrations.RunSQL(KEEP, DROP),
        migrations.AlterField(
            model_name='finding',
            name='rule',
            field=models.CharField(choices=[('birth_number', 'Birth differs from the ID number'), ('sex_number', 'Sex differs from the ID number'), ('work_age', 'Began work under 16'), ('work_resume', 'Work start is not in the résumé'), ('party_age', 'Joined the Party under 18'), ('party_status', 'Political status and Party date disagree'), ('reversed', 'A period ends before it begins'), ('unordered', 'Periods out of order'), ('two_open', 'Two periods without an end'), ('gap', 'Gap in the résumé'), ('overlap', 'Periods overlap'), ('level_since', 'Time at level differs from the résumé'), ('short_tenure', 'Short time at a level'), ('level_skipped', 'A level was skipped'), ('appraisal_missing', 'A year without appraisal'), ('appraisal_early', 'Appraised before work began'), ('kin_age', 'Age of a parent or child impossible'), ('two_spouses', 'Two living spouses'), ('kin_same_unit', 'Relative in the same unit'), ('archive_birth', 'Birth differs from the earliest record'), ('archive_work', 'Work start differs from the earliest record'), ('archive_party', 'Party date differs from the earliest record'), ('archive_differs', 'Documents of the archive disagree'), ('archive_education', 'Education is not proven by the archive'), ('archive_status', 'On record as a worker, not as a cadre'), ('status_missing', 'Cadre status is not established'), ('period_differs', 'Dates of a period differ from the archive'), ('period_missing', 'The résumé leaves out a period of the archive'), ('period_unproven', 'A period is not proven by the archive'), ('period_words', 'Unit or post of a period differs from the archive'), ('periods_disagree', 'Documents disagree on a period')], max_length=20, verbose_name='rule'),
        ),
    ]
