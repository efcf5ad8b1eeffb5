//! What became of each name of the source: found, misspelt, replaced, or left out. Decided once, for all rules about names.
//!
//! Each occurrence of accepted English serves one mention at most, first in its own bead, then in a neighbouring one. A mention
//! that nothing serves is near something that is spelled almost right, or has somebody else's name in its place, or is spoken of in
//! other words, or is missing.

use std::ops::Range;

use super::english::same;
use super::lookalikes;
use super::near::{self, Near};
use super::stand_in::is_capital;
use super::stranger;
use super::view::{Named, View};
use super::words::refers;
use crate::align::names::english::WordClass;
use crate::span::Span;

/// What became of one name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// It is there, or the sentence speaks of it in other words.
    Fine,
    /// These words are it, but for a slip.
    Misspelt(Near),
    /// These words are somebody else's name where it should stand.
    Wrong(Range<usize>),
    /// Its sentence lacks it; the translation has it elsewhere.
    Lacking,
    /// It is nowhere.
    Nowhere,
}

/// Accepted English at a place.
#[derive(Debug)]
pub(super) struct Occurrence {
    /// Its words.
    pub(super) run: Range<usize>,
    /// The entries it is right for, by number in [`View::expected`].
    pub(super) right_for: Vec<usize>,
    /// Whether a mention has it.
    taken: bool,
}

/// Score from which a suspected name can be missed.
const STRONG: f32 = 0.35;

/// Works out what became of each known name.
pub(super) fn judge(view: &mut View<'_>) {
    let mut ledger = Ledger::new(view);
    ledger.serve(view);
    view.verdicts = ledger.verdicts(view);
    ledger.pairs.sort_unstable();
    view.pairs = std::mem::take(&mut ledger.pairs);
    let mut used = ledger.covered;
    for verdict in &view.verdicts {
        if let Verdict::Misspelt(Near { run, .. }) | Verdict::Wrong(run) = verdict {
            used[run.clone()].fill(true);
        }
    }
    view.strays = near::strays(view, &used);
    view.strays.iter().for_each(|near| used[near.run.clone()].fill(true));
    let lookalikes = lookalikes::find(view, &used);
    view.strays.extend(lookalikes);
}

/// Accepted English of the entries that the source names, by place.
pub(super) fn occurrences(view: &View<'_>) -> Vec<Occurrence> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (number, expected) in view.expected.iter().enumerate() {
        for form in &expected.forms {
            for run in view.english.find(&form.words) {
                if !form.acronym || view.english.tokens()[run.start].acronym {
                    found.push((run, number));
                }
            }
        }
    }
    found.sort_by_key(|(run, number)| (run.start, std::cmp::Reverse(run.end), *number));
    let mut occurrences: Vec<Occurrence> = Vec::new();
    for (run, number) in found {
        match occurrences.last_mut().filter(|last| last.run == run) {
            Some(last) => last.right_for.push(number),
            None => occurrences.push(Occurrence { run, right_for: vec![number], taken: false }),
        }
    }
    occurrences
}

struct Ledger {
    occurrences: Vec<Occurrence>,
    /// Words that accepted English covers, whether a mention has it or not.
    covered: Vec<bool>,
    /// Which mentions have an occurrence.
    served: Vec<bool>,
    /// The words of the source that belong to those.
    served_words: Vec<bool>,
    /// Each mention with its occurrence.
    pairs: Vec<(Span, Span)>,
    /// Whether the English of each entry stands anywhere.
    anywhere: Vec<bool>,
}

impl Ledger {
    fn new(view: &View<'_>) -> Self {
        let occurrences = occurrences(view);
        let mut covered = vec![false; view.english.tokens().len()];
        for occurrence in &occurrences {
            covered[occurrence.run.clone()].fill(true);
        }
        let mut anywhere = vec![false; view.expected.len()];
        occurrences.iter().flat_map(|occurrence| &occurrence.right_for).for_each(|&entry| anywhere[entry] = true);
        let served_words = vec![false; view.pair.source.words().len()];
        Self { occurrences, covered, served: vec![false; view.named.len()], served_words, pairs: Vec::new(), anywhere }
    }

    /// Gives each mention an occurrence in its own bead.
    fn serve(&mut self, view: &View<'_>) {
        for number in 0..view.named.len() {
            self.serve_in(view, number, view.named[number].bead);
        }
    }

    /// Gives a mention an occurrence of a neighbouring bead that its own mentions have left over.
    fn serve_beside(&mut self, view: &View<'_>, number: usize) {
        for bead in view.around(view.named[number].bead).skip(1) {
            if !self.served[number] {
                self.serve_in(view, number, bead);
            }
        }
    }

    fn serve_in(&mut self, view: &View<'_>, number: usize, bead: usize) {
        let (named, words) = (&view.named[number], view.beads[bead].target.clone());
        let first = self.occurrences.partition_point(|other| other.run.start < words.start);
        let here = first + self.occurrences[first..].partition_point(|other| other.run.start < words.end);
        let fits = |other: &Occurrence| !other.taken && other.right_for.iter().any(|entry| named.wanted.contains(entry));
        let longest = (first..here).filter(|&at| fits(&self.occurrences[at])).max_by_key(|&at| {
            let own = self.occurrences[at].right_for.contains(&named.wanted[0]);
            (own, self.occurrences[at].run.len(), std::cmp::Reverse(at))
        });
        let Some(at) = longest else { return };
        self.served[number] = true;
        self.served_words[named.words.clone()].fill(true);
        let run = self.occurrences[at].run.clone();
        self.pairs.push((named.span, view.english.span(&run)));
        // What lies inside it is the same words: they serve nobody else.
        for other in &mut self.occurrences[first..] {
            if other.run.start >= run.end {
                break;
            }
            other.taken |= other.run.start < run.end && run.start < other.run.end;
        }
    }

    fn verdicts(&mut self, view: &mut View<'_>) -> Vec<Verdict> {
        let mut verdicts = vec![Verdict::Fine; view.named.len()];
        let mut used = self.covered.clone();
        let mut slips: Vec<(usize, Near)> = Vec::new();
        for number in 0..view.named.len() {
            slips.extend(near::slips(view, number, self.served[number], &used).into_iter().map(|near| (number, near)));
        }
        slips.sort_by_key(|(number, near)| (near.distance, near.away, std::cmp::Reverse(near.run.len()), *number));
        for (number, near) in slips {
            let free = near.slipped.iter().any(|&at| !used[at]);
            if free && verdicts[number] == Verdict::Fine {
                used[near.run.clone()].fill(true);
                verdicts[number] = Verdict::Misspelt(near);
            }
        }
        let lacking = |ledger: &Self, verdicts: &[Verdict]| -> Vec<usize> {
            (0..verdicts.len()).filter(|&at| !ledger.served[at] && verdicts[at] == Verdict::Fine).collect()
        };
        for number in lacking(self, &verdicts) {
            let named = view.named[number].clone();
            if is_hinted(view, &named, named.bead) {
                self.served[number] = true;
            } else if let Some(run) = stranger::find(view, &named, &used, &self.served_words) {
                used[run.clone()].fill(true);
                let found = view.target_text(view.english.span(&run));
                if is_capital(found, &view.expected[named.wanted[0]].entry) {
                    self.served[number] = true;
                } else {
                    verdicts[number] = Verdict::Wrong(run);
                }
            }
        }
        for number in lacking(self, &verdicts) {
            self.serve_beside(view, number);
        }
        for number in lacking(self, &verdicts) {
            let named = view.named[number].clone();
            let verdict = self.left_out(view, &named);
            // A mere suspicion has to be a strong one, with nothing in the translation that sounds like the Arabic.
            let doubtful =
                named.suspected && (verdict != Verdict::Nowhere || named.score < STRONG || stranger::is_heard(view, &named));
            if !doubtful {
                verdicts[number] = verdict;
            }
        }
        verdicts
    }

    /// The verdict on a name that its own sentence and its neighbours lack.
    fn left_out(&self, view: &View<'_>, named: &Named) -> Verdict {
        let hinted: Vec<usize> = view.around(named.bead).skip(1).filter(|&bead| is_hinted(view, named, bead)).collect();
        // What a neighbour says of a name that the source has there too, it says of that mention.
        if hinted.iter().any(|&bead| !is_named_in(view, named, bead)) {
            return Verdict::Fine;
        }
        let here = &view.beads[named.bead].target;
        let is_anywhere = named.wanted.iter().any(|&entry| self.anywhere[entry]);
        if !is_anywhere && hinted.is_empty() {
            let is_built_in = named.suspected && named.words.clone().any(|at| view.gazetteer.source[at]);
            return if is_built_in { Verdict::Fine } else { Verdict::Nowhere };
        }
        let right = |other: &Occurrence| other.right_for.iter().any(|entry| named.wanted.contains(entry));
        let first = self.occurrences.partition_point(|other| other.run.start < here.start);
        let said = || self.occurrences[first..].iter().take_while(|other| other.run.start < here.end).any(right);
        let spoken_of = || match is_anywhere {
            true => view.around(named.bead).any(|bead| refers(view, &view.beads[bead].target, &[])),
            false => refers(view, here, &self.covered),
        };
        if here.is_empty() || said() || spoken_of() { Verdict::Fine } else { Verdict::Lacking }
    }
}

/// Whether the source has the same name in a bead.
fn is_named_in(view: &View<'_>, named: &Named, bead: usize) -> bool {
    let first = view.named.partition_point(|other| other.bead < bead);
    view.named[first..].iter().take_while(|other| other.bead == bead).any(|other| other.wanted[0] == named.wanted[0])
}

/// Whether a sentence of the translation has a word of the name, a word of belonging made of it, or all its words in another order.
fn is_hinted(view: &View<'_>, named: &Named, bead: usize) -> bool {
    let tokens = &view.english.tokens()[view.beads[bead].target.clone()];
    let has = |part: &String| tokens.iter().any(|token| same(&token.folded, part));
    let words = &view.beads[bead].target;
    let first = view.gazetteer.belonging.partition_point(|(at, _)| *at < words.start);
    let belonging = || view.gazetteer.belonging[first..].iter().take_while(|(at, _)| *at < words.end);
    named.wanted.iter().map(|&number| &view.expected[number]).any(|expected| {
        expected.forms.iter().any(|form| belonging().any(|(_, place)| *place == form.words))
            || words.clone().any(|at| is_part(view, at, &expected.parts))
            || expected.forms.iter().any(|form| form.words.len() > 1 && form.words.iter().all(has))
            || expected.forms.iter().any(|form| near::is_derived_anywhere(tokens, form))
    })
}

/// Whether a word of the translation is a part of a name. A title is one ("Prince" of "Prince Zoran") unless it is given to somebody
/// else there.
fn is_part(view: &View<'_>, at: usize, parts: &[String]) -> bool {
    let tokens = view.english.tokens();
    let is = |at: usize| tokens[at].capital && parts.iter().any(|part| same(&tokens[at].folded, part));
    let given_to_another = || {
        let is_title = view.capitals.class(at) == WordClass::Title;
        let next = tokens.get(at + 1).filter(|next| is_title && next.joins);
        next.is_some() && view.capitals.class(at + 1) == WordClass::Name && !is(at + 1)
    };
    is(at) && !given_to_another()
}
