"""From a path to readable files: folders, ZIPs, gzip, encodings, line ends; nothing extracted."""

from __future__ import annotations

import codecs
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from livemoney.logs.problems import Limits, LogError

__all__ = ["Damaged", "Member", "Uploaded", "is_spreadsheet", "members"]

CHUNK = 1 << 20
GZIP = b"\x1f\x8b"
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What unpacking raises for files that are broken, encrypted or packed in an unknown way.
_BROKEN = (
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
READ_SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".gz", ".xlsx", ".txt", ".log")


class Damaged(Exception):
    """A compressed file ends or breaks in the middle; what came before it is good."""


@dataclass(frozen=True)
class Uploaded:
    """A file that is in memory already.

    Attributes
    ----------
    name : str
        Its name.
    content : bytes
        What is in it.
    """

    name: str
    content: bytes


@dataclass(kw_only=True)
class Member:
    """One file to read.

    Attributes
    ----------
    name : str
        Its name, without the folders that lead to it.
    source : Path, bytes or (ZipFile, ZipInfo)
        Where its bytes are.
    size : int
        Bytes as stored, for progress.
    """

    name: str
    source: Any
    size: int
    limits: Limits

    def open(self) -> BinaryIO:
        """Open the stored bytes."""
        if isinstance(self.source, Path):
            return self.source.open("rb")
        if isinstance(self.source, bytes):
            return io.BytesIO(self.source)
        archive, info = self.source
        try:
            opened: BinaryIO = archive.open(info)
        except _BROKEN as error:
            raise LogError(self.name, "file", str(error), "a ZIP that is whole") from None
        return opened

    def head(self, size: int = 1 << 16) -> bytes:
        """Give the first bytes, decompressed and in UTF-8."""
        content = b""
        try:
            for chunk in self.chunks():
                content += chunk
                if len(content) >= size:
                    break
        except Damaged:
            pass
        return content[:size]

    def chunks(self, progress: Any = None) -> Iterator[bytes]:
        """Give the content in pieces: decompressed, in UTF-8, without a byte order mark.

        Lines end with a line feed: where they end as old Macs ended them, with a carriage return
        alone, that becomes one.

        Raises
        ------
        Damaged
            If a compressed file is cut short.
        LogError
            If it grows beyond the limits.
        """
        decoder: Any = None
        first = True
        old_mac: bool | None = None
        for chunk in self._decompressed(progress):
            if first:
                first = False
                for mark, encoding in BOMS:
                    if chunk.startswith(mark):
                        chunk = chunk[len(mark) :]
                        if encoding != "utf-8":
                            decoder = codecs.getincrementaldecoder(encoding)("replace")
                        break
                else:
                    # Windows shells write UTF-16, sometimes without its mark: JSON and CSV begin
                    # with an ASCII character, so the zero byte beside it tells.
                    if len(chunk) > 3 and chunk[1] == 0 and chunk[0] and chunk[3] == 0:
                        decoder = codecs.getincrementaldecoder("utf-16-le")("replace")
                    elif len(chunk) > 3 and chunk[0] == 0 and chunk[1] and chunk[2] == 0:
                        decoder = codecs.getincrementaldecoder("utf-16-be")("replace")
            text = chunk if decoder is None else decoder.decode(chunk).encode("utf-8", "replace")
            if old_mac is None:
                # The last may be the first half of a line end.
                old_mac = b"\n" not in text and b"\r" in text[:-1]
            yield text.replace(b"\r", b"\n") if old_mac else text
        if decoder is not None and (rest := decoder.decode(b"", final=True)):
            yield rest.encode("utf-8", "replace")

    def _decompressed(self, progress: Any) -> Iterator[bytes]:
        with self.open() as raw:
            counted = _Counted(raw, progress)
            grown = 0
            try:
                start = counted.read(CHUNK)
                pieces = _gunzipped(counted, start) if start[:2] == GZIP else _plain(counted, start)
                for chunk in pieces:
                    grown += len(chunk)
                    self._check_growth(grown, counted.count)
                    yield chunk
            except LogError:
                raise
            except _BROKEN as error:
                raise Damaged(str(error)) from None

    def _check_growth(self, grown: int, read: int) -> None:
        limits = self.limits
        stored = max(read, 1)
        if isinstance(self.source, tuple):
            # Both layers count: a gzip file inside a ZIP is measured against the ZIP's bytes.
            stored = max(min(self.size, stored), 1)
        if grown > limits.expansion_free_bytes and grown > limits.expansion * stored:
            raise LogError(
                self.name,
                "file",
                f"{grown:,} bytes from {stored:,}",
                f"a compressed file that grows at most {limits.expansion} times",
            )

    def whole(self, progress: Any = None) -> bytes:
        """Give the content at once.

        Raises
        ------
        LogError
            If it is larger than a document may be.
        """
        parts: list[bytes] = []
        size = 0
        for chunk in self.chunks(progress):
            size += len(chunk)
            if size > self.limits.document_bytes:
                limit = f"a document of at most {self.limits.document_bytes:,} bytes"
                raise LogError(self.name, "file", f"more than {size:,} bytes", limit)
            parts.append(chunk)
        return b"".join(parts)

    def raw(self) -> bytes:
        """Give the stored bytes as they are, for formats that are containers themselves."""
        try:
            with self.open() as stream:
                content = stream.read(self.limits.expansion_free_bytes + 1)
        except _BROKEN as error:
            raise LogError(self.name, "file", str(error), "a ZIP that is whole") from None
        if len(content) > self.limits.expansion_free_bytes:
            limit = f"a spreadsheet of at most {self.limits.expansion_free_bytes:,} bytes"
            raise LogError(self.name, "file", f"more than {len(content) - 1:,} bytes", limit)
        return content


class _Counted:
    """A stream that tells how much of it was read."""

    def __init__(self, stream: BinaryIO, progress: Any) -> None:
        self._stream = stream
        self._progress = progress
        self.count = 0

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self.count += len(chunk)
        if self._progress is not None:
            self._progress(len(chunk))
        return chunk


def _plain(stream: _Counted, start: bytes) -> Iterator[bytes]:
    while start:
        yield start
        start = stream.read(CHUNK)


def _gunzipped(stream: _Counted, start: bytes) -> Iterator[bytes]:
    """Decompress piece by piece: of a file that is cut short, all up to the cut."""
    held = start
    while held:
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            chunk = unpacker.decompress(held, CHUNK)
            held = unpacker.unconsumed_tail
            if chunk:
                yield chunk
            if not held and not unpacker.eof:
                held = stream.read(CHUNK)
                if not held:
                    yield unpacker.flush()
                    raise EOFError("the compressed file ends in the middle")
        # One file may hold several, one after the other; zeros may fill up the end.
        held = (unpacker.unused_data or stream.read(CHUNK)).lstrip(b"\x00")
        if held and held[:2] != GZIP:
            raise EOFError("something else follows the compressed file")


def members(source: Any, limits: Limits) -> tuple[list[Member], dict[str, str]]:
    """Give the files to read behind a source, and those beside them that are not read.

    Parameters
    ----------
    source : str, Path, Uploaded or list of Uploaded
        A file, folder or ZIP, on a disk or in memory.

    Raises
    ------
    LogError
        If there is nothing to read.
    """
    if isinstance(source, Uploaded):
        source = [source]
    if isinstance(source, list):
        return _uploaded(source, limits)
    path = Path(source)
    if not path.exists():
        raise LogError(path.name, "file", path.name, "a file that exists")
    # "." has no name of its own.
    path = path if path.name else path.resolve()
    if path.is_dir():
        found = sorted(item for item in path.iterdir() if item.is_file())
        _check_count(path.name, len(found), limits)
        read = [
            Member(name=item.name, source=item, size=item.stat().st_size, limits=limits)
            for item in found
            if item.suffix.lower() in READ_SUFFIXES and not item.name.startswith(".")
        ]
        names = {member.name for member in read}
        return _some(path.name, read), {
            item.name: "not a kind of file that is read" for item in found if item.name not in names
        }
    return _one_file(path.name, path, path.stat().st_size, limits)


def _uploaded(files: list[Uploaded], limits: Limits) -> tuple[list[Member], dict[str, str]]:
    if not files:
        raise LogError("upload", "file", "no file", "at least one file")
    if len(files) == 1:
        content = bytes(files[0].content)
        return _one_file(files[0].name, content, len(content), limits)
    return [
        Member(name=each.name, source=bytes(each.content), size=len(each.content), limits=limits)
        for each in files
        if each.content
    ], {each.name: "empty" for each in files if not each.content}


def _one_file(
    name: str, source: Path | bytes, size: int, limits: Limits
) -> tuple[list[Member], dict[str, str]]:
    if not size:
        raise LogError(name, "file", "0 bytes", "a file that is not empty")
    member = Member(name=name, source=source, size=size, limits=limits)
    with member.open() as stream:
        start = stream.read(4)
    if start == b"PK\x03\x04":
        inside = source if isinstance(source, Path) else io.BytesIO(source)
        if not _spreadsheet_in(inside):
            return _zip_members(name, inside, limits)
    return [member], {}


def is_spreadsheet(member: Member) -> bool:
    """Whether the file is an XLSX workbook: a ZIP with a workbook in it."""
    try:
        with member.open() as stream:
            if stream.read(4) != b"PK\x03\x04":
                return False
    except _BROKEN:
        return False
    return _spreadsheet_in(io.BytesIO(member.raw()))


def _spreadsheet_in(source: Any) -> bool:
    try:
        with zipfile.ZipFile(source) as archive:
            return any(name.startswith("xl/workbook") for name in archive.namelist())
    except _BROKEN:
        return False


def _zip_members(zip_name: str, source: Any, limits: Limits) -> tuple[list[Member], dict[str, str]]:
    try:
        archive = zipfile.ZipFile(source)
        infos = archive.infolist()
    except _BROKEN as error:
        raise LogError(zip_name, "file", str(error), "a ZIP that is whole") from None
    _check_count(zip_name, len(infos), limits)
    read: list[Member] = []
    others: dict[str, str] = {}
    for info in infos:
        if info.is_dir():
            continue
        name = info.filename.rsplit("/", 1)[-1][:200]
        if name.startswith(".") or "__MACOSX" in info.filename:
            continue
        if info.flag_bits & 1:
            others[name] = "encrypted"
        elif not name.lower().endswith(READ_SUFFIXES):
            others[name] = "not a kind of file that is read"
        else:
            read.append(
                Member(name=name, source=(archive, info), size=info.compress_size, limits=limits)
            )
    return _some(zip_name, read), others


def _check_count(name: str, count: int, limits: Limits) -> None:
    if count > limits.members:
        raise LogError(name, "file", f"{count:,} files", f"at most {limits.members:,} files")


def _some(name: str, read: list[Member]) -> list[Member]:
    if not read:
        raise LogError(
            name, "file", "no file that can be read", f"files ending in {', '.join(READ_SUFFIXES)}"
        )
    return read
