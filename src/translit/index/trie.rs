//! A trie over plain Latin letters whose nodes lie in the order of their depth, children side by side.

use crate::translit::letters::Letter;

/// No word ends here.
const NONE: u32 = u32::MAX;

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    /// Where its children begin.
    first: u32,
    /// The word that ends here, or [`NONE`].
    word: u32,
    /// How many children it has.
    count: u8,
    /// The letter that leads here.
    pub letter: Letter,
}

impl Node {
    /// The number of the word that ends here, if one does.
    #[inline]
    pub(crate) fn word(&self) -> Option<u32> {
        (self.word != NONE).then_some(self.word)
    }
}

/// The trie of a sorted list of words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

impl Trie {
    /// Builds the trie of `words`, which are sorted and distinct. Linear in their letters.
    pub(crate) fn build<W: AsRef<[Letter]>>(words: &[W]) -> Self {
        let mut nodes = vec![Node { first: 0, word: NONE, count: 0, letter: 0 }];
        let mut ranges: Vec<_> = std::iter::once(0..words.len()).collect();
        let mut depth = 0;
        let mut layer = 0..1;
        while !layer.is_empty() {
            for at in layer.clone() {
                let mut range = ranges[at].clone();
                if words.get(range.start).is_some_and(|word| !range.is_empty() && word.as_ref().len() == depth) {
                    nodes[at].word = range.start as u32;
                    range.start += 1;
                }
                nodes[at].first = nodes.len() as u32;
                for same in words[range.clone()].chunk_by(|one, other| one.as_ref()[depth] == other.as_ref()[depth]) {
                    nodes.push(Node { first: 0, word: NONE, count: 0, letter: same[0].as_ref()[depth] });
                    ranges.push(range.start..range.start + same.len());
                    nodes[at].count += 1;
                    range.start += same.len();
                }
            }
            layer = layer.end..nodes.len();
            depth += 1;
        }
        Self { nodes }
    }

    /// The node before any letter.
    pub(crate) fn root(&self) -> Node {
        self.nodes[0]
    }

    /// The nodes one letter further.
    #[inline]
    pub(crate) fn children(&self, node: Node) -> &[Node] {
        let first = node.first as usize;
        &self.nodes[first..first + usize::from(node.count)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_ends_at_its_node_and_nowhere_else() {
        let words: [&[Letter]; 4] = [&[1], &[1, 2, 3], &[1, 3], &[2, 2]];
        let trie = Trie::build(&words);
        let find = |word: &[Letter]| {
            let mut node = trie.root();
            for letter in word {
                node = *trie.children(node).iter().find(|child| child.letter == *letter)?;
            }
            node.word()
        };
        for (number, word) in words.iter().enumerate() {
            assert_eq!(find(word), Some(number as u32));
        }
        assert_eq!((find(&[1, 2]), find(&[3]), trie.nodes.len()), (None, None, 7));
        assert_eq!(Trie::build::<&[Letter]>(&[]).nodes.len(), 1);
    }
}
