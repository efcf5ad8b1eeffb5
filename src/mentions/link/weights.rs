//! What speaks for and against a link, and what each is worth.

/// A feature of a link, worth about 0..=1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// Always 1: what no other feature explains.
    Constant,
    /// Sound, in tens of nats.
    Sound,
    /// Sureness of the sound, in log-odds.
    Sureness,
    /// Letters of the Arabic, in tens.
    Letters,
    /// Sound below the best entry of the run.
    BelowBest,
    /// Sound above the next entry of the run.
    AboveNext,
    /// Whether the run has several words.
    SeveralWords,
    /// Detected as it is.
    Detected,
    /// Detected, by the sureness of the sound.
    DetectedBySureness,
    /// Inside a longer detection.
    InsideDetection,
    /// An ordinary word.
    Ordinary,
    /// An ordinary word that is not detected.
    OrdinaryUndetected,
    /// Another name in the built-in glossary.
    AnotherName,
    /// People who bear this name there.
    OwnBearers,
    /// People who bear another name there.
    OtherBearers,
    /// What the proclitics before the name cost, in units of 5 nats.
    Proclitics,
    /// A word of a name that the article gives in full.
    Kin,
    /// Whether the run is a last name alone.
    Family,
    /// Last name of a name that the article gives in full.
    FamilyInFull,
    /// Whether the run is a first name alone.
    Given,
    /// First name of a name that the article gives in full.
    GivenInFull,
    /// An article that the English lacks.
    OtherArticle,
    /// A word of a name in the built-in glossary.
    SharedWord,
    /// Written so elsewhere in the article.
    Elsewhere,
}

/// How many features a link has.
pub const COUNT: usize = Feature::Elsewhere as usize + 1;

/// The features of a link, by [`Feature`].
pub type Features = [f32; COUNT];

/// What each feature is worth, in nats: weights of greatest likelihood over 75 translated news articles (`naqhara-tools linking`), the
/// constant moved so that 0.5 is the point of best F1.
pub const TABLE: [(Feature, f32); COUNT] = [
    (Feature::Constant, -1.97),
    (Feature::Sound, 0.06),
    (Feature::Sureness, 1.79),
    (Feature::Letters, 1.07),
    (Feature::BelowBest, 0.60),
    (Feature::AboveNext, 0.60),
    (Feature::SeveralWords, 0.04),
    (Feature::Detected, 1.36),
    (Feature::DetectedBySureness, -1.14),
    (Feature::InsideDetection, -0.41),
    (Feature::Ordinary, -0.94),
    (Feature::OrdinaryUndetected, -1.77),
    (Feature::AnotherName, -2.53),
    (Feature::OwnBearers, 1.12),
    (Feature::OtherBearers, -0.63),
    (Feature::Proclitics, -0.27),
    (Feature::Kin, 3.94),
    (Feature::Family, 1.81),
    (Feature::FamilyInFull, 3.18),
    (Feature::Given, 1.04),
    (Feature::GivenInFull, 4.20),
    (Feature::OtherArticle, -1.57),
    (Feature::SharedWord, -0.94),
    (Feature::Elsewhere, 0.23),
];

/// The same, to be multiplied with [`Features`].
pub(super) const WEIGHTS: Features = weights();

const fn weights() -> Features {
    let mut weights = [f32::NAN; COUNT];
    let mut row = 0;
    while row < COUNT {
        weights[TABLE[row].0 as usize] = TABLE[row].1;
        row += 1;
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        assert!(WEIGHTS.iter().all(|weight| weight.is_finite()));
    }
}
