"""Files on their way out: never shown by the browser inside this site, and each reading on record."""

import io
from urllib.parse import quote

from django.http import FileResponse, Http404

from core.files.models import StoredFile
from core.files.store import may_read
from core.jobs.models import JobFile
from core.orgs.models import AccessLog
from core.web.page import Page


class FileDownload(Page):
    """GET core:file: one stored file as an attachment."""

    def get(self, request, ref):
        file = self.get_row(ref, StoredFile.objects.all())
        if not self.readable(file):
            raise Http404
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="file",
                object_type=file.belongs_to or "core.storedfile",
                object_ref=file.ref,
                purpose=request.GET.get("purpose", "")[:200],
            )
        )
        return attachment(file.content, file.name, file.content_type)

    def readable(self, file: StoredFile) -> bool:
        """A job's file is its user's alone, also under another membership of the account."""
        if file.stored_by_id == self.actor.user_id:
            return True
        return may_read(self.actor, file) and not JobFile.objects.filter(file=file).exists()


def attachment(content: bytes, name: str, content_type: str) -> FileResponse:
    """Bytes that a browser saves and does nothing else with."""
    response = FileResponse(io.BytesIO(content), content_type=content_type)
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    )
    response.headers["Content-Length"] = str(len(content))
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response
