"""What docs/cluster.md shows runs: each block of Python, on a small archive with bad lines."""

import json
import os
import pathlib
import re
from typing import Any

import pytest

import naqhara
from conftest import ROOT, Program, article

ARTICLES = [{"id": f"n{at}", "date": "2026-11-24", "text": article(at)} for at in range(12)]


def block(needle: str) -> str:
    """The block of Python that holds a text."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "cluster.md").read_text("utf-8"), re.DOTALL)
    [found] = [code for code in blocks if needle in code]
    return found


@pytest.fixture(autouse=True)
def archive(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in ARTICLES]
    lines[3:3] = ['{"cut":', '["no object"]', '{"id":"bare"}']
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def run(code: str, **names: object) -> dict[str, Any]:
    # An engine may have another folder for its own.
    code = code.replace('"articles.jsonl"', repr(str(pathlib.Path("articles.jsonl").resolve())))
    exec(compile(code, "docs/cluster.md", "exec"), names)
    return names


def reported(rows: list[dict]) -> dict[str, object]:  # type: ignore[type-arg]
    found = {row["id"]: json.loads(row["report"]) for row in rows if row["report"]}
    return {id: report["coverage"] for id, report in found.items()}


WANTED = {row["id"]: naqhara.report(row["text"])["coverage"] for row in ARTICLES}


def test_spark_by_pipe(spark: Any, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(pathlib.Path(program.path).parent), os.environ["PATH"]]))
    lines = [json.loads(line) for line in run(block(".pipe("), spark=spark)["reports"].collect()]
    assert {line["document"]["id"]: line["coverage"] for line in lines if line["kind"] == "report"} == WANTED
    assert [line["kind"] for line in lines].count("error") == 3


def test_spark_by_udf(spark: Any) -> None:
    rows = [row.asDict() for row in run(block("pandas_udf"), spark=spark)["reports"].collect()]
    assert reported(rows) == WANTED


def test_dask() -> None:
    pytest.importorskip("dask.bag")
    names = run(block("dask.bag"))
    for scheduler in ["threads", "sync"]:
        rows = names["reports"].compute(scheduler=scheduler)
        assert {row["id"]: row["coverage"] for row in rows if "error" not in row} == WANTED
        assert sum("error" in row for row in rows) == 3
    assert len(names["unknown"].compute(scheduler="threads")) > 3


def test_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(num_cpus=1, include_dashboard=False, configure_logging=False, _node_ip_address="127.0.0.1")
    try:
        rows = run(block("ray.data"))["reports"].take_all()
    finally:
        ray.shutdown()
    assert reported(rows) == WANTED
    assert sum(row["error"] is not None for row in rows) == 3
