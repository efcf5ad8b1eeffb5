//! What each feature of a pair is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES).
pub const WEIGHTS: [f32; COUNT] = [
    0.0,  // constant
    1.0,  // sound, in tens of nats
    2.5,  // sureness of the sound, in log-odds
    0.5,  // letters
    0.5,  // several words
    0.5,  // sound of the word that fits worst
    -0.5, // words left out between
    1.5,  // detected as it is
    0.5,  // overlaps a detected name
    -1.5, // an ordinary word
    -2.0, // an ordinary word that is not detected
    -0.4, // proclitics
    4.0,  // a whole name of a glossary
    -1.5, // an English capital that may mean nothing
    -1.0, // an English word of belonging
    -0.4, // English words of the name left over
    -0.4, // Arabic words of the detected name left over
    1.0,  // sounds so elsewhere in the texts
    -1.0, // an English word of two or three letters
    0.5,  // translated words
    -0.3, // words that it was stretched over
];
