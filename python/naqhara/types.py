"""The documents that naqhara gives, as types: what the JSON of the program holds, version 1.

Places are bytes of the text as UTF-8: ``text.encode()[start:end].decode()``. Scores are from 0 to 1, shares too.
"""

from typing import Literal, NotRequired, TypedDict

EntryType = Literal["person", "place", "organization", "demonym", "term", "date", "other"]
How = Literal["exact", "spelling", "translit", "part"]
Severity = Literal["error", "warning", "note"]


class Entry(TypedDict):
    """An entry of a glossary. Lists and texts that a file leaves out are empty."""

    id: str
    en: str
    ar: list[str]
    type: EntryType
    also: list[str]
    avoid: list[str]
    status: Literal["proposed", "approved", "rejected", "forbidden"]
    match: Literal["exact", "forms", "sound"]
    note: str
    source: str
    added: str


class Match(TypedDict):
    """An entry that an Arabic name may be. ``ar`` is the form that matched; None where it was by sound alone."""

    entry: str
    en: str
    ar: str | None
    score: float
    how: How


class ArabicMatch(TypedDict):
    """An entry that an English name may be. ``ar`` are its Arabic forms, best first; None where it has none."""

    entry: str
    en: str
    ar: list[str] | None
    score: float
    how: How


class Spelling(TypedDict):
    """An English spelling of an Arabic name."""

    en: str
    score: float


class Near(TypedDict):
    """An entry that resembles a name."""

    entry: str
    en: str
    score: float


class Mention(TypedDict):
    """A name at a place of a text. ``form`` is there where it differs from the text; ``how``, ``entry`` and ``en`` where it is known."""

    start: int
    end: int
    line: int
    column: int
    text: str
    form: NotRequired[str]
    status: Literal["known", "unknown"]
    how: NotRequired[How]
    entry: NotRequired[str]
    en: NotRequired[str]
    type: EntryType
    score: float
    ambiguous: NotRequired[bool]
    alternatives: NotRequired[list[Near]]


class Unknown(TypedDict):
    """A name that the glossary does not know."""

    text: str
    forms: list[str]
    count: int
    type: EntryType
    score: float
    suggestions: list[str]
    near: list[Near]
    reasons: list[str]
    contexts: list[str]


class Term(TypedDict):
    """A demonym, term or date of the glossary."""

    start: int
    end: int
    text: str
    entry: str
    en: str
    type: EntryType


class Coverage(TypedDict):
    """How much of a text is known. Shares are None where there is nothing."""

    mentions: int
    known: int
    mention_share: float | None
    names: int
    known_names: int
    name_share: float | None


class TextInfo(TypedDict):
    """Which text it was: no file here."""

    path: None
    words: int


class Report(TypedDict):
    """What a glossary knows of a text and what it does not."""

    version: Literal[1]
    kind: Literal["report"]
    document: TextInfo
    coverage: Coverage
    mentions: list[Mention]
    unknown: list[Unknown]
    terms: list[Term]


class Place(TypedDict):
    """A place of a text."""

    start: int
    end: int
    line: int
    column: int
    text: str


class Finding(TypedDict):
    """Something that seems wrong in a translation."""

    rule: str
    severity: Severity
    message: str
    entry: str | None
    expected: list[str]
    found: str | None
    source: Place | None
    target: Place | None
    fix: NotRequired[str]
    fingerprint: str


class TextPair(TypedDict):
    """Which texts they were."""

    source: TextInfo
    target: TextInfo


class Summary(TypedDict):
    """How many findings there are of each severity."""

    error: int
    warning: int
    note: int


class CheckReport(TypedDict):
    """What is wrong in a translation."""

    version: Literal[1]
    kind: Literal["check"]
    documents: TextPair
    findings: list[Finding]
    summary: Summary
    notes: NotRequired[list[str]]
