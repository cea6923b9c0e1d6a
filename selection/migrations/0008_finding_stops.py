import uuid

import django.db.models.deletion
from django.db import migrations, models

import core.orgs.scoping
from core.orgs.rls import EnableScope


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0001_initial'),
        ('selection', '0007_limit_on_return'),
    ]

    operations = [
        migrations.CreateModel(
            name='FindingStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='reference')),
                ('org_path', core.orgs.scoping.PathField(editable=False, verbose_name='scope')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('gate', models.CharField(choices=[('endorse', 'Endorse'), ('pass_review', 'Qualification review'), ('propose', 'Propose'), ('confirm', 'Confirm as trainee')], max_length=12, verbose_name='gate')),
                ('severity', models.CharField(choices=[('error', 'Contradiction'), ('warning', 'Doubt'), ('note', 'Remark')], max_length=7, verbose_name='from this severity on')),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='planning.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'stop by findings',
                'verbose_name_plural': 'stops by findings',
                'constraints': [models.UniqueConstraint(fields=('edition', 'gate'), name='findingstop_once'), models.CheckConstraint(condition=models.Q(('gate__in', ['endorse', 'pass_review', 'propose', 'confirm'])), name='findingstop_gate_known'), models.CheckConstraint(condition=models.Q(('severity__in', ['error', 'warning', 'note'])), name='findingstop_severity_known')],
            },
        ),
        EnableScope("selection_findingstop", parents={"edition_id": "planning_edition"}, downward=True),
    ]
