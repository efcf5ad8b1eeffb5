//! Scores of the matcher, 0..=1, set by hand: 0.5 is where a candidate is as likely right as wrong.
//!
//! Steps are chosen so that the order of trust is: the form itself, another spelling, a part of a name whose whole stands
//! in the article, a part alone. Trained weights replace them when there is data to train on.

/// The form letter for letter.
pub const EXACT: f32 = 1.0;
/// The form under spelling folding, or behind a proclitic.
pub const SPELLING: f32 = 0.96;
/// The form but for its vowel letters or its spaces.
pub const SKELETON: f32 = 0.86;
/// What each letter of difference beyond the first takes from a skeleton match.
pub const SKELETON_STEP: f32 = 0.1;
/// A part of a name whose whole stands in the article.
pub const ANCHORED_PART: f32 = 0.93;
/// A last name whose whole name does not stand in the article.
pub const LONE_FAMILY: f32 = 0.78;
/// A first and last name, the middle left out, or a name without its last part.
pub const SHORTENED: f32 = 0.9;
/// A last name alone that is an everyday word too (زعيم, العالم): a title before it must speak for the person.
pub const LONE_COMMON_FAMILY: f32 = 0.25;
/// A first name alone: never enough by itself.
pub const LONE_GIVEN: f32 = 0.3;
/// What a missing or added article takes from a name of one word (هند and الهند are two names).
pub const ARTICLE: f32 = 0.2;
/// What it takes from a longer one.
pub const ARTICLE_OF_SEVERAL: f32 = 0.04;
/// What a name of one word loses where it is an everyday word and nothing beside it speaks for a name.
pub const COMMON_WORD: f32 = 0.55;
/// What evidence beside the word gives back.
pub const EVIDENCE: f32 = 0.35;
/// What a proclitic takes from a name of one word when the unpeeled word is a name or word of its own (وليد).
pub const PEELED_WORD: f32 = 0.6;
/// What ف, ك or س before a name of one word costs: 1 of 1,716 proper nouns of the Arabic PUD treebank has one of them.
pub const RARE_PROCLITIC: f32 = 0.15;
/// The same before a short name.
pub const RARE_BEFORE_SHORT: f32 = 0.5;
/// Letters of a short name.
pub const SHORT_NAME: usize = 4;
/// What a place loses where the word is rather an adjective: enough that the demonym is chosen.
pub const ADJECTIVE: f32 = 0.3;

/// Words that a form may have: a bound for hostile texts, whose words of vowel letters alone would all be one skeleton.
pub const LONGEST_FORM: usize = 16;
/// Letters a word must have to be looked up without its vowels: shorter ones share their skeleton with too many.
pub const SHORTEST_SKELETON_WORD: usize = 5;
/// Letters from which a name is long: two letters of it may differ, one of a shorter one (مارينا is not مارون).
pub const LONG_NAME: usize = 8;
/// Letters by which a skeleton match may differ.
pub const MOST_LETTERS_APART: usize = 2;

/// Letters by which a lone last name may differ: less, since nothing else says who it is.
pub const MOST_LETTERS_APART_IN_PART: usize = 1;

/// Band from which an everyday word behind a proclitic is likelier than a name that begins with the proclitic's letter.
pub const PEELED_BAND: u8 = 6;
/// Frequency band (doublings in 1.5 million words) that a usual given name alone may reach.
pub const NAMES_BAND: u8 = 9;
