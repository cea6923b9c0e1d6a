"""The table of laws, filled from its file; conditions point to it."""

import csv
import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

FILE = Path(__file__).resolve().parent.parent / "data" / "legal_bases.csv"

KEEP = """
-- Administrators keep the table and see no edition; this one question is answered to them.
CREATE FUNCTION planning_basis_is_cited(basis bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM planning_qualificationrule r JOIN planning_edition e ON e.id = r.edition_id
                    WHERE r.basis_id = basis AND e.state <> 'draft')
$$;
-- What a published condition rests on stays as it was cited; a number that was not known may be added,
-- and the day on which it goes out of force.
CREATE FUNCTION planning_keep_basis() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF planning_basis_is_cited(OLD.id) THEN
        RAISE EXCEPTION 'legal basis %: a published condition rests on it', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'legalbasis_is_cited';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER planning_keep_basis BEFORE UPDATE ON planning_legalbasis FOR EACH ROW
    WHEN ((NEW.provision, NEW.title, NEW.issuer, NEW.article, NEW.effective_from)
            IS DISTINCT FROM (OLD.provision, OLD.title, OLD.issuer, OLD.article, OLD.effective_from)
        OR (OLD.number <> '' AND NEW.number <> OLD.number))
    EXECUTE FUNCTION planning_keep_basis();
"""
DROP = """
DROP TRIGGER planning_keep_basis ON planning_legalbasis;
DROP FUNCTION planning_keep_basis;
DROP FUNCTION planning_basis_is_cited;
"""


def fill(apps, schema_editor):
    basis = apps.get_model("planning", "LegalBasis")
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            {**row, "effective_to": row["effective_to"] or None} for row in csv.DictReader(file)
        ]
    basis.objects.bulk_create(basis(ref=uuid.uuid4(), **row) for row in rows)


class Migration(migrations.Migration):
    dependencies = [("planning", "0007_city_conditions")]

    operations = [
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("provision", models.SlugField(help_text="The same in every edition of the document; it leads from one to the next.", max_length=40, verbose_name="key of the provision")),
                ("title", models.CharField(max_length=120, verbose_name="title of the document")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("issuer", models.CharField(max_length=80, verbose_name="issuing body")),
                ("article", models.CharField(blank=True, max_length=60, verbose_name="article")),
                ("effective_from", models.DateField(verbose_name="in force from")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="in force until")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "legal basis",
                "verbose_name_plural": "legal bases",
                "ordering": ["title", "-effective_from", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("provision", "effective_from"), name="legalbasis_once"),
                    models.CheckConstraint(condition=models.Q(("effective_to__gte", models.F("effective_from"))), name="legalbasis_ends_after_start"),
                ],
            },
        ),
        migrations.AddField(
            model_name="qualificationrule",
            name="basis",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.legalbasis", verbose_name="legal basis"),
        ),
        migrations.AlterField(
            model_name="qualificationrule",
            name="legal_basis",
            field=models.CharField(blank=True, max_length=200, verbose_name="other legal basis"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(KEEP, DROP),
    ]
