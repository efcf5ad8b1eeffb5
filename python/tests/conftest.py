"""What the tests share: the program, to compare with, and a desk with names that nobody has heard of."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"

DESK = [
    {"id": "dravel", "en": "Dravel", "ar": ["درافل"], "type": "place"},
    {"id": "tarkovna", "en": "Zahra Tarkovna", "ar": ["زهرة تاركوفنا"], "type": "person"},
    {"id": "skelvik", "en": "Skelvik", "match": "sound"},
]

NAMES = ["يوهاني ساريلوما", "زهرة تاركوفنا", "درافل", "كيرفانو", "سكيلفيك", "أولدنكامب", "لاندسكرونا", "غريتل هوفشتاد"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--program", help="the program naqhara to compare with; the one on the path if not given")


class Program:
    """The command-line program."""

    def __init__(self, path: str) -> None:
        self.path = path

    def run(self, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [self.path, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]

    def json(self, *arguments: object, **options: object) -> list[dict]:  # type: ignore[type-arg]
        """What it writes, line by line."""
        done = self.run(*arguments, **options)
        assert done.returncode <= 1, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def program(request: pytest.FixtureRequest) -> Program:
    path = request.config.getoption("--program") or shutil.which("naqhara")
    if not path:
        pytest.skip("there is no program naqhara to compare with; name it with --program")
    return Program(str(pathlib.Path(path).resolve()))


@pytest.fixture
def desk(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "desk.jsonl"
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in DESK), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]").appName("test")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def article(at: int) -> str:
    """An article in which names come and go with its number."""

    def name(step: int) -> str:
        return NAMES[(at * step + at // 3) % len(NAMES)]

    return (
        f"وصل الرئيس {name(1)} إلى مدينة {name(3)} يوم الإثنين.\n\n"
        f"وقال {name(5)} إن الوزير {name(7)} سيزور مدينة {name(2)} غدا، بحسب بيان صدر في {at}.\n"
    )
