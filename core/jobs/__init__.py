"""Background work. The record of a job is a row in PostgreSQL; Celery only rings the doorbell."""
