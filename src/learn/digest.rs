//! A number that tells pairs of texts apart.

/// FNV-1a of 128 bits: the offset and the prime of its definition.
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The hash of two texts, as 32 hex digits. It tells texts apart that differ by chance; it is no seal against forgery.
pub(super) fn of_pair(source: &str, target: &str) -> String {
    let lengths = (source.len() as u64).to_le_bytes();
    let bytes = lengths.into_iter().chain(source.bytes()).chain(target.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_between_the_texts_counts() {
        assert_eq!(of_pair("ab", "c").len(), 32);
        assert_ne!(of_pair("ab", "c"), of_pair("a", "bc"));
        assert_ne!(of_pair("", ""), of_pair("\0", ""));
    }
}
