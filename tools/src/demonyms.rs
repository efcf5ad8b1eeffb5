//! Demonyms in every inflection, made from a table written by hand.
//!
//! The matcher peels the article and the proclitics itself but no endings, so each ending has to stand in the glossary.

use std::collections::BTreeSet;

use naqhara::glossary::{Entry, id};
use naqhara::kinds::EntryType;
use naqhara::text::normalize::key;

/// What is appended to the masculine singular: nothing, feminine, sound plurals in both cases, duals of both genders in
/// both cases. The masculine dual of the oblique cases is written like the plural.
const ENDINGS: [&str; 8] = ["", "ة", "ون", "ين", "ات", "ان", "تان", "تين"];

/// The ending of an indefinite accusative without its tanwin, as after numbers (عشرون فلسطينيا).
const ACCUSATIVE: &str = "ا";

/// The columns of the table.
const COLUMNS: usize = 5;

/// Begins a word of the fourth column that is left out, though an ending makes it.
const LEFT_OUT: char = '-';

/// The entries of a table, one a line: English adjective, further English, Arabic masculine singulars, what no ending makes
/// and (behind a minus) what is left out, note; `;` between the words of a column. Lines that begin with `#` are comments.
///
/// Words that are written like one of `places` make way for it, see [`Homographs`].
pub(crate) fn entries(table: &str, places: &[Entry]) -> Result<Vec<Entry>, String> {
    let homographs = Homographs::new(places);
    let rows = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|(number, line)| entry(line, &homographs).map_err(|reason| format!("line {}: {reason}", number + 1))).collect()
}

fn entry(line: &str, homographs: &Homographs) -> Result<Entry, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [en, also, stems, irregular, note] = columns[..] else {
        return Err(format!("{} columns where {COLUMNS} belong", columns.len()));
    };
    let seen = words_of(irregular).filter_map(|word| word.strip_prefix(LEFT_OUT)).map(key).collect();
    let mut forms = Forms { homographs, seen, list: Vec::new() };
    for stem in words_of(stems) {
        forms.add_inflections(stem);
    }
    for form in words_of(irregular).filter(|word| !word.starts_with(LEFT_OUT)) {
        forms.add(form);
    }
    if en.is_empty() || forms.list.is_empty() {
        return Err("no English or no Arabic".to_string());
    }
    Ok(Entry {
        // A people and its country, language or faith often share their English; ids are one space for all glossaries.
        id: format!("{}-demonym", id::slug(en)),
        en: en.to_string(),
        ar: forms.list,
        kind: EntryType::Demonym,
        also: words_of(also).map(str::to_string).collect(),
        note: note.to_string(),
        source: "naqhara".to_string(),
        ..Entry::default()
    })
}

fn words_of(column: &str) -> impl Iterator<Item = &str> {
    column.split(';').map(str::trim).filter(|word| !word.is_empty())
}

/// Words that are a place as they stand: the accusative of روسي is written like Russia, the feminine of سوري like Syria.
struct Homographs {
    places: BTreeSet<String>,
}

impl Homographs {
    fn new(places: &[Entry]) -> Self {
        Self { places: places.iter().flat_map(|entry| &entry.ar).map(|form| key(form)).collect() }
    }

    /// The form, with its article where it would be the place without; the matcher leaves the choice of article open.
    fn told_apart(&self, form: &str) -> String {
        if self.are_place(form) { format!("ال{form}") } else { form.to_string() }
    }

    fn are_place(&self, form: &str) -> bool {
        self.places.contains(&key(form))
    }
}

/// The forms of one entry, each spelling once.
struct Forms<'h> {
    homographs: &'h Homographs,
    /// The keys of the forms listed and of those left out.
    seen: BTreeSet<String>,
    list: Vec<String>,
}

impl Forms<'_> {
    fn add(&mut self, form: &str) {
        if self.seen.insert(key(form)) {
            self.list.push(self.homographs.told_apart(form));
        }
    }

    fn add_inflections(&mut self, stem: &str) {
        for ending in ENDINGS {
            self.add(&inflected(stem, ending));
            if let Some(definite) = later_words_definite(&inflected(stem, ending)).filter(|_| is_run_of_adjectives(stem)) {
                self.add(&definite);
            }
        }
        let accusative = inflected(stem, ACCUSATIVE);
        // It never takes the article, which could tell it from the place.
        if !self.homographs.are_place(&accusative) {
            self.add(&accusative);
        }
    }
}

/// The stem with an ending: on each word of a run of adjectives (كورية جنوبية), else on the last (جنوب أفريقية).
fn inflected(stem: &str, ending: &str) -> String {
    if is_run_of_adjectives(stem) {
        stem.split(' ').map(|word| format!("{word}{ending}")).collect::<Vec<_>>().join(" ")
    } else {
        format!("{stem}{ending}")
    }
}

fn is_run_of_adjectives(stem: &str) -> bool {
    stem.split(' ').all(|word| word.ends_with('ي'))
}

/// The article on every word but the first, whose article the matcher peels: كوري الجنوبي, for الكوري الجنوبي.
fn later_words_definite(form: &str) -> Option<String> {
    form.contains(' ').then(|| form.replace(' ', " ال"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use naqhara::glossary::format::{self, jsonl};

    use super::*;

    fn forms(line: &str, places: &[&str]) -> Vec<String> {
        let ar = places.iter().map(|&place| place.to_string()).collect();
        let places = [Entry { ar, ..Entry::default() }];
        entries(line, &places).expect("the line is whole").remove(0).ar
    }

    #[test]
    fn a_nisba_has_nine_written_forms() {
        assert_eq!(
            forms("Palestinian\t\tفلسطيني\t\t", &["فلسطين"]),
            ["فلسطيني", "فلسطينية", "فلسطينيون", "فلسطينيين", "فلسطينيات", "فلسطينيان", "فلسطينيتان", "فلسطينيتين", "فلسطينيا",]
        );
    }

    #[test]
    fn what_is_written_like_a_place_makes_way_for_it() {
        let russian = forms("Russian\t\tروسي\tروس\t", &["روسيا"]);
        assert!(!russian.contains(&"روسيا".to_string()));
        assert_eq!(russian.last().map(String::as_str), Some("روس"));
        let syrian = forms("Syrian\t\tسوري\t\t", &["سوريا", "سورية"]);
        assert!(syrian.contains(&"السورية".to_string()) && !syrian.contains(&"سورية".to_string()));
    }

    #[test]
    fn a_minus_leaves_a_form_out() {
        let hungarian = forms("Hungarian\t\tمجري\tمجر;-مجريات\t", &[]);
        assert_eq!(hungarian.len(), ENDINGS.len() + 1);
        assert!(hungarian.contains(&"مجر".to_string()) && !hungarian.iter().any(|form| form.contains("مجريات")));
    }

    #[test]
    fn each_word_of_a_run_of_adjectives_is_inflected_and_only_the_last_of_others() {
        let korean = forms("South Korean\t\tكوري جنوبي\t\t", &[]);
        for form in ["كوري جنوبي", "كوري الجنوبي", "كورية الجنوبية", "كوريون جنوبيون", "كوريا جنوبيا"]
        {
            assert!(korean.contains(&form.to_string()), "{form}");
        }
        let african = forms("South African\t\tجنوب أفريقي\t\t", &[]);
        assert!(african.contains(&"جنوب أفريقية".to_string()) && african.iter().all(|form| form.starts_with("جنوب أ")));
    }

    #[test]
    fn spellings_that_fold_together_stand_once() {
        assert_eq!(forms("Irish\t\tأيرلندي;آيرلندي\t\t", &[]).len(), ENDINGS.len() + 1);
    }

    #[test]
    fn comments_are_skipped_and_broken_lines_named() {
        let table = "# comment\n\nKurdish\tKurd;Kurds\tكردي\tأكراد\tnote\n";
        let read = entries(table, &[]).expect("the table is whole");
        assert_eq!((read.len(), read[0].id.as_str(), read[0].also.len()), (1, "kurdish-demonym", 2));
        assert_eq!(entries("# comment\nKurdish\tكردي\n", &[]), Err("line 2: 2 columns where 5 belong".to_string()));
        assert_eq!(entries("Kurdish\tKurds\t\t\t\n", &[]), Err("line 1: no English or no Arabic".to_string()));
    }

    #[test]
    fn the_committed_file_is_what_the_table_makes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let places = format::read(&root.join("../glossaries/countries.jsonl"), None).expect("a glossary").entries;
        let table = fs::read_to_string(root.join("data/demonyms.tsv")).expect("the table is committed");
        let built = jsonl::write(&entries(&table, &places).expect("every line is whole"));
        let committed = fs::read_to_string(root.join("../glossaries/demonyms.jsonl")).expect("it is committed");
        assert!(built == committed, "glossaries/demonyms.jsonl is out of date: glossaries/README.md says how it is made");
    }
}
