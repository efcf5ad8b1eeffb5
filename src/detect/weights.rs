//! What the detector adds to its model.

/// What share of a gazetteer candidate's score remains when its glossary is not the user's.
pub const GAZETTEER: f32 = 0.98;

/// From which score on a gazetteer candidate settles what its words are.
pub const SETTLED: f32 = 0.9;
