"""Word templates of the appointment form, each a version that stays as it was sent in."""

import core.orgs.scoping
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from core.orgs.rls import EnableScope

KEEP = """
-- What was checked and kept stays as it was sent in; only its place in use changes.
CREATE FUNCTION candidates_keep_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'template %: it is kept as it was sent in', OLD.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'formtemplate_is_kept';
END $$;
CREATE TRIGGER candidates_keep BEFORE UPDATE ON candidates_formtemplate
    FOR EACH ROW WHEN ((OLD.org_path, OLD.number, OLD.file_id, OLD.note, OLD.missing, OLD.outline, OLD.uploaded_by_id, OLD.uploaded_at)
            IS DISTINCT FROM (NEW.org_path, NEW.number, NEW.file_id, NEW.note, NEW.missing, NEW.outline, NEW.uploaded_by_id, NEW.uploaded_at))
    EXECUTE FUNCTION candidates_keep_template();
CREATE TRIGGER candidates_keep_all BEFORE DELETE ON candidates_formtemplate
    FOR EACH ROW EXECUTE FUNCTION candidates_keep_template();
CREATE TRIGGER candidates_begins BEFORE INSERT ON candidates_formtemplate
    FOR EACH ROW WHEN (NEW.state <> 'checked') EXECUTE FUNCTION candidates_begins_checked();
REVOKE ALL ON FUNCTION candidates_keep_template(), candidates_begins_checked() FROM PUBLIC;
"""
BEGINS = """
CREATE FUNCTION candidates_begins_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'template %: nobody has looked at it yet', NEW.ref
        USING ERRCODE = 'check_violation', CONSTRAINT = 'formtemplate_begins_checked';
END $$;
"""
DROP = """
DROP TRIGGER candidates_keep ON candidates_formtemplate;
DROP TRIGGER candidates_keep_all ON candidates_formtemplate;
DROP TRIGGER candidates_begins ON candidates_formtemplate;
DROP FUNCTION candidates_keep_template();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0010_careers_by_the_archive'),
        ('core', '0006_packed_files'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FormTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('note', models.CharField(max_length=200, verbose_name='what was changed')),
                ('state', models.CharField(choices=[('checked', 'Checked, not in use'), ('in_use', 'In use'), ('retired', 'Out of use')], default='checked', editable=False, max_length=8, verbose_name='state')),
                ('missing', models.JSONField(blank=True, default=list, verbose_name='cells left out')),
                ('outline', models.JSONField(blank=True, default=list, editable=False)),
                ('uploaded_at', models.DateTimeField(verbose_name='sent in on')),
                ('changed_at', models.DateTimeField(editable=False, null=True, verbose_name='in or out of use since')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile', verbose_name='file')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent in by')),
            ],
            options={
                'verbose_name': 'template of the appointment form',
                'verbose_name_plural': 'templates of the appointment form',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('org_path', 'number'), name='formtemplate_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'in_use')), fields=('org_path',), name='formtemplate_one_in_use'), models.CheckConstraint(condition=models.Q(('state__in', ['checked', 'in_use', 'retired'])), name='formtemplate_state_known'), models.CheckConstraint(condition=models.Q(('note__regex', '\\S')), name='formtemplate_says_what_changed'), models.CheckConstraint(condition=models.Q(('uploaded_by__isnull', False)), name='formtemplate_sent_in_by_somebody')],
            },
        ),
        EnableScope("candidates_formtemplate", parents={"file_id": "core_storedfile"}, downward=True),
        migrations.RunSQL(BEGINS, "DROP FUNCTION candidates_begins_checked();"),
        migrations.RunSQL(KEEP, DROP),
    ]
