//! Lines of a given width, with labels and lists that run on under themselves.

use std::io::{self, Write};

use super::TextOptions;
use crate::report::bidi::width;
use crate::report::paint::Role;

/// Narrower than this, lines run over instead of losing words.
const NARROWEST: usize = 40;

/// What stands before a label.
const MARGIN: &str = "     ";

/// Where lines go and how they look.
pub(super) struct Page<'w> {
    out: &'w mut dyn Write,
    options: TextOptions,
}

/// A part of a list that is never broken, with its colour.
pub(super) struct Piece {
    text: String,
    role: Option<Role>,
}

impl Piece {
    /// A part in the colour of `role`.
    pub(super) fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role: Some(role) }
    }

    /// A part without colour.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: None }
    }
}

impl<'w> Page<'w> {
    /// A page on `out`.
    pub(super) fn new(out: &'w mut dyn Write, options: TextOptions) -> Self {
        Self { out, options }
    }

    /// How many cells a line has.
    pub(super) fn width(&self) -> usize {
        self.options.width.max(NARROWEST)
    }

    /// The text in the colour of its role, if colours are wanted and there is any text.
    pub(super) fn paint(&self, role: Role, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.options.paint.paint(role, text)
    }

    /// One line as it is.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", text.trim_end())
    }

    /// A heading with an empty line before it.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        let heading = self.paint(Role::Heading, text);
        self.line("")?;
        self.line(&heading)
    }

    /// A label, right of the margin, filled up to `indent` cells.
    pub(super) fn label(&self, label: &str, indent: usize) -> String {
        let padding = " ".repeat(indent.saturating_sub(MARGIN.len() + label.len()).max(1));
        format!("{MARGIN}{}{padding}", self.paint(Role::Faint, label))
    }

    /// A line that begins with a label.
    pub(super) fn labelled(&mut self, label: &str, indent: usize, text: &str) -> io::Result<()> {
        let label = self.label(label, indent);
        self.line(&format!("{label}{text}"))
    }

    /// `start`, which fills `indent` cells, then the pieces, on as many lines as they need.
    pub(super) fn flow(&mut self, start: &str, indent: usize, between: &str, pieces: &[Piece]) -> io::Result<()> {
        let mut line = start.to_string();
        let mut filled = indent;
        for (place, piece) in pieces.iter().enumerate() {
            let end = if place + 1 < pieces.len() { between } else { "" };
            let cells = width(&piece.text) + width(end.trim_end());
            if filled + cells > self.width() && filled > indent {
                self.line(&line)?;
                (line, filled) = (" ".repeat(indent), indent);
            }
            let text = piece.role.map_or_else(|| piece.text.clone(), |role| self.paint(role, &piece.text));
            line.push_str(&text);
            line.push_str(end);
            filled += width(&piece.text) + width(end);
        }
        self.line(&line)
    }
}
