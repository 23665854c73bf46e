"""Names of people, hidden: the same person has the same name within a file, and only there."""

from __future__ import annotations

import hashlib
import secrets

__all__ = ["Hasher"]


class Hasher:
    """Gives each person a name that does not lead back to them.

    The salt is random and forgotten with the object, so two readings of one file give other names,
    and nobody can find a handle by hashing a list of handles.

    Parameters
    ----------
    salt : bytes, optional
        For tests, and for those who must match two files.
    """

    def __init__(self, salt: bytes | None = None) -> None:
        self._salt = secrets.token_bytes(16) if salt is None else salt

    def __call__(self, token: str) -> str:
        """The hidden name of `token`, such as ``viewer-3f9a0c51d2``."""
        content = token.encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(content, key=self._salt, digest_size=8)
        return f"viewer-{digest.hexdigest()[:10]}"
