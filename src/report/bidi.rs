//! Arabic runs inside English lines: isolated, so that each reads in its own direction, and free of hidden characters.

use unicode_width::UnicodeWidthStr;

use crate::text::normalize::is_format;

/// Begins a run that reads from right to left whatever stands around it.
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';

/// Begins a run whose first strong letter tells its direction.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';

/// Ends an isolate.
const POP_ISOLATE: char = '\u{2069}';

/// A text that hides nothing: direction controls and joiners left out, line breaks and other controls escaped.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|&letter| !is_format(letter)) {
        if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
            out.extend(letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    out
}

/// A name or sentence to stand in an English line: [`visible`], and isolated where it has letters that run leftwards.
pub fn isolated(text: &str) -> String {
    wrap(text, RIGHT_TO_LEFT_ISOLATE)
}

/// A mostly English text, such as a file's path, to stand in an English line.
pub fn isolated_by_first_letter(text: &str) -> String {
    wrap(text, FIRST_STRONG_ISOLATE)
}

/// A line of a text with its direction made sure: Arabic with some Latin words runs from the right, English with some Arabic from the
/// left. Gives what goes before and after it, nothing for a line without Arabic.
pub(crate) fn direction(line: &str) -> (&'static str, &'static str) {
    let letters = || line.chars().filter(|letter| letter.is_alphabetic());
    let leftwards = letters().filter(|&letter| runs_leftwards(letter)).count();
    match leftwards {
        0 => ("", ""),
        _ if 2 * leftwards >= letters().count() => ("\u{2067}", "\u{2069}"),
        _ => ("\u{2066}", "\u{2069}"),
    }
}

/// What stands for `text`, painted and free of hidden characters, isolated as the text itself would be.
pub(crate) fn isolated_as(text: &str, painted: String) -> String {
    if text.chars().any(runs_leftwards) { format!("{RIGHT_TO_LEFT_ISOLATE}{painted}{POP_ISOLATE}") } else { painted }
}

fn wrap(text: &str, opening: char) -> String {
    let text = visible(text);
    if text.chars().any(runs_leftwards) { format!("{opening}{text}{POP_ISOLATE}") } else { text }
}

/// Whether a character belongs to a script that is written from right to left.
fn runs_leftwards(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// How many terminal cells a text fills.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, cut to at most `cells` terminal cells, the last one `…` where something was cut.
pub fn fit(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    let mut out = String::new();
    for letter in text.chars() {
        out.push(letter);
        if width(&out) + 1 > cells {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_as_most_of_its_letters_do() {
        for (line, open) in
            [("held by the الجهاد movement", "\u{2066}"), ("وصل Guterres إلى المدينة", "\u{2067}"), ("plain 12", ""), ("", "")]
        {
            assert_eq!(direction(line).0, open, "{line}");
        }
    }

    #[test]
    fn controls_cannot_leave_their_place() {
        for (text, shown) in [
            ("بلغراد", "\u{2067}بلغراد\u{2069}"),
            ("\u{202E}بلغراد\u{2069}", "\u{2067}بلغراد\u{2069}"),
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\nb\u{2028}c", "a\\nb\\u{2028}c"),
            ("Belgrade", "Belgrade"),
        ] {
            assert_eq!(isolated(text), shown);
        }
    }

    #[test]
    fn cut_texts_fill_no_more_than_their_cells() {
        assert_eq!(fit("Belgrade", 8), "Belgrade");
        assert_eq!(fit("Belgrade", 5), "Belg…");
        assert_eq!(fit("日本語", 5), "日本…");
        assert_eq!(width(&isolated("بلغراد")), 6);
    }
}
