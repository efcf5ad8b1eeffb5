//! What separates the columns of a table.

/// The delimiter, of tab, semicolon and comma, that cuts a header into most columns of a known name; `usual` where none cuts it into more.
/// Names are given without quotation marks and the space around them.
pub(crate) fn of_header(header: &str, usual: u8, is_known: impl Fn(&str) -> bool) -> u8 {
    let name = |cell: &str| is_known(cell.trim_start_matches('\u{FEFF}').trim().trim_matches('"').trim());
    let known = |delimiter: u8| header.split(char::from(delimiter)).filter(|cell| name(cell)).count();
    let best = [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| known(delimiter)).unwrap_or(usual);
    if known(best) > known(usual) { best } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_columns_say_what_separates_them() {
        let known = |cell: &str| ["id", "text"].contains(&cell);
        for (header, delimiter) in [
            ("id,text", b','),
            ("id;text", b';'),
            ("\u{FEFF}\"id\"\t\"text\"", b'\t'),
            ("a,b;text", b';'),
            ("nothing", b','),
            ("", b','),
        ] {
            assert_eq!(of_header(header, b',', known), delimiter, "{header}");
        }
    }
}
