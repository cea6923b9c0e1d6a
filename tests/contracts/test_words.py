"""One text, one translation: Django merges the catalogues of all apps, and the first app wins."""

from collections import defaultdict

import polib
import pytest
from django.apps import apps
from django.conf import settings

OURS = [
    config.label
    for config in apps.get_app_configs()
    if str(config.path).startswith(str(settings.BASE_DIR)) and ".venv" not in str(config.path)
]


@pytest.mark.parametrize("language", ["zh_Hans", "es"])
def test_the_same_text_is_said_the_same_way_in_every_app(language):
    said = defaultdict(dict)
    for app in OURS:
        path = settings.BASE_DIR / app / "locale" / language / "LC_MESSAGES" / "django.po"
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if not entry.obsolete and entry.msgstr:
                said[(entry.msgctxt, entry.msgid)][app] = entry.msgstr
    different = {key: words for key, words in said.items() if len(set(words.values())) > 1}
    assert different == {}
