import core.orgs.scoping
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from core.orgs.rls import EnableScope

#: What was drawn once stays as it is.
KEEP = """
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_sensitivity
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
CREATE TRIGGER selection_keep BEFORE UPDATE OR DELETE ON selection_sensitivityrow
    FOR EACH ROW EXECUTE FUNCTION selection_keep();
"""
BACK = """
DROP TRIGGER selection_keep ON selection_sensitivity;
DROP TRIGGER selection_keep ON selection_sensitivityrow;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0003_lock'),
        ('selection', '0012_exam_guards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sensitivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('seed', models.PositiveIntegerField(verbose_name='seed')),
                ('draws', models.PositiveIntegerField(verbose_name='draws')),
                ('spread', models.DecimalField(decimal_places=3, max_digits=4, verbose_name='spread of the weights')),
                ('band_low', models.DecimalField(decimal_places=3, max_digits=4, verbose_name='band from')),
                ('band_high', models.DecimalField(decimal_places=3, max_digits=4, verbose_name='band to')),
                ('errors', models.JSONField(default=dict, editable=False)),
                ('library', models.CharField(blank=True, max_length=40, verbose_name='computed with')),
                ('borderline', models.PositiveIntegerField(default=0, verbose_name='near the line')),
                ('digest', models.CharField(max_length=64, verbose_name='digest of the result')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sensitivities', to='selection.run', verbose_name='run')),
            ],
            options={
                'verbose_name': 'test of robustness',
                'verbose_name_plural': 'tests of robustness',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='SensitivityRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('rank', models.PositiveIntegerField(null=True, verbose_name='rank')),
                ('is_kept', models.BooleanField(verbose_name='goes on')),
                ('inside', models.DecimalField(decimal_places=4, max_digits=5, verbose_name='probability of going on')),
                ('rank_low', models.PositiveIntegerField(verbose_name='rank at best')),
                ('rank_high', models.PositiveIntegerField(verbose_name='rank at worst')),
                ('is_borderline', models.BooleanField(verbose_name='near the line')),
                ('nomination', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.nomination', verbose_name='nominee')),
                ('sensitivity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='selection.sensitivity')),
            ],
            options={
                'verbose_name': 'robustness of a result',
                'verbose_name_plural': 'robustness of results',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='BorderlineRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('tier', models.CharField(choices=[('provincial', 'Provincial project'), ('municipal', 'Municipal project')], max_length=12, verbose_name='tier')),
                ('legal_basis', models.CharField(blank=True, max_length=200, verbose_name='legal basis')),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='planning.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'rule of second looks',
                'verbose_name_plural': 'rules of second looks',
                'constraints': [models.UniqueConstraint(fields=('edition', 'tier'), name='borderlinerule_once'), models.CheckConstraint(condition=models.Q(('tier__in', ['provincial', 'municipal'])), name='borderlinerule_tier_known')],
            },
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('looked_at', models.DateTimeField(verbose_name='looked at')),
                ('view', models.CharField(choices=[('stands', 'The list is right'), ('leaves', 'Should not go on')], max_length=8, verbose_name='view')),
                ('reason', models.TextField(verbose_name='reason')),
                ('nomination', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.nomination', verbose_name='nominee')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_looks', to='selection.run', verbose_name='run')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'second look',
                'verbose_name_plural': 'second looks',
                'constraints': [models.UniqueConstraint(fields=('run', 'nomination'), name='secondlook_once'), models.CheckConstraint(condition=models.Q(('view__in', ['stands', 'leaves'])), name='secondlook_view_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='secondlook_has_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='sensitivity',
            constraint=models.CheckConstraint(condition=models.Q(('band_high__lt', 1), ('band_low__gt', 0), ('band_low__lt', models.F('band_high'))), name='sensitivity_band_in_order'),
        ),
        migrations.AddConstraint(
            model_name='sensitivity',
            constraint=models.CheckConstraint(condition=models.Q(('spread__gte', 0), ('spread__lt', 1)), name='sensitivity_spread_sensible'),
        ),
        migrations.AddIndex(
            model_name='sensitivityrow',
            index=models.Index(fields=['inside', 'id'], name='sensitivityrow_in_order'),
        ),
        migrations.AddConstraint(
            model_name='sensitivityrow',
            constraint=models.UniqueConstraint(fields=('sensitivity', 'nomination'), name='sensitivityrow_once'),
        ),
        migrations.AddConstraint(
            model_name='sensitivityrow',
            constraint=models.CheckConstraint(condition=models.Q(('inside__gte', 0), ('inside__lte', 1)), name='sensitivityrow_is_probability'),
        ),
        migrations.AddConstraint(
            model_name='sensitivityrow',
            constraint=models.CheckConstraint(condition=models.Q(('rank_low__lte', models.F('rank_high'))), name='sensitivityrow_ranks_in_order'),
        ),
        EnableScope("selection_sensitivity", parents={"run_id": "selection_run"}),
        EnableScope("selection_sensitivityrow", parents={"nomination_id": "selection_nomination"}),
        EnableScope("selection_borderlinerule", parents={"edition_id": "planning_edition"}),
        EnableScope("selection_secondlook", parents={"nomination_id": "selection_nomination"}),
        migrations.RunSQL(KEEP, BACK),
    ]
