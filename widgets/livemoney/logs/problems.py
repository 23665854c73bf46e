"""What can be wrong with a file, and how much of one is read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits", "LogError"]


class LogError(ValueError):
    """A file cannot be read at all.

    A row that cannot be used does not raise: it is set aside and counted in the report.

    Attributes
    ----------
    file : str
        Name of the file, without the folders that lead to it.
    line : int or None
        Line in it, where one line is to blame.
    field : str
        What is wrong: a field, or ``"file"``.
    value : object
        What stands there.
    expected : str
        What would have been read.

    Parameters
    ----------
    shown : str, optional
        The value in the message, where it is not to be quoted.
    """

    def __init__(
        self,
        file: str,
        field: str,
        value: object,
        expected: str,
        line: int | None = None,
        *,
        shown: str = "",
    ) -> None:
        shown = shown or repr(value)
        if len(shown) > 120:
            shown = f"{shown[:117]}..."
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}, field {field!r}: {shown}; expected: {expected}")
        self.file = file
        self.line = line
        self.field = field
        self.value = value
        self.expected = expected


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is read before a file counts as an attack or a mistake.

    Attributes
    ----------
    line_bytes : int
        A longer line, or element of a JSON array, is set aside.
    document_bytes : int
        A longer document that must be read whole (a data export) is refused.
    expansion : int
        A compressed file may grow by this factor...
    expansion_free_bytes : int
        ...once it has grown beyond this size.
    members : int
        A ZIP or folder with more files is refused.
    table_rows : int
        A spreadsheet with more rows is refused.
    """

    line_bytes: int = 32 << 20
    document_bytes: int = 1 << 30
    expansion: int = 200
    expansion_free_bytes: int = 64 << 20
    members: int = 10_000
    table_rows: int = 200_000
