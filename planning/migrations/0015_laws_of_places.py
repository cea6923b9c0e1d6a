"""Conditions of places name their law from the table; the table keeps what they cite."""

import django.db.models.deletion
from django.db import migrations, models


CITED = """
CREATE OR REPLACE FUNCTION planning_basis_is_cited(basis bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM planning_qualificationrule r JOIN planning_edition e ON e.id = r.edition_id
                    WHERE r.basis_id = basis AND e.state <> 'draft')
        OR EXISTS (SELECT 1 FROM planning_citycondition c JOIN planning_cityplan p ON p.id = c.plan_id
                    WHERE c.basis_id = basis AND p.state NOT IN ('draft', 'returned'))
$$;
"""
CITED_BEFORE = """
CREATE OR REPLACE FUNCTION planning_basis_is_cited(basis bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM planning_qualificationrule r JOIN planning_edition e ON e.id = r.edition_id
                    WHERE r.basis_id = basis AND e.state <> 'draft')
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0014_amended_procedure'),
    ]

    operations = [
        migrations.AddField(
            model_name='citycondition',
            name='basis',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.legalbasis', verbose_name='legal basis'),
        ),
        migrations.AddField(
            model_name='citycondition',
            name='law_edition',
            field=models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='edition of the law'),
        ),
        migrations.AlterField(
            model_name='citycondition',
            name='legal_basis',
            field=models.CharField(blank=True, max_length=200, verbose_name='other legal basis'),
        ),
        migrations.RunSQL(CITED, CITED_BEFORE),
    ]
