//! Whether a word sounds like a name: how usual its letters are among the names that the model of sounds was trained on.

use crate::translit::{Model, letters};

/// The logarithm of how usual a word is as a name, in nats, and the number of letters that it was judged by.
pub(super) fn usual(clean: &str) -> (f32, usize) {
    let (letters, length) = letters::of_clean_arabic(clean);
    (Model::builtin().arabic_spelling().log_probability(&letters[..length]) as f32, length)
}

/// The same for a letter, its end counted as one, in steps of a third of a nat; 0 is the most usual.
pub(super) fn step(clean: &str) -> u8 {
    let (usual, length) = usual(clean);
    (-usual / (length + 1) as f32 * STEPS_A_NAT).clamp(0.0, HIGHEST_STEP) as u8
}

const STEPS_A_NAT: f32 = 3.0;

const HIGHEST_STEP: f32 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sound_more_like_names_than_letters_at_random() {
        assert!(step("روبرتسون") < step("ضثقخحجع"));
        assert!(usual("لينكولن").0 > usual("بلينكولن").0);
    }
}
