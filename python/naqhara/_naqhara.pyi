from collections.abc import Iterator
from os import PathLike
from typing import Literal, final

from .types import ArabicMatch, CheckReport, Entry, Match, Report, Spelling

__all__ = [
    "Entries",
    "Glossary",
    "Matcher",
    "NaqharaError",
    "__version__",
    "check",
    "default_glossary",
    "report",
    "report_json",
    "set_default_glossary",
]

__version__: str

class NaqharaError(Exception):
    """Something could not be done. Its text says where, why, and what to do."""

    kind: Literal["io", "decode", "format", "value", "locked", "not-found", "conflict", "version", "too-large", "internal"]
    path: str | None
    line: int | None
    column: int | None

@final
class Glossary:
    """One or several glossary files, later ones winning. It never changes; threads share it, and other processes load it again from
    where it was named when it is sent to them (pickled)."""

    @staticmethod
    def builtin() -> Glossary:
        """The glossary that comes with the package; costs nothing."""

    @staticmethod
    def load(*paths: str | PathLike[str]) -> Glossary:
        """Loads glossary files of any format, later ones winning. `PATH:FORMAT` says the format where the extension does not, and
        `"builtin"` is the glossary that comes with the package. Rows that were skipped or mended are told in one Python warning
        and in `warnings`; a file that is no glossary raises NaqharaError."""

    @property
    def sources(self) -> list[str]:
        """How each glossary was named."""

    @property
    def warnings(self) -> list[str]:
        """What was skipped or mended, row by row."""

    @property
    def fingerprint(self) -> int:
        """A number that tells glossaries apart: it changes with every entry."""

    def entries(self) -> Iterator[Entry]:
        """All entries, file by file in the order of their ids, without those that a later file replaces."""

    def lookup(self, id: str) -> Entry | None:
        """The entry of this id."""

    def __iter__(self) -> Iterator[Entry]: ...
    def __len__(self) -> int: ...

@final
class Entries:
    """The entries of a glossary, one after the other."""

    def __iter__(self) -> Entries: ...
    def __next__(self) -> Entry: ...

@final
class Matcher:
    """Looks up names in a glossary. Threads may share it; the first question takes the time that its index does."""

    def __new__(cls, glossary: Glossary | None = None) -> Matcher: ...
    @property
    def glossary(self) -> Glossary:
        """The glossary in which names are looked up."""

    def arabic(self, name: str, *, limit: int = 10, min_score: float = 0.0) -> list[Match]:
        """The entries that an Arabic name may be, best first."""

    def english(self, name: str, *, limit: int = 10, min_score: float = 0.0) -> list[ArabicMatch]:
        """The entries that an English name may be, best first."""

    def romanize(
        self, name: str, *, limit: int = 5, scheme: Literal["news", "ala-lc", "bgn", "buckwalter"] = "news"
    ) -> list[Spelling]:
        """Likely English spellings of an Arabic name that no glossary has, best first; the standards' letter tables give one."""

def default_glossary() -> Glossary:
    """The glossary for calls that name none."""

def set_default_glossary(glossary: Glossary | None) -> None:
    """Sets the glossary for calls of this process that name none; None is the one that comes with the package."""

def report(text: str, *, glossary: Glossary | None = None, min_score: float | None = None) -> Report:
    """What a glossary knows of an Arabic text and what it does not. Mentions that score less than `min_score` (0.5) are left out."""

def report_json(text: str, *, glossary: Glossary | None = None, min_score: float | None = None) -> str:
    """The same as JSON, on one line, as `naqhara report --format json` writes it: for columns of text."""

def check(source: str, target: str, *, glossary: Glossary | None = None, min_score: float | None = None) -> CheckReport:
    """What is wrong in the English translation `target` of the Arabic `source`."""
