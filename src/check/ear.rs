//! Whether an English word sounds like an Arabic one.

use std::collections::HashMap;

use crate::text::clitics::readings;
use crate::translit::{Model, Scorer, letters};

/// Compares words by sound, and remembers what it compared. One for each check.
#[derive(Debug)]
pub(super) struct Ear {
    model: &'static Model,
    scorer: Scorer<'static>,
    heard: HashMap<String, f32>,
    arabic: Vec<letters::Letter>,
    latin: Vec<letters::Letter>,
}

impl Ear {
    /// An ear that has heard nothing yet.
    pub(super) fn new() -> Self {
        let model = Model::builtin();
        Self { model, scorer: Scorer::new(model), heard: HashMap::new(), arabic: Vec::new(), latin: Vec::new() }
    }

    /// How sure it is that two words are one name, 0..=1: the Arabic as it stands, or without any of the proclitics and the
    /// article that it may begin with.
    pub(super) fn alike(&mut self, arabic_key: &str, latin: &str) -> f32 {
        let memory = format!("{arabic_key}\0{latin}");
        if let Some(&known) = self.heard.get(&memory) {
            return known;
        }
        let mut best = self.exact(arabic_key, latin);
        for reading in readings(arabic_key).as_slice() {
            for word in [reading.name(arabic_key), reading.stem(arabic_key)] {
                if word.len() < arabic_key.len() {
                    best = best.max(self.exact(word, latin));
                }
            }
        }
        self.heard.insert(memory, best);
        best
    }

    /// The same for the Arabic word as it stands.
    fn exact(&mut self, arabic: &str, latin: &str) -> f32 {
        letters::arabic(arabic, &mut self.arabic);
        letters::latin(latin, &mut self.latin);
        if self.arabic.len() < SHORTEST || self.latin.len() < SHORTEST {
            return 0.0;
        }
        let score = self.scorer.score(&self.arabic, &self.latin);
        self.model.calibration().probability(score, self.arabic.len())
    }
}

/// Letters below which a word sounds like too much.
const SHORTEST: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_heard_behind_proclitics() {
        let mut ear = Ear::new();
        assert!(ear.alike("وكاستيلو", "castillo") > 0.5);
        assert!(ear.alike("كاستيلو", "bergstrom") < 0.1);
        assert_eq!(ear.alike("", ""), 0.0);
    }
}
