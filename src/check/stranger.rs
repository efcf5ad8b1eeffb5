//! A name in the translation that no name of the source explains: what stands where another name should.

use std::ops::Range;

use super::view::{Named, View};
use crate::align::names::english::{NameClass, WordClass};

/// How sure it must be that a word of the source sounds like a name for it to explain it.
const EXPLAINS: f32 = 0.25;

/// The words of the name, in the bead of a name that is not there, that nothing in the source explains; the one nearest to where
/// the missing name would stand. `covered` words are explained already.
pub(super) fn find(view: &mut View<'_>, named: &Named, covered: &[bool]) -> Option<Range<usize>> {
    let (source, target) = (view.beads[named.bead].source.clone(), view.beads[named.bead].target.clone());
    if target.is_empty() {
        return None;
    }
    let span = view.english.span(&target);
    let names: Vec<(Range<usize>, NameClass)> =
        view.capitals.within(span).iter().map(|name| (name.words.clone(), name.class)).collect();
    let wanted = place_of(view.mention(named).words.start, &source);
    let mut best: Option<(f32, Range<usize>)> = None;
    for (run, class) in names {
        let is_free = class == NameClass::Name && target.contains(&run.start) && !run.clone().any(|at| covered[at]);
        if is_free && !is_explained(view, &run, named.bead) {
            let away = (place_of(run.start, &target) - wanted).abs();
            if best.as_ref().is_none_or(|(least, _)| away < *least) {
                best = Some((away, run));
            }
        }
    }
    best.map(|(_, run)| run)
}

/// How far into a run a word stands, 0..=1.
fn place_of(at: usize, run: &Range<usize>) -> f32 {
    at.saturating_sub(run.start) as f32 / run.len().max(1) as f32
}

/// Whether something in the source stands behind a name of the translation: a word that sounds like one of its words, or the
/// known name of the same entry, here or in a neighbouring bead.
fn is_explained(view: &mut View<'_>, run: &Range<usize>, bead: usize) -> bool {
    let tokens = view.english.tokens();
    if run.clone().any(|at| tokens[at].acronym || view.capitals.class(at) != WordClass::Name) {
        return true;
    }
    let latin: Vec<String> = run.clone().map(|at| tokens[at].folded.clone()).collect();
    let around: Vec<usize> = view.around(bead).collect();
    for bead in around {
        for at in view.beads[bead].source.clone() {
            let key = view.pair.source.words().key(at).to_string();
            if latin.iter().any(|word| view.ear.alike(&key, word) >= EXPLAINS) {
                return true;
            }
        }
    }
    false
}
