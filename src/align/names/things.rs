//! What names neither a person, a place nor an organisation: works, vessels, products, events and ages, told by the words beside
//! them; and languages and peoples, which are no names at all.

use std::collections::HashSet;
use std::ops::Range;

use super::chains::Chain;
use super::english::{EnglishName, WordClass};
use super::hits::Sides;
use super::things_table::{EVENTS, LANGUAGES, SPEECH, WORKS};
use crate::document::Document;
use crate::text::clitics::readings;
use crate::text::cues::Cue;
use crate::text::words::Gap;

/// Letters that the English `s` is heard as.
const SIBILANTS: [char; 4] = ['س', 'ز', 'ص', 'ش'];

/// Letters that an English word has more than, the ending of a plural aside.
const SHORT: usize = 3;

/// Marks that close a quotation at the end of a text.
const QUOTES: [char; 5] = ['"', '\'', '»', '”', '’'];

/// What stands before the name of somebody whose work it is, or of a place.
const OWNERS: [&str; 7] = ["at", "by", "from", "in", "near", "of", "to"];

/// Words of the names of a translation, in lower case: a plural may be one of these.
pub(super) type Singulars<'d> = HashSet<&'d str>;

/// The words of the translation that are written as names.
pub(super) fn singulars<'d>(sides: &Sides<'d>) -> Singulars<'d> {
    let words = sides.target.words();
    (0..words.len()).filter(|&at| sides.english.class(at) == WordClass::Name).map(|at| words.key(at)).collect()
}

impl Sides<'_> {
    /// Whether a chain is the name of a thing, as the words beside it say. The whole name of a person is none, whatever is before it
    /// (`the crash of the plane, Gregor Oldenkamp said`).
    pub(super) fn is_thing(&self, chain: &Chain, person: bool) -> bool {
        let whole_person = person && chain.source.len() > 1;
        self.is_event(chain) || self.is_quoted(chain) || !whole_person && self.is_behind_work(chain)
    }

    /// Whether the English has a word for an event or an age at its head: `Davis Cup`, `Second World War`, `Battle of Mosul`.
    fn is_event(&self, chain: &Chain) -> bool {
        let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || "IVX".contains(letter));
        let run = chain.target.clone();
        let of = run.len() > 2 && self.english_word(run.start + 1) == "of";
        let last = || run.clone().rfind(|&at| !is_number(self.english_word(at)));
        let head = if of { Some(run.start) } else { last() };
        run.len() > 1 && head.is_some_and(|at| EVENTS.binary_search(&self.english_word(at).to_lowercase().as_str()).is_ok())
    }

    /// Whether both sides have it in quotation marks, as titles of works are.
    fn is_quoted(&self, chain: &Chain) -> bool {
        let before = chain.source.start.checked_sub(1);
        let of_organization = before.is_some_and(|at| self.source.words().cues(at).has(Cue::Organization));
        !of_organization
            && is_in_quotes(self.source, &chain.source)
            && is_in_quotes(self.target, &chain.target)
            && !self.is_possessive(chain)
    }

    /// Whether the Arabic has a word for a work, a vessel or a product before it, with an adjective between them or not, and the English
    /// does not say whose it is.
    fn is_behind_work(&self, chain: &Chain) -> bool {
        let words = self.source.words();
        let joined = |at: usize| words.get(at).gap.only(Gap::SPACE.with(Gap::QUOTE));
        let is_work = |at: usize| is_one_of(WORKS, words.key(at));
        let Some(before) = chain.source.start.checked_sub(1).filter(|_| joined(chain.source.start)) else { return false };
        let adjective = before > 0 && joined(before) && words.key(before).starts_with("ال");
        let owned = chain.target.start.checked_sub(1).is_some_and(|at| OWNERS.contains(&self.english_word(at)));
        let work = if is_work(before) { Some(before) } else { before.checked_sub(1).filter(|&at| adjective && is_work(at)) };
        // The director of the film is named, not the film.
        let of_somebody = |work: usize| work > 0 && joined(work) && words.cues(work - 1).has(Cue::Title);
        let is_behind = work.is_some_and(|work| !of_somebody(work));
        is_behind && chain.proclitics == 0 && !owned && !self.is_possessive(chain)
    }

    /// Whether a chain is a language: what stands behind لغة or before `dialects`.
    pub(super) fn is_language(&self, chain: &Chain, name: &EnglishName) -> bool {
        let (source, target) = (self.source.words(), self.target.words());
        let before = chain.source.start.checked_sub(1).filter(|_| source.get(chain.source.start).gap == Gap::SPACE);
        let behind = Some(chain.target.end).filter(|&next| next == name.words.end && next < target.len());
        before.is_some_and(|before| is_one_of(LANGUAGES, source.key(before)))
            || behind.is_some_and(|next| {
                SPEECH.contains(&target.key(next)) && target.get(next).gap.only(Gap::SPACE.with(Gap::HYPHEN))
            })
    }

    /// Whether the English is a plural (`Nubians`, `the Kennedys`) of what the Arabic has in the singular: another word, though the
    /// name is in it.
    pub(super) fn is_plural(&self, chain: &Chain, singulars: &Singulars<'_>) -> bool {
        let key = self.target.words().key(chain.target.end - 1);
        let Some(stem) = key.strip_suffix('s').filter(|stem| stem.chars().nth(SHORT).is_some()) else { return false };
        let arabic = self.source.words().clean(chain.source.end - 1);
        let is_heard = arabic[..arabic.len() - chain.tail].ends_with(SIBILANTS);
        // Only an article tells inhabitants (`the Parisians`) from a name with a silent letter (Domans).
        let article = chain.target.start.checked_sub(1).is_some_and(|at| self.english_word(at).eq_ignore_ascii_case("the"));
        let inhabitants = article && stem.ends_with("an");
        !is_heard && !chain.known && !self.is_possessive(chain) && (inhabitants || singulars.contains(stem))
    }

    /// Whether the English is written with a possessive.
    fn is_possessive(&self, chain: &Chain) -> bool {
        let last = chain.target.end - 1;
        self.english.span(last).end < self.target.words().get(last).span.end
    }

    fn english_word(&self, at: usize) -> &str {
        self.english.span(at).of(self.target.text())
    }
}

/// Whether a word, under any reading, is one of a table.
fn is_one_of(table: &[&str], key: &str) -> bool {
    readings(key).as_slice().iter().any(|reading| table.binary_search(&reading.stem(key)).is_ok())
}

/// Whether a run stands in quotation marks, by itself.
fn is_in_quotes(document: &Document, run: &Range<usize>) -> bool {
    let words = document.words();
    let quote = |at: usize| words.get(at).gap.has(Gap::QUOTE);
    let ends = || document.text()[words.get(run.end - 1).span.end..].starts_with(QUOTES);
    quote(run.start) && if run.end < words.len() { quote(run.end) } else { ends() }
}
