//! Puts right what can be put right for certain.

use crate::document::Finding;

/// What became of a text that was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The corrected text: everything else as it was, line ends among it.
    pub text: String,
    /// How many places were corrected.
    pub count: usize,
}

/// The text of the translation with the certain replacements of `findings` made. Of two that overlap the first one is made.
pub fn apply(text: &str, findings: &[Finding]) -> Fixed {
    let mut edits: Vec<_> = findings.iter().filter_map(|finding| Some((finding.target?, finding.fix.as_deref()?))).collect();
    edits.sort_by_key(|(span, _)| *span);
    let mut fixed = Fixed { text: String::with_capacity(text.len()), count: 0 };
    let mut end = 0;
    for (span, replacement) in edits {
        if span.start >= end {
            fixed.text.push_str(&text[end..span.start]);
            fixed.text.push_str(replacement);
            (end, fixed.count) = (span.end, fixed.count + 1);
        }
    }
    fixed.text.push_str(&text[end..]);
    fixed
}
