"""Settings of Celery, with the trial behind each (all of them were run: kill -9, lost broker, slow task).

A message may be lost, come late or come twice: the row in `core_job` is the record. These settings
only make the doorbell quick and keep it from harming.
"""

#: Seconds after which a task is stopped: first politely, then by killing its process.
SOFT_LIMIT, HARD_LIMIT = 570, 600

#: How long Redis waits before it gives an unconfirmed message to somebody else. It has to exceed
#: twice the hard limit: a shorter one starts a second copy of a long task and never comes to rest.
_VISIBILITY = 3 * HARD_LIMIT

CELERY = {
    # Ids only, never objects: what is rung is the reference of a row.
    "accept_content": ["json"],
    "task_serializer": "json",
    # The job's row keeps the result; a second store could only disagree with it.
    "result_backend": None,
    "task_ignore_result": True,
    # With early confirmation a killed worker loses its task for ever; so it confirms late,
    "task_acks_late": True,
    # and a task whose process died goes back to the queue. The attempts are counted in the row,
    # because Celery itself restarts a poisonous task without any limit.
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "task_soft_time_limit": SOFT_LIMIT,
    "task_time_limit": HARD_LIMIT,
    "broker_transport_options": {
        "visibility_timeout": _VISIBILITY,
        # Looks for unconfirmed messages every 5 s; the default looks ten times less often.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    },
    "visibility_timeout": _VISIBILITY,
    "broker_connection_retry_on_startup": True,
    # A worker that loses Redis finishes what it has; cancelling leaves the task waiting for the
    # visibility time-out.
    "worker_cancel_long_running_tasks_on_connection_loss": False,
    "worker_soft_shutdown_timeout": 60.0,
    "worker_hijack_root_logger": False,
    "worker_send_task_events": False,
    "task_send_sent_event": False,
    "task_publish_retry_policy": {
        "max_retries": 2,
        "interval_start": 0,
        "interval_step": 0.2,
        "interval_max": 0.2,
    },
    # Celery closes the database connection after each task unless told to keep it.
    "db_reuse_max": 100,
}
