//! Which letters stand for which: the likeliest segmentation of a pair, for people who ask why.

use super::index::ARTICLE;
use super::letters::{self, LONGEST, Letter};
use super::model::Model;
use super::names::{self, without_article};
use super::score::Scorer;
use super::transducer::{Arc, Grid};

/// What a word costs that the other side lacks, in nats: a pair that scores less than two of these is none.
const ALONE: f64 = 1.0;

/// How many words of each side are taken for one another: written apart on one side, joined on the other, or left out.
const STEPS: [(usize, usize); 5] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)];

/// The Arabic letters of a name with the Latin letters that stand for each, in order. Words are paired in order by their sound, and one
/// that the other side lacks or that is translated is left out; so are spaces and marks. Empty where nothing sounds alike.
pub fn align(model: &Model, arabic: &str, latin: &str) -> Vec<(String, String)> {
    let spelled = |text: &str, letters: fn(&str, &mut Vec<Letter>)| -> Vec<Vec<Letter>> {
        let word = |word| {
            let mut spelled = Vec::new();
            letters(word, &mut spelled);
            spelled
        };
        names::words(text).map(word).filter(|word: &Vec<Letter>| !word.is_empty()).collect()
    };
    let (one, other) = (spelled(arabic, letters::arabic), spelled(latin, letters::latin));
    let paired = pair_words(model, &one, &other);
    paired.iter().flat_map(|(arabic, latin)| align_word(model, arabic, latin)).collect()
}

/// The words that stand for one another, joined where a side writes them apart: the pairing that scores best.
fn pair_words(model: &Model, one: &[Vec<Letter>], other: &[Vec<Letter>]) -> Vec<(Vec<Letter>, Vec<Letter>)> {
    let mut scorer = Scorer::new(model);
    let mut best = vec![vec![(f64::NEG_INFINITY, (0, 0)); other.len() + 1]; one.len() + 1];
    best[0][0].0 = 0.0;
    for read in 0..=one.len() {
        for written in 0..=other.len() {
            let so_far = best[read][written].0;
            for (takes, gives) in STEPS {
                let (to, next) = (read + takes, written + gives);
                if to > one.len() || next > other.len() {
                    continue;
                }
                let score = match (takes, gives) {
                    (0, _) | (_, 0) => -ALONE,
                    _ => score(&mut scorer, &joined(&one[read..to]), &joined(&other[written..next])),
                };
                if so_far + score > best[to][next].0 {
                    best[to][next] = (so_far + score, (takes, gives));
                }
            }
        }
    }
    let (mut pairs, mut read, mut written) = (Vec::new(), one.len(), other.len());
    while (read, written) != (0, 0) {
        let (takes, gives) = best[read][written].1;
        if takes > 0 && gives > 0 {
            pairs.push((joined(&one[read - takes..read]), joined(&other[written - gives..written])));
        }
        (read, written) = (read - takes, written - gives);
    }
    pairs.reverse();
    pairs
}

/// The score of two words, of which the Arabic may have an article that the other side lacks.
fn score(scorer: &mut Scorer<'_>, arabic: &[Letter], latin: &[Letter]) -> f64 {
    let whole = scorer.score(arabic, latin);
    without_article(arabic).map_or(whole, |stem| whole.max(scorer.score(stem, latin) - ARTICLE))
}

fn joined(words: &[Vec<Letter>]) -> Vec<Letter> {
    words.iter().flatten().copied().take(LONGEST).collect()
}

/// A word, letter by letter. Where that is likelier, its article stands for nothing.
fn align_word(model: &Model, read: &[Letter], written: &[Letter]) -> Vec<(String, String)> {
    let mut arcs = Vec::new();
    let mut path = |read: &[Letter]| {
        arcs.clear();
        model.to_latin(false).arcs(read, written, &mut Grid::default(), &mut arcs);
        likeliest(&arcs, read.len(), written.len())
    };
    let (probability, whole) = path(read);
    let pairs = |path: Vec<Arc>, read: &[Letter]| -> Vec<(String, String)> {
        path.iter().map(|arc| texts(arc, read, written)).collect()
    };
    match without_article(read).map(|stem| (stem, path(stem))) {
        Some((stem, (without, path))) if without > probability => {
            let article = letters::arabic_text(&read[..read.len() - stem.len()]);
            std::iter::once((article, String::new())).chain(pairs(path, stem)).collect()
        }
        _ => pairs(whole, read),
    }
}

fn texts(arc: &Arc, read: &[Letter], written: &[Letter]) -> (String, String) {
    let (from, to) = (usize::from(arc.read), usize::from(arc.written));
    let arabic = letters::arabic_text(&read[from..from + usize::from(arc.takes)]);
    (arabic, letters::latin_text(&written[to..to + usize::from(arc.gives)]))
}

/// The likeliest path through arcs that come in order of letters read, and how likely it is.
fn likeliest(arcs: &[Arc], read: usize, written: usize) -> (f64, Vec<Arc>) {
    const WIDTH: usize = LONGEST + 1;
    let cell = |read: usize, written: usize| read * WIDTH + written;
    let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); WIDTH * WIDTH];
    best[0].0 = 1.0;
    for (number, arc) in arcs.iter().enumerate() {
        let from = cell(usize::from(arc.read), usize::from(arc.written));
        let to = from + cell(usize::from(arc.takes), usize::from(arc.gives));
        let probability = best[from].0 * arc.probability;
        if probability > best[to].0 {
            best[to] = (probability, Some(number));
        }
    }
    let mut path = Vec::new();
    let mut at = cell(read, written);
    while let (_, Some(number)) = best[at] {
        path.push(arcs[number]);
        at = cell(usize::from(arcs[number].read), usize::from(arcs[number].written));
    }
    path.reverse();
    (best[cell(read, written)].0, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_both_sides_stands_once() {
        for (arabic, latin) in
            [("بلينكن", "Blinken"), ("ميخائيل بوغدانوف", "Mikhail Bogdanov"), ("نيويورك", "New York"), ("", "")]
        {
            let aligned = align(Model::builtin(), arabic, latin);
            let side = |of: fn(&(String, String)) -> &str| aligned.iter().map(of).collect::<String>();
            assert_eq!(side(|pair| &pair.0), arabic.replace(' ', ""));
            assert_eq!(side(|pair| &pair.1), latin.replace(' ', "").to_lowercase());
        }
        let of = |arabic: &str, latin: &str| {
            align(Model::builtin(), arabic, latin).iter().map(|pair| pair.1.as_str()).collect::<String>()
        };
        assert_eq!(of("تروفانوف", "Andrei Trovanov"), "trovanov", "a word that one side lacks is left out");
        assert_eq!(of("جورج بوش", "George W. Bush"), "georgebush");
        assert_eq!(of("عبد الكريم الكتاني", "Abdel Karim Kettani"), "karimkettani", "an article that only the Arabic has");
        assert_eq!(of("الولايات المتحدة", "United States"), "", "what is translated sounds like nothing");
        assert_eq!(align(Model::builtin(), "بلينكن", "Blinken")[0], ("ب".to_string(), "b".to_string()));
    }
}
