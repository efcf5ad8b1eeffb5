//! The rows of the page's tables, as JSON that its script draws.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::report::bidi::visible;
use crate::report::format::{per_cent, rounded};
use crate::report::totals::{ArticleRow, EntryUse, Rendering, Spelling, Summary, Term, counted};

/// Rows of a table at most.
const MOST_ROWS: usize = 50_000;

/// Names whose contexts the page carries: contexts are most of its size.
const MOST_WITH_CONTEXTS: usize = 5_000;

/// A table with its rows.
#[derive(Serialize)]
pub(super) struct Table<'t> {
    pub id: &'t str,
    #[serde(skip)]
    pub title: &'t str,
    /// How many rows there are, drawn or not.
    #[serde(skip)]
    pub count: usize,
    #[serde(skip)]
    pub note: String,
    /// Names of columns with what they hold: `ar`, `text`, `number`, `share`, `list`.
    columns: Vec<(&'t str, &'t str)>,
    /// Cells, and at the end what opens: forms, contexts, articles by their number in the list of ids.
    pub rows: Vec<Value>,
}

/// All tables.
#[derive(Serialize)]
pub(super) struct Tables<'t> {
    /// The ids of articles that rows name by number.
    ids: Vec<String>,
    pub list: Vec<Table<'t>>,
}

impl Tables<'_> {
    /// The data as it stands in the page: nothing in it ends the element that holds it.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default().replace('<', "\\u003c")
    }
}

/// The tables that have something to show.
pub(super) fn tables(summary: &Summary) -> Tables<'static> {
    let mut ids = Ids::default();
    let mut list = vec![
        table("unknown", "Not in the glossary", &summary.terms, TERMS, |at, term| term_row(at, term, &mut ids)),
        table("spellings", "Spelled in several ways", &summary.spellings, SPELLINGS, |_, row| spelling_row(row)),
        table("renderings", "Renderings", &summary.renderings, RENDERINGS, |_, row| rendering_row(row)),
        table("findings", "Findings", &summary.rules, RULES, |_, row| {
            json!([row.rule, row.severity, row.findings, row.articles])
        }),
        table("articles", "Articles", &summary.articles, ARTICLES, |_, row| article_row(row)),
        table("entries", "Entries in use", &summary.entries, ENTRIES, |_, row| entry_row(row)),
        table("unused", "Never used", &summary.unused.list, UNUSED, |_, (id, en, kind)| {
            json!([visible(en), visible(id), kind.as_str()])
        }),
    ];
    for table in &mut list {
        table.note = match table.id {
            "unknown" if summary.forgotten.0 > 0 => {
                let (names, articles) = (counted(summary.forgotten.0, "rare name"), counted(summary.forgotten.1, "article"));
                format!("Forgotten for room: {names}, none of them in more than {articles}.")
            }
            "spellings" => "A question mark: unknown names that differ in vowels alone, perhaps one name.".to_string(),
            "unused" => {
                format!("{} of your own entries, {} of the built-in glossary.", summary.unused.own, summary.unused.builtin)
            }
            _ => String::new(),
        };
    }
    list.retain(|table| !table.rows.is_empty());
    Tables { ids: ids.list, list }
}

type Columns = &'static [(&'static str, &'static str)];

const TERMS: Columns = &[
    ("Arabic", "ar"),
    ("Type", "text"),
    ("Articles", "number"),
    ("Mentions", "number"),
    ("Last", "text"),
    ("Score", "number"),
    ("Spelling to start from", "text"),
];
const SPELLINGS: Columns = &[("English", "text"), ("Ways", "number"), ("Mentions", "number"), ("Spellings", "list")];
const RENDERINGS: Columns = &[("Arabic", "ar"), ("Ways", "number"), ("Mentions", "number"), ("English", "list")];
const RULES: Columns = &[("Rule", "text"), ("Severity", "text"), ("Findings", "number"), ("Pairs", "number")];
const ARTICLES: Columns = &[
    ("Article", "text"),
    ("Date", "text"),
    ("Source", "text"),
    ("Words", "number"),
    ("Mentions", "number"),
    ("Unknown", "number"),
    ("Known", "share"),
    ("Findings", "number"),
];
const ENTRIES: Columns = &[
    ("English", "text"),
    ("Type", "text"),
    ("Articles", "number"),
    ("Mentions", "number"),
    ("Ways", "number"),
    ("Arabic", "list"),
];
const UNUSED: Columns = &[("English", "text"), ("Id", "text"), ("Type", "text")];

fn table<'t, T>(
    id: &'t str,
    title: &'t str,
    all: &[T],
    columns: Columns,
    mut row: impl FnMut(usize, &T) -> Value,
) -> Table<'t> {
    let rows = all.iter().take(MOST_ROWS).enumerate().map(|(at, one)| row(at, one)).collect();
    Table { id, title, count: all.len(), note: String::new(), columns: columns.to_vec(), rows }
}

/// Ids of articles, each once.
#[derive(Default)]
struct Ids {
    list: Vec<String>,
    places: HashMap<Arc<str>, usize>,
}

impl Ids {
    fn place(&mut self, id: &Arc<str>) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        self.list.push(visible(id));
        self.places.insert(Arc::clone(id), self.list.len() - 1);
        self.list.len() - 1
    }
}

fn term_row(at: usize, term: &Term, ids: &mut Ids) -> Value {
    let contexts: Vec<String> =
        if at < MOST_WITH_CONTEXTS { term.contexts.iter().map(|context| visible(context)).collect() } else { Vec::new() };
    let samples: Vec<usize> = term.samples.iter().map(|id| ids.place(id)).collect();
    let suggestions = term.suggestions.iter().map(|spelling| visible(spelling)).collect::<Vec<_>>().join(", ");
    json!([
        visible(&term.text),
        term.kind.as_str(),
        term.articles,
        term.mentions,
        term.last.as_deref().unwrap_or_default(),
        rounded(term.score),
        suggestions,
        [json!(with_counts(&term.forms)), json!(contexts), json!(samples)],
    ])
}

fn spelling_row(spelling: &Spelling) -> Value {
    let english = visible(spelling.en.as_deref().unwrap_or_default());
    let english = if spelling.entry.is_some() { english } else { format!("{english} ?").trim_start().to_string() };
    json!([english, spelling.forms.len(), spelling.mentions, with_counts(&spelling.forms)])
}

fn rendering_row(rendering: &Rendering) -> Value {
    let share = |(text, count): &(String, usize)| [visible(text), format!("{}%", per_cent(*count, rendering.mentions))];
    let shares: Vec<[String; 2]> = rendering.en.iter().map(share).collect();
    json!([visible(&rendering.ar), rendering.en.len(), rendering.mentions, shares])
}

fn article_row(row: &ArticleRow) -> Value {
    let counts = &row.counts;
    let optional = |text: &Option<String>| visible(text.as_deref().unwrap_or_default());
    json!([
        visible(&row.id),
        optional(&row.date),
        optional(&row.source),
        counts.words,
        counts.mentions,
        counts.mentions - counts.known,
        counts.share().map(rounded),
        counts.findings,
    ])
}

fn entry_row(entry: &EntryUse) -> Value {
    json!([
        visible(&entry.en),
        entry.kind.as_str(),
        entry.articles,
        entry.mentions,
        entry.forms.len(),
        with_counts(&entry.forms),
    ])
}

/// Texts, each with what stands after it: inside, it would turn with the text.
fn with_counts(forms: &[(String, usize)]) -> Vec<[String; 2]> {
    forms.iter().map(|(form, count)| [visible(form), format!("×{count}")]).collect()
}
