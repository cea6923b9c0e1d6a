from django.db import migrations

#: What was read from a waiting file is kept column by column now; the file is there to be read again.
READ_AGAIN = "UPDATE core_importrun SET sealed_cells = NULL WHERE sealed_cells IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("core", "0006_packed_files")]

    operations = [migrations.RunSQL(READ_AGAIN, migrations.RunSQL.noop)]
