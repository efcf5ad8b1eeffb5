"""Finds the names of Arabic news articles, says which English glossary entry each one is, and what the glossary does not know.

>>> import naqhara
>>> report = naqhara.report("وقال بلينكين إن للولايات المتحدة دورا.")
>>> [mention.get("en") for mention in report["mentions"]]
['Antony Blinken', 'United States']
"""

from ._naqhara import (
    Glossary,
    Matcher,
    NaqharaError,
    __version__,
    check,
    default_glossary,
    report,
    report_json,
    set_default_glossary,
)

__all__ = [
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
