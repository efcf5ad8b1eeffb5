//! Which letters stand for which: the likeliest segmentation of a pair, for people who ask why.

use super::letters::{self, LONGEST, Letter};
use super::model::Model;
use super::names;
use super::transducer::{Arc, Grid};

/// The Arabic letters of a name with the Latin letters that stand for each, in order. Words are aligned one by one where both
/// sides have as many; spaces and marks are left out. Empty where the two cannot be one name.
pub fn align(model: &Model, arabic: &str, latin: &str) -> Vec<(String, String)> {
    let one: Vec<&str> = names::words(arabic).collect();
    let other: Vec<&str> = names::words(latin).collect();
    if one.len() == other.len() {
        return one.iter().zip(&other).flat_map(|(arabic, latin)| align_word(model, arabic, latin)).collect();
    }
    align_word(model, &one.concat(), &other.concat())
}

fn align_word(model: &Model, arabic: &str, latin: &str) -> Vec<(String, String)> {
    let (mut read, mut written) = (Vec::new(), Vec::new());
    letters::arabic(arabic, &mut read);
    letters::latin(latin, &mut written);
    let mut arcs = Vec::new();
    model.to_latin(false).arcs(&read, &written, &mut Grid::default(), &mut arcs);
    let path = likeliest(&arcs, read.len(), written.len());
    path.iter().map(|arc| texts(arc, &read, &written)).collect()
}

fn texts(arc: &Arc, read: &[Letter], written: &[Letter]) -> (String, String) {
    let (from, to) = (usize::from(arc.read), usize::from(arc.written));
    let arabic = letters::arabic_text(&read[from..from + usize::from(arc.takes)]);
    (arabic, letters::latin_text(&written[to..to + usize::from(arc.gives)]))
}

/// The likeliest path through arcs that come in order of letters read.
fn likeliest(arcs: &[Arc], read: usize, written: usize) -> Vec<Arc> {
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
    path
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
        assert_eq!(align(Model::builtin(), "بلينكن", "Blinken")[0], ("ب".to_string(), "b".to_string()));
    }
}
