//! Remembers what takes long to work out.
//!
//! Whatever is kept here is a function of its key and of what does not change while a program runs (the glossary, the models), so that
//! an answer is the same whether it was remembered or not, whatever was asked before, on any number of threads.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::{DefaultHashBuilder, HashMap};

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
        drop(self.turn());
        self.young.entry(key).insert(value).into_mut()
    }

    /// Where the young generation is full, makes it the old one and hands out what is forgotten.
    fn turn(&mut self) -> Option<HashMap<K, V>> {
        let full = self.young.len() >= self.room;
        full.then(|| std::mem::replace(&mut self.old, std::mem::take(&mut self.young)))
    }
}

/// The same for several threads: clones share what they keep. For what takes much longer to work out than a lock to pass.
#[derive(Debug, Clone)]
pub(crate) struct Shared<K, V> {
    parts: Arc<[Mutex<Recent<K, V>>; PARTS]>,
    hashes: DefaultHashBuilder,
}

/// Parts with a lock each, so that threads seldom meet.
const PARTS: usize = 16;

impl<K: Hash + Eq, V: Clone> Shared<K, V> {
    /// Keeps about `room` to twice as many values, for all threads together.
    pub(crate) fn new(room: usize) -> Self {
        let part = |_| Mutex::new(Recent::new(room.div_ceil(PARTS)));
        Self { parts: Arc::new(std::array::from_fn(part)), hashes: DefaultHashBuilder::default() }
    }

    /// The value of a key; `None` where nobody kept it, or it was forgotten.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.locked(self.hashes.hash_one(key), |part| part.get(key).cloned())
    }

    /// Keeps a value.
    pub(crate) fn keep(&self, key: K, value: V) {
        self.locked(self.hashes.hash_one(&key), |part| {
            part.keep(key, value);
        });
    }

    fn locked<R>(&self, hash: u64, act: impl FnOnce(&mut Recent<K, V>) -> R) -> R {
        // A thread that failed while it had the lock left whole values behind.
        let mut part = self.parts[hash as usize % PARTS].lock().unwrap_or_else(PoisonError::into_inner);
        let result = act(&mut part);
        // Given back without the lock: nobody waits for thousands of values.
        let forgotten = part.turn();
        drop(part);
        drop(forgotten);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_what_they_keep() {
        let shared: Shared<String, usize> = Shared::new(1_000);
        let other = shared.clone();
        std::thread::scope(|threads| {
            for thread in 0..4 {
                let own = shared.clone();
                threads.spawn(move || (0..100).for_each(|number| own.keep(format!("{thread} {number}"), number)));
            }
        });
        for thread in 0..4 {
            assert!((0..100).all(|number| other.get(format!("{thread} {number}").as_str()) == Some(number)));
        }
        (0..100_000).for_each(|number| shared.keep(number.to_string(), number));
        let kept = (0..100_000).filter(|number| other.get(number.to_string().as_str()).is_some()).count();
        assert!((900..=2_100).contains(&kept), "{kept}");
    }

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
