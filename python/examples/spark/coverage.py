"""Reports on an archive of articles with Spark: coverage by month, and the names that the glossary does not know.

Articles are JSON lines {"id", "text", "date"}. Two ways lead to the same tables:

    pipe  each partition goes through the program `naqhara`, a line in, a line out
    udf   each row goes through the Python package, in a pandas UDF

    spark-submit coverage.py ARTICLES OUTPUT --way pipe --glossary builtin --glossary /shared/desk.jsonl

OUTPUT gets `reports` (Parquet, one row an article), `months` and `unknown` (JSON lines), `errors` (JSON lines, one an article).
"""

import argparse
import json
import os
import shlex
from collections.abc import Callable, Iterator

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

import naqhara

# What of a report is kept; the documents hold more.
REPORT = """
    kind string,
    document struct<id string, date string, words bigint>,
    coverage struct<mentions bigint, known bigint>,
    unknown array<struct<text string, type string, count bigint, score double, suggestions array<string>>>,
    error struct<kind string, message string, line bigint>
"""

# Articles of a batch that goes to Python at once: a batch and its reports are in memory at the same time.
ROWS_AT_ONCE = 256


def by_pipe(spark: SparkSession, articles: str, glossaries: list[str], partitions: int, program: str = "naqhara") -> DataFrame:
    """Reports by the program. It answers a bad line with a line of the kind `error`; without `--errors ignore` that would be an exit code of 1,
    and with `checkCode` the end of the job. What is left to fail it is what should: no program, no glossary, a full disk."""
    command = [program, "batch", "-", "--format", "jsonl", "--no-totals", "--jobs", "1", "--errors", "ignore", "--quiet"]
    for glossary in glossaries:
        command += ["--glossary", glossary]
    # Without an environment of its own the program is not found on the path.
    environment = {"PATH": os.environ.get("PATH", os.defpath)}
    lines = spark.sparkContext.textFile(articles, partitions).pipe(shlex.join(command), env=environment, checkCode=True)
    rows = spark.createDataFrame(lines, "string")
    return rows.select(f.from_json("value", REPORT).alias("report")).select("report.*")


def reporter(glossary: naqhara.Glossary) -> Callable[[Iterator[pd.Series]], Iterator[pd.Series]]:
    """A function of texts that gives their reports as JSON. The glossary travels by its name, and each worker loads it once."""

    def reports(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
        for texts in batches:
            yield texts.map(lambda text: report_or_error(text, glossary)).astype(object)

    return reports


def report_or_error(text: str | None, glossary: naqhara.Glossary) -> str:
    """The report on an article, or why there is none: one bad row does not end the job."""
    if not isinstance(text, str):
        return failure("format", "is no article; it needs text")
    try:
        return naqhara.report_json(text, glossary=glossary)
    except naqhara.NaqharaError as error:
        return failure(error.kind, str(error))


def failure(kind: str, message: str) -> str:
    return json.dumps({"kind": "error", "error": {"kind": kind, "message": message}})


def by_udf(spark: SparkSession, articles: str, glossaries: list[str], partitions: int) -> DataFrame:
    """Reports by the Python package."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS_AT_ONCE))
    glossary = naqhara.Glossary.load(*glossaries) if glossaries else naqhara.Glossary.builtin()
    # A line that is no JSON is a row without text.
    lines = spark.createDataFrame(spark.sparkContext.textFile(articles, partitions), "string")
    rows = lines.where(f.trim("value") != "").select(f.from_json("value", "id string, date string, text string").alias("article"))
    reports = f.pandas_udf(reporter(glossary), "string")
    rows = rows.select("article.id", "article.date", f.from_json(reports("article.text"), REPORT).alias("report"))
    known = f.col("report.document.words").alias("words")
    document = f.struct("id", f.regexp_extract("date", r"^\d{4}-\d{2}-\d{2}", 0).alias("date"), known).alias("document")
    return rows.select("report.kind", document, "report.coverage", "report.unknown", "report.error")


def months(reports: DataFrame) -> DataFrame:
    """Mentions and known ones by month."""
    month = f.substring(f.coalesce("document.date", f.lit("")), 1, 7).alias("month")
    sums = [f.count("*").alias("articles"), *(f.sum(f"coverage.{name}").alias(name) for name in ("mentions", "known"))]
    table = reports.where("kind = 'report'").groupBy(month).agg(*sums)
    return table.withColumn("share", f.round(f.col("known") / f.col("mentions"), 3)).orderBy("month")


def unknown(reports: DataFrame) -> DataFrame:
    """Names that the glossary does not know, those of the most articles first."""
    names = reports.where("kind = 'report'").select("document.id", f.explode("unknown").alias("name"))
    counts = [f.count("*").alias("articles"), f.sum("name.count").alias("mentions")]
    # What an article says of the name that is surest of it; of several, whatever comes last by the alphabet.
    surest = f.max(f.struct("name.score", "name.type", "name.suggestions")).alias("surest")
    table = names.groupBy(f.col("name.text").alias("text")).agg(*counts, surest)
    table = table.select("text", "articles", "mentions", "surest.type", "surest.suggestions")
    return table.orderBy(f.desc("articles"), f.desc("mentions"), "text")


def run(spark: SparkSession, reports: DataFrame, output: str) -> None:
    """Writes the reports, then what they come to: each article is done once, however many tables are made of it."""
    reports.write.parquet(f"{output}/reports")
    done = spark.read.parquet(f"{output}/reports")
    months(done).coalesce(1).write.json(f"{output}/months")
    unknown(done).coalesce(1).write.json(f"{output}/unknown")
    done.where("kind = 'error'").select("document.id", "error").write.json(f"{output}/errors")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="JSON lines, a file, a folder or a pattern")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--way", choices=["pipe", "udf"], default="pipe")
    parser.add_argument("--glossary", action="append", default=[], help="a path that every worker has, or builtin; repeat it for several")
    parser.add_argument("--partitions", type=int, default=64, help="at least so many parts (64)")
    parser.add_argument("--program", default="naqhara", help="the program on every worker (naqhara)")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("naqhara").getOrCreate()
    common = (spark, arguments.articles, arguments.glossary, arguments.partitions)
    reports = by_pipe(*common, arguments.program) if arguments.way == "pipe" else by_udf(*common)
    run(spark, reports, arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
