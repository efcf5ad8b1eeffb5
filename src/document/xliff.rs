//! XLIFF 1.2 and 2.x: the source and the target of each segment. What a tool suggests beside them (`alt-trans`, matches) is left
//! aside, and so are units that are not for translation.

use super::origin::Excerpt;
use super::rows::{Row, turned};
use super::xml::{Piece, Tag, Xml};
use crate::error::{Error, ErrorKind, Result};

/// Elements within a segment that hold codes of another program, not text.
const CODES: [&str; 4] = ["bpt", "ept", "ph", "it"];

/// The rows of a file: a row for each segment; the English of one that nobody translated yet is empty.
///
/// # Errors
/// If it is no XLIFF.
pub(super) fn read(text: &str) -> Result<Vec<Row>> {
    let mut xml = Xml::new(text);
    let mut rows = Vec::new();
    let mut root = String::new();
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if root.is_empty() {
            root = tag.name().to_string();
        }
        let is_kept = tag.attribute("translate").is_some_and(|value| value == "no");
        match tag.name() {
            "file" | "group" | "unit" | "trans-unit" if is_kept => xml.skip()?,
            // What stands in a target that nobody worked on is the source again, or a machine's guess.
            "trans-unit" | "segment" => {
                let is_new = tag.attribute("state").is_some_and(|state| state == "initial");
                rows.extend(pair(&mut xml, is_new)?);
            }
            _ => {}
        }
    }
    if root != "xliff" {
        let message = format!("this is no XLIFF: its root is <{root}>, not <xliff>; name the format as PATH:FORMAT");
        return Err(Error::new(ErrorKind::Format, message).at_line(1, None));
    }
    Ok(turned(rows))
}

/// The text of one side: whole, and by segments where these are marked.
#[derive(Debug, Default)]
struct Side {
    whole: Excerpt,
    segments: Vec<(String, Excerpt)>,
}

/// The states of a target that nobody translated yet, in version 1.2.
const NEW: [&str; 2] = ["new", "needs-translation"];

/// The rows of the unit or segment just opened; `is_new` where its state says that nobody translated it yet.
fn pair(xml: &mut Xml<'_>, is_new: bool) -> Result<Vec<(Excerpt, Excerpt)>> {
    let depth = xml.open().len();
    let (mut source, mut marked, mut target) = (Side::default(), None, Side::default());
    while xml.open().len() >= depth {
        let Some(piece) = xml.next()? else { break };
        let Piece::Open(tag) = piece else { continue };
        match tag.name() {
            "source" => source = side(xml)?,
            "seg-source" => marked = Some(side(xml)?),
            "target" if is_new || tag.attribute("state").is_some_and(|state| NEW.contains(&&*state)) => xml.skip()?,
            "target" => target = side(xml)?,
            // Suggestions and notes have sources and targets of their own.
            _ => xml.skip()?,
        }
    }
    let marked = marked.filter(|side| !side.segments.is_empty() && !target.segments.is_empty());
    let rows = match marked {
        Some(marked) => marked
            .segments
            .into_iter()
            .map(|(id, text)| {
                let other = target.segments.iter().find(|(other, _)| *other == id);
                (text.one_line(), other.map(|(_, text)| text.one_line()).unwrap_or_default())
            })
            .collect(),
        None => vec![(source.whole.one_line(), target.whole.one_line())],
    };
    Ok(rows.into_iter().filter(|(source, target)| !source.is_empty() || !target.is_empty()).collect())
}

/// The text of the element just opened, codes left out.
fn side(xml: &mut Xml<'_>) -> Result<Side> {
    let depth = xml.open().len();
    let mut side = Side::default();
    // The segments that are open, by number, each with its depth.
    let mut within: Vec<(usize, usize)> = Vec::new();
    while xml.open().len() >= depth {
        let Some(piece) = xml.next()? else { break };
        match piece {
            Piece::Open(tag) if CODES.contains(&tag.name()) => xml.skip()?,
            Piece::Open(tag) => {
                if let Some(id) = segment(&tag) {
                    within.push((side.segments.len(), xml.open().len()));
                    side.segments.push((id, Excerpt::default()));
                }
            }
            Piece::Close => within.retain(|&(_, at)| at <= xml.open().len()),
            Piece::Text(text, at) => {
                let mut piece = Excerpt::default();
                xml.copy(&text, at, &mut piece);
                side.whole.append(&piece);
                if let Some(&(number, _)) = within.last() {
                    side.segments[number].1.append(&piece);
                }
            }
        }
    }
    Ok(side)
}

/// The number of a segment, if this is the mark of one.
fn segment(tag: &Tag<'_>) -> Option<String> {
    let is_segment = tag.name() == "mrk" && tag.attribute("mtype").is_some_and(|kind| kind == "seg");
    is_segment.then(|| tag.attribute("mid").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::rows::texts;
    use super::*;

    #[test]
    fn version_1_2_is_read_by_units_and_by_marked_segments() {
        let text = "<xliff version=\"1.2\"><file source-language=\"ar\" target-language=\"en\"><body><group>\
            <trans-unit id=\"1\"><source>وصل <g id=\"1\">الوزير</g><x id=\"2\"/></source><target>The <bpt id=\"1\">&lt;b></bpt>minister came</target>\
            <alt-trans><source>لا</source><target>no</target></alt-trans></trans-unit>\
            <trans-unit id=\"2\" translate=\"no\"><source>رمز</source></trans-unit>\
            <trans-unit id=\"3\"><source>أولا. ثانيا.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">أولا.</mrk> <mrk mtype=\"seg\" mid=\"2\">ثانيا.</mrk></seg-source>\
            <target><mrk mtype=\"seg\" mid=\"2\">Second.</mrk></target></trans-unit>\
            <trans-unit id=\"4\"><source>بقي</source></trans-unit>\
            <trans-unit id=\"5\"><source>جديد</source><target state=\"needs-translation\">جديد</target></trans-unit></group></body></file></xliff>";
        let expected = [("وصل الوزير", "The minister came"), ("أولا.", ""), ("ثانيا.", "Second."), ("بقي", ""), ("جديد", "")];
        assert_eq!(texts(&read(text).expect("XLIFF")), expected);
    }

    #[test]
    fn version_2_is_read_by_segments_in_either_direction() {
        let text = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mtc=\"m\" version=\"2.1\" srcLang=\"en\" trgLang=\"ar\"><file id=\"f\"><unit id=\"u\">\
            <mtc:matches><mtc:match ref=\"#s\"><source>no</source><target>لا</target></mtc:match></mtc:matches>\
            <segment id=\"s\"><source>He <pc id=\"1\">came</pc><ph id=\"2\"/></source><target>وصل</target></segment>\
            <ignorable><source> </source></ignorable></unit></file></xliff>";
        assert_eq!(texts(&read(text).expect("XLIFF")), [("وصل", "He came")]);
        assert!(read("<tmx/>").expect_err("no XLIFF").message().contains("<tmx>"));
    }
}
