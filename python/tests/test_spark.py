"""The Spark job in both ways: the same tables, those of `batch`, and nothing lost to bad lines."""

import collections
import importlib.util
import json
import pathlib
from types import ModuleType
from typing import Any

import pytest

from conftest import FIXTURES, ROOT, Program, article

pytest.importorskip("pyspark")

BAD = ['{"id":"cut","text":"', "[]", '{"id":"bare","date":"2026-01-01"}', "   "]


def articles() -> list[str]:
    texts = [article(at) for at in range(60)] + [(FIXTURES / "sample" / "grain.ar.txt").read_text("utf-8"), ""]
    lines = []
    for at, text in enumerate(texts):
        row = {"id": f"n{at:03}", "date": f"2026-{at % 3 + 1:02}-{at % 28 + 1:02}T08:00", "text": text}
        lines.append(json.dumps(row, ensure_ascii=False))
        lines += BAD[at - 10 : at - 9] if at >= 10 else []
    return lines


@pytest.fixture(scope="session")
def job() -> ModuleType:
    path = ROOT / "python" / "examples" / "spark" / "coverage.py"
    spec = importlib.util.spec_from_file_location("coverage_job", path)
    assert spec is not None and spec.loader is not None
    # It is in no `sys.modules`, so that its functions travel by value, as those of a script do.
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(folder: pathlib.Path) -> list[dict]:  # type: ignore[type-arg]
    files = sorted(folder.glob("part-*"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def test_both_ways_come_to_the_same(
    spark: Any, job: ModuleType, program: Program, desk: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(line + "\n" for line in articles()), encoding="utf-8")
    glossaries = ["builtin", str(desk)]
    job.run(spark, job.by_pipe(spark, str(path), glossaries, 5, program.path), str(tmp_path / "pipe"))
    job.run(spark, job.by_udf(spark, str(path), glossaries, 5), str(tmp_path / "udf"))
    for table in ["months", "unknown"]:
        assert rows(tmp_path / "pipe" / table) == rows(tmp_path / "udf" / table), table
    for way in ["pipe", "udf"]:
        errors = rows(tmp_path / way / "errors")
        assert [error["error"]["kind"] for error in errors] == ["format"] * 3

    *lines, totals = program.json("batch", path, "-g", "builtin", "-g", desk)
    wanted = [
        {"month": month["name"], "articles": month["articles"] - month["errors"], "mentions": month["mentions"], "known": month["known"]}
        for month in totals["months"]
    ]
    found = [{name: value for name, value in month.items() if name != "share"} for month in rows(tmp_path / "pipe" / "months")]
    assert [month for month in found if month["month"]] == [month for month in wanted if month["month"].startswith("2026")]
    count: collections.Counter[str] = collections.Counter()
    for line in lines:
        count.update(name["text"] for name in line.get("unknown", []))
    unknown = rows(tmp_path / "pipe" / "unknown")
    assert {name["text"]: name["articles"] for name in unknown} == count
    assert [name["articles"] for name in unknown] == sorted(count.values(), reverse=True)
    assert len(unknown) > 5


def test_a_bad_line_ends_a_job_only_where_it_is_told_to(spark: Any, program: Program) -> None:
    lines = [json.dumps({"id": "a", "text": "قال بلينكن."}), "no JSON", json.dumps({"id": "b", "text": "درافل"})]
    command = f"{program.path} batch - --format jsonl --no-totals --jobs 1 --quiet"
    data = spark.sparkContext.parallelize(lines, 2)
    kinds = [json.loads(line)["kind"] for line in data.pipe(command + " --errors ignore", checkCode=True).collect()]
    assert kinds == ["report", "error", "report"]
    assert len(data.pipe(command).collect()) == 3
    with pytest.raises(Exception, match="exited with error code 1"):
        data.pipe(command, checkCode=True).collect()
    with pytest.raises(Exception, match="exited with error code 2"):
        data.pipe(command + " --errors ignore -g nowhere.jsonl", checkCode=True).collect()


def test_partitions_keep_the_order_and_may_be_empty(spark: Any, program: Program) -> None:
    ids = [f"n{at:02}" for at in range(20)]
    lines = [json.dumps({"id": id, "text": article(at)}, ensure_ascii=False) for at, id in enumerate(ids)]
    command = f"{program.path} batch - --format jsonl --no-totals --jobs 1 --errors ignore --quiet"
    piped = spark.sparkContext.parallelize(lines, 32).pipe(command, checkCode=True).collect()
    assert [json.loads(line)["document"]["id"] for line in piped] == ids
