"""What a glossary of 100,000 made-up entries costs: time and memory of opening it, adding one entry, saving, checking, merging,
and of reviewing 5,000 proposals at once.

Usage: big.py NAQHARA [ENTRIES]
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PARTS = [("كر", "Kar"), ("در", "Dra"), ("فل", "vel"), ("نو", "no"), ("سي", "si"), ("لوم", "lum"), ("با", "ba"), ("ريك", "rik"),
         ("تو", "to"), ("مين", "min"), ("زا", "za"), ("هال", "hal"), ("غور", "gor"), ("ستا", "sta"), ("وين", "win"), ("شا", "sha")]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
# What is far beyond what was measured is an error: something grows as it should not. Times are not judged, for machines differ.
MOST_MEBIBYTES = 1024


def name(number):
    """A first and a last name of three syllables each, another pair for each number."""
    words = []
    for part in (number % 4096, 4095 - number // 4096 - number % 97):
        syllables = [PARTS[part // 16 ** at % 16] for at in range(3)]
        words.append(("".join(arabic for arabic, _ in syllables), "".join(latin.lower() for _, latin in syllables).capitalize()))
    return " ".join(arabic for arabic, _ in words), " ".join(latin for _, latin in words)


def entry(number, **more):
    arabic, english = name(number)
    return {"id": f"e{number:06}", "en": english, "ar": [arabic], "type": "person", **more}


def write(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows), encoding="utf-8")


def run(what, *arguments, codes=(0,), typed=""):
    begin = time.monotonic()
    pipe = subprocess.PIPE
    program = subprocess.Popen([sys.argv[1], *map(str, arguments)], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe)
    program.stdin.write(typed.encode())
    program.stdin.close()
    said = program.stderr.read().decode()
    _, status, used = os.wait4(program.pid, 0)
    seconds, mebibytes = time.monotonic() - begin, used.ru_maxrss / 1024
    print(f"{what:<44}{seconds:7.2f} s {used.ru_utime + used.ru_stime:7.2f} s of processor {mebibytes:7.0f} MiB")
    if os.waitstatus_to_exitcode(status) not in codes:
        sys.exit(f"{what}: {said}")
    if mebibytes > MOST_MEBIBYTES:
        sys.exit(f"{what}: more than {MOST_MEBIBYTES} MiB")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    desk, ours, theirs = folder / "desk.jsonl", folder / "ours.jsonl", folder / "theirs.jsonl"
    rows = [entry(number) for number in range(COUNT)]
    write(desk, rows)
    write(ours, [{**row, "note": "ours"} if at % 100 == 0 else row for at, row in enumerate(rows)])
    write(theirs, [{**row, "source": "theirs"} if at % 90 == 0 else row for at, row in enumerate(rows)])
    article = folder / "a.txt"
    article.write_text(f"وقال {name(7)[0]} أمس.\n", encoding="utf-8")
    print(f"{COUNT} entries, {desk.stat().st_size / 2**20:.1f} MiB")
    run("open and show one entry", "glossary", "show", "e000007", "-g", desk)
    run("open and report on an article of a line", "report", article, "-g", desk)
    run("compile", "glossary", "compile", desk, "-o", folder / "desk.naqhara")
    run("open it compiled, and report", "report", article, "-g", folder / "desk.naqhara")
    run("add one and save", "glossary", "add", "Sarilumma", "--ar", "ساريلوما", "-g", desk)
    run("undo that", "glossary", "undo", "-g", desk)
    run("lint", "glossary", "lint", desk, codes=(0, 1))
    run("merge three of them", "glossary", "merge", desk, ours, theirs, "-o", folder / "merged.jsonl", codes=(0, 1))
    run("diff", "glossary", "diff", desk, ours, codes=(0, 1))
    run("import one into the other", "glossary", "import", ours, "-g", desk, "--dry-run")
    ledger = [{"kind": "learn", "version": 1}]
    place = {"path": "a.txt", "line": 1, "text": "x"}
    for number in range(COUNT, COUNT + 5000):
        arabic, english = name(number)
        ledger.append({"kind": "name", "ar": "لوم " + arabic, "en": "Lum " + english, "types": {"person": 1}, "score": 990, "count": 1,
                       "evidence": [[place, place]]})
    write(folder / "desk.learn.jsonl", ledger)
    run("review: begin, accept one, save, quit", "review", "-g", desk, typed="accept\n")
    run("review 5,000 proposals at once", "review", "--batch", "accept", "--min-score", "0.9", "-g", desk)
