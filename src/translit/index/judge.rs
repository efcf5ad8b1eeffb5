//! Judges the words that a walk reaches: all of them by what is cheap to know, the best of these exactly.

use super::NameIndex;
use super::searcher::WORST;
use super::walk::{Beam, Room};
use crate::translit::letters::Letter;
use crate::translit::listener::Listener;
use crate::translit::model::Model;
use crate::translit::reader::Reader;
use crate::translit::score::{arabic_given_for, fit, logarithm};

/// How widely is searched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    pub(super) beam: Beam,
    /// Words of the trie that are listened to, at most.
    pub(super) listened: usize,
    /// Share of the best word's probability below which one is not listened to.
    pub(super) share: f32,
    /// Words listened to from the back too, at most.
    pub(super) twice: usize,
    /// Words scored exactly, at most.
    pub(super) exactly: usize,
    /// Nats that a word may look worse than the best one and still be listened to from the back.
    pub(super) front_margin: f64,
    /// The same for being scored exactly.
    pub(super) margin: f64,
}

/// Distinct words up to which an effort needs no more: the denser the words lie, the more of them look as good as the right one.
const SPARSE: usize = 100_000;

/// The looks of a word are made of the logarithms of so many readings.
const READINGS: f64 = 2.0;

impl Effort {
    /// The same effort in an index of any size. Counts grow with the root of the number of words; how far one may lie behind the best
    /// of its kind grows with the number, as the best of many improbable words is less improbable.
    pub(super) fn for_size(&self, index: &NameIndex) -> Self {
        let dense = (index.form_count() as f64 / SPARSE as f64).max(1.0);
        let more = |count: usize| (count as f64 * libm::sqrt(dense)) as usize;
        Self {
            beam: Beam { width: more(self.beam.width), floor: self.beam.floor / dense as f32, ..self.beam },
            listened: more(self.listened),
            twice: more(self.twice),
            exactly: more(self.exactly),
            front_margin: self.front_margin + READINGS * libm::log(dense),
            ..*self
        }
    }
}

/// What the usualness of a Latin word takes from its looks. By Bayes' rule the Arabic given the Latin is the Latin given the Arabic
/// less the Latin alone, so that this would be 1.6; the letter model is small, and a little less loses less.
const USUAL: f64 = 1.4;

/// What the exact score may be, said by what is known of a word earlier: a line through the scores of words near one half, and how far a
/// score may lie above it. The lines were fitted to 82,685 words that walks for 300 queries found among 79,924 names.
struct Forecast {
    /// Of the logarithm that is known, in nats.
    known: f64,
    /// Of how usual the Latin is, in nats.
    usual: f64,
    constant: f64,
    /// Of 158 words that score from one half none did so against these; with less some do.
    margin: f64,
}

/// After the walk, by the weight of the word.
const WALKED: Forecast = Forecast { known: 1.22, usual: 0.0, constant: 3.1, margin: 5.5 };

/// By the reading from the front.
const FRONT: Forecast = Forecast { known: 1.06, usual: -0.52, constant: 3.0, margin: 6.0 };

/// By both readings.
const BOTH: Forecast = Forecast { known: 0.6, usual: -0.6, constant: 2.7, margin: 6.0 };

impl Forecast {
    /// The most that the score may be.
    fn most(&self, known: f64, usual: f64) -> f64 {
        self.known * known + self.usual * usual + self.constant + self.margin
    }

    /// The least that has to be known for a score of `needed`, of a word of any usualness.
    fn least(&self, needed: f64) -> f64 {
        (needed - self.constant - self.margin) / self.known
    }
}

/// Judges words of indexes against Arabic ones; remembers what it worked out.
#[derive(Debug, Clone)]
pub(super) struct Judge<'m> {
    model: &'m Model,
    listener: Listener<'m>,
    reader: Reader<'m>,
    room: Room,
    ranked: Vec<Ranked>,
    /// What is known of the words listened to for the Arabic word as it is and without its article.
    heard: [Vec<Heard>; 2],
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct Heard {
    form: u32,
    /// How usual the Latin is.
    usual: f64,
    /// The logarithm of the probability of the Latin for the Arabic, read from the front.
    front: f64,
    /// The same from both ends, added up.
    given: Option<f64>,
    /// The logarithm of the probability of the Arabic for the Latin, from both ends, added up.
    arabic_given: Option<f64>,
}

/// A word that was listened to.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    /// Where it lies among those heard.
    at: usize,
    form: u32,
    /// About what the exact score will be.
    looks: f64,
}

impl<'m> Judge<'m> {
    /// A judge with the weights of `model`.
    pub(super) fn new(model: &'m Model) -> Self {
        Self {
            model,
            listener: Listener::new([model.to_latin(false), model.to_latin(true)]),
            reader: Reader::new([model.to_arabic(false), model.to_arabic(true)]),
            room: Room::default(),
            ranked: Vec::new(),
            heard: [Vec::new(), Vec::new()],
        }
    }

    /// Begins with a new Arabic word, or a new index.
    pub(super) fn begin(&mut self) {
        self.heard.iter_mut().for_each(Vec::clear);
    }

    /// Scores the words of `index` that an Arabic word may be: those above `needed` are added to `scored`. The word is read as it is
    /// (0) or without its article (1); `bonus` is added to all scores.
    pub(super) fn score(
        &mut self,
        index: &NameIndex,
        (word, reading, bonus): (&[Letter], usize, f64),
        needed: f64,
        effort: &Effort,
        scored: &mut Vec<(f64, u32)>,
    ) {
        if word.is_empty() || index.is_empty() {
            return;
        }
        // Where everything is wanted, nothing is left out by a forecast.
        let hoped = if needed > WORST { needed } else { f64::NEG_INFINITY };
        self.room.search(&index.trie, self.model, word, &effort.beam, (WALKED.least(hoped), effort.listened));
        self.listener.listen(word);
        self.listen(index, reading, hoped, effort);
        for at in 0..self.ranked.len() {
            let ranked = self.ranked[at];
            if let Some(raw) = self.exact(index, word, (reading, ranked.at), needed - bonus) {
                scored.push((bonus + raw, ranked.form));
            }
        }
    }

    /// Ranks the words that were found by their looks.
    fn listen(&mut self, index: &NameIndex, reading: usize, hoped: f64, effort: &Effort) {
        let heard = &mut self.heard[reading];
        let known = heard.len();
        self.ranked.clear();
        let least = self.room.found.first().map_or(0.0, |first| first.weight * effort.share);
        let found = self.room.found.iter().take_while(|found| found.weight >= least);
        for form in found.flat_map(|found| index.forms_of(found.word)).take(2 * effort.listened) {
            let latin = index.letters_of(form);
            let at = heard[..known].iter().position(|heard| heard.form == form).unwrap_or_else(|| {
                let usual = index.usual(form);
                let front = logarithm(self.listener.forward(latin));
                heard.push(Heard { form, usual, front, given: None, arabic_given: None });
                heard.len() - 1
            });
            let Heard { front, usual, .. } = heard[at];
            if FRONT.most(front, usual) >= hoped {
                self.ranked.push(Ranked { at, form, looks: 2.0 * front - USUAL * usual });
            }
        }
        rank(&mut self.ranked, effort.twice, effort.front_margin);
        self.ranked.retain_mut(|ranked| {
            let Heard { usual, front, given, .. } = &mut heard[ranked.at];
            let given = given.get_or_insert_with(|| *front + logarithm(self.listener.backward(index.letters_of(ranked.form))));
            ranked.looks = *given - USUAL * *usual;
            BOTH.most(*given, *usual) >= hoped
        });
        rank(&mut self.ranked, effort.exactly, effort.margin);
    }

    /// The exact score of a word that was heard, where it is above `needed`.
    fn exact(&mut self, index: &NameIndex, word: &[Letter], (reading, at): (usize, usize), needed: f64) -> Option<f64> {
        let heard = &mut self.heard[reading][at];
        let (latin, usual, given) = (index.letters_of(heard.form), heard.usual, heard.given?);
        let least = arabic_given_for(needed, given, usual);
        let arabic_given = match heard.arabic_given {
            Some(known) => known,
            None => self.reader.arabic_given(word, latin, least)?,
        };
        heard.arabic_given = Some(arabic_given);
        Some(fit(arabic_given, given, usual)).filter(|&raw| raw > needed)
    }
}

/// Keeps those that look best, the best first, and none that looks worse than it by more than `margin`.
fn rank(ranked: &mut Vec<Ranked>, most: usize, margin: f64) {
    ranked.sort_unstable_by(|one, other| other.looks.total_cmp(&one.looks).then(one.form.cmp(&other.form)));
    let least = ranked.first().map_or(0.0, |first| first.looks - margin);
    let near = ranked.partition_point(|ranked| ranked.looks >= least);
    ranked.truncate(most.min(near));
}
