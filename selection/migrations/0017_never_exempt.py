"""What is never set aside, with the conditions that editions may ask for since."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("selection", "0016_democratic_evaluation")]

    operations = [
        migrations.RemoveConstraint(model_name="exemption", name="exemption_never_of_these"),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "key__in",
                        [
                        "blocked_appraisal",
                        "blocked_canvassing",
                        "blocked_discipline",
                        "blocked_emigrated",
                        "blocked_in_effect",
                        "blocked_other",
                        "blocked_standing",
                        "health",
                        "moral_conditions",
                        "not_blocked",
                        "party_member",
                        "party_years_min",
                        "statutory_qualifications",
                        ],
                    ),
                    _negated=True,
                ),
                name="exemption_never_of_these",
            ),
        ),
    ]
