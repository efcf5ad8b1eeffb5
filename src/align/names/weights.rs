//! What each feature of a pair is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES): of greatest likelihood over 75 translated news articles (`naqhara-tools pairing`), each
/// beside its own translation and beside those of three others. The constant makes scores promise as many wrong pairs as stand
/// beside translations of others, half a nat taken off (the best of 0, 0.5 and 1 on the development articles): that count does not see names cut at the wrong word.
pub const WEIGHTS: [f32; COUNT] = [
    1.04,  // constant
    -0.95, // sound, in tens of nats
    2.54,  // sureness of the sound, in log-odds
    1.07,  // letters
    1.74,  // several words
    2.54,  // sound of the word that fits worst
    0.26,  // words left out between
    0.71,  // detected as it is
    -1.08, // overlaps a detected name
    -0.21, // an ordinary word
    -1.29, // an ordinary word that is not detected
    -0.25, // proclitics
    -1.18, // a whole name of a glossary
    0.28,  // an English capital that may mean nothing
    -0.69, // an English word of belonging
    -0.97, // English words of the name left over
    -0.10, // Arabic words of the detected name left over
    0.42,  // sounds so elsewhere in the texts
    -0.75, // an English word of two or three letters
    -0.04, // translated words
    -1.40, // words that it was stretched over
];
