//! How candidates of different lengths are weighed against each other.

/// Score below which a word is better left out of every mention. What a candidate is worth is its score above this, for
/// each of its words: so a whole name beats its parts, and a doubtful long run does not swallow a sure short one.
pub const FLOOR: f32 = 0.3;
/// Scores within this of the best make a mention ambiguous (the contract's figure).
pub const AMBIGUOUS: f32 = 0.15;
/// What each word of a known entry is worth beyond one of an unknown name of the same score: the glossary's word counts.
pub const KNOWN: f32 = 0.1;
/// What each mention costs: one whole name is better than its two halves, each as sure.
pub const MENTION: f32 = 0.12;
/// The least score of a mention that the others are set for.
pub const USUAL_LEAST: f32 = 0.5;
/// Score from which a known name stands against a longer unknown one that only adds ordinary words to it.
pub const SURE: f32 = 0.9;

/// What share of a detection's score a name of the glossary gets that is written like an ordinary word.
pub const BACKED: f32 = 0.9;
