"""Glossaries to and from other programs: what naqhara writes they read, what they write naqhara reads; and git
merges glossaries by it.

Usage: interop.py NAQHARA
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from lxml import etree
from translate.storage.csvl10n import csvfile
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile
from translate.storage.utx import UtxFile

DESK = [
    {"id": "dravel-kirvano", "en": "Dravel Kirvano", "ar": ["درافل كرفانو", "درافيل كرفانو"], "type": "person",
     "avoid": ["Draffel"], "note": 'made up, "so" to say; =1+1'},
    {"id": "port-sellwick", "en": "Port Sellwick", "ar": ["بورت سيلويك"], "type": "place", "also": ["Sellwick"]},
]
# Where Debian's package puts OmegaT.
OMEGAT = "/usr/share/omegat/OmegaT.jar"
PAIRS = sorted((form, entry["en"]) for entry in DESK for form in entry["ar"])
checks = 0


def naqhara(*arguments):
    return subprocess.run([sys.argv[1], *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def same(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def pairs_of(path):
    rows = [json.loads(row) for row in naqhara("glossary", "export", path, "--format", "jsonl", "-q").splitlines()]
    return sorted((form, row["en"]) for row in rows for form in row.get("ar", []))


def written_by_naqhara(folder, desk):
    out = folder / "out.txt"
    naqhara("glossary", "export", desk, "--format", "omegat", "-o", out, "-q")
    units = OmegaTFile(out.read_bytes()).units
    same("OmegaT", sorted((unit.source, unit.target) for unit in units if not unit.source.startswith("#")), PAIRS)

    out = folder / "out.utx"
    naqhara("glossary", "export", desk, "-o", out, "-q")
    units = UtxFile(out.read_bytes()).units
    approved = [(unit.source, unit.target) for unit in units if unit._metadata_dict.get("term status") == "approved"]
    same("UTX", sorted(approved), PAIRS)
    same("UTX, read again", pairs_of(out), PAIRS)

    out = folder / "out.csv"
    naqhara("glossary", "export", desk, "-o", out, "--bom")
    rows = list(csv.DictReader(out.open(encoding="utf-8-sig", newline="")))
    same("CSV", [(row["en"], row["ar"].split(" | "), row["note"]) for row in rows],
         [(entry["en"], entry["ar"], entry.get("note", "")) for entry in DESK])

    out = folder / "out.xlsx"
    naqhara("glossary", "export", desk, "-o", out)
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    same("XLSX", [dict(zip(rows[0], row))["en"] for row in rows[1:]], [entry["en"] for entry in DESK])
    same("XLSX, Arabic", [dict(zip(rows[0], row))["ar"] for row in rows[1:]], [" | ".join(entry["ar"]) for entry in DESK])

    out = folder / "out.tbx"
    naqhara("glossary", "export", desk, "-o", out)
    space = "{urn:iso:std:iso:30042:ed-2}"
    root = etree.parse(out).getroot()
    same("TBX", [term.text for term in root.iter(space + "term")],
         ["درافل كرفانو", "درافيل كرفانو", "Dravel Kirvano", "Draffel", "بورت سيلويك", "Port Sellwick", "Sellwick"])

    for name in ["deepl", "google"]:
        out = folder / f"{name}.csv"
        naqhara("glossary", "export", desk, "--format", name, "-o", out, "-q")
        same(name, sorted(map(tuple, csv.reader(out.open(encoding="utf-8", newline="")))), PAIRS)


def omegat(*arguments):
    program = pathlib.Path(__file__).with_name("OmegaT.java")
    command = ["java", "-Dfile.encoding=UTF-8", "-cp", OMEGAT, program, *arguments]
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, encoding="utf-8").stdout


def with_omegat(folder, desk):
    out = folder / "ours.txt"
    naqhara("glossary", "export", desk, "--format", "omegat", "-o", out, "-q")
    rows = [row.split("\t") for row in omegat("read", out).splitlines()]
    same("OmegaT itself reads", sorted((row[0], row[1]) for row in rows), PAIRS)
    same("OmegaT itself reads notes", sorted({row[2] for row in rows}), sorted(entry.get("note", "") for entry in DESK))
    made = folder / "omegat.txt"
    for arabic, english in PAIRS:
        omegat("append", made, arabic, english, "a note")
    same("OmegaT itself writes", pairs_of(made), PAIRS)


def read_by_naqhara(folder):
    for kind, name, extra in [
        (OmegaTFile, "made.txt", {}),
        (UtxFile, "made.utx", {}),
        (tbxfile, "made.tbx", {"sourcelanguage": "en", "targetlanguage": "ar"}),
    ]:
        made = kind(**extra)
        for arabic, english in PAIRS:
            source, target = (arabic, english) if kind is OmegaTFile else (english, arabic)
            unit = made.addsourceunit(source)
            unit.target = target
        (folder / name).write_bytes(bytes(made))
        same(f"{kind.__name__}, read", pairs_of(folder / name), PAIRS)

    made = csvfile(fieldnames=["source", "target"])
    for arabic, english in PAIRS:
        made.addsourceunit(english).target = arabic
    text = bytes(made).decode().replace("source", "en", 1).replace("target", "ar", 1)
    (folder / "made.csv").write_text(text, encoding="utf-8")
    same("csvfile, read", pairs_of(folder / "made.csv"), PAIRS)

    book = openpyxl.Workbook()
    for row in [("English", "Arabic"), *((english, arabic) for arabic, english in PAIRS)]:
        book.active.append(row)
    book.save(folder / "made.xlsx")
    same("openpyxl, read", pairs_of(folder / "made.xlsx"), PAIRS)


def merged_by_git(folder):
    def git(*arguments, check=True):
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
        return subprocess.run(["git", *identity, *arguments], cwd=folder, check=check, capture_output=True, text=True)

    def commit(rows):
        (folder / "desk.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        git("add", "-A")
        git("commit", "-m", "x")

    git("init", "-b", "ours", ".")
    git("config", "merge.naqhara.driver", f"{pathlib.Path(sys.argv[1]).resolve()} glossary merge %O %A %B --in-place")
    (folder / ".gitattributes").write_text("desk.jsonl merge=naqhara\n")
    base = {"id": "dravel", "en": "Dravel", "ar": ["درافل"], "note": "a town"}
    commit([base])
    git("checkout", "-b", "theirs")
    commit([{**base, "ar": ["درافل", "درافيل"]}])
    git("checkout", "ours")
    commit([{**base, "note": "a port"}])
    git("merge", "theirs")
    rows = (folder / "desk.jsonl").read_text(encoding="utf-8").splitlines()
    same("git, both sides", [json.loads(row) for row in rows], [{**base, "ar": ["درافل", "درافيل"], "note": "a port"}])
    git("checkout", "theirs")
    commit([{**base, "note": "a village"}])
    git("checkout", "ours")
    same("git, a conflict", git("merge", "theirs", check=False).returncode, 1)
    text = (folder / "desk.jsonl").read_text(encoding="utf-8")
    same("git, both sides shown", [word in text for word in ["a port", "a village", "<<<<<<<", ">>>>>>>"]], [True] * 4)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    desk = folder / "desk.jsonl"
    desk.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in DESK), encoding="utf-8")
    written_by_naqhara(folder, desk)
    read_by_naqhara(folder)
    with_omegat(folder, desk)
    (folder / "repository").mkdir()
    merged_by_git(folder / "repository")
print(f"{checks} exchanges with other programs came out right")
