"""Learns the article pairs of a folder one by one in ten random orders: the same bytes each time, and a second reading adds nothing.

Usage: orders.py NAQHARA FOLDER
"""

import pathlib
import random
import subprocess
import sys
import tempfile

articles = sorted(pathlib.Path(sys.argv[2]).resolve().glob("*.ar.txt"))
pairs = [(path, path.with_name(path.name.replace(".ar.txt", ".en.txt"))) for path in articles]
results = set()
for seed in range(10):
    order = random.Random(seed).sample(pairs, len(pairs))
    with tempfile.TemporaryDirectory() as folder:
        desk = pathlib.Path(folder) / "desk.jsonl"
        desk.write_text("")

        def learn(*paths):
            command = [sys.argv[1], "learn", *paths, "-g", desk, "--date", "2026-01-01", "-q"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return desk.with_name("desk.learn.jsonl").read_bytes()

        for pair in order:
            learned = learn(*pair)
        if learn(*(path for pair in order for path in pair)) != learned:
            sys.exit("a second reading added something")
        results.add(learned)
print(f"{len(pairs)} pairs in 10 orders: {len(results)} different results, {len(results.pop())} bytes")
sys.exit(bool(results))
