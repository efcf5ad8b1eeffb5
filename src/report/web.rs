//! What all pages for a browser share: a document that fetches nothing, and the bar of a share.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What a page may load: itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/// A page while it is put together.
pub(super) struct WebPage<'p> {
    /// Its title, as text.
    pub(super) title: &'p str,
    /// How it looks.
    pub(super) style: &'p str,
    /// What it does; empty where it does nothing.
    pub(super) script: &'p str,
    /// What it shows.
    pub(super) body: Markup,
}

impl WebPage<'_> {
    /// Writes the page, whole.
    pub(super) fn write(self, out: &mut dyn Write) -> io::Result<()> {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    title { (self.title) }
                    style { (PreEscaped(self.style)) }
                }
                body {
                    (self.body)
                    @if !self.script.is_empty() { script { (PreEscaped(self.script)) } }
                }
            }
        };
        writeln!(out, "{}", page.into_string())
    }
}

/// A bar as long as the share of mentions that are known, in hundredths.
pub(super) fn known_bar(share: usize) -> Markup {
    html! {
        div.bar role="img" aria-label={ (share) "% of mentions known" } { div style={ "width:" (share) "%" } {} }
    }
}
