//! What each kind of evidence is worth, in nats of log-odds that a word is (part of) a name.
//!
//! Set by hand; a trained model will replace them. Their order matters more than their size: what a word is in itself
//! (in no dictionary, in a list of names) comes before what stands beside it.

/// Any word: in news about one word in eight belongs to a name.
pub const PRIOR: f32 = -1.6;
/// No reading of the word is an ordinary Arabic word.
pub const NOT_A_WORD: f32 = 2.6;
/// The word is ordinary under some reading, before its frequency counts.
pub const ORDINARY: f32 = -0.8;
/// What each step of frequency (a doubling) takes from an ordinary word.
pub const PER_BAND: f32 = -0.12;
/// The word is a part of published names.
pub const NAME_PART: f32 = 1.2;
/// What each further doubling of the names that hold it adds.
pub const PER_NAME_BAND: f32 = 0.12;
/// Part of published names and an ordinary word too, taken from the name part's weight.
pub const NAME_AND_WORD: f32 = -0.5;
/// The word is (part of) a name of the gazetteer or of the glossary.
pub const GAZETTEER_WORD: f32 = 4.0;
/// A title stands before it.
pub const TITLE: f32 = 1.1;
/// A verb of saying stands beside it.
pub const SAYING: f32 = 0.4;
/// A word for a kind of place stands before it.
pub const PLACE: f32 = 0.9;
/// The head of an organisation stands before it.
pub const HEAD: f32 = 0.7;
/// The word beside it is a name by itself.
pub const NEIGHBOUR: f32 = 0.9;
/// Letters that only foreign names and loanwords use.
pub const FOREIGN_LETTERS: f32 = 1.5;
/// It stands alone in brackets or quotation marks.
pub const QUOTED: f32 = 0.3;
/// A cue word (title, head, verb of saying): no name by itself.
pub const CUE: f32 = -3.0;
/// A function word.
pub const FUNCTION: f32 = -8.0;
/// A word that carries the article and is in no list of names.
pub const ARTICLE: f32 = -0.7;
/// An inflected ending of an ordinary word (حكومتهم), which no dictionary lists in full.
pub const INFLECTED: f32 = -2.4;
/// The same word is a name elsewhere in the article.
pub const ELSEWHERE: f32 = 2.0;
/// A word of another alphabet with a capital letter.
pub const CAPITAL: f32 = 2.0;
/// A word of one or two letters.
pub const SHORT: f32 = -1.2;

/// What share of a gazetteer candidate's score remains when its glossary is not the user's.
pub const GAZETTEER: f32 = 0.98;
/// Log-odds from which a word counts as a name when runs are joined.
pub const NAME_WORD: f32 = 0.0;
/// Log-odds from which a name makes its other occurrences likely.
pub const STRONG: f32 = 1.0;

/// Score of an organisation with a name in it.
pub const ORGANIZATION_WITH_NAME: f32 = 0.66;
/// Score of an organisation of ordinary words only (وزارة المالية).
pub const ORGANIZATION_OF_WORDS: f32 = 0.3;
