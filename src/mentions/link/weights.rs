//! What each feature of a link is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES): of greatest likelihood over 75 translated news articles (`naqhara-tools linking`), the
/// constant moved so that 0.5 is the point of best F1.
pub const WEIGHTS: [f32; COUNT] = [
    -2.31, // constant
    -0.04, // sound, in tens of nats
    1.39, // sureness of the sound, in log-odds
    1.46, // letters
    0.44, // sound below the best entry of the run
    0.65, // sound above the next entry of the run
    0.10, // several words
    1.41, // detected as it is
    -0.70, // detected, by the sureness of the sound
    -0.27, // inside a longer detection
    -0.66, // an ordinary word
    -1.68, // an ordinary word that is not detected
    -2.25, // another name in the built-in glossary
    1.34, // people who bear this name there
    -0.60, // people who bear another name there
    -0.24, // proclitics
    3.99, // a word of a name that the article gives in full
    2.13, // last name alone
    2.96, // last name of a name that the article gives in full
    1.45, // first name alone
    4.20, // first name of a name that the article gives in full
    -1.51, // an article that the English lacks
    -1.07, // a word of a name in the built-in glossary
    0.23, // written so elsewhere in the article
];
