//! What a layer of a glossary takes from those before it. Nothing here grows with the entries that layers do not share.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::Layer;
use super::compiled::Compiled;
use super::entry::Entry;
use super::index::{LATIN, Posting, Walk};
use super::parts::{self, Part};
use crate::kinds::EntryKey;
use crate::text::cues::{Cue, words_of};

/// Entries that a later layer replaces by one of the same id, or undoes by a rejected or forbidden one of the same English
/// and Arabic. What is only proposed takes nothing away.
#[derive(Debug, Clone, Default)]
pub(super) struct Shadows {
    undone: HashSet<EntryKey>,
    /// Whether each entry before the last layer is replaced, as far as anybody asked. Ids are compared when an entry is met, a few
    /// hundred times for an article.
    replaced: Arc<[AtomicU8]>,
}

/// What is known of an entry: 0 before anybody asked.
const STANDS: u8 = 1;
const REPLACED: u8 = 2;

impl Shadows {
    pub(super) fn new(layers: &[Layer]) -> Self {
        let before_last = layers.last().map_or(0, |last| last.base);
        Self { undone: undone(layers), replaced: (0..before_last).map(|_| AtomicU8::new(0)).collect() }
    }

    /// Whether an entry of `layer`, which holds the key, holds no more.
    pub(super) fn hide(&self, layers: &[Layer], layer: usize, key: EntryKey) -> bool {
        let Some(replaced) = self.replaced.get(key.0 as usize) else { return false };
        let known = match replaced.load(Ordering::Relaxed) {
            0 => {
                let known = if is_replaced(layers, layer, key) { REPLACED } else { STANDS };
                // Whoever asks at the same time finds out the same.
                replaced.store(known, Ordering::Relaxed);
                known
            }
            known => known,
        };
        known == REPLACED || self.undone.contains(&key)
    }
}

fn is_replaced(layers: &[Layer], layer: usize, key: EntryKey) -> bool {
    let Layer { compiled, base, .. } = &layers[layer];
    let id = compiled.id((key.0 - base) as usize);
    layers[layer + 1..].iter().any(|later| later.compiled.find_id(&id).is_some_and(|at| !later.compiled.is_proposed(at)))
}

/// Entries that a later layer rejects or forbids.
fn undone(layers: &[Layer]) -> HashSet<EntryKey> {
    let mut undone = HashSet::new();
    for (number, later) in layers.iter().enumerate().skip(1) {
        for entry in later.compiled.undoing() {
            for earlier in &layers[..number] {
                undone.extend(same_pair(&earlier.compiled, &entry).map(|at| EntryKey(earlier.base + at)));
            }
        }
    }
    undone
}

/// The entries of a glossary with the English of `entry` and one of its Arabic forms.
fn same_pair<'a>(compiled: &'a Compiled, entry: &'a Entry) -> impl Iterator<Item = u32> + 'a {
    let postings = entry.ar.iter().flat_map(|form| compiled.index().named(&parts::form_key(form).key));
    let same = |old: &Entry| old.en == entry.en && old.ar.iter().any(|form| entry.ar.contains(form));
    postings.map(|posting| posting.entry).filter(move |&at| same(&compiled.entry(at as usize)))
}

/// Hides from each layer the forms that an approved entry of a later one has, letter for letter: whoever writes a form into a
/// glossary of their own says what it means, and does not ask whether it may also be what another glossary says.
pub(super) fn hide_shared_forms(layers: &mut [Layer]) {
    for number in 1..layers.len() {
        let (earlier, later) = layers.split_at_mut(number);
        let layer = &mut earlier[number - 1].compiled;
        let mut hidden = HashSet::new();
        later.iter().for_each(|later| Shared { earlier: layer, later: &later.compiled, hidden: &mut hidden }.find());
        layer.hide(hidden);
    }
}

/// A search for the forms that two layers share.
struct Shared<'a> {
    earlier: &'a Compiled,
    later: &'a Compiled,
    /// Entries of the earlier layer, each with the number of a form.
    hidden: &'a mut HashSet<(u32, u16)>,
}

impl<'a> Shared<'a> {
    fn find(&mut self) {
        let (earlier, later) = (self.earlier.index().walk_spelled(), self.later.index().walk_spelled());
        self.go_on(earlier, later);
        // A form that is only a word for its kind before another form of the entry (حركة حماس) is not in the index.
        for head in words_of(Cue::Kind) {
            let mut rest = earlier;
            if rest.feed(head) && rest.feed_letter(' ') {
                self.go_on(rest, later);
                if rest.feed("ال") {
                    self.go_on(rest, later);
                }
            }
        }
    }

    /// Follows both automata as far as they spell the same.
    fn go_on(&mut self, earlier: Walk<'a>, later: Walk<'a>) {
        let mut open = vec![(earlier, later)];
        while let Some((earlier, later)) = open.pop() {
            self.compare(earlier, later);
            for (letter, earlier) in earlier.branches() {
                let mut later = later;
                if later.step(letter) {
                    open.push((earlier, later));
                }
            }
        }
    }

    /// Hides the forms that end here and that an entry has which is named here.
    fn compare(&mut self, earlier: Walk<'a>, later: Walk<'a>) {
        let is_form = |posting: &Posting| posting.part == Part::Full && posting.form != LATIN;
        let mut forms = earlier.postings().filter(is_form).peekable();
        if forms.peek().is_none() {
            return;
        }
        let approved = later.postings().filter(|posting| is_form(posting) && !posting.proposed);
        let entries: Vec<Entry> = approved.map(|posting| self.later.entry(posting.entry as usize)).collect();
        if entries.is_empty() {
            return;
        }
        for posting in forms {
            let form = self.earlier.form(posting.entry as usize, posting.form.into());
            if form.is_some_and(|form| entries.iter().any(|entry| entry.ar.contains(&form))) {
                self.hidden.insert((posting.entry, posting.form));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, Status, compile_in_memory, id};

    fn entry(en: &str, ar: &[&str], status: Status) -> Entry {
        Entry { en: en.into(), ar: ar.iter().map(|&form| form.into()).collect(), status, ..Entry::default() }
    }

    fn layered(layers: [&[Entry]; 2]) -> Glossary {
        let compiled = |entries: &[Entry]| {
            let mut entries = entries.to_vec();
            id::fill_in(&mut entries);
            (compile_in_memory(&entries), false)
        };
        Glossary::layered(layers.map(compiled).into())
    }

    /// The English of what a form may be.
    fn found(glossary: &Glossary, form: &str) -> Vec<String> {
        let mut names = Vec::new();
        for (index, base) in glossary.indexes() {
            let keys = index.named(&parts::form_key(form).key).map(|posting| EntryKey(base + posting.entry));
            names.extend(keys.filter(|key| !glossary.is_shadowed(*key)).map(|key| glossary.entry(key).en));
        }
        names
    }

    #[test]
    fn a_form_of_a_later_glossary_means_what_that_one_says() {
        let approved = Status::Approved;
        let first = [
            entry("Dravel Island", &["درافل", "جزيرة درافل"], approved),
            entry("Cape", &["كيب"], approved),
            entry("Movement of Kirvano", &["حركة الكرفانو"], approved),
        ];
        let desk = [
            entry("Dravel", &["درافل"], approved),
            entry("Kipp", &["كيب"], Status::Proposed),
            entry("Kirvano", &["الكرفانو", "حركة الكرفانو"], approved),
        ];
        let glossary = layered([&first, &desk]);
        assert_eq!(found(&glossary, "درافل"), ["Dravel"]);
        assert_eq!(found(&glossary, "جزيرة درافل"), ["Dravel Island"]);
        // What is only proposed takes nothing away.
        assert_eq!(found(&glossary, "كيب"), ["Cape", "Kipp"]);
        // The later glossary does not find this form as such, but says what it means.
        assert_eq!(found(&glossary, "حركة الكرفانو"), Vec::<String>::new());
    }

    #[test]
    fn forms_of_any_length_are_compared() {
        let long = "ك".repeat(50_000);
        let layer = [entry("Dravel", &[&long], Status::Approved)];
        let glossary = layered([&layer, &[entry("Kirvano", &[&long], Status::Approved)]]);
        assert_eq!(found(&glossary, &long), ["Kirvano"]);
    }

    #[test]
    fn entries_of_the_same_id_and_those_that_are_undone_hold_no_more() {
        let first = [
            entry("Dravel", &["درافل"], Status::Approved),
            entry("Kirvano", &["كرفانو"], Status::Approved),
            entry("Cape", &["كيب"], Status::Approved),
        ];
        let desk = [
            Entry { id: "dravel".into(), ..entry("Drawell", &["دراويل"], Status::Approved) },
            Entry { id: "no-kirvano".into(), ..entry("Kirvano", &["كرفانو"], Status::Rejected) },
            Entry { id: "cape".into(), ..entry("Kipp", &["كيب"], Status::Proposed) },
        ];
        let glossary = layered([&first, &desk]);
        assert_eq!(found(&glossary, "درافل"), Vec::<String>::new());
        assert_eq!(found(&glossary, "دراويل"), ["Drawell"]);
        assert_eq!(found(&glossary, "كرفانو"), Vec::<String>::new());
        assert_eq!(glossary.entries().map(|(_, entry)| entry.en).collect::<Vec<_>>(), ["Cape", "Kipp", "Drawell", "Kirvano"]);
        assert_eq!(found(&glossary, "كيب"), ["Cape", "Kipp"]);
        // The other way round, nothing is hidden.
        assert_eq!(found(&layered([&desk, &first]), "كرفانو"), ["Kirvano"]);
    }
}
