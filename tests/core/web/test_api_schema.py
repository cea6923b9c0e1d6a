"""The text of the API: public, the same for everybody, drawn up once."""

import pytest
from drf_spectacular.generators import SchemaGenerator

from core.web import api_schema

pytestmark = pytest.mark.django_db


def schema(client, language):
    answer = client.get("/api/schema/", {"format": "json"}, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.json()


def test_it_is_drawn_up_once_in_each_language(client, monkeypatch):
    api_schema._kept.cache_clear()
    english, spanish = schema(client, "en"), schema(client, "es")
    assert english["paths"].keys() == spanish["paths"].keys()
    assert english != spanish
    monkeypatch.setattr(SchemaGenerator, "get_schema", None)
    assert (schema(client, "en"), schema(client, "es")) == (english, spanish)
