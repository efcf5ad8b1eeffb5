//! What writing a glossary in a format that holds less than an entry does has left out.

use std::fmt;

/// What a format could not hold, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    found: Vec<Loss>,
}

/// One thing that a format could not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Loss {
    unit: Unit,
    what: &'static str,
    count: usize,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Entries that are written without a field.
    Field,
    /// Entries that are not written at all.
    Entry,
    /// Terms, of entries that are written.
    Term,
    /// Entries whose field stands in a note that no other program understands.
    Note,
}

impl Losses {
    /// Whether everything was written.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// An entry is written without `field`.
    pub(super) fn field(&mut self, field: &'static str) {
        self.count(Unit::Field, field);
    }

    /// An entry is left out; `why` goes on from "3 entries".
    pub(super) fn entry(&mut self, why: &'static str) {
        self.count(Unit::Entry, why);
    }

    /// A term is left out; `why` goes on from "3 terms".
    pub(super) fn term(&mut self, why: &'static str) {
        self.count(Unit::Term, why);
    }

    /// A field of an entry is written as a note of ours, for want of a place of its own.
    pub(super) fn note(&mut self, field: &'static str) {
        self.count(Unit::Note, field);
    }

    fn count(&mut self, unit: Unit, what: &'static str) {
        match self.found.iter_mut().find(|loss| loss.unit == unit && loss.what == what) {
            Some(loss) => loss.count += 1,
            None => self.found.push(Loss { unit, what, count: 1 }),
        }
    }

    /// A sentence for each thing lost, in the order in which they came up.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = String> + '_ {
        self.found.iter().map(ToString::to_string)
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { unit, what, count } = self;
        let entries = if *count == 1 { "entry" } else { "entries" };
        match unit {
            Unit::Field => write!(f, "lost: {what} on {count} {entries}"),
            Unit::Entry => write!(f, "left out: {count} {entries} {what}"),
            Unit::Note => write!(f, "in a note that other programs do not understand: {what} on {count} {entries}"),
            Unit::Term => write!(f, "left out: {count} {} {what}", if *count == 1 { "term" } else { "terms" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_counted_and_said() {
        let mut losses = Losses::default();
        assert!(losses.is_empty());
        losses.field("note");
        losses.field("note");
        losses.entry("without an Arabic form");
        losses.term("longer than 1024 bytes");
        let said: Vec<String> = losses.sentences().collect();
        assert_eq!(
            said,
            ["lost: note on 2 entries", "left out: 1 entry without an Arabic form", "left out: 1 term longer than 1024 bytes"]
        );
    }
}
