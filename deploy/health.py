"""Health checks inside the containers: `python -m deploy.health web|beat`; 0 means well."""

import sys
import urllib.request
from contextlib import closing

import psycopg2

from cadreproj.settings import env

#: The scheduler writes down its last runs every three minutes, and something is due every minute.
BEAT_QUERY = """
    SELECT coalesce(max(last_run_at) > now() - interval '10 minutes', false)
    FROM django_celery_beat_periodictask WHERE enabled
"""


def web() -> bool:
    """As the proxy asks: without this header the answer is a redirect to https."""
    request = urllib.request.Request(
        "http://localhost:8000/health/", headers={"X-Forwarded-Proto": "https"}
    )
    with urllib.request.urlopen(request, timeout=8) as answer:  # noqa: S310 - our own address
        return answer.status == 200


def beat() -> bool:
    with closing(psycopg2.connect(env.text("DATABASE_URL"))) as link, link.cursor() as cursor:
        cursor.execute(BEAT_QUERY)
        return cursor.fetchone()[0]


CHECKS = {"web": web, "beat": beat}

if __name__ == "__main__":
    sys.exit(not CHECKS[sys.argv[1]]())
