//! What each feature of a link is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES): of greatest likelihood over 75 translated news articles (`naqhara-tools linking`), the
/// constant moved so that 0.5 is the point of best F1.
pub const WEIGHTS: [f32; COUNT] = [
    -1.97, // constant
    0.06,  // sound, in tens of nats
    1.79,  // sureness of the sound, in log-odds
    1.07,  // letters
    0.60,  // sound below the best entry of the run
    0.60,  // sound above the next entry of the run
    0.04,  // several words
    1.36,  // detected as it is
    -1.14, // detected, by the sureness of the sound
    -0.41, // inside a longer detection
    -0.94, // an ordinary word
    -1.77, // an ordinary word that is not detected
    -2.53, // another name in the built-in glossary
    1.12,  // people who bear this name there
    -0.63, // people who bear another name there
    -0.27, // proclitics
    3.94,  // a word of a name that the article gives in full
    1.81,  // last name alone
    3.18,  // last name of a name that the article gives in full
    1.04,  // first name alone
    4.20,  // first name of a name that the article gives in full
    -1.57, // an article that the English lacks
    -0.94, // a word of a name in the built-in glossary
    0.23,  // written so elsewhere in the article
];
