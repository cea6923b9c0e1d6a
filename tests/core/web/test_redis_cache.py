"""One client for each pool, and the cache behaves as ever."""

from django.core.cache import caches


def test_the_client_is_made_once():
    client = caches["default"]._cache
    assert client.get_client("a") is client.get_client("b", write=True)


def test_what_is_kept_comes_back():
    cache = caches["default"]
    cache.set_many({"one": 1, "two": ["x"]}, 5)
    assert cache.get_many(["one", "two", "three"]) == {"one": 1, "two": ["x"]}
    cache.delete("one")
    assert cache.get("one") is None
