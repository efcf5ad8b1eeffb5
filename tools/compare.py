"""What a person would otherwise run, beside naqhara, in one run on the same articles and names.

    cargo bench --bench archive -- --articles news.jsonl.gz --count 100 --sizes 10000 --write /tmp/kept
    pip install uroman rapidfuzz snowballstemmer
    python tools/compare.py --kept /tmp/kept --program target/release/naqhara

Two ways: words and pairs of words romanized by uroman and compared with the romanized names by rapidfuzz; and, as the glossary
pane of OmegaT does, stems of the words (Snowball's Arabic stemmer) looked up among the stems of the names. Both by one process.
"""

import argparse
import json
import re
import subprocess
import time
from pathlib import Path

import rapidfuzz
import snowballstemmer
import uroman

LIKE = 85  # of 100, from which rapidfuzz's answer counts
WORD = re.compile(r"[\u0620-\u064a\u064b-\u0652\u0670\u0671-\u06d3]+")


def timed(name, texts, run):
    start = time.perf_counter()
    found = sum(run(text) for text in texts)
    seconds = time.perf_counter() - start
    size = sum(len(text.encode()) for text in texts) / 1e6
    return name, size / seconds, found, size


def by_stems(names):
    stem = snowballstemmer.stemmer("arabic").stemWords
    forms = {}
    for name in names:
        stems = tuple(stem(name.split()))
        forms.setdefault(stems[0], set()).add(stems)

    def run(text):
        stems = stem(WORD.findall(text))
        return sum(
            tuple(stems[at : at + len(form)]) == form for at, first in enumerate(stems) for form in forms.get(first, ())
        )

    return run


def by_romanizing(names):
    roman = uroman.Uroman()
    spelled = [roman.romanize_string(name) for name in names]

    def run(text):
        words = WORD.findall(text)
        runs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
        find = lambda run: rapidfuzz.process.extractOne(roman.romanize_string(run), spelled, score_cutoff=LIKE)
        return sum(find(run) is not None for run in runs)

    return run


def by_naqhara(program, kept, texts):
    glossary = kept / "names.jsonl"
    rows = (line.split("\t") for line in (kept / "names.tsv").read_text().splitlines())
    entries = [{"id": f"n{at:07}", "en": en, "ar": [ar], "type": "person"} for at, (ar, en) in enumerate(rows)]
    glossary.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries))
    compiled = kept / "names.naqhara"
    subprocess.run([program, "glossary", "compile", "--quiet", glossary, "-o", compiled], check=True)
    articles = kept / "timed.jsonl"
    articles.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts))
    command = [program, "batch", "--quiet", "--jobs", "1", "--no-totals", "-g", compiled, articles]
    start = time.perf_counter()
    lines = subprocess.run(command, check=True, capture_output=True).stdout.splitlines()
    seconds = time.perf_counter() - start
    size = sum(len(text.encode()) for text in texts) / 1e6
    return "`naqhara batch`, start and whole lines with it", size / seconds, sum(json.loads(line)["coverage"]["known"] for line in lines), size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", type=Path, required=True, help="the folder that the benchmark wrote")
    parser.add_argument("--program", type=Path, required=True, help="naqhara")
    parser.add_argument("--slow", type=int, default=2, help="articles for the way that takes minutes")
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in (options.kept / "articles.jsonl").open()]
    names = [line.split("\t")[0] for line in (options.kept / "names.tsv").open()]
    rows = [
        by_naqhara(options.program, options.kept, texts),
        timed("stems", texts, by_stems(names)),
        timed("uroman + rapidfuzz", texts[: options.slow], by_romanizing(names)),
    ]
    print(f"{len(names)} names\n\n| way | MB of text | MB a second | naqhara is faster by | names found |\n|---|---|---|---|---|")
    for name, speed, found, size in rows:
        print(f"| {name} | {size:.2f} | {speed:.4f} | {rows[0][1] / speed:.1f} | {found} |")


if __name__ == "__main__":
    main()
