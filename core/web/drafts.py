"""Entries that a browser keeps while they are not saved: sealed there, with a key of the account."""

import base64

from django.utils.crypto import salted_hmac


def draft_key(user) -> str:
    """32 bytes in base64, another one after the password has changed. It stands on the pages of the
    signed-in account alone: who finds the browser cannot read what it keeps."""
    found = salted_hmac("core.web.drafts", user.get_session_auth_hash(), algorithm="sha256")
    return base64.b64encode(found.digest()).decode()
