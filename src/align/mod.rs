//! Which sentences of a translation, and which names in them, correspond.

pub mod bitext;
pub mod names;
mod oddity;
pub mod sentences;
pub mod words;

use std::ops::Range;

use crate::span::Span;

pub use oddity::Oddity;
pub use sentences::{AlignOptions, Segments};

/// How the segments of a text and of its translation correspond.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The segments of the source, in order.
    pub source: Vec<Span>,
    /// The segments of the target, in order.
    pub target: Vec<Span>,
    /// Groups of segments that say the same; every segment of either side stands in exactly one.
    pub beads: Vec<Bead>,
    /// Segments whose translation stands elsewhere, out of order: both stand in beads with one side empty. By place in the source.
    pub moved: Vec<Moved>,
    /// How much of both texts corresponds, and how surely: 0..=1. Below a half they hardly translate each other.
    pub fit: f32,
}

/// A segment and its translation, which stands elsewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// The segment of the source, by number from 0.
    pub source: usize,
    /// The segment of the target, by number from 0.
    pub target: usize,
    /// How sure it is that they correspond: 0..=1.
    pub score: f32,
}

/// Segments that say the same on both sides; one side is empty where the other says something of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// The segments of the source, by number from 0.
    pub source: Range<usize>,
    /// The segments of the target, by number from 0.
    pub target: Range<usize>,
    /// How sure it is that they correspond: 0..=1.
    pub score: f32,
}
