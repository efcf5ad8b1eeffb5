//! Counts of what has no end, in bounded room: when it is full, what came up least is forgotten.

use std::collections::HashMap;
use std::hash::Hash;

/// What may be forgotten.
pub(super) trait Counted {
    /// How much it counts for: what counts least is forgotten first.
    fn weight(&self) -> (usize, usize);
}

/// A map that keeps the heaviest. The same additions in the same order forget the same.
#[derive(Debug)]
pub(super) struct Bounded<K, V> {
    map: HashMap<K, V>,
    room: usize,
    forgotten: usize,
    heaviest_forgotten: usize,
}

impl<K: Eq + Hash + Ord + Clone, V: Counted> Bounded<K, V> {
    /// Keeps at least `room` of them, and never more than twice as many.
    pub(super) fn new(room: usize) -> Self {
        Self { map: HashMap::new(), room, forgotten: 0, heaviest_forgotten: 0 }
    }

    /// What is counted under a key; made where it is new.
    pub(super) fn entry<Q>(&mut self, key: &Q, make: impl FnOnce() -> V) -> &mut V
    where
        K: std::borrow::Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        if !self.map.contains_key(key) {
            if self.map.len() >= 2 * self.room {
                self.forget();
            }
            self.map.insert(key.to_owned(), make());
        }
        self.map.get_mut(key).expect("it was just put there")
    }

    fn forget(&mut self) {
        let mut keys: Vec<((usize, usize), K)> = self.map.iter().map(|(key, value)| (value.weight(), key.clone())).collect();
        keys.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        for (weight, key) in keys.drain(self.room.min(keys.len())..) {
            self.map.remove(&key);
            self.forgotten += 1;
            self.heaviest_forgotten = self.heaviest_forgotten.max(weight.0);
        }
    }

    /// How many were forgotten; one that came back counts again.
    pub(super) fn forgotten(&self) -> usize {
        self.forgotten
    }

    /// How much a count may lack, of the first part of the weight, for each time that it was forgotten.
    pub(super) fn heaviest_forgotten(&self) -> usize {
        self.heaviest_forgotten
    }

    /// All of them, in no order.
    pub(super) fn into_values(self) -> impl Iterator<Item = V> {
        self.map.into_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Counted for usize {
        fn weight(&self) -> (usize, usize) {
            (*self, 0)
        }
    }

    #[test]
    fn the_heaviest_stay_and_the_loss_is_told() {
        let mut counts: Bounded<String, usize> = Bounded::new(3);
        for (name, times) in [("a", 9), ("b", 2), ("c", 5), ("d", 1), ("e", 1), ("f", 7), ("g", 1)] {
            *counts.entry(name, || 0) += times;
        }
        assert_eq!((counts.forgotten(), counts.heaviest_forgotten()), (3, 2));
        let mut left: Vec<usize> = counts.into_values().collect();
        left.sort_unstable();
        assert_eq!(left, [1, 5, 7, 9]);
    }
}
