//! FNV-1a, 64 bits: a hash that is the same in every build, for what is stored or compared between runs.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The prime of its definition; multiplying by it spreads what is mixed in afterwards too.
pub const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of some bytes. It tells apart what differs by chance; it is no seal against forgery.
pub fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_definition() {
        assert_eq!(hash("".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a".bytes()), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar".bytes()), 0x8594_4171_f739_67e8);
    }
}
