"""Documents of other programs: what they write naqhara reads, whole and in order; and the memory that naqhara writes is valid by
the document type of TMX 1.4b and read by them.

The document type (DTD below) is a restatement: no package carries the published tmx14.dtd (OSCAR; as github.com/mgrbyte/python-tmx
has it). Both were read by lxml and compared: the same 17 elements with the same contents, and the same attributes with the same
types and defaults.

Usage: documents.py NAQHARA
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from docx import Document
from lxml import etree
from translate.storage.po import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile

DTD = pathlib.Path("tests/fixtures/schemas/tmx-1.4.dtd")
SAMPLE = pathlib.Path("tests/fixtures/sample")
PAIRS = [
    ("وصلت زهرة تاركوفنا إلى فيلنوغراد.", "Zahra Tarkovna arrived in Velnograd."),
    ("قالت: \"الطقس <بارد> & ممطر\".", "\"The weather is <cold> & wet,\" she said."),
]
ARABIC = [arabic for arabic, _ in PAIRS]
checks = 0


def naqhara(*arguments):
    run = subprocess.run([sys.argv[1], *map(str, arguments)], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"naqhara {' '.join(map(str, arguments))}: {run.stderr}")
    return run.stdout


def same(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def segments(*files):
    """Both sides as naqhara reads them: a row for each pair of lines."""
    table = naqhara("align", *files, "--segments", "lines", "--format", "tsv", "-q").splitlines()[1:]
    return [tuple(row.split("\t")[3:5]) for row in table]


def words(path):
    return json.loads(naqhara("report", path, "--format", "json", "-q"))["document"]["words"]


def of_word(folder):
    def written(name, lines):
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        table = document.add_table(rows=1, cols=2)
        for cell, text in zip(table.rows[0].cells, lines):
            cell.text = text
        document.save(folder / name)
        return folder / name

    source, target = written("a.docx", ARABIC), written("b.docx", [english for _, english in PAIRS])
    same("DOCX", segments(source, target), [*PAIRS, *PAIRS])


def of_translators(folder):
    memory, catalog, interchange = tmxfile(), pofile(), xlifffile()
    memory.settargetlanguage("en")
    for arabic, english in PAIRS:
        memory.addtranslation(arabic, "ar", english, "en")
        catalog.addsourceunit(arabic).target = english
        interchange.addsourceunit(arabic).target = english
    for name, store in (("a.tmx", memory), ("a.po", catalog), ("a.xlf", interchange)):
        path = folder / name
        path.write_bytes(bytes(store))
        same(name, words(path), sum(len(arabic.split()) for arabic in ARABIC))
        found = json.loads(naqhara("check", path, "--format", "json", "-q"))
        same(f"{name}: pairs that fit", [finding["rule"] for finding in found["findings"] if finding["rule"] != "missing-term"], [])


def memory_is_valid(folder):
    dtd = etree.DTD(str(DTD))
    grain = [SAMPLE / "grain.ar.txt", SAMPLE / "grain.en.txt"]
    hostile = folder / "hostile.txt"
    hostile.write_text("\x01 <b>&amp;]]> \u202e وصل\n\n" + "وصل الوزير.\n", "utf-8")
    for files in (grain, [hostile, grain[1]], [grain[0], hostile], ["/dev/null", grain[1]]):
        out = folder / "out.tmx"
        naqhara("align", *files, "--format", "tmx", "-o", out, "-q")
        tree = etree.parse(out)
        same(f"TMX of {files[0]}: {dtd.error_log.filter_from_errors()}", dtd.validate(tree), True)
        same("its units", len(tmxfile.parsefile(str(out)).units), len(tree.findall(".//tu")))
    same("pairs that TMX carries", len(tree.findall(".//tu")), 0)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        of_word(folder)
        of_translators(folder)
        memory_is_valid(folder)
    print(f"documents: {checks} checks passed")


main()
