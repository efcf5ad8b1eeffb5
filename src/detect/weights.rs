//! What the detector adds to its model.

/// What share of a gazetteer candidate's score remains when its glossary is not the user's.
pub const GAZETTEER: f32 = 0.98;
