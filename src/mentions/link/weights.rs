//! What each feature of a link is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES): of greatest likelihood over 75 translated news articles (`naqhara-tools linking`), the
/// constant moved so that 0.5 is the point of best F1.
pub const WEIGHTS: [f32; COUNT] = [
    -2.26, // constant
    0.01,  // sound, in tens of nats
    1.39,  // sureness of the sound, in log-odds
    1.40,  // letters
    0.48,  // sound below the best entry of the run
    0.63,  // sound above the next entry of the run
    0.08,  // several words
    1.40,  // detected as it is
    -0.72, // detected, by the sureness of the sound
    -0.30, // inside a longer detection
    -0.67, // an ordinary word
    -1.78, // an ordinary word that is not detected
    -2.27, // another name in the built-in glossary
    1.34,  // people who bear this name there
    -0.59, // people who bear another name there
    -0.26, // proclitics
    3.89,  // a word of a name that the article gives in full
    2.05,  // last name alone
    2.92,  // last name of a name that the article gives in full
    1.40,  // first name alone
    4.10,  // first name of a name that the article gives in full
    -1.58, // an article that the English lacks
    -1.06, // a word of a name in the built-in glossary
    0.22,  // written so elsewhere in the article
];
