//! What is typed inside the screen of a review: one line of text, or the fields of a proposal.

use crossterm::event::{Event, KeyCode, KeyEvent};
use naqhara::kinds::EntryType;
use naqhara::learn::Proposal;
use naqhara::learn::review::Edit;
use naqhara::report::bidi::isolated;
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

/// What stands where the next letter goes. A mark of its own: in a terminal that turns Arabic round nobody knows where its cursor
/// belongs.
const CARET: char = '▏';

/// A line of text that is being typed.
#[derive(Debug, Default)]
pub(super) struct Typed(Input);

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        Self(Input::new(text.to_string()))
    }

    pub(super) fn text(&self) -> &str {
        self.0.value()
    }

    /// Takes a key or what was pasted.
    pub(super) fn take(&mut self, event: &Event) {
        if let Event::Paste(pasted) = event {
            pasted.chars().filter(|letter| !letter.is_control()).for_each(|letter| {
                self.0.handle(InputRequest::InsertChar(letter));
            });
        } else if let Some(request) = to_input_request(event) {
            self.0.handle(request);
        }
    }

    /// The text with a mark where the next letter goes.
    pub(super) fn shown(&self) -> String {
        let mut text: Vec<char> = self.text().chars().collect();
        text.insert(self.0.cursor().min(text.len()), CARET);
        isolated(&text.into_iter().collect::<String>())
    }
}

/// The fields of a proposal.
#[derive(Debug)]
pub(super) struct Form {
    texts: [Typed; 2],
    kind: EntryType,
    at: usize,
}

/// The names of the fields.
const FIELDS: [&str; 3] = ["English", "Arabic", "type"];

impl Form {
    pub(super) fn new(proposal: &Proposal) -> Self {
        Self { texts: [Typed::new(&proposal.en), Typed::new(&proposal.ar)], kind: proposal.kind, at: 0 }
    }

    /// Takes a key or what was pasted into the field that is edited.
    pub(super) fn take(&mut self, event: &Event) {
        let code = if let Event::Key(KeyEvent { code, .. }) = event { Some(*code) } else { None };
        match (code, self.texts.get_mut(self.at)) {
            (Some(KeyCode::Tab | KeyCode::Down), _) => self.at = (self.at + 1) % FIELDS.len(),
            (Some(KeyCode::BackTab | KeyCode::Up), _) => self.at = (self.at + FIELDS.len() - 1) % FIELDS.len(),
            (_, Some(typed)) => typed.take(event),
            (Some(KeyCode::Right | KeyCode::Char(' ')), None) => self.kind = other(self.kind, 1),
            (Some(KeyCode::Left), None) => self.kind = other(self.kind, EntryType::ALL.len() - 1),
            _ => {}
        }
    }

    /// What was made of the proposal.
    pub(super) fn edit(&self) -> Edit {
        let [en, ar] = &self.texts;
        Edit { ar: Some(ar.text().to_string()), en: Some(en.text().to_string()), kind: Some(self.kind) }
    }

    /// The fields as lines.
    pub(super) fn lines(&self) -> Vec<String> {
        let line = |at: usize| {
            let value = match self.texts.get(at) {
                Some(typed) if at == self.at => typed.shown(),
                Some(typed) => isolated(typed.text()),
                None if at == self.at => format!("‹ {} ›", self.kind.as_str()),
                None => self.kind.as_str().to_string(),
            };
            format!("{} {:<9}{value}", if at == self.at { ">" } else { " " }, FIELDS[at])
        };
        let mut lines: Vec<String> = (0..FIELDS.len()).map(line).collect();
        lines.push("Enter accepts, Esc goes back, Tab the next field, arrows change the type".to_string());
        lines
    }
}

fn other(kind: EntryType, steps: usize) -> EntryType {
    let at = EntryType::ALL.iter().position(|known| *known == kind).unwrap_or_default();
    EntryType::ALL[(at + steps) % EntryType::ALL.len()]
}
