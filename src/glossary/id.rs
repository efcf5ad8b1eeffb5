//! Ids for entries that come without one: the slug of the English, told apart by a hash where two share it.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::entry::Entry;
use crate::text::fnv;

/// The slug of an English name: NFKD, ASCII, lower case, hyphens. Empty where nothing of it is Latin.
pub fn slug(en: &str) -> String {
    let mut out = String::with_capacity(en.len());
    let mut add = |letter: char| match letter {
        _ if letter.is_ascii_alphanumeric() => out.push(letter.to_ascii_lowercase()),
        '\'' | '’' | 'ʿ' | 'ʾ' | '.' => {}
        _ if !letter.is_ascii() && letter.is_alphanumeric() => {}
        _ if unicode_normalization::char::is_combining_mark(letter) => {}
        _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
        _ => {}
    };
    // Most names are ASCII, which decomposes into itself.
    if en.is_ascii() {
        en.chars().for_each(&mut add)
    } else {
        en.nfkd().for_each(&mut add)
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

/// Gives every entry without an id its slug; where two such slugs collide, all of them get six hex digits more, so that
/// the order of the entries does not matter. Ids that are written down are left alone.
pub fn fill_in(entries: &mut [Entry]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for entry in entries.iter() {
        let id = if entry.id.is_empty() { slug(&entry.en) } else { entry.id.clone() };
        *taken.entry(id).or_default() += 1;
    }
    for entry in entries.iter_mut().filter(|entry| entry.id.is_empty()) {
        let slug = slug(&entry.en);
        entry.id = if !slug.is_empty() && taken[&slug] == 1 { slug } else { told_apart(entry) };
    }
}

/// The id of an entry whose slug is no id: its slug with six hex digits behind it that depend on what the entry means.
pub fn told_apart(entry: &Entry) -> String {
    let slug = slug(&entry.en);
    let name = if slug.is_empty() { "name" } else { &slug };
    format!("{name}-{}", digest(entry))
}

/// Six hex digits that depend on what the entry means: its English, its type and its first Arabic form (FNV-1a, 64 bits,
/// folded to 24).
fn digest(entry: &Entry) -> String {
    let first = entry.ar.first().map_or("", String::as_str);
    let fields = [entry.en.as_str(), "\0", entry.kind.as_str(), "\0", first];
    let hash = fnv::hash(fields.iter().flat_map(|field| field.bytes()));
    format!("{:06x}", (hash ^ (hash >> 24) ^ (hash >> 48)) & 0xff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_ascii() {
        for (en, expected) in [
            ("Antony Blinken", "antony-blinken"),
            ("Côte d'Ivoire", "cote-divoire"),
            ("U.S. – Navy (7th Fleet)", "us-navy-7th-fleet"),
            ("بلينكن", ""),
            ("", ""),
        ] {
            assert_eq!(slug(en), expected);
        }
    }

    #[test]
    fn colliding_ids_do_not_depend_on_the_order() {
        let entry = |en: &str, ar: &str| Entry { en: en.into(), ar: vec![ar.into()], ..Entry::default() };
        let mut one = vec![entry("Georgia", "جورجيا"), entry("Georgia!", "ولاية جورجيا"), entry("Doha", "الدوحة")];
        let mut two: Vec<Entry> = one.iter().rev().cloned().collect();
        fill_in(&mut one);
        fill_in(&mut two);
        two.reverse();
        assert_eq!(one, two);
        assert!(one[0].id.starts_with("georgia-") && one[0].id != one[1].id && one[2].id == "doha");
    }
}
