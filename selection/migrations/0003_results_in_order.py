"""A page of a run's list, and how much of it lies in a place, without reading all runs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("selection", "0002_guards")]

    operations = [
        migrations.AddIndex(
            model_name="runrow",
            index=models.Index(fields=["run", "id"], name="runrow_in_order"),
        ),
        migrations.AddIndex(
            model_name="runrow",
            index=models.Index(fields=["run", "org_path"], name="runrow_by_scope"),
        ),
    ]
