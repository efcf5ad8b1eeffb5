//! The report on one article: everything that its formats show, resolved to words and places.

pub mod alignment;
pub mod bidi;
pub mod findings;
pub mod format;
mod label;
pub mod paint;
mod place;
pub mod proposals;
#[cfg(test)]
mod tests;
pub mod totals;
mod web;

use std::collections::HashMap;

use crate::coverage::{Context, Coverage, Covered, FormCount, Surveyor, UnknownTerm};
use crate::document::{Document, FilePlace, Mention, MentionStatus, Positions, Reason};
use crate::glossary::{Entry, Glossary};
use crate::kinds::{EntryKey, EntryType, How};
use crate::mentions::forms::FullForms;
use crate::span::{LineColumn, LineCursor, Span};
use crate::translit::Style;

pub use findings::CheckReport;
pub use format::findings::{FindingFormat, write_findings, write_findings_line};
pub use format::{OutputFormat, TextOptions, relabelled, write, write_failure, write_line};
pub use label::Label;

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// What a glossary knows of an article and what it does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The file, as the caller named it, `-` for standard input; `None` for a text that came from no file.
    pub path: Option<String>,
    /// The article, for formats that show it.
    pub text: String,
    /// How many words the article has, between white space.
    pub words: usize,
    /// What the places of the mentions count.
    pub positions: Positions,
    /// What a person should know before anything is concluded from the report, as sentences with the cure.
    pub warnings: Vec<String>,
    /// How much of it is known.
    pub shares: Shares,
    /// Every mention of a name, by place.
    pub mentions: Vec<ReportedMention>,
    /// Every mention of a term, demonym or date of the glossary, by place.
    pub term_mentions: Vec<ReportedMention>,
    /// The known names, the most used first.
    pub known: Vec<KnownName>,
    /// The known terms, the most used first.
    pub terms: Vec<KnownName>,
    /// The unknown names, the most used first.
    pub unknown: Vec<UnknownName>,
}

/// How many mentions and names there are, and how many of them the glossary knows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shares {
    /// Mentions of names.
    pub mentions: usize,
    /// Known ones.
    pub known: usize,
    /// Their share; `None` where there is no mention.
    pub mention_share: Option<f64>,
    /// Different names.
    pub names: usize,
    /// Known ones.
    pub known_names: usize,
    /// Their share; `None` where there is no name.
    pub name_share: Option<f64>,
}

/// One mention, with its place as machines and as people count it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedMention {
    /// Its bytes.
    pub span: Span,
    /// Its line and column.
    pub place: LineColumn,
    /// The place in the file, of a text that was taken out of one; `None` where lines are those of the file, or nobody knows.
    pub file: Option<FilePlace>,
    /// The text at the span, as it stands in the article; of Markdown with the marks in it.
    pub text: String,
    /// The form as one would look it up, without marks and with the article that `لل` hides; `None` where the text is that.
    pub form: Option<String>,
    /// What it names.
    pub kind: EntryType,
    /// How sure it is, 0..=1.
    pub score: f32,
    /// The entry it is; `None` where the glossary does not know it.
    pub known: Option<KnownAs>,
}

/// The entry that a mention is.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownAs {
    /// The entry.
    pub entry: EntryName,
    /// How the mention came to it.
    pub how: How,
    /// Entries nearly as likely, best first; empty where the mention is not ambiguous.
    pub alternatives: Vec<Nearby>,
}

/// What a report says of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryName {
    /// Its id.
    pub id: String,
    /// Its preferred English.
    pub en: String,
}

/// An entry with how near it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearby {
    /// The entry.
    pub entry: EntryName,
    /// 0..=1.
    pub score: f32,
}

/// An entry that the article uses, with its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownName {
    /// The entry.
    pub entry: EntryName,
    /// What it names.
    pub kind: EntryType,
    /// How many mentions it has.
    pub count: usize,
    /// How the article writes it, the most used form first.
    pub forms: Vec<FormCount>,
    /// Entries that some mention might be instead.
    pub alternatives: Vec<Nearby>,
}

/// A name that the glossary does not know. The fields are those of [`UnknownTerm`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownName {
    /// The fullest form.
    pub text: String,
    /// All forms, the most used first.
    pub forms: Vec<FormCount>,
    /// How many mentions it has.
    pub count: usize,
    /// What it names, as far as the article shows.
    pub kind: EntryType,
    /// The score of its surest mention.
    pub score: f32,
    /// Why it looks like a name.
    pub reasons: Vec<Reason>,
    /// English spellings to start from.
    pub suggestions: Vec<String>,
    /// Entries that resemble it.
    pub near: Vec<Nearby>,
    /// The words around its first mentions.
    pub contexts: Vec<Context>,
    /// Where its mentions stand, by place.
    pub spans: Vec<Span>,
}

impl Report {
    /// What the article is called where people read it.
    fn title(&self) -> &str {
        self.path.as_deref().filter(|&path| path != STANDARD_INPUT).unwrap_or("standard input")
    }

    /// The report on `document`, in which `mentions` were found with `glossary`.
    pub fn new(document: &Document, mentions: &[Mention], glossary: &Glossary) -> Self {
        Self::in_style(document, mentions, glossary, &Style::default())
    }

    /// The same, with spellings of unknown names in the style of a desk.
    pub fn in_style(document: &Document, mentions: &[Mention], glossary: &Glossary, style: &Style) -> Self {
        Self::by(&mut Surveyor::new(glossary, style), document, mentions, glossary)
    }

    /// The same, by what a surveyor of this glossary has seen already: for many articles.
    pub fn by(surveyor: &mut Surveyor<'_>, document: &Document, mentions: &[Mention], glossary: &Glossary) -> Self {
        let coverage = surveyor.survey(document, mentions);
        let mut entries = Entries { glossary, read: HashMap::new() };
        let reported = reported_mentions(document, mentions, &mut entries);
        let (names, terms): (Vec<_>, Vec<_>) = reported.into_iter().partition(|mention| mention.kind.is_name());
        Self {
            path: document.path().map(|path| path.display().to_string()),
            text: document.text().to_string(),
            words: document.count_words(),
            positions: document.positions(),
            warnings: warnings(document),
            shares: shares(&coverage),
            mentions: names,
            term_mentions: terms.into_iter().filter(|mention| mention.known.is_some()).collect(),
            known: coverage.entries.into_iter().map(|name| entries.known_name(name)).collect(),
            terms: coverage.terms.into_iter().map(|name| entries.known_name(name)).collect(),
            unknown: coverage.unknown.into_iter().map(|term| entries.unknown_name(term)).collect(),
        }
    }
}

fn warnings(document: &Document) -> Vec<String> {
    let is_foreign = document.is_arabic() == Some(false);
    let told = "the text is not Arabic, and names are sought as Arabic writes them; name the Arabic article";
    is_foreign.then(|| told.to_string()).into_iter().collect()
}

fn shares(coverage: &Coverage) -> Shares {
    Shares {
        mentions: coverage.mentions,
        known: coverage.known,
        mention_share: coverage.mention_share(),
        names: coverage.names,
        known_names: coverage.known_names,
        name_share: coverage.name_share(),
    }
}

fn reported_mentions(document: &Document, mentions: &[Mention], entries: &mut Entries<'_>) -> Vec<ReportedMention> {
    let mut cursor = LineCursor::new(document.lines());
    let mut forms = FullForms::new(document);
    let report = |mention: &Mention| {
        let place = cursor.locate(document.written(), mention.span.start);
        let text = mention.span.of(document.written());
        ReportedMention {
            span: mention.span,
            place,
            file: place::elsewhere(document, mention.span.start, place),
            text: text.to_string(),
            form: Some(forms.of(mention.words.start, mention.span, mention.kind)).filter(|form| form != text),
            kind: mention.kind,
            score: mention.score,
            known: match &mention.status {
                MentionStatus::Known { entry, how, alternatives } => {
                    Some(KnownAs { entry: entries.name(*entry), how: *how, alternatives: entries.nearby(alternatives) })
                }
                MentionStatus::Unknown { .. } => None,
            },
        }
    };
    mentions.iter().map(report).collect()
}

/// Entries of the glossary, each read once.
struct Entries<'g> {
    glossary: &'g Glossary,
    read: HashMap<EntryKey, Entry>,
}

impl Entries<'_> {
    fn get(&mut self, key: EntryKey) -> &Entry {
        self.read.entry(key).or_insert_with(|| self.glossary.entry(key))
    }

    fn name(&mut self, key: EntryKey) -> EntryName {
        let entry = self.get(key);
        EntryName { id: entry.id.clone(), en: entry.en.clone() }
    }

    fn nearby(&mut self, list: &[(EntryKey, f32)]) -> Vec<Nearby> {
        list.iter().map(|&(key, score)| Nearby { entry: self.name(key), score }).collect()
    }

    fn known_name(&mut self, covered: Covered) -> KnownName {
        KnownName {
            entry: self.name(covered.entry),
            kind: self.get(covered.entry).kind,
            count: covered.count,
            forms: covered.forms,
            alternatives: self.nearby(&covered.alternatives),
        }
    }

    fn unknown_name(&mut self, term: UnknownTerm) -> UnknownName {
        UnknownName {
            near: self.nearby(&term.near),
            text: term.text,
            spans: term.spans,
            forms: term.forms,
            count: term.count,
            kind: term.kind,
            score: term.score,
            reasons: term.reasons,
            suggestions: term.suggestions,
            contexts: term.contexts,
        }
    }
}
