"""A nomination that was given up counts again when it comes back, whoever brings it back."""

from django.db import migrations

AGAIN = """
DROP TRIGGER selection_limit_moved ON selection_nomination;
CREATE TRIGGER selection_limit_moved AFTER UPDATE ON selection_nomination
    FOR EACH ROW WHEN (
        (OLD.edition_id, OLD.tier, OLD.sub_project_id, OLD.place_id)
            IS DISTINCT FROM (NEW.edition_id, NEW.tier, NEW.sub_project_id, NEW.place_id)
        OR (OLD.state IN ('withdrawn', 'cancelled') AND NEW.state NOT IN ('withdrawn', 'cancelled'))
    )
    EXECUTE FUNCTION selection_limit_of_moved();
"""
BEFORE = """
DROP TRIGGER selection_limit_moved ON selection_nomination;
CREATE TRIGGER selection_limit_moved AFTER UPDATE ON selection_nomination
    FOR EACH ROW WHEN ((OLD.tier, OLD.sub_project_id, OLD.place_id)
        IS DISTINCT FROM (NEW.tier, NEW.sub_project_id, NEW.place_id))
    EXECUTE FUNCTION selection_limit_of_moved();
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0006_indexes_that_serve")]

    operations = [migrations.RunSQL(AGAIN, BEFORE)]
