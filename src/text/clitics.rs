//! Readings of a word: which attached particles it may carry, at what cost. Nothing is decided here.
//!
//! Order of proclitics: `و ف`, then `ب ل ك س`, then the article `ال` (`لل` is `ل` + `ال`). Names take proclitics but almost
//! never enclitics, so none are peeled.

/// One way to read a word: some proclitics, then what may be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Bytes of the key taken by the proclitics: the name begins here.
    pub name: usize,
    /// Bytes of the key before the stem: `name` plus the name's article, where it has one.
    pub stem: usize,
    /// Whether the name carries the article `ال`, written out or hidden in `لل`.
    pub article: Article,
    /// How much less likely this reading is than the whole word, 0 for the whole word. See [`COSTS`].
    pub cost: u16,
}

/// The article of a name, as this reading sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// None.
    None,
    /// `ال`, written out.
    Written,
    /// `ل` + `ال` written as `لل`: the name's own alef is not on paper.
    Assimilated,
}

impl Reading {
    /// The name itself, as it stands on paper.
    pub fn name<'k>(&self, key: &'k str) -> &'k str {
        &key[self.name..]
    }

    /// The name without its article.
    pub fn stem<'k>(&self, key: &'k str) -> &'k str {
        &key[self.stem..]
    }

    /// The proclitics.
    pub fn proclitics<'k>(&self, key: &'k str) -> &'k str {
        &key[..self.name]
    }
}

/// What each proclitic costs, in hundredths of a nat: minus the logarithm of its share among 1,716 proper nouns of the
/// Arabic PUD treebank (و 80, ل 53, ب 17, ك 1; ف and س none, counted as one half).
pub const COSTS: [(char, u16); 6] = [('و', 307), ('ف', 814), ('ب', 461), ('ل', 348), ('ك', 745), ('س', 814)];

/// Letters that must be left of a stem once something was peeled: below this, peeling invents words.
const SHORTEST_STEM: usize = 2;

/// Bytes of an Arabic letter in UTF-8.
const LETTER: usize = 2;

/// Lists the readings of a word's key: the whole word first, then by how much is peeled. A word that does not begin with
/// an Arabic letter has one reading.
pub fn readings(key: &str) -> Readings {
    let mut found = Readings::default();
    let mut peels: [(usize, u16); 6] = [(0, 0); 6];
    let mut count = 1;
    let mut add = |at: usize, cost: u16| {
        peels[count] = (at, cost);
        count += 1;
    };
    let conjunction = cost_at(key, 0, |letter| matches!(letter, 'و' | 'ف'));
    let preposition = |at: usize| cost_at(key, at, |letter| matches!(letter, 'ب' | 'ل' | 'ك' | 'س'));
    if let Some(cost) = conjunction {
        add(LETTER, cost);
        if let Some(second) = preposition(LETTER) {
            add(2 * LETTER, cost + second);
        }
    } else if let Some(cost) = preposition(0) {
        add(LETTER, cost);
    }
    for &(at, cost) in &peels[..count] {
        found.add_stem(key, at, cost);
    }
    found
}

#[inline]
fn cost_at(key: &str, at: usize, allowed: impl Fn(char) -> bool) -> Option<u16> {
    let letter = key.get(at..)?.chars().next().filter(|&letter| allowed(letter))?;
    COSTS.iter().find(|(proclitic, _)| *proclitic == letter).map(|&(_, cost)| cost)
}

/// The readings of one word; at most eight, kept without allocation.
#[derive(Debug, Clone, Copy)]
pub struct Readings {
    list: [Reading; 8],
    length: usize,
}

impl Default for Readings {
    fn default() -> Self {
        Self { list: [Reading { name: 0, stem: 0, article: Article::None, cost: 0 }; 8], length: 0 }
    }
}

impl Readings {
    /// The readings, the whole word first.
    pub fn as_slice(&self) -> &[Reading] {
        &self.list[..self.length]
    }

    fn add_stem(&mut self, key: &str, at: usize, cost: u16) {
        let rest = &key[at..];
        if at > 0 && letters_shorter_than(rest, SHORTEST_STEM) {
            return;
        }
        if let Some(stem) = rest.strip_prefix("ال").filter(|stem| !letters_shorter_than(stem, SHORTEST_STEM)) {
            self.push(Reading { name: at, stem: key.len() - stem.len(), article: Article::Written, cost });
        }
        // Under folding ألمانيا begins as an article does: the letters may be the name's own.
        self.push(Reading { name: at, stem: at, article: Article::None, cost });
        let before_is_lam = key[..at].ends_with('ل');
        if let Some(stem) = rest.strip_prefix('ل').filter(|stem| before_is_lam && !letters_shorter_than(stem, SHORTEST_STEM)) {
            self.push(Reading { name: at, stem: key.len() - stem.len(), article: Article::Assimilated, cost });
        }
    }

    fn push(&mut self, reading: Reading) {
        self.list[self.length] = reading;
        self.length += 1;
    }
}

fn letters_shorter_than(text: &str, count: usize) -> bool {
    text.chars().nth(count - 1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(word: &str) -> Vec<String> {
        let show = |reading: &Reading| {
            let article = match reading.article {
                Article::None => "",
                Article::Written => "ال+",
                Article::Assimilated => "(ا)ل+",
            };
            format!("{}|{article}{}", reading.proclitics(word), reading.stem(word))
        };
        readings(word).as_slice().iter().map(show).collect()
    }

    #[test]
    fn every_reading_is_listed_and_none_is_taken() {
        for (word, expected) in [
            ("وبلينكن", vec!["|وبلينكن", "و|بلينكن", "وب|لينكن"]),
            ("للولايات", vec!["|للولايات", "ل|لولايات", "ل|(ا)ل+ولايات"]),
            ("وللبنان", vec!["|وللبنان", "و|للبنان", "ول|لبنان", "ول|(ا)ل+بنان"]),
            ("بالقاهره", vec!["|بالقاهره", "ب|ال+قاهره", "ب|القاهره"]),
            ("الرياض", vec!["|ال+رياض", "|الرياض"]),
            ("وليد", vec!["|وليد", "و|ليد", "ول|يد"]),
            ("بن", vec!["|بن"]),
            ("blinken", vec!["|blinken"]),
            ("", vec!["|"]),
        ] {
            assert_eq!(names(word), expected, "{word}");
        }
    }

    #[test]
    fn the_whole_word_is_free_and_each_particle_is_priced() {
        let costs: Vec<u16> = readings("وبلينكن").as_slice().iter().map(|reading| reading.cost).collect();
        assert_eq!(costs, [0, 307, 768]);
    }

    #[test]
    fn the_cost_table_names_each_proclitic_once() {
        for (at, (letter, cost)) in COSTS.iter().enumerate() {
            assert!(*cost > 0 && COSTS[..at].iter().all(|(other, _)| other != letter));
        }
    }
}
