"""The one table of periodic jobs. Beat keeps it in the database, where administrators may shift it."""

from celery.schedules import crontab

SCHEDULE = {
    "ring-again": {"task": "core.reconcile_jobs", "schedule": 60.0},
    "anchor-the-ledger": {"task": "core.anchor_ledger", "schedule": 600.0},
    "find-duplicates": {
        "task": "candidates.find_duplicates",
        "schedule": crontab(hour=2, minute=20),
    },
    "open-review-cycles": {"task": "tracking.open_cycles", "schedule": crontab(hour=1, minute=10)},
    "remind-of-nominations": {
        "task": "selection.remind_places",
        "schedule": crontab(hour=7, minute=20),
    },
    "remind-of-plans": {"task": "planning.remind", "schedule": crontab(hour=7, minute=40)},
    "remind-of-qualification": {
        "task": "selection.remind",
        "schedule": crontab(hour=7, minute=20),
    },
    "remind-of-reviews": {"task": "tracking.remind", "schedule": crontab(hour=7, minute=30)},
}
