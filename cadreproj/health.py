"""Whether the database and the cache answer; for load balancers and `manage.py up`."""

from django.core.cache import cache
from django.db import connection
from django.http import JsonResponse

from core.orgs.middleware import login_phase


@login_phase
def health(request):
    """200 with both parts "ok", else 503; says nothing about versions or addresses."""
    parts = {"database": _try(_database), "cache": _try(_cache)}
    status = 200 if set(parts.values()) == {"ok"} else 503
    return JsonResponse(parts, status=status)


def _try(check) -> str:
    try:
        check()
    except Exception:
        return "down"
    return "ok"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    cache.get("health")
