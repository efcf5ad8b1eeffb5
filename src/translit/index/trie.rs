//! A trie over plain Latin letters: children lie side by side in the order of their letters, near the beginning of the trie all
//! those of one depth, further on those of one beginning. So a walk reads few lines of the cache.

use std::ops::Range;

use crate::translit::letters::Letter;

/// Letters up to which beginnings are so many queries' that all of one length lie together.
const CROWDED: usize = 3;

/// No word ends here.
const NONE: u32 = u32::MAX;

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    /// Where its children begin.
    first: u32,
    /// Their letters as bits.
    letters: u32,
    /// The letters of all that lie below it, as bits.
    below: u32,
    /// The word that ends here, or [`NONE`].
    word: u32,
}

impl Default for Node {
    fn default() -> Self {
        Self { first: 0, letters: 0, below: 0, word: NONE }
    }
}

impl Node {
    /// The number of the word that ends here, if one does.
    #[inline]
    pub(crate) fn word(&self) -> Option<u32> {
        (self.word != NONE).then_some(self.word)
    }

    /// The letters of its children as bits.
    #[inline]
    pub(crate) fn letters(&self) -> u32 {
        self.letters
    }

    /// The letters of all that lie below it, as bits.
    #[inline]
    pub(crate) fn below(&self) -> u32 {
        self.below
    }

    /// The node that a letter below 32 leads to.
    #[inline]
    pub(crate) fn child(&self, letter: Letter) -> Option<u32> {
        let bit = 1u32 << (letter & 31);
        (self.letters & bit != 0).then(|| self.first + (self.letters & (bit - 1)).count_ones())
    }
}

/// A node without children yet: its number, the words that begin with its letters, how many letters these are.
type Open = (usize, Range<usize>, usize);

/// The trie of a sorted list of words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

impl Trie {
    /// Builds the trie of `words`, which are sorted and distinct, of letters below 32.
    pub(crate) fn build<W: AsRef<[Letter]>>(words: &[W]) -> Self {
        let mut trie = Self { nodes: vec![Node::default()] };
        let (mut layer, mut below) = (vec![(0, 0..words.len(), 0)], Vec::new());
        for _ in 0..CROWDED {
            layer.drain(..).for_each(|open| trie.grow(words, open, &mut below));
            std::mem::swap(&mut layer, &mut below);
        }
        layer.reverse();
        while let Some(open) = layer.pop() {
            let before = layer.len();
            trie.grow(words, open, &mut layer);
            layer[before..].reverse();
        }
        trie
    }

    /// Gives a node its word and its children, which are added to `children`.
    fn grow<W: AsRef<[Letter]>>(&mut self, words: &[W], (node, mut range, depth): Open, children: &mut Vec<Open>) {
        if words.get(range.start).is_some_and(|word| !range.is_empty() && word.as_ref().len() == depth) {
            self.nodes[node].word = range.start as u32;
            range.start += 1;
        }
        let letters = words[range.clone()].iter().flat_map(|word| &word.as_ref()[depth..]);
        self.nodes[node].below = letters.fold(0, |below, &letter| below | 1 << (letter & 31));
        self.nodes[node].first = self.nodes.len() as u32;
        for same in words[range.clone()].chunk_by(|one, other| one.as_ref()[depth] == other.as_ref()[depth]) {
            self.nodes[node].letters |= 1 << (same[0].as_ref()[depth] & 31);
            children.push((self.nodes.len(), range.start..range.start + same.len(), depth + 1));
            self.nodes.push(Node::default());
            range.start += same.len();
        }
    }

    /// A node by its number; 0 is the one before any letter.
    #[inline]
    pub(crate) fn node(&self, number: u32) -> Node {
        self.nodes[number as usize]
    }

    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self.nodes.as_slice())
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
            let end = word.iter().try_fold(0, |node, &letter| trie.node(node).child(letter));
            end.and_then(|node| trie.node(node).word())
        };
        for (number, word) in words.iter().enumerate() {
            assert_eq!(find(word), Some(number as u32));
        }
        let below = trie.node(0).child(1).map(|node| trie.node(node).below());
        assert_eq!(below, Some(1 << 2 | 1 << 3));
        assert_eq!((find(&[1, 2]), find(&[3]), trie.nodes.len()), (None, None, 7));
        assert_eq!(Trie::build::<&[Letter]>(&[]).node(0).word(), None);
    }
}
