"""Django's cache in Redis with one client for each pool, instead of one for each word to it.

Making a client writes 200 handlers of answers into a fresh table. A page asks the cache four times,
and that cost more than drawing its rows. A client holds no connection: it takes one from its pool,
and the pool knows about threads and forked processes.
"""

from typing import Any

from django.core.cache.backends import redis


class Client(redis.RedisCacheClient):
    def __init__(self, servers, **options):
        super().__init__(servers, **options)
        self._kept: dict = {}

    def get_client(self, key=None, *, write=False) -> Any:
        pool = self._get_connection_pool(write)  # type: ignore[attr-defined]
        if pool not in self._kept:
            self._kept[pool] = self._client(connection_pool=pool)  # type: ignore[attr-defined]
        return self._kept[pool]


class RedisCache(redis.RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = Client
