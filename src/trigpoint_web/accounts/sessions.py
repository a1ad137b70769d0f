"""Sessions in the database, found by the digest of their key: reading the table opens none."""

from __future__ import annotations

import hashlib

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone


class SessionStore(db.SessionStore):
    """Django's own, with the key digested wherever it meets the database."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        """The row of this session; an unknown key is given up, so that nobody can choose one."""
        found = self.model.objects.filter(
            session_key=digest(self.session_key), expire_date__gt=timezone.now()
        ).first()
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data: dict) -> AbstractBaseSession:
        """The row to be written."""
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        return super().exists(digest(session_key))

    def delete(self, session_key: str | None = None) -> None:
        """Forget the session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest(key))

    # The asynchronous half goes through the above, and not past it to the plain key.
    aload = SessionBase.aload
    aexists = SessionBase.aexists
    acreate = SessionBase.acreate
    asave = SessionBase.asave
    adelete = SessionBase.adelete


def digest(key: str) -> str:
    """What a session is found by. A key has 165 random bits: a plain digest gives none away."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]
