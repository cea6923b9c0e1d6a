"""Conditions that warn instead of shutting out, their law and their time; arithmetic of dates.

The functions say to the database what `planning.rules.dates` says in Python.
"""

from django.db import migrations, models

FUNCTIONS = r"""
CREATE FUNCTION planning_first_day(written text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN written ~ '^[0-9]{4}$' THEN make_date(written::int, 1, 1)
        WHEN written ~ '^[0-9]{4}-[0-9]{2}$'
            THEN make_date(left(written, 4)::int, right(written, 2)::int, 1)
        WHEN written ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND right(written, 2)::int <= date_part(
            'day', make_date(left(written, 4)::int, substr(written, 6, 2)::int, 1)
                + interval '1 month - 1 day')
            THEN make_date(left(written, 4)::int, substr(written, 6, 2)::int, right(written, 2)::int)
    END
$$;
CREATE FUNCTION planning_last_day(written text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE length(written)
        WHEN 4 THEN make_date(written::int, 12, 31)
        WHEN 7 THEN (planning_first_day(written) + interval '1 month - 1 day')::date
        ELSE planning_first_day(written)
    END
$$;
-- A month that is too short for the day counts as full on its last day.
CREATE FUNCTION planning_full_months(began date, until date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (date_part('year', until) - date_part('year', began))::int * 12
        + (date_part('month', until) - date_part('month', began))::int
        - (date_part('day', until) < least(
            date_part('day', began),
            date_part('day', date_trunc('month', until::timestamp) + interval '1 month - 1 day')
        ))::int
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_lock")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION planning_full_months; DROP FUNCTION planning_last_day;"
            "DROP FUNCTION planning_first_day;",
        ),
        migrations.AddField(
            model_name="qualificationrule",
            name="severity",
            field=models.CharField(
                choices=[("blocks", "Shuts out"), ("warns", "As a rule: a warning")],
                db_default="blocks",
                default="blocks",
                max_length=6,
                verbose_name="effect",
            ),
        ),
        migrations.AddField(
            model_name="qualificationrule",
            name="law_edition",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=20,
                verbose_name="edition of the law",
            ),
        ),
        migrations.AddField(
            model_name="qualificationrule",
            name="effective_from",
            field=models.DateField(blank=True, null=True, verbose_name="in effect from"),
        ),
        migrations.AddField(
            model_name="qualificationrule",
            name="effective_to",
            field=models.DateField(blank=True, null=True, verbose_name="in effect until"),
        ),
        migrations.AddConstraint(
            model_name="qualificationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("severity__in", ["blocks", "warns"])),
                name="rule_severity_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualificationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("effective_to__gte", models.F("effective_from"))),
                name="rule_ends_after_start",
            ),
        ),
        migrations.RunSQL(
            "UPDATE planning_qualificationrule SET severity = 'warns' "
            "WHERE key = 'posts_at_next_lower_level_min'",
            migrations.RunSQL.noop,
        ),
    ]
