//! Many articles: the same lines for any number of jobs, whatever is wrong with some of them, and whenever the program is killed.

#![cfg(all(feature = "cli", unix))]
#![allow(clippy::print_stdout, reason = "the long tests say what they measured")]

mod lists;
mod pipe;
mod resume;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

/// People and places that nobody has heard of.
const NAMES: [&str; 8] =
    ["يوهاني ساريلوما", "زهرة تاركوفنا", "درافل", "كيرفانو", "سيلويك", "أولدنكامب", "لاندسكرونا", "غريتل هوفشتاد"];

/// A program whose arguments say what it does.
fn naqhara(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    program.arg("batch").args(arguments).current_dir(folder).env_clear();
    program
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    naqhara(folder, arguments).output().expect("the program starts")
}

fn text(at: usize) -> String {
    let name = |step: usize| NAMES[(at * step + at / 3) % NAMES.len()];
    format!(
        "وصل الرئيس {} إلى مدينة {} يوم الإثنين.\n\nوقال {} إن الوزير {} سيزور مدينة {} غدا، بحسب بيان صدر في {}.\n",
        name(1),
        name(3),
        name(5),
        name(7),
        name(2),
        at
    )
}

/// A line of JSON for an article of the archive.
fn row(at: usize) -> String {
    let (month, day) = (at % 3 + 1, at % 28 + 1);
    let source = ["مرصد", "Herald"][at % 2];
    let row =
        json!({"id": format!("n{at:05}"), "date": format!("2026-{month:02}-{day:02}"), "source": source, "text": text(at)});
    format!("{row}\n")
}

fn rows(count: usize) -> String {
    (0..count).map(row).collect()
}

/// A folder with a desk's glossary and an archive of so many articles.
fn archive(count: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("archive.jsonl"), rows(count)).expect("written");
    let desk = "{\"id\":\"dravel\",\"en\":\"Dravel\",\"ar\":[\"درافل\"],\"type\":\"place\"}\n{\"id\":\"tarkovna\",\"en\":\"Zahra Tarkovna\",\"ar\":[\"زهرة تاركوفنا\"],\"type\":\"person\"}\n{\"id\":\"unheard\",\"en\":\"Unheard Of\",\"ar\":[\"مجهولستان\"],\"type\":\"place\"}\n";
    fs::write(folder.path().join("desk.jsonl"), desk).expect("written");
    folder
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

#[test]
fn folders_hold_pages_and_documents_too() {
    let folder = archive(0);
    fs::write(
        folder.path().join("a.html"),
        "<nav>زهرة تاركوفنا</nav><article><p>وصل الوزير إلى درافل يوم الإثنين.</p></article>",
    )
    .expect("written");
    fs::write(folder.path().join("b.md"), "# زيارة\n\nوصل إلى [درافل](https://example.org/زهرة) أمس.\n").expect("written");
    fs::write(folder.path().join("c.docx"), b"PK\x03\x04 and no more").expect("written");
    fs::remove_file(folder.path().join("archive.jsonl")).expect("removed");
    let glossary = folder.path().join("desk.jsonl");
    let moved = tempfile::tempdir().expect("a folder");
    let glossary_elsewhere = moved.path().join("desk.jsonl");
    fs::rename(glossary, &glossary_elsewhere).expect("moved");
    let output = run(folder.path(), &[".", "-g", glossary_elsewhere.to_str().expect("UTF-8")]);
    let lines = lines(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "the broken document is told");
    let entries = |line: &Value| -> Vec<String> {
        let mentions = line["mentions"].as_array().expect("a report").iter();
        mentions.filter_map(|mention| mention["entry"].as_str().map(str::to_string)).collect()
    };
    assert_eq!((entries(&lines[0]), entries(&lines[1])), (vec!["dravel".to_string()], vec!["dravel".to_string()]));
    assert_eq!((&lines[0]["document"]["positions"], &lines[2]["kind"]), (&json!("extracted"), &json!("error")));
}

#[test]
fn no_article_is_replaced_by_the_report() {
    let folder = archive(2);
    let (inputs, path) = (folder.path().join("a"), |name: &str| folder.path().join(name));
    fs::create_dir(&inputs).expect("made");
    fs::rename(path("archive.jsonl"), path("a/z.jsonl")).expect("moved");
    fs::write(path("list"), "a\n").expect("written");
    fs::write(path("naqhara.toml"), "glossaries = [\"desk.jsonl\"]\n").expect("written");
    let refused: [(&[&str], &str); 4] = [
        (&["a", "-o", "a/z.jsonl"], "a/z.jsonl"),
        (&["a/*.jsonl", "-o", "a/z.jsonl"], "a/z.jsonl"),
        (&["--files-from", "list", "-o", "list"], "list"),
        (&["a", "-o", "naqhara.toml"], "naqhara.toml"),
    ];
    for (arguments, file) in refused {
        let before = fs::read(path(file)).expect("it is there");
        let output = run(folder.path(), arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(told.contains(file) && told.contains("name another file with --output"), "{told}");
        assert!(fs::read(path(file)).expect("it is there") == before, "{arguments:?}");
    }
    for _ in 0..2 {
        let output = run(folder.path(), &["a", "-o", "a/report.jsonl"]);
        assert_eq!(output.status.code(), Some(0), "its own output may be written anew");
        assert_eq!(lines(&fs::read(path("a/report.jsonl")).expect("written")).len(), 3);
    }
}

#[test]
fn a_pipe_in_a_folder_holds_up_nothing() {
    let folder = archive(1);
    fs::create_dir(folder.path().join("a")).expect("made");
    fs::rename(folder.path().join("archive.jsonl"), folder.path().join("a/z.jsonl")).expect("moved");
    for name in ["a/pipe.txt", "a/pipe.jsonl"] {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status().expect("it starts");
        assert!(made.success());
    }
    let output = run(folder.path(), &["a", "--no-totals", "-g", "desk.jsonl"]);
    let kinds: Vec<Value> = lines(&output.stdout).into_iter().map(|mut line| line["kind"].take()).collect();
    assert_eq!((output.status.code(), kinds), (Some(1), vec![json!("error"), json!("error"), json!("report")]));
}

#[test]
fn a_share_of_nothing_is_not_enough() {
    let folder = archive(0);
    fs::write(folder.path().join("empty.txt"), "").expect("written");
    let output = run(folder.path(), &["empty.txt", "--fail-under", "0.5", "-g", "desk.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no article has a mention"));
}

#[test]
fn any_number_of_jobs_writes_the_same_bytes_in_the_order_of_the_input() {
    let folder = archive(40);
    let one = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--jobs", "1"]);
    assert_eq!((one.status.code(), one.stderr.as_slice()), (Some(0), &b""[..]));
    for jobs in ["2", "5"] {
        let more = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--jobs", jobs]);
        assert!(more.stdout == one.stdout, "{jobs} jobs");
    }
    let lines = lines(&one.stdout);
    let ids: Vec<&str> = lines[..40].iter().filter_map(|line| line["document"]["id"].as_str()).collect();
    assert_eq!(ids, (0..40).map(|at| format!("n{at:05}")).collect::<Vec<_>>());
    assert_eq!(lines.len(), 41);
    assert_eq!((lines[40]["kind"].as_str(), lines[40]["articles"].as_u64()), (Some("totals"), Some(40)));
}

#[test]
fn a_line_is_the_report_of_its_article() {
    let folder = archive(1);
    fs::write(folder.path().join("a.txt"), text(0)).expect("written");
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    let alone = program.args(["report", "a.txt", "--format", "json", "-g", "desk.jsonl"]).current_dir(folder.path()).output();
    let mut alone = lines(&alone.expect("it runs").stdout).remove(0);
    let many = run(folder.path(), &["a.txt", "archive.jsonl", "-g", "desk.jsonl"]);
    let [mut file, mut row, _] = lines(&many.stdout).try_into().expect("three lines");
    assert_eq!(file["document"]["id"], "a.txt");
    assert_eq!(row["document"]["positions"], "extracted");
    for line in [&mut alone, &mut file, &mut row] {
        line["document"] = Value::Null;
    }
    assert_eq!((&file, &row), (&alone, &alone));
}

#[test]
fn whatever_is_wrong_with_some_articles_the_others_go_on() {
    let folder = archive(0);
    let path = |name: &str| folder.path().join("in").join(name);
    fs::create_dir(folder.path().join("in")).expect("made");
    let write = |name: &str, bytes: &[u8]| fs::write(path(name), bytes).expect("written");
    write("a-good.txt", text(1).as_bytes());
    write("b-binary.txt", &[0, 1, 2, 0, 255, 254, 3]);
    write("c-zeros.txt", b"abc\0def");
    write("d-empty.txt", b"");
    write("e-latin.txt", &[0xE9, 0x74, 0xE9]);
    std::os::unix::fs::symlink("nowhere", path("f-gone.txt")).expect("linked");
    std::os::unix::fs::symlink(".", path("g-loop")).expect("linked");
    let huge = format!("{{\"id\":\"huge\",\"text\":\"{}\"}}", "ا".repeat(9 << 20));
    let bad = [row(2).trim_end(), "{\"id\":\"x\",\"text\":", "", "[]", "{\"id\":\"y\"}", &huge, row(3).trim_end()].join("\n");
    let mut bad = bad.into_bytes();
    bad.extend_from_slice(b"\n{\"id\":\"z\",\"text\":\"\xFF\"}\n");
    write("h-lines.jsonl", &bad);
    let packed = gzipped(rows(200).as_bytes());
    write("i-cut.jsonl.gz", &packed[..packed.len() / 2]);
    write("j-no.jsonl.zst", b"no zstd at all");
    write("k-table.csv", "id,text\nk1,وصل درافل\nk2,\"وصل\nدرافل\"\n".as_bytes());
    write("l-no.csv", b"a,b\n1,2\n");
    write("m-open.csv", format!("text\n\"{}", "x".repeat(17 << 20)).as_bytes());
    File::create(path("n-huge.txt")).and_then(|file| file.set_len(17 << 20)).expect("made");
    write("o-good.txt", text(4).as_bytes());
    write("p.png", b"no article");
    let done = run(folder.path(), &["in", "-g", "desk.jsonl", "--jobs", "2"]);
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = lines(&done.stdout);
    let (totals, articles) = lines.split_last().expect("there are lines");
    let of = |id: &str| {
        let found = articles.iter().find(|line| line["document"]["id"] == id).unwrap_or_else(|| panic!("no line of {id}"));
        (found["kind"].as_str().unwrap_or_default(), found["error"]["kind"].as_str().unwrap_or_default())
    };
    for (id, kind) in [
        ("in/b-binary.txt", "decode"),
        ("in/c-zeros.txt", "format"),
        ("in/e-latin.txt", "decode"),
        ("in/f-gone.txt", "io"),
        ("in/g-loop", "io"),
        ("in/h-lines.jsonl:2", "format"),
        ("in/h-lines.jsonl:4", "format"),
        ("y", "format"),
        ("in/h-lines.jsonl:6", "too-large"),
        ("in/h-lines.jsonl:8", "decode"),
        ("in/j-no.jsonl.zst:1", "format"),
        ("in/l-no.csv", "format"),
        ("in/n-huge.txt", "too-large"),
    ] {
        assert_eq!(of(id), ("error", kind), "{id}");
    }
    for id in ["in/a-good.txt", "in/d-empty.txt", "n00002", "n00003", "k1", "k2", "in/o-good.txt"] {
        assert_eq!(of(id).0, "report", "{id}");
    }
    let errors = |start: &str| {
        articles
            .iter()
            .filter(|line| {
                line["kind"] == "error" && line["document"]["path"].as_str().is_some_and(|path| path.starts_with(start))
            })
            .count()
    };
    assert_eq!((errors("in/i-cut"), errors("in/m-open")), (1, 1));
    assert_eq!(totals["errors"]["count"], 15);
    assert_eq!(totals["empty"], 1);
    let line = articles.iter().find(|line| line["document"]["id"] == "in/h-lines.jsonl:2").expect("it is there");
    assert_eq!(line["error"]["line"], 2);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("15 of") && said.contains("by their extension: 1"), "{said}");
    let ignored = run(folder.path(), &["in", "-g", "desk.jsonl", "--errors", "ignore", "--no-totals"]);
    assert_eq!(
        (ignored.status.code(), ignored.stdout.iter().filter(|byte| **byte == b'\n').count()),
        (Some(0), articles.len())
    );
}

#[test]
fn packed_tables_and_lines_are_what_they_are_unpacked() {
    let folder = archive(6);
    let plain = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl"]);
    fs::write(
        folder.path().join("two.jsonl.gz"),
        [gzipped(rows(3).as_bytes()), gzipped((3..6).map(row).collect::<String>().as_bytes())].concat(),
    )
    .expect("written");
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["source", "id", "TEXT", "date"]).expect("written");
    for line in rows(6).lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let cell = |name: &str| row[name].as_str().unwrap_or_default().to_string();
        table.write_record([cell("source"), cell("id"), cell("text"), cell("date")]).expect("written");
    }
    fs::write(folder.path().join("t.csv.gz"), gzipped(&table.into_inner().expect("written"))).expect("written");
    let unlabelled = |bytes: &[u8]| -> Vec<Value> {
        let mut lines = lines(bytes);
        lines.pop();
        for line in &mut lines {
            let document = line["document"].as_object_mut().expect("an object");
            document.remove("path");
            document.remove("line");
        }
        lines
    };
    for name in ["two.jsonl.gz", "t.csv.gz"] {
        let packed = run(folder.path(), &[name, "-g", "desk.jsonl"]);
        assert_eq!(unlabelled(&packed.stdout), unlabelled(&plain.stdout), "{name}");
    }
    let mut program = naqhara(folder.path(), &["-", "-g", "desk.jsonl"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("it reads").write_all(rows(6).as_bytes()).expect("it reads");
    let piped = child.wait_with_output().expect("it ends");
    assert_eq!(unlabelled(&piped.stdout), unlabelled(&plain.stdout));
}

#[test]
fn tables_of_other_programs_are_articles_too() {
    let folder = archive(0);
    let table = "id;date;text\r\na;2026-03-01;\"وصل درافل; ثم ذهب\"\r\n";
    fs::write(folder.path().join("semicolons.csv"), table).expect("written");
    // "وصل" in Windows-1256.
    fs::write(folder.path().join("old.csv"), [b"id,text\nb,".as_slice(), &[0xE6, 0xD5, 0xE1], b"\n"].concat())
        .expect("written");
    let output = run(folder.path(), &["semicolons.csv", "old.csv", "-g", "desk.jsonl", "--encoding", "windows-1256"]);
    let lines = lines(&output.stdout);
    assert_eq!((&lines[0]["document"]["id"], &lines[0]["document"]["words"]), (&json!("a"), &json!(4)));
    assert_eq!((&lines[1]["document"]["id"], &lines[1]["document"]["words"]), (&json!("b"), &json!(1)));
    let unsaid = run(folder.path(), &["old.csv", "-g", "desk.jsonl"]);
    assert!(String::from_utf8_lossy(&unsaid.stdout).contains("--encoding"), "the cure is told");
}

#[test]
fn totals_count_what_the_lines_say() {
    let folder = archive(30);
    let done = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl"]);
    let lines = lines(&done.stdout);
    let (totals, articles) = lines.split_last().expect("there are lines");
    let sum = |field: &str| articles.iter().filter_map(|line| line["coverage"][field].as_u64()).sum::<u64>();
    assert_eq!(totals["coverage"]["mentions"], sum("mentions"));
    assert_eq!(totals["coverage"]["known"], sum("known"));
    let months = totals["months"].as_array().expect("a list");
    assert_eq!(months.iter().filter_map(|month| month["name"].as_str()).collect::<Vec<_>>(), ["2026-01", "2026-02", "2026-03"]);
    assert_eq!(months.iter().filter_map(|month| month["articles"].as_u64()).sum::<u64>(), 30);
    assert_eq!(totals["sources"].as_array().map(Vec::len), Some(2));
    let unknown = totals["unknown"]["list"].as_array().expect("a list");
    let counts: Vec<(u64, u64)> =
        unknown.iter().filter_map(|term| Some((term["articles"].as_u64()?, term["mentions"].as_u64()?))).collect();
    assert!(!counts.is_empty() && counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    for term in unknown {
        let with = articles.iter().filter(|line| {
            let names = line["unknown"].as_array().into_iter().flatten();
            names.filter_map(|name| name["text"].as_str()).any(|text| text == term["text"])
        });
        assert_eq!(term["articles"].as_u64(), Some(with.count() as u64), "{term}");
    }
    assert_eq!(totals["unused"]["own"], 1);
    assert_eq!(totals["unused"]["list"][0]["entry"], "unheard");
    let used: Vec<&str> =
        totals["entries"]["list"].as_array().into_iter().flatten().filter_map(|entry| entry["entry"].as_str()).collect();
    assert!(used.contains(&"dravel") && used.contains(&"tarkovna"), "{used:?}");
}

#[test]
fn pairs_are_checked_and_their_renderings_counted() {
    let folder = archive(0);
    let pair = |at: usize, english: &str| {
        json!({"id": format!("p{at}"), "source": "وصلت زهرة تاركوفنا إلى درافل.", "target": format!("{english} came to Dravel.")}).to_string()
    };
    let pairs = [pair(0, "Zahra Tarkovna"), pair(1, "Zahra Tarkovan"), pair(2, "Zahra Tarkovna")].join("\n");
    fs::write(folder.path().join("pairs.jsonl"), pairs).expect("written");
    let done = run(folder.path(), &["pairs.jsonl", "-g", "desk.jsonl"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = lines(&done.stdout);
    assert_eq!((&lines[1]["kind"], &lines[1]["document"]["id"]), (&json!("check"), &json!("p1")));
    assert_eq!(lines[1]["findings"][0]["rule"], "misspelt-name");
    let totals = &lines[3];
    assert_eq!(totals["findings"], json!([{"rule": "misspelt-name", "severity": "error", "findings": 1, "articles": 1}]));
    let rendering = &totals["renderings"]["list"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|name| name["ar"] == "زهرة تاركوفنا")
        .expect("it has renderings")["en"];
    let shares: Vec<(&Value, &Value)> =
        rendering.as_array().expect("a list").iter().map(|one| (&one["text"], &one["share"])).collect();
    assert_eq!(shares, [(&json!("Zahra Tarkovna"), &json!(0.667)), (&json!("Zahra Tarkovan"), &json!(0.333))]);
}

#[test]
fn a_share_that_is_too_small_fails() {
    let folder = archive(8);
    let with = |least: &str| {
        run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--no-totals", "--fail-under", least]).status.code()
    };
    assert_eq!((with("0.01"), with("0.99")), (Some(0), Some(1)));
}

#[test]
fn articles_before_a_day_are_left_out() {
    let folder = archive(30);
    fs::write(folder.path().join("2026-01-05.txt"), text(0)).expect("written");
    fs::write(folder.path().join("undated.txt"), text(0)).expect("written");
    let inputs = ["archive.jsonl", "2026-01-05.txt", "undated.txt", "-g", "desk.jsonl", "--since", "2026-03-01"];
    let lines = lines(&run(folder.path(), &inputs).stdout);
    let dates: Vec<Option<&str>> = lines[..lines.len() - 1].iter().map(|line| line["document"]["date"].as_str()).collect();
    assert_eq!(dates.len(), 11);
    assert!(dates.iter().flatten().all(|date| *date >= "2026-03-01"), "{dates:?}");
    assert_eq!(run(folder.path(), &["archive.jsonl", "--since", "March"]).status.code(), Some(2));
}

#[test]
fn unchanged_articles_are_taken_from_the_earlier_run() {
    let folder = archive(20);
    let path = folder.path().join("archive.jsonl");
    let common = ["archive.jsonl", "-g", "desk.jsonl", "-o", "out.jsonl"];
    assert!(run(folder.path(), &common).status.success());
    // A line that only an earlier run can have shows what was taken from there.
    let out = folder.path().join("out.jsonl");
    let earlier = fs::read_to_string(&out).expect("readable");
    let marked: String = earlier.replace("\"coverage\":{", "\"coverage\":{\"taken\":true,");
    fs::write(&out, &marked).expect("written");
    let changed: String = (0..20).map(|at| if at == 7 { row(at).replace("غدا", "اليوم") } else { row(at) }).rev().collect();
    fs::write(&path, changed).expect("written");
    let again = run(folder.path(), &[&common[..], &["--reuse", "out.jsonl"]].concat());
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
    let reused = fs::read_to_string(&out).expect("readable");
    assert!(run(folder.path(), &common).status.success());
    let anew = fs::read_to_string(&out).expect("readable");
    let articles = |text: &str| -> Vec<String> { text.lines().take(20).map(str::to_string).collect() };
    for (at, (reused, anew)) in articles(&reused).iter().zip(articles(&anew)).enumerate() {
        assert_eq!(reused.contains("\"taken\""), at != 12, "article {at}");
        assert_eq!(reused.replace("\"taken\":true,", ""), anew);
    }
    let other = run(folder.path(), &[&common[..], &["--reuse", "out.jsonl", "--min-score", "0.9"]].concat());
    assert!(String::from_utf8_lossy(&other.stderr).contains("every article is done anew"));
}

#[test]
fn every_format_is_whole() {
    let folder = archive(12);
    let with = |format: &str| run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--format", format]);
    let whole: Value = serde_json::from_slice(&with("json").stdout).expect("JSON");
    assert_eq!((whole["articles"].as_array().map(Vec::len), &whole["totals"]["kind"]), (Some(12), &json!("totals")));
    let page = String::from_utf8(with("html").stdout).expect("UTF-8");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("id=\"unknown\"") && page.ends_with("</html>\n"));
    let table = with("csv").stdout;
    assert!(table.starts_with(b"ar,en,type,suggestion,articles,mentions,"));
    let text = String::from_utf8(with("md").stdout).expect("UTF-8");
    assert!(text.starts_with("# Coverage of 12 articles\n") && text.contains("## Not in the glossary"), "{text}");
    assert_eq!(run(folder.path(), &["archive.jsonl", "--format", "md", "--no-totals"]).status.code(), Some(2));
    // The same bytes by way of a file.
    for format in ["json", "html", "csv", "md", "jsonl"] {
        let done = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--format", format, "-o", "out"]);
        assert!(done.status.success());
        assert!(fs::read(folder.path().join("out")).expect("readable") == with(format).stdout, "{format}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn mentions_go_into_columns_and_articles_come_out_of_them() {
    let folder = archive(12);
    let done = run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl", "--format", "parquet", "-o", "mentions.parquet"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    // Mentions have the columns of articles: an id and a text.
    let read = lines(&run(folder.path(), &["mentions.parquet", "-g", "desk.jsonl", "--no-totals"]).stdout);
    let expected: usize = lines(&run(folder.path(), &["archive.jsonl", "-g", "desk.jsonl"]).stdout)
        .iter()
        .filter_map(|line| line["mentions"].as_array().map(Vec::len))
        .sum();
    assert_eq!(read.len(), expected);
    assert_eq!((&read[0]["document"]["id"], &read[0]["document"]["source"]), (&json!("n00000"), &json!("مرصد")));
    assert_eq!(run(folder.path(), &["archive.jsonl", "--format", "parquet"]).status.code(), Some(2));
    fs::write(folder.path().join("no.parquet"), "no").expect("written");
    assert_eq!(lines(&run(folder.path(), &["no.parquet"]).stdout)[0]["error"]["kind"], "format");
}
