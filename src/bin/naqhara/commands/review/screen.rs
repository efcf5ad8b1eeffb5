//! A review in a terminal: a proposal fills the screen, a key decides.
//!
//! Lines are written whole, so that a terminal that orders Arabic by itself sees the marks of direction; a screen of cells would
//! lose them.

use std::io::{self, Write};
use std::path::Path;

use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::style::Print;
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate,
    EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{cursor, execute, queue};
use naqhara::learn::review::{COMMANDS, Card, Choice, Command, Filter};
use naqhara::report::TextOptions;
use naqhara::report::bidi::{visible, width};
use naqhara::report::proposals::card;

use super::desk::{Answer, Desk};
use super::form::{Form, Typed};
use super::{nothing_waits, proposals};
use crate::failure::{Failure, Outcome, file_error};
use crate::settings::Settings;

/// Places of a proposal that are shown where there is room.
const EVIDENCE: usize = 3;

/// The keys, for people.
const KEYS: [&str; 12] = [
    "a accept", "e edit", "r reject", "f forbid", "m merge", "s skip", "b back", "u undo", "/ filter", "o order", "? help",
    "q quit",
];

/// What an Arabic keyboard types where a Latin one has a key: who has just typed Arabic need not switch.
const ARABIC_KEYS: [(char, char); 11] = [
    ('ش', 'a'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ب', 'f'),
    ('ة', 'm'),
    ('س', 's'),
    ('ع', 'u'),
    ('ظ', '/'),
    ('خ', 'o'),
    ('؟', '?'),
    ('ض', 'q'),
];

/// What the keys of capital letters and of movement do.
const MORE_KEYS: [&str; 3] = [
    "R, F: reject or forbid with a reason",
    "g: from the first undecided one",
    "arrows, PgUp, PgDn: what has no room on the screen",
];

/// Asks until the person has enough.
pub(super) fn run(desk: Desk<'_>, settings: &Settings) -> Result<Outcome, Failure> {
    let options = settings.output.text_options();
    let mut screen = Screen { desk, options, mode: Mode::Look, said: String::new(), scrolled: 0 };
    let shown = Shown::begin().and_then(|_shown| screen.talk());
    shown.map_err(|error| file_error(Path::new("terminal"), "cannot be used; try --lines", error))?;
    let (decided, waiting) = (screen.desk.decided, screen.desk.review.waiting());
    settings.output.deliver(|out| writeln!(out, "{decided} decided, {waiting} {} left.", proposals(waiting)))?;
    Ok(Outcome::Clean)
}

/// The terminal while a review fills it; as it was once this is dropped.
struct Shown;

impl Shown {
    fn begin() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let shown = Self;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, DisableLineWrap, cursor::Hide)?;
        Ok(shown)
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), cursor::Show, EnableLineWrap, DisableBracketedPaste, LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

/// What the keys are for.
enum Mode {
    /// Deciding.
    Look,
    /// Reading what the keys do.
    Help,
    /// Changing what is proposed.
    Edit(Form),
    /// Typing the words of a command: what is asked for, and what is done with the words.
    Type { question: &'static str, typed: Typed, command: &'static str },
}

struct Screen<'r> {
    desk: Desk<'r>,
    options: TextOptions,
    mode: Mode,
    said: String,
    scrolled: usize,
}

impl Screen<'_> {
    fn talk(&mut self) -> io::Result<()> {
        loop {
            let (columns, rows) = terminal::size()?;
            let lines = self.lines(usize::from(columns), usize::from(rows));
            draw(&lines)?;
            if self.take(&event::read()?) == Some(Answer::Quit) {
                return Ok(());
            }
        }
    }

    /// Does what a key asks for. A resize asks for nothing but to be drawn again.
    fn take(&mut self, event: &Event) -> Option<Answer> {
        let key = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(*key),
            Event::Paste(_) => None,
            _ => return None,
        };
        if key.is_some_and(|key| key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c')) {
            return Some(Answer::Quit);
        }
        match (&mut self.mode, key) {
            (Mode::Look, Some(key)) => self.decide(key),
            (Mode::Help, Some(_)) => self.look(),
            (Mode::Edit(_) | Mode::Type { .. }, Some(KeyEvent { code: KeyCode::Esc, .. })) => self.look(),
            (Mode::Edit(form), Some(KeyEvent { code: KeyCode::Enter, .. })) => {
                let choice = Choice::Edit(form.edit());
                self.act(Command::Choose(choice))
            }
            (Mode::Type { typed, command, .. }, Some(KeyEvent { code: KeyCode::Enter, .. })) => {
                let line = format!("{command} {}", typed.text());
                self.act_on(&line)
            }
            (Mode::Edit(form), _) => {
                form.take(event);
                None
            }
            (Mode::Type { typed, .. }, _) => {
                typed.take(event);
                None
            }
            (Mode::Look | Mode::Help, None) => None,
        }
    }

    fn decide(&mut self, key: KeyEvent) -> Option<Answer> {
        let page = 5;
        match latin(key.code) {
            KeyCode::Char('a') => self.act(Command::Choose(Choice::Accept)),
            KeyCode::Char('r') => self.act(Command::Choose(Choice::Reject { note: String::new() })),
            KeyCode::Char('f') => self.act(Command::Choose(Choice::Forbid { note: String::new() })),
            KeyCode::Char('s' | ' ') => self.act(Command::Skip),
            KeyCode::Char('b') => self.act(Command::Back),
            KeyCode::Char('g') => self.act(Command::Again),
            KeyCode::Char('u') => self.act(Command::Undo),
            KeyCode::Char('o') => self.act(Command::Sort(self.desk.review.order().next())),
            KeyCode::Char('q') => Some(Answer::Quit),
            KeyCode::Char('e') => self.begin_edit(),
            KeyCode::Char('R') => self.ask("Rejected, why?", "", "reject"),
            KeyCode::Char('F') => self.ask("Forbidden, why?", "", "forbid"),
            KeyCode::Char('m') => {
                self.ask("Merge into which entry? Its number or id; `also` behind it admits the English", "", "merge")
            }
            KeyCode::Char('/') => {
                let words = self.desk.review.filter().words();
                let words = if words.is_empty() { words } else { words + " " };
                self.ask("Only which? type:TYPE score:S max:S conflicts:yes|no, text", &words, "filter")
            }
            KeyCode::Char('?' | 'h') => {
                self.mode = Mode::Help;
                None
            }
            KeyCode::Down => self.scroll(1, true),
            KeyCode::Up => self.scroll(1, false),
            KeyCode::PageDown => self.scroll(page, true),
            KeyCode::PageUp => self.scroll(page, false),
            _ => None,
        }
    }

    fn scroll(&mut self, lines: usize, down: bool) -> Option<Answer> {
        self.scrolled = if down { self.scrolled + lines } else { self.scrolled.saturating_sub(lines) };
        None
    }

    fn begin_edit(&mut self) -> Option<Answer> {
        if let Some(Card { proposal, .. }) = self.desk.review.card() {
            self.mode = Mode::Edit(Form::new(&proposal));
            self.said.clear();
        }
        None
    }

    fn ask(&mut self, question: &'static str, text: &str, command: &'static str) -> Option<Answer> {
        self.mode = Mode::Type { question, typed: Typed::new(text), command };
        self.said.clear();
        None
    }

    fn look(&mut self) -> Option<Answer> {
        self.mode = Mode::Look;
        None
    }

    fn act_on(&mut self, line: &str) -> Option<Answer> {
        let near = self.desk.review.card().map(|card| card.near).unwrap_or_default();
        match Command::parse(line, &near) {
            Ok(command) => self.act(command),
            Err(error) => self.refuse(&error),
        }
    }

    fn act(&mut self, command: Command) -> Option<Answer> {
        match self.desk.act(command) {
            Ok(Answer::Done(said)) => {
                self.said = said;
                self.scrolled = 0;
                self.look()
            }
            // What was typed was about what is no longer shown.
            Ok(Answer::Overtaken(why)) => {
                self.said = format!("Not done: {}", visible(&why));
                self.scrolled = 0;
                self.look()
            }
            Ok(answer) => Some(answer),
            Err(error) => self.refuse(&error),
        }
    }

    /// What could not be done is said; what was typed stays, to be mended.
    fn refuse(&mut self, error: &naqhara::Error) -> Option<Answer> {
        self.said = format!("Not done: {}", visible(&error.to_string()));
        None
    }

    /// What the screen shows, at most `rows` lines.
    fn lines(&mut self, columns: usize, rows: usize) -> Vec<String> {
        let footer = self.footer(columns);
        let room = rows.saturating_sub(footer.len() + 1).max(1);
        let mut lines = vec![self.header()];
        let body = self.body(columns, room);
        self.scrolled = self.scrolled.min(body.len().saturating_sub(room));
        let end = (self.scrolled + room).min(body.len());
        lines.extend_from_slice(&body[self.scrolled..end]);
        lines.resize(room + 1, String::new());
        if body.len() > end {
            lines[room] = format!("… {} more lines: arrow down", body.len() - end + 1);
        }
        lines.extend(footer);
        lines
    }

    fn header(&self) -> String {
        let (filter, order) = (self.desk.review.filter(), self.desk.review.order().as_str());
        let filter = if *filter == Filter::default() { String::new() } else { format!("  {}", filter.words()) };
        format!("{}  {} decided  by {order}{filter}", self.desk.name(), self.desk.decided)
    }

    fn body(&self, columns: usize, room: usize) -> Vec<String> {
        if let Mode::Help = self.mode {
            let commands = COMMANDS
                .iter()
                .map(|(command, meaning)| format!("  {}: {meaning}", command.split(' ').next().unwrap_or_default()));
            return commands.chain(MORE_KEYS.map(|line| format!("  {line}"))).collect();
        }
        let Some(shown) = self.desk.review.card() else {
            let waiting = self.desk.review.waiting();
            return match waiting {
                0 => vec![nothing_waits(&self.desk.review)],
                _ => vec![
                    format!("That was the last one; {waiting} {} left undecided.", proposals(waiting)),
                    "g begins with the first.".to_string(),
                ],
            };
        };
        let options = TextOptions { width: columns, ..self.options };
        // Rather fewer places than a proposal that does not fit.
        let all = (1..=EVIDENCE).rev().map(|count| card(&shown, &options, count));
        let mut tried: Vec<Vec<String>> = all.collect();
        let fitting = tried.iter().position(|lines| lines.len() <= room).unwrap_or(EVIDENCE - 1);
        tried.swap_remove(fitting)
    }

    fn footer(&self, columns: usize) -> Vec<String> {
        let words: Vec<&str> = self.said.split(' ').collect();
        let mut lines = in_lines(&words, " ", columns);
        match &self.mode {
            Mode::Look => lines.extend(in_lines(&KEYS, "  ", columns)),
            Mode::Help => lines.push("any key goes back".to_string()),
            Mode::Edit(form) => lines.extend(form.lines()),
            Mode::Type { question, typed, .. } => {
                lines.extend([
                    question.to_string(),
                    format!("> {}", typed.shown()),
                    "Enter does it, Esc goes back".to_string(),
                ]);
            }
        }
        lines
    }
}

/// The key as a Latin keyboard has it.
fn latin(code: KeyCode) -> KeyCode {
    let letter = ARABIC_KEYS.iter().find(|(arabic, _)| code == KeyCode::Char(*arabic));
    letter.map_or(code, |(_, latin)| KeyCode::Char(*latin))
}

/// Words in as few lines as the terminal allows.
fn in_lines(words: &[&str], between: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + between.len() + width(word) <= columns => *line = format!("{line}{between}{word}"),
            _ => lines.push((*word).to_string()),
        }
    }
    lines
}

/// Draws all lines anew, without a moment in which the screen is empty.
fn draw(lines: &[String]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    queue!(out, BeginSynchronizedUpdate)?;
    for (row, line) in lines.iter().enumerate() {
        queue!(out, cursor::MoveTo(0, row as u16), Print(line), Clear(ClearType::UntilNewLine))?;
    }
    queue!(out, Clear(ClearType::FromCursorDown), EndSynchronizedUpdate)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fill_as_few_lines_as_there_is_room() {
        assert_eq!(in_lines(&KEYS, "  ", 200).len(), 1);
        assert_eq!(in_lines(&[""], " ", 200), [""]);
        let narrow = in_lines(&KEYS, "  ", 30);
        assert!(narrow.len() > 2 && narrow.iter().all(|line| line.len() <= 30));
        assert_eq!(in_lines(&KEYS, "  ", 1).len(), KEYS.len());
    }
}
