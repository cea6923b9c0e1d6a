"""Who is decided holds a seat, a reserve a reserve place, nobody else any: when the transaction ends."""

from django.db import migrations

SQL = """
CREATE FUNCTION selection_check_seated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    about bigint;
    found_ref uuid;
BEGIN
    IF TG_TABLE_NAME = 'selection_nomination' THEN about := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN about := OLD.nomination_id;
    ELSE about := NEW.nomination_id;
    END IF;
    SELECT n.ref INTO found_ref FROM selection_nomination n
      LEFT JOIN selection_seat s ON s.nomination_id = n.id
     WHERE n.id = about AND s.kind IS DISTINCT FROM CASE
           WHEN n.state IN ('decided', 'in_notice', 'confirmed') THEN 'seat'
           WHEN n.state = 'reserve_place' THEN 'reserve' END;
    IF FOUND THEN
        RAISE EXCEPTION 'nomination %: state and seat do not fit', found_ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_decided_holds_seat';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER selection_seated AFTER UPDATE OF state ON selection_nomination
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.state <> NEW.state AND (
          OLD.state IN ('decided', 'in_notice', 'confirmed', 'reserve_place')
          OR NEW.state IN ('decided', 'in_notice', 'confirmed', 'reserve_place')))
    EXECUTE FUNCTION selection_check_seated();
CREATE CONSTRAINT TRIGGER selection_seat_given AFTER INSERT OR DELETE OR UPDATE ON selection_seat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION selection_check_seated();
"""
BACK = """
DROP TRIGGER selection_seat_given ON selection_seat;
DROP TRIGGER selection_seated ON selection_nomination;
DROP FUNCTION selection_check_seated();
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0039_proposal_of_the_proposed")]

    operations = [migrations.RunSQL(SQL, BACK)]
