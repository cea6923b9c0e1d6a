from django.db import migrations

GUARD = """
CREATE TRIGGER added_to_open AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION candidates_added_to_open();
CREATE TRIGGER moved_to_open AFTER UPDATE OF person_id ON {table}
    FOR EACH ROW WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id)
    EXECUTE FUNCTION candidates_moved_to_open();
"""
GUARD_BACK = "DROP TRIGGER added_to_open ON {table}; DROP TRIGGER moved_to_open ON {table};"


class Migration(migrations.Migration):
    """Nobody is nominated, and nobody becomes a trainee, on a record that was merged into another."""

    dependencies = [
        ('candidates', '0003_duplicates'),
        ('selection', '0004_words_of_objections'),
    ]

    operations = [
        migrations.RunSQL(GUARD.format(table=table), GUARD_BACK.format(table=table))
        for table in ("selection_nomination", "selection_trainee")
    ]
