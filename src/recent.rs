//! Remembers what takes long to work out.
//!
//! Whatever is kept here is a function of its key and of what does not change while a program runs (the glossary, the models), so that
//! an answer is the same whether it was remembered or not, whatever was asked before, on any number of threads.

use std::borrow::Borrow;
use std::hash::Hash;

use hashbrown::HashMap;

/// Values by key, in two generations: what is asked for moves to the young one; when that is full, the old one is forgotten and the
/// young one takes its place. So what is in use stays, and memory is bounded.
#[derive(Debug, Clone)]
pub(crate) struct Recent<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
    room: usize,
}

impl<K: Hash + Eq, V> Recent<K, V> {
    /// Keeps between `room` and twice as many values.
    pub(crate) fn new(room: usize) -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), room }
    }

    /// The value of a key; `None` where it was never kept, or was forgotten.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        if !self.young.contains_key(key) {
            let (key, value) = self.old.remove_entry(key)?;
            self.keep(key, value);
        }
        self.young.get(key)
    }

    /// Keeps a value and hands it back.
    pub(crate) fn keep(&mut self, key: K, value: V) -> &V {
        if self.young.len() >= self.room {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.entry(key).insert(value).into_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_stays_and_the_rest_is_forgotten() {
        let mut recent: Recent<String, usize> = Recent::new(10);
        recent.keep("used".into(), 7);
        for number in 0..100 {
            recent.keep(number.to_string(), number);
            assert_eq!(recent.get("used"), Some(&7));
            assert!(recent.young.len() + recent.old.len() <= 20);
        }
        assert_eq!(recent.get("99"), Some(&99));
        assert_eq!(recent.get("0"), None);
    }
}
