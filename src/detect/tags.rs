//! The labels of a word: outside any name, at its beginning, or inside it.

use crate::kinds::EntryType;

/// Kinds of names that the model tells apart, in the order of its columns.
pub const KINDS: [EntryType; 4] = [EntryType::Person, EntryType::Place, EntryType::Organization, EntryType::Other];

/// How many labels there are: outside, and for each kind a beginning and an inside.
pub const TAGS: usize = 1 + 2 * KINDS.len();

/// The label of a word, a column of the model: 0 is outside, odd ones begin a name, even ones go on with it.
pub type Tag = usize;

/// Outside any name.
pub const OUTSIDE: Tag = 0;

/// The label of a word that begins a name of this kind; `None` for what is no name.
pub fn begin(kind: EntryType) -> Option<Tag> {
    KINDS.iter().position(|&other| other == kind).map(|at| 1 + 2 * at)
}

/// Whether the label begins a name.
pub fn begins(tag: Tag) -> bool {
    tag % 2 == 1
}

/// Whether the label goes on with a name.
pub fn goes_on(tag: Tag) -> bool {
    tag != OUTSIDE && !begins(tag)
}

/// The kind of the name that a word with this label belongs to.
///
/// # Panics
/// If the word is outside any name.
pub fn kind(tag: Tag) -> EntryType {
    KINDS[(tag - 1) / 2]
}

/// Whether the label may follow the other: a name goes on only with its own kind.
pub fn may_follow(before: Tag, tag: Tag) -> bool {
    !goes_on(tag) || before == tag || before + 1 == tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_with_its_own_kind_only() {
        for (at, &kind_of) in KINDS.iter().enumerate() {
            let first = begin(kind_of).expect("every kind has a label");
            assert!(begins(first) && goes_on(first + 1) && kind(first) == kind_of && kind(first + 1) == kind_of);
            assert!(may_follow(first, first + 1) && may_follow(first + 1, first + 1) && !may_follow(OUTSIDE, first + 1));
            assert!(KINDS[..at].iter().all(|&other| !may_follow(begin(other).expect("a label"), first + 1)));
        }
        assert_eq!(begin(EntryType::Date), None);
    }
}
