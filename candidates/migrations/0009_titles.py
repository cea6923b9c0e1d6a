"""Professional titles as rows, read from the words of the dossiers that are there."""

import candidates.models.fields
import core.orgs.scoping
import django.db.models.deletion
import uuid
from django.db import migrations, models

from candidates.rules.titles import titles
from core.orgs.rls import EnableScope


OPEN_ONLY = """
CREATE TRIGGER added_to_open AFTER INSERT ON candidates_professionaltitle
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION candidates_added_to_open();
CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON candidates_professionaltitle
    FOR EACH ROW WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id)
    EXECUTE FUNCTION candidates_moved_to_open();
"""
NOT_OPEN_ONLY = """
DROP TRIGGER added_to_open ON candidates_professionaltitle;
DROP TRIGGER moved_to_open ON candidates_professionaltitle;
"""


def read_titles(apps, schema_editor):
    """Of records in force; closed ones stay as they are."""
    person, title = (
        apps.get_model("candidates", name) for name in ("Person", "ProfessionalTitle")
    )
    rows = person.objects.exclude(professional_title="").filter(
        merged_into__isnull=True, withdrawn_at__isnull=True
    )
    made = [
        title(
            ref=uuid.uuid4(), org_path=path, person_id=pk, position=position, text=each.text,
            name=each.name, level=each.level, on=each.on or None, authority=each.authority,
        )
        for pk, path, text in rows.values_list("pk", "org_path", "professional_title").iterator()
        for position, each in enumerate(titles(text))
    ]
    title.objects.bulk_create(made, batch_size=2_000)


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0008_archive'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProfessionalTitle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('text', models.CharField(max_length=120, verbose_name='words of the form')),
                ('name', models.CharField(max_length=120, verbose_name='professional title')),
                ('level', models.CharField(blank=True, choices=[('senior', 'Senior'), ('associate', 'Associate senior'), ('intermediate', 'Intermediate'), ('assistant', 'Assistant'), ('technician', 'Technician')], max_length=12, verbose_name='level')),
                ('on', candidates.models.fields.PartialDateField(blank=True, null=True, verbose_name='conferred on')),
                ('authority', models.CharField(blank=True, max_length=120, verbose_name='conferred by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='titles', to='candidates.person')),
            ],
            options={
                'verbose_name': 'professional title',
                'verbose_name_plural': 'professional titles',
                'ordering': ['position'],
                'indexes': [models.Index(fields=['person', 'position'], name='title_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('on__isnull', True), ('on__regex', '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'), _connector='OR'), name='title_on_is_a_date'), models.CheckConstraint(condition=models.Q(('level__in', ['', 'senior', 'associate', 'intermediate', 'assistant', 'technician'])), name='title_level_known')],
            },
        ),
        EnableScope("candidates_professionaltitle", parents={"person_id": "candidates_person"}),
        migrations.RunPython(read_titles, migrations.RunPython.noop),
        migrations.RunSQL(OPEN_ONLY, NOT_OPEN_ONLY),
    ]
