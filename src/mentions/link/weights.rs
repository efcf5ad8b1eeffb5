//! What each feature of a link is worth, in nats.

use super::features::COUNT;

/// The weights, by [`NAMES`](super::NAMES).
pub const WEIGHTS: [f32; COUNT] = [0.0; COUNT];
