"""Sessions in the database, found by the digest of their key: reading the table opens none."""

from __future__ import annotations

import hashlib

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Django's own, with the key digested wherever it meets the database."""

    def _get_session_from_db(self):
        """The row of this session that has not expired."""
        key, self._session_key = self._session_key, digest(self._session_key)
        try:
            found = super()._get_session_from_db()
        finally:
            # what failed has set the key to None, and so shall it stay
            if self._session_key is not None:
                self._session_key = key
        return found

    def create_model_instance(self, data):
        """The row to be written."""
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    def exists(self, session_key):
        """Whether there is such a session."""
        return super().exists(digest(session_key))

    def delete(self, session_key=None):
        """Forget the session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest(key))


def digest(key: str | None) -> str:
    """What a session is found by."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:40]
