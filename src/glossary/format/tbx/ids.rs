//! Ids of entries as XML allows them: no spaces, no digit first.

/// How an id begins that had to be spelled otherwise.
const SPELLED: &str = "id_";

/// What stands around the number of a character that XML does not allow in an id.
const MARK: char = '_';

/// The id for XML. Ids that are made of an English name are written as they are, unless a digit comes first.
pub(super) fn to_xml(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
    if id.starts_with(|letter: char| letter.is_ascii_alphabetic()) && id.chars().all(plain) {
        return id.to_string();
    }
    let mut out = SPELLED.to_string();
    for letter in id.chars() {
        if plain(letter) {
            out.push(letter);
        } else {
            out.push_str(&format!("{MARK}{:x}{MARK}", u32::from(letter)));
        }
    }
    out
}

/// The id that [`to_xml`] spelled; another program's id is itself.
pub(super) fn from_xml(id: &str) -> String {
    let spelled = || {
        let mut out = String::new();
        for (number, part) in id.strip_prefix(SPELLED)?.split(MARK).enumerate() {
            match number % 2 {
                0 => out.push_str(part),
                _ => out.push(char::from_u32(u32::from_str_radix(part, 16).ok()?)?),
            }
        }
        Some(out)
    };
    spelled().unwrap_or_else(|| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for id in ["kyiv", "7th-fleet", "كييف", "a b", "id_", "_", "id_x", "a_b", "A.b", ""] {
            let xml = to_xml(id);
            assert_eq!(from_xml(&xml), id);
            assert!(xml.starts_with(|letter: char| letter.is_ascii_alphabetic()), "{xml}");
            assert!(xml.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter)), "{xml}");
        }
        assert_eq!(from_xml("id_other"), "other");
        assert_eq!(from_xml("id_zz_q_"), "id_zz_q_");
    }
}
