"""What holds of training even for somebody at the SQL prompt."""

# The class's days are copied down to its enrolments by the key itself, so that the exclusion
# constraint on the trainee's days sees them; changing the class changes them in the same statement.
PERIOD = """
CREATE UNIQUE INDEX training_trainingclass_period ON training_trainingclass (id, period);
ALTER TABLE training_enrolment ADD CONSTRAINT training_enrolment_class_period
    FOREIGN KEY (training_class_id, period) REFERENCES training_trainingclass (id, period)
    ON UPDATE CASCADE;
"""

# Seats taken, counted once per statement. A place that enrols in a joint class of the province may
# not write the class, and does not see the other places' enrolments: hence the definer's rights.
SEATS = """
CREATE FUNCTION training_count_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM 1 FROM training_trainingclass c WHERE c.id IN (SELECT training_class_id FROM changed)
      ORDER BY c.id FOR UPDATE;
    UPDATE training_trainingclass c SET enrolled = (
        SELECT count(*) FROM training_enrolment e
         WHERE e.training_class_id = c.id AND e.state IN ('enrolled', 'completed', 'failed'))
     WHERE c.id IN (SELECT training_class_id FROM changed);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION training_count_seats() FROM PUBLIC;
CREATE TRIGGER training_seats_taken AFTER INSERT ON training_enrolment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION training_count_seats();
CREATE TRIGGER training_seats_changed AFTER UPDATE ON training_enrolment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION training_count_seats();
CREATE TRIGGER training_seats_freed AFTER DELETE ON training_enrolment
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION training_count_seats();
"""

REMOVE = """
DROP TRIGGER training_seats_taken ON training_enrolment;
DROP TRIGGER training_seats_changed ON training_enrolment;
DROP TRIGGER training_seats_freed ON training_enrolment;
DROP FUNCTION training_count_seats();
ALTER TABLE training_enrolment DROP CONSTRAINT training_enrolment_class_period;
DROP INDEX training_trainingclass_period;
"""
