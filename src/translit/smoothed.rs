//! Probabilities that back off from specific contexts to general ones, read from a [`Table`].

use super::contexts::Chain;
use super::table::{Table, mix};

/// The key of an outcome in a context.
#[inline]
pub(super) fn outcome_key(context: u64, outcome: u32) -> u64 {
    mix(context) ^ (u64::from(outcome) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key of what a context costs when it does not know the outcome.
#[inline]
pub(super) fn backoff_key(context: u64) -> u64 {
    mix(context)
}

/// Levels of the longest chain.
const MOST_LEVELS: usize = 7;

/// The contexts of one decision, from general to specific, for asking after several outcomes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decision<'m> {
    table: Table<'m>,
    chain: &'static Chain,
    full: u64,
    /// For each level, what it costs to come down to it from the most specific one; `None` until somebody asks.
    backoffs: Option<[Option<u32>; MOST_LEVELS]>,
}

impl<'m> Decision<'m> {
    /// The decision of `chain` in the context `full`. Looks nothing up yet.
    #[inline]
    pub(super) fn new(table: Table<'m>, chain: &'static Chain, full: u64) -> Self {
        Self { table, chain, full, backoffs: None }
    }

    /// The cost of an outcome, or `None` where even the most general level has never seen it.
    #[inline]
    pub(super) fn cost(&mut self, outcome: u32) -> Option<u32> {
        let general = self.table.get(outcome_key(self.chain.key(self.full, 0), outcome))?;
        let (table, chain, full) = (self.table, self.chain, self.full);
        let backoffs = self.backoffs.get_or_insert_with(|| backoffs(&table, chain, full));
        for level in (1..chain.levels()).rev() {
            // A context that costs nothing to leave was never seen: it knows no outcome.
            if let Some(backoff) = backoffs[level]
                && let Some(cost) = table.get(outcome_key(chain.key(full, level), outcome))
            {
                return Some(backoff + u32::from(cost));
            }
        }
        Some(backoffs[0].unwrap_or(0) + u32::from(general))
    }
}

/// For each level that was seen, the sum of what the more specific levels cost to leave.
fn backoffs(table: &Table<'_>, chain: &Chain, full: u64) -> [Option<u32>; MOST_LEVELS] {
    let mut sums = [None; MOST_LEVELS];
    let mut sum = 0;
    for level in (1..chain.levels()).rev() {
        if let Some(cost) = table.get(backoff_key(chain.key(full, level))) {
            sums[level] = Some(sum);
            sum += u32::from(cost);
        }
    }
    sums[0] = Some(sum);
    sums
}
