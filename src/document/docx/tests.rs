use std::io::Write;

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

/// A document of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("memory takes everything");
    }
    zip.finish().expect("an archive").into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"
    )
}

fn text(body: &str) -> String {
    read(&packed(&[("word/document.xml", &document(body))])).expect("a document").join("\n\n")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

#[test]
fn paragraphs_tables_and_text_boxes_are_read_in_order() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph(&run(text)));
    let table = format!("<w:tbl><w:tblPr/><w:tr>{}{}</w:tr></w:tbl>", cell("الاسم"), cell("المدينة"));
    let boxed = format!(
        "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>",
        paragraph(&run("في إطار"))
    );
    let first = format!(
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{}<w:r><w:br/></w:r>{}",
        run("وصل "),
        run("زهرة &amp; سامي") + "<w:r><w:ptab/></w:r>" + &run("أمس")
    );
    let body = format!("{}{table}{}", paragraph(&first), paragraph(&format!("<w:r>{boxed}</w:r>{}", run("بعد الإطار"))));
    assert_eq!(text(&body), "وصل \nزهرة & سامي\tأمس\n\nالاسم\n\nالمدينة\n\nفي إطار\n\nبعد الإطار");
}

#[test]
fn deletions_hidden_text_and_codes_are_left_out() {
    let deleted =
        "<w:del w:id=\"1\"><w:r><w:delText>قديم</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>منقول</w:t></w:r></w:moveFrom>";
    let inserted = format!("<w:ins w:id=\"2\">{}</w:ins>", run("جديد"));
    let hidden =
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>مخفي</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> ظاهر</w:t></w:r>";
    let field = "<w:r><w:fldChar/></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t> رابط</w:t></w:r></w:hyperlink>";
    assert_eq!(text(&paragraph(&format!("{deleted}{inserted}{hidden}{field}"))), "جديد ظاهر رابط");
    let joined = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", run("أول "), paragraph(&run("وثان")));
    assert_eq!(text(&joined), "أول وثان");
    let last = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p></w:tc></w:tr></w:tbl>{}",
        run("خلية"),
        paragraph(&run("نص"))
    );
    assert_eq!(text(&last), "خلية\n\nنص");
}

#[test]
fn notes_come_after_the_text_in_the_order_of_the_references() {
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"1\"><w:p><w:r><w:t>الحاشية الأولى</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"2\"><w:p><w:r><w:t>الثانية</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"3\"><w:p><w:r><w:t>بلا إشارة</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let ends = "<w:endnotes><w:endnote w:id=\"1\"><w:p><w:r><w:t>في الآخر</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let refer = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let body = paragraph(&format!("{}{}{}{}", run("نص"), refer("footnote", 2), refer("endnote", 1), refer("footnote", 1)));
    let relations =
        "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"/other/main.xml\"/></Relationships>";
    let parts = [
        ("_rels/.rels", relations),
        ("other/main.xml", &document(&body)),
        ("other/footnotes.xml", notes),
        ("other/endnotes.xml", ends),
    ];
    assert_eq!(read(&packed(&parts)).expect("a document").join("\n\n"), "نص\n\nالثانية\n\nالحاشية الأولى\n\nفي الآخر");
}

#[test]
fn what_is_no_document_is_told_with_the_cure() {
    let told = |bytes: &[u8], what: &str| {
        let error = read(bytes).expect_err(what);
        assert!(error.message().contains(what), "{error}");
    };
    told(b"", "no Word document");
    told("نص".as_bytes(), "save it again");
    told(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1], "password");
    told(&packed(&[("xl/workbook.xml", "<a/>")]), "word/document.xml");
    told(&packed(&[("word/document.xml", "<w:document><w:p>")]), "ends within <p>");
    told(&packed(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///c\">]><a>&b;</a>")]), "&b;");
    let whole = packed(&[("word/document.xml", &document(""))]);
    told(&whole[..whole.len() / 2], "damaged");
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let block = vec![b' '; 1 << 20];
    for _ in 0..=(LARGEST >> 20) {
        zip.write_all(&block).expect("memory takes everything");
    }
    let bomb = zip.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 4 << 20);
    assert!(read(&bomb).expect_err("a bomb").message().contains("unpacks to more than"));
}
