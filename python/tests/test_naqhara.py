"""The package says what the program says, whoever asks: threads, forked processes, other machines."""

import json
import os
import pathlib
import pickle
import re
import signal
import sys
import threading
import time
import types
import typing
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

import naqhara
import naqhara.types
from conftest import FIXTURES, ROOT, Program, article

GRAIN = FIXTURES / "sample" / "grain.ar.txt"


def without_paths(report: dict) -> dict:
    texts = report.get("documents", {}).values() if "documents" in report else [report["document"]]
    for text in texts:
        text["path"] = None
    return report


def names_in(report: naqhara.types.Report) -> list[str | None]:
    return [mention.get("en") for mention in report["mentions"]]


def test_a_report_is_that_of_the_program(program: Program, desk: pathlib.Path) -> None:
    text = GRAIN.read_text("utf-8")
    [wanted] = program.json("report", GRAIN, "--format", "json", "-g", "builtin", "-g", desk)
    glossary = naqhara.Glossary.load("builtin", desk)
    assert naqhara.report(text, glossary=glossary) == without_paths(wanted)
    assert json.loads(naqhara.report_json(text, glossary=glossary)) == wanted
    [strict] = program.json("report", GRAIN, "--format", "json", "-g", "builtin", "--min-score", "0.9")
    assert naqhara.report(text, min_score=0.9) == without_paths(strict)


@pytest.mark.parametrize("folder", sorted(path.name for path in (FIXTURES / "checks").iterdir()))
@pytest.mark.parametrize("target", ["right.txt", "wrong.txt"])
def test_a_check_is_that_of_the_program(program: Program, folder: str, target: str) -> None:
    case = FIXTURES / "checks" / folder
    if not (case / target).exists():
        pytest.skip("the case has no such text")
    [wanted] = program.json("check", case / "source.txt", case / target, "-g", case / "glossary.jsonl", "--format", "json")
    glossary = naqhara.Glossary.load(case / "glossary.jsonl")
    source, translation = ((case / name).read_text("utf-8") for name in ("source.txt", target))
    assert naqhara.check(source, translation, glossary=glossary) == without_paths(wanted)


def test_names_are_matched_as_the_program_does(program: Program, desk: pathlib.Path) -> None:
    sources = ["-g", "builtin", "-g", str(desk)]
    matcher = naqhara.Matcher(naqhara.Glossary.load("builtin", desk))
    for name in ["بلينكين", "وسكيلفيك", "زهرة", "ج. بايدن", "", "xyz"]:
        [wanted] = program.json("match", name, "--format", "jsonl", *sources)
        assert matcher.arabic(name) == wanted["matches"], name
    for name in ["Blinken", "Skelvik", "Tarkovna", "J. Biden"]:
        [wanted] = program.json("match", "--to", "ar", name, "--format", "jsonl", *sources)
        assert matcher.english(name) == wanted["matches"], name
    [few] = program.json("match", "محمد", "--format", "jsonl", "--limit", "3", "--min-score", "0.1", *sources)
    assert matcher.arabic("محمد", limit=3, min_score=0.1) == few["matches"]


def test_names_are_spelled_as_the_program_does(program: Program) -> None:
    matcher = naqhara.Matcher()
    for scheme in typing.get_args(typing.get_type_hints(naqhara.Matcher.romanize).get("scheme")) or ["news", "ala-lc", "bgn", "buckwalter"]:
        for name in ["تروفانوف", "عبد الله", "Latin"]:
            [wanted] = program.json("romanize", name, "--scheme", scheme, "--format", "jsonl")
            assert matcher.romanize(name, scheme=scheme) == wanted["candidates"], (scheme, name)
    assert len(matcher.romanize("تروفانوف", limit=2)) == 2


@pytest.mark.parametrize("name", ["nowhere.jsonl", "broken.json", "broken.syntax.json", "broken.entity.tbx", "broken.xlsx", "."])
def test_errors_say_what_the_program_says(program: Program, name: str) -> None:
    path = FIXTURES / "glossary" / name
    done = program.run("report", GRAIN, "-q", "-g", path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if done.returncode == 0:
            naqhara.Glossary.load(path)
            return
        with pytest.raises(naqhara.NaqharaError) as raised:
            naqhara.Glossary.load(path)
    assert done.returncode == 2
    assert f"naqhara: error: {raised.value}\n" == done.stderr
    assert raised.value.path == str(path)
    again = pickle.loads(pickle.dumps(raised.value))
    assert (str(again), again.kind, again.line) == (str(raised.value), raised.value.kind, raised.value.line)


def test_kinds_of_errors_tell_them_apart(tmp_path: pathlib.Path) -> None:
    with pytest.raises(naqhara.NaqharaError) as raised:
        naqhara.Glossary.load(tmp_path / "nowhere.jsonl")
    assert (raised.value.kind, raised.value.line) == ("not-found", None)
    (tmp_path / "broken.json").write_text('{"entries": [\n {"en": }]}')
    with pytest.raises(naqhara.NaqharaError) as raised:
        naqhara.Glossary.load(tmp_path / "broken.json")
    assert (raised.value.kind, raised.value.line) == ("format", 2)


def test_arguments_that_make_no_sense_are_refused() -> None:
    matcher = naqhara.Matcher()
    for refused in [
        lambda: naqhara.report("x", min_score=1.5),
        lambda: naqhara.check("x", "y", min_score=float("nan")),
        lambda: matcher.arabic("x", min_score=-0.1),
        lambda: matcher.romanize("x", scheme="french"),  # type: ignore[arg-type]
        lambda: naqhara.Glossary.load(),
        lambda: naqhara.report("a lone half \ud800"),
    ]:
        with pytest.raises(ValueError):
            refused()
    with pytest.raises(TypeError):
        naqhara.report(None)  # type: ignore[arg-type]


def test_rows_that_were_skipped_are_told(program: Program) -> None:
    path = FIXTURES / "glossary" / "broken.jsonl"
    told = program.run("report", GRAIN, "-g", path, "--format", "json").stderr
    with pytest.warns(UserWarning, match=re.escape("more in Glossary.warnings")):
        glossary = naqhara.Glossary.load(path)
    assert glossary.warnings
    for warning in glossary.warnings:
        assert warning in told
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pickle.loads(pickle.dumps(glossary))


def test_entries_are_those_that_hold(desk: pathlib.Path, tmp_path: pathlib.Path) -> None:
    later = tmp_path / "later.jsonl"
    later.write_text('{"id":"dravel","en":"Dravel Island","ar":["درافل"]}\n', encoding="utf-8")
    glossary = naqhara.Glossary.load(desk, later)
    assert [entry["en"] for entry in glossary.entries()] == ["Skelvik", "Zahra Tarkovna", "Dravel Island"]
    assert len(glossary) == len(list(glossary)) == 3
    found = glossary.lookup("dravel")
    assert found is not None
    assert (found["en"], found["type"], found["match"], found["also"], found["note"]) == ("Dravel Island", "other", "forms", [], "")
    assert glossary.lookup("nobody") is None
    assert glossary.sources == [str(desk), str(later)]
    builtin = naqhara.Glossary.builtin()
    assert len(builtin) > 20_000
    assert builtin.lookup("antony-blinken") == next(entry for entry in builtin if entry["id"] == "antony-blinken")


def test_places_are_bytes() -> None:
    text = "😀 قال بلينكن."
    [mention] = naqhara.report(text)["mentions"]
    assert text.encode()[mention["start"] : mention["end"]].decode() == mention["text"] == "بلينكن"


def test_odd_texts_are_no_errors() -> None:
    for text in ["", "\0", "no Arabic", "\u202e\ufeff", "ا" * 100_000, "قال " * 10_000]:
        assert naqhara.report(text)["kind"] == "report"
        assert naqhara.check(text[:1000], text[:1000])["kind"] == "check"


def test_a_default_glossary_is_for_calls_that_name_none(desk: pathlib.Path) -> None:
    text = "وصل إلى درافل."
    assert names_in(naqhara.report(text)) != ["Dravel"]
    naqhara.set_default_glossary(naqhara.Glossary.load(desk))
    try:
        assert names_in(naqhara.report(text)) == ["Dravel"]
        assert naqhara.Matcher().arabic("درافل")[0]["entry"] == "dravel"
        assert naqhara.default_glossary().sources == [str(desk)]
        assert names_in(naqhara.report(text, glossary=naqhara.Glossary.builtin())) != ["Dravel"]
    finally:
        naqhara.set_default_glossary(None)
    assert naqhara.default_glossary().sources == ["builtin"]


def test_a_glossary_travels_by_its_name(desk: pathlib.Path) -> None:
    glossary = naqhara.Glossary.load("builtin", desk)
    sent = pickle.dumps(glossary)
    assert len(sent) < 1000
    received = pickle.loads(sent)
    assert (received.sources, received.fingerprint, len(received)) == (glossary.sources, glossary.fingerprint, len(glossary))
    matcher = pickle.loads(pickle.dumps(naqhara.Matcher(glossary)))
    assert matcher.arabic("سكيلفيك")[0]["entry"] == "skelvik"
    assert pickle.loads(pickle.dumps(naqhara.Glossary.builtin())).sources == ["builtin"]
    # It was received once and stays loaded: the file is not read again.
    desk.unlink()
    assert len(pickle.loads(sent)) == len(glossary)


def test_another_glossary_of_that_name_is_an_error(desk: pathlib.Path) -> None:
    sent = pickle.dumps(naqhara.Glossary.load(desk))
    desk.write_text('{"en":"Kirvano","ar":["كيرفانو"]}\n', encoding="utf-8")
    with pytest.raises(naqhara.NaqharaError, match="is not the glossary that was sent") as raised:
        pickle.loads(sent)
    assert raised.value.kind == "conflict"
    # What was loaded from the new file is another glossary, and travels.
    assert len(pickle.loads(pickle.dumps(naqhara.Glossary.load(desk)))) == 1


def test_threads_work_at_once_and_say_the_same(desk: pathlib.Path) -> None:
    glossary = naqhara.Glossary.load(desk)
    texts = [article(at) for at in range(48)]
    alone = [naqhara.report(text, glossary=glossary) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: naqhara.report(text, glossary=glossary), texts)) == alone
    matcher = naqhara.Matcher(glossary)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(matcher.arabic, ["درافل", "سكيلفيك"] * 8))
    assert found == [matcher.arabic("درافل"), matcher.arabic("سكيلفيك")] * 8


def test_other_threads_run_meanwhile() -> None:
    turns = 0
    stop = threading.Event()

    def turn() -> None:
        nonlocal turns
        while not stop.is_set():
            turns += 1
            time.sleep(0)

    interval = sys.getswitchinterval()
    # No thread is made to give way, so that only one which lets go of the lock lets the other run.
    sys.setswitchinterval(1000)
    thread = threading.Thread(target=turn)
    try:
        thread.start()
        text = article(1) * 200
        before = turns
        naqhara.report_json(text)
        during = turns - before
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        thread.join()
    assert during > 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_does_not_wait_for_threads_that_it_lacks(desk: pathlib.Path) -> None:
    glossary = naqhara.Glossary.load(desk)
    naqhara.Matcher(glossary).arabic("سكيلفيك")
    text = article(3)
    wanted = naqhara.report(text, glossary=glossary)
    child = os.fork()
    if child == 0:
        # What fails here must not go on with the tests of the parent.
        same = False
        try:
            signal.alarm(120)
            again = naqhara.Glossary.load(desk)
            naqhara.Matcher(again).english("Skelvik")
            same = naqhara.report(text, glossary=again) == naqhara.report(text, glossary=glossary) == wanted
        finally:
            os._exit(0 if same else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def fits(value: object, kind: object) -> bool:
    """Whether a value is of a type, to the last field."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return value in arguments
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, part) for part in arguments)
    if origin is list:
        return isinstance(value, list) and all(fits(item, arguments[0]) for item in value)
    if typing.is_typeddict(kind):
        fields = typing.get_type_hints(kind)
        named = isinstance(value, dict) and kind.__required_keys__ <= value.keys() <= fields.keys()  # type: ignore[attr-defined]
        return named and all(fits(item, fields[name]) for name, item in value.items())  # type: ignore[attr-defined]
    if kind is type(None):
        return value is None
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))  # type: ignore[arg-type]


def test_documents_are_what_their_types_say() -> None:
    text = GRAIN.read_text("utf-8")
    translation = GRAIN.with_name("grain.en.txt").read_text("utf-8")
    report = naqhara.report(text + article(2))
    assert fits(report, naqhara.types.Report), report
    assert not fits({**report, "more": 1}, naqhara.types.Report)
    assert fits(naqhara.check(text, translation.replace("18 million", "80 million")), naqhara.types.CheckReport)
    for case in (FIXTURES / "checks").iterdir():
        source, target = ((case / name).read_text("utf-8") for name in ("source.txt", "wrong.txt"))
        checked = naqhara.check(source, target, glossary=naqhara.Glossary.load(case / "glossary.jsonl"))
        assert fits(checked, naqhara.types.CheckReport), checked
    builtin = naqhara.Glossary.builtin()
    assert all(fits(entry, naqhara.types.Entry) for entry in builtin)
    matcher = naqhara.Matcher()
    assert fits(matcher.arabic("جورجيا"), list[naqhara.types.Match])
    assert fits(matcher.english("Georgia"), list[naqhara.types.ArabicMatch])
    assert fits(matcher.romanize("جورجيا"), list[naqhara.types.Spelling])


def test_the_front_page_runs(desk: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "python" / "README.md").read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(desk.parent)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert names["report"]["unknown"][0]["text"] == "تشارلي بوغنهايم"  # type: ignore[index]


def test_the_example_of_the_module_runs() -> None:
    import doctest

    done = doctest.testmod(naqhara)
    assert (done.failed, done.attempted) == (0, 3)
