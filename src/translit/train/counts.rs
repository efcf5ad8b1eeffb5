//! From weighted observations to smoothed costs.

use std::collections::{BTreeSet, HashMap};

use crate::translit::contexts::Chain;
use crate::translit::smoothed::{backoff_key, outcome_key};
use crate::translit::table::{MOST, PER_NAT};

/// An outcome seen in a context, with how sure it is that it was seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observation {
    /// The most specific context.
    pub full: u64,
    /// The outcome.
    pub outcome: u32,
    /// How often: a posterior, mostly near 0 or 1.
    pub weight: f64,
}

/// How counts become probabilities.
#[derive(Debug, Clone, Copy)]
pub(super) struct Smoothing {
    /// What is taken off every count and given to the more general level.
    pub discount: f64,
    /// What the more general level gets besides, as so many observations.
    pub prior: f64,
    /// Nats that an entry must save on the training pairs to be kept.
    pub worth: f64,
    /// Levels of context, the most general one among them; those of the chain at most.
    pub levels: usize,
}

/// One level: outcomes of each context with their counts, sorted.
type Level = Vec<(u64, u32, f64)>;

/// The costs of all levels, in a fixed order, ready for [`crate::translit::table::build`].
pub(super) fn costs(observations: &[Observation], chain: &Chain, smoothing: &Smoothing, out: &mut Vec<(u64, u16)>) {
    let levels = levels(observations, chain, smoothing.levels);
    let mut general: HashMap<(u64, u32), f64> = HashMap::new();
    let mut kept = vec![BTreeSet::new(); levels.len()];
    for (number, level) in levels.iter().enumerate() {
        let mut specific = HashMap::with_capacity(level.len());
        for context in level.chunk_by(|(one, ..), (other, ..)| one == other) {
            let parent = |context: &Context<'_>, outcome| general_probability(&general, chain, context, number, outcome);
            let context = Context { full: context[0].0, outcomes: context };
            let probabilities = context.probabilities(smoothing, |outcome| parent(&context, outcome));
            let before = out.len();
            context.emit(&probabilities, number, chain, smoothing, |outcome| parent(&context, outcome), out);
            if out.len() > before {
                kept[number].insert(context.full);
            }
            let keyed = context.outcomes.iter().zip(&probabilities);
            specific.extend(keyed.map(|(&(full, outcome, _), &probability)| ((full, outcome), probability)));
        }
        general = specific;
    }
    fill_gaps(&mut kept, chain, out);
}

/// Gives every context that is in the table its more general contexts, free to leave where they know no outcome: whoever comes
/// from the general end may stop at the first that is missing.
fn fill_gaps(kept: &mut [BTreeSet<u64>], chain: &Chain, out: &mut Vec<(u64, u16)>) {
    for level in (1..kept.len()).rev() {
        let above: Vec<u64> = kept[level].iter().map(|&full| tag_free(chain, full, level - 1)).collect();
        for full in above {
            if kept[level - 1].insert(full) {
                out.push((backoff_key(chain.key(full, level - 1)), 0));
            }
        }
    }
}

/// A context at a level without the tag that tells levels apart.
fn tag_free(chain: &Chain, full: u64, level: usize) -> u64 {
    chain.key(full, level) & !0x3f
}

/// The probability one level up; nothing stands above the most general one.
fn general_probability(
    general: &HashMap<(u64, u32), f64>,
    chain: &Chain,
    context: &Context<'_>,
    level: usize,
    outcome: u32,
) -> f64 {
    match level.checked_sub(1) {
        None => 0.0,
        Some(above) => general.get(&(tag_free(chain, context.full, above), outcome)).copied().unwrap_or(0.0),
    }
}

/// Counts of every level, the most general first. Below the most specific level a count says in how many more specific
/// contexts the outcome was seen, not how often (Kneser and Ney): what follows one context only says little about others.
fn levels(observations: &[Observation], chain: &Chain, most: usize) -> Vec<Level> {
    let specific = chain.levels().min(most) - 1;
    let tag_free = |full: u64, level: usize| tag_free(chain, full, level);
    let top = observations.iter().map(|seen| (tag_free(seen.full, specific), seen.outcome, seen.weight));
    let mut levels = vec![sum(top.collect())];
    for level in (0..specific).rev() {
        let below = levels.last().expect("the list begins with one level");
        let seen = below.iter().map(|&(full, outcome, count)| (tag_free(full, level), outcome, count.min(1.0)));
        levels.push(sum(seen.collect()));
    }
    levels.reverse();
    levels
}

/// Adds up equal keys in the order in which they came.
fn sum(mut seen: Level) -> Level {
    seen.sort_by_key(|&(full, outcome, _)| (full, outcome));
    seen.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    seen
}

/// One context of a level with its outcomes.
struct Context<'a> {
    full: u64,
    outcomes: &'a [(u64, u32, f64)],
}

impl Context<'_> {
    /// Absolute discounting, interpolated with the more general level.
    fn probabilities(&self, smoothing: &Smoothing, general: impl Fn(u32) -> f64) -> Vec<f64> {
        let total: f64 = self.outcomes.iter().map(|&(.., count)| count).sum::<f64>() + smoothing.prior;
        let taken: f64 = self.outcomes.iter().map(|&(.., count)| count.min(smoothing.discount)).sum();
        let share = (taken + smoothing.prior) / total;
        let own = |count: f64| (count - smoothing.discount).max(0.0) / total;
        self.outcomes.iter().map(|&(_, outcome, count)| own(count) + share * general(outcome)).collect()
    }

    /// Writes what is worth its place, and what the rest costs.
    fn emit(
        &self,
        probabilities: &[f64],
        level: usize,
        chain: &Chain,
        smoothing: &Smoothing,
        general: impl Fn(u32) -> f64,
        out: &mut Vec<(u64, u16)>,
    ) {
        let key = chain.key(self.full, level);
        let (mut kept, mut kept_general) = (0.0, 0.0);
        let before = out.len();
        for (&(_, outcome, count), &probability) in self.outcomes.iter().zip(probabilities) {
            let above = general(outcome);
            let saved = count * libm::fabs(libm::log(probability / above.max(1e-9)));
            if probability > 0.0 && (level == 0 || saved > smoothing.worth) {
                kept += probability;
                kept_general += above;
                out.push((outcome_key(key, outcome), cost(probability)));
            }
        }
        if level == 0 {
            out.push((backoff_key(key), 0));
        } else if out.len() > before {
            let rest = (1.0 - kept).max(1e-6) / (1.0 - kept_general).max(1e-6);
            out.push((backoff_key(key), cost(rest.min(1.0))));
        }
    }
}

/// A probability as a cost.
pub(super) fn cost(probability: f64) -> u16 {
    libm::round(-libm::log(probability.max(1e-30)) * PER_NAT).clamp(0.0, f64::from(MOST)) as u16
}
