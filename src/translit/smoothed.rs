//! Probabilities that back off from specific contexts to general ones, read from a [`Table`].

use super::contexts::Chain;
use super::table::{Table, mix};

/// The key of an outcome in a context.
#[inline]
pub fn outcome_key(context: u64, outcome: u32) -> u64 {
    mix(context) ^ (u64::from(outcome) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key of what a context costs when it does not know the outcome.
#[inline]
pub fn backoff_key(context: u64) -> u64 {
    mix(context)
}

/// The cost of an outcome in the context `full`, or `None` where even the most general level has never seen it.
#[inline]
pub fn cost(table: &Table<'_>, chain: &Chain, full: u64, outcome: u32) -> Option<u32> {
    let general = table.get(outcome_key(chain.key(full, 0), outcome))?;
    let mut backoff = 0;
    for level in (1..chain.levels()).rev() {
        let context = chain.key(full, level);
        if let Some(cost) = table.get(outcome_key(context, outcome)) {
            return Some(backoff + u32::from(cost));
        }
        backoff += u32::from(table.get(backoff_key(context)).unwrap_or(0));
    }
    Some(backoff + u32::from(general))
}
