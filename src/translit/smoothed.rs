//! Probabilities that back off from specific contexts to general ones, read from a [`Table`].

use super::contexts::Chain;
use super::table::{Table, mix};

/// The key of an outcome in a context.
#[inline]
pub(super) fn outcome_key(context: u64, outcome: u32) -> u64 {
    outcome_of(mix(context), outcome)
}

/// The key of what a context costs when it does not know the outcome.
#[inline]
pub(super) fn backoff_key(context: u64) -> u64 {
    mix(context)
}

/// The key of an outcome in a context whose backoff has this key.
#[inline]
fn outcome_of(context: u64, outcome: u32) -> u64 {
    context ^ (u64::from(outcome) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Levels of the longest chain.
const MOST_LEVELS: usize = 7;

/// Levels of one decision, side by side in a chain, for asking after several outcomes. Looks up each backoff once.
///
/// A decision is asked in many contexts that differ in their most specific fields alone: the general levels are looked up
/// once for all of them, by [`Levels::general`], and the others for each, by [`Levels::specific`]. A context that was seen has
/// its more general contexts in the table too, so the first level that is missing ends the search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Levels {
    /// The keys of those that were seen, the most general first.
    keys: [u64; MOST_LEVELS],
    /// What it costs to come down to each from the most specific one.
    above: [u32; MOST_LEVELS],
    count: usize,
    /// What it costs to come down from all of them.
    total: u32,
    /// Whether a more specific level may have been seen.
    open: bool,
}

impl Levels {
    /// No level: nothing is known, nothing is paid.
    pub(super) const NONE: Self = Self { keys: [0; MOST_LEVELS], above: [0; MOST_LEVELS], count: 0, total: 0, open: false };

    /// The levels of `chain` below `split`.
    #[inline]
    pub(super) fn general(table: &Table<'_>, chain: &Chain, full: u64, split: usize) -> Self {
        Self::between(table, chain, full, 0, split)
    }

    /// The levels of `chain` from `split` on, where `self` are those below.
    #[inline]
    pub(super) fn specific(&self, table: &Table<'_>, chain: &Chain, full: u64, split: usize) -> Self {
        if self.open { Self::between(table, chain, full, split, chain.levels()) } else { Self::NONE }
    }

    /// Whether nothing was seen.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    #[inline]
    fn between(table: &Table<'_>, chain: &Chain, full: u64, from: usize, to: usize) -> Self {
        let mut levels = Self::NONE;
        for level in from..to {
            let key = backoff_key(chain.key(full, level));
            let Some(cost) = table.get(key) else { break };
            levels.keys[levels.count] = key;
            levels.above[levels.count] = u32::from(cost);
            levels.count += 1;
        }
        levels.open = levels.count == to - from;
        for cost in levels.above[..levels.count].iter_mut().rev() {
            (levels.total, *cost) = (levels.total + *cost, levels.total);
        }
        levels
    }

    /// The cost of an outcome by the most specific of these levels that knows it, but for the first `without`.
    #[inline]
    fn find(&self, table: &Table<'_>, outcome: u32, without: usize) -> Option<u32> {
        let known = |level: usize| Some(self.above[level] + u32::from(table.get(outcome_of(self.keys[level], outcome))?));
        (without..self.count).rev().find_map(known)
    }

    /// The cost of an outcome by the most general level, these being general levels; `None` where it was never seen.
    #[inline]
    pub(super) fn least(&self, table: &Table<'_>, outcome: u32) -> Option<u32> {
        if self.is_empty() { None } else { table.get(outcome_of(self.keys[0], outcome)).map(u32::from) }
    }

    /// The cost of an outcome, these being general levels and `least` what the most general one says.
    #[inline]
    pub(super) fn cost(&self, table: &Table<'_>, outcome: u32, least: u32) -> u32 {
        self.find(table, outcome, 1).unwrap_or(self.total + least)
    }

    /// The cost of an outcome, these being the specific levels above `general`.
    #[inline]
    pub(super) fn cost_above(&self, general: &Self, table: &Table<'_>, outcome: u32, least: u32) -> u32 {
        self.find(table, outcome, 0).unwrap_or_else(|| self.total + general.cost(table, outcome, least))
    }

    /// A number for the most specific context among them that was seen: whatever they say of an outcome, they say of it in every
    /// context that has this one.
    #[inline]
    pub(super) fn deepest(&self) -> Option<u64> {
        self.keys[..self.count].last().copied()
    }
}

/// All levels of one decision, for asking after several outcomes in one context.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decision<'m> {
    table: Table<'m>,
    chain: &'static Chain,
    full: u64,
    /// The levels, once an outcome was asked after that is known at all.
    levels: Option<Levels>,
}

impl<'m> Decision<'m> {
    /// The decision of `chain` in the context `full`. Looks nothing up yet.
    #[inline]
    pub(super) fn new(table: Table<'m>, chain: &'static Chain, full: u64) -> Self {
        Self { table, chain, full, levels: None }
    }

    /// The cost of an outcome, or `None` where even the most general level has never seen it.
    #[inline]
    pub(super) fn cost(&mut self, outcome: u32) -> Option<u32> {
        let least = self.table.get(outcome_key(self.chain.key(self.full, 0), outcome))?;
        let (table, chain, full) = (self.table, self.chain, self.full);
        let levels = self.levels.get_or_insert_with(|| Levels::general(&table, chain, full, chain.levels()));
        Some(levels.cost(&table, outcome, u32::from(least)))
    }
}
