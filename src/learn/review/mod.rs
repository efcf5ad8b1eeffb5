//! Deciding about proposals, one by one or many at once.
//!
//! A [`Review`] is a queue of what a [`Ledger`] holds against a glossary. It reads and writes no file: a [`Choice`]
//! becomes a [`Plan`], the caller applies the plan to the entries of the glossary as they are then
//! ([`update`](crate::glossary::write::update), under the lock), and tells the review what that [changed](Review::saved). Each
//! decision may settle or change other proposals: once a name is accepted, another spelling of it is a form of its entry.
//!
//! ```
//! use naqhara::glossary::Entry;
//! use naqhara::learn::review::{Choice, Review, Stated};
//! use naqhara::learn::{Learner, Ledger, TextPair};
//! use naqhara::{Document, Glossary};
//!
//! let glossary = Glossary::default();
//! let source = Document::new("التقى غريغور أولدنكامب بالصيادين.");
//! let target = Document::new("Gregor Oldenkamp met the fishermen.");
//! let mut ledger = Ledger::default();
//! ledger.add(Learner::new(&glossary).learn(&TextPair { source: &source, target: &target, alignment: None }), "2026-11-29");
//!
//! let mut review = Review::new(&ledger, &glossary, Stated { day: "2026-11-29", source: "learn" });
//! let mut entries: Vec<Entry> = Vec::new(); // what the file holds, inside `glossary::write::update`
//! let plan = review.plan(&Choice::Accept)?;
//! review.saved(&plan.apply(&mut entries)?);
//! assert_eq!((entries[0].en.as_str(), review.waiting()), ("Gregor Oldenkamp", 0));
//! # Ok::<(), naqhara::Error>(())
//! ```

mod choice;
mod command;
mod filter;
mod near;
mod places;
pub mod sheet;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};

pub use choice::{Change, Choice, Edit, Plan};
pub use command::{COMMANDS, Command};
pub use filter::{Filter, Order};
pub use near::NearEntry;
pub use places::places;

use super::decided::{Candidate, Decided};
use super::ledger::Ledger;
use super::proposals::{self, Proposal};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::{Entry, Glossary};
use choice::Planner;

/// What new entries of a review state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stated<'s> {
    /// The day, as `YYYY-MM-DD`.
    pub day: &'s str,
    /// Where they come from.
    pub source: &'s str,
}

/// A queue of proposals, and where a person is in it.
#[derive(Debug)]
pub struct Review<'g> {
    glossary: &'g Glossary,
    stated: Stated<'g>,
    /// All that the ledger holds, best first.
    candidates: Vec<Candidate>,
    decided: Decided,
    /// The ids that the glossary that is written to has, as far as that is known.
    written: HashSet<String>,
    words: near::Words,
    filter: Filter,
    order: Order,
    /// What waits, in the order of the review, by the numbers of candidates.
    queue: Vec<usize>,
    at: usize,
}

/// A proposal as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The proposal, held against the glossary as it is by now.
    pub proposal: Proposal,
    /// What the glossary has near it, what contradicts it first.
    pub near: Vec<NearEntry>,
    /// Its place in the queue, from 1.
    pub number: usize,
    /// How many wait.
    pub waiting: usize,
}

/// What deciding about many at once did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Decided, by the word of the choice.
    pub decided: BTreeMap<&'static str, usize>,
    /// Left alone since the glossary contradicts them.
    pub contradicted: usize,
    /// Decided before.
    pub gone: usize,
    /// The lines of a table whose rows are about nothing that was ever proposed, from 1.
    pub unknown: Vec<usize>,
}

impl<'g> Review<'g> {
    /// A review of what `ledger` proposes for `glossary`.
    pub fn new(ledger: &Ledger, glossary: &'g Glossary, stated: Stated<'g>) -> Self {
        let decided = Decided::new(glossary);
        let words = near::Words::new(&decided);
        let candidates = proposals::candidates(ledger, 0.0);
        let mut review = Self {
            glossary,
            stated,
            candidates,
            decided,
            written: HashSet::new(),
            words,
            filter: Filter::default(),
            order: Order::default(),
            queue: Vec::new(),
            at: 0,
        };
        review.line_up();
        review
    }

    /// Says which ids stand in the glossary that is written to: what others take out of it meanwhile is then not brought back.
    /// Entries of other ids are copied into it when they get a form.
    #[must_use]
    pub fn writing_to(mut self, ids: impl IntoIterator<Item = String>) -> Self {
        self.written.extend(ids);
        self
    }

    /// Which proposals are looked at.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Looks at these from the first on.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.again();
    }

    /// The order in which they are looked at.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Looks at them in this order, from the first on.
    pub fn set_order(&mut self, order: Order) {
        self.order = order;
        self.again();
    }

    /// How many wait, the skipped ones among them.
    pub fn waiting(&self) -> usize {
        self.queue.len()
    }

    /// The proposals that wait, in their order.
    pub fn proposals(&self) -> impl Iterator<Item = Proposal> + '_ {
        self.queue.iter().filter_map(|&at| self.decided.propose(&self.candidates[at]))
    }

    /// The one that is looked at; `None` behind the last one.
    pub fn card(&self) -> Option<Card> {
        let candidate = self.current()?;
        let proposal = self.decided.propose(candidate)?;
        let near = near::near(&proposal, candidate, &self.decided, &self.words, self.glossary);
        Some(Card { proposal, near, number: self.at + 1, waiting: self.queue.len() })
    }

    /// Goes to the next one; behind the last one there is none.
    pub fn skip(&mut self) {
        self.at = (self.at + 1).min(self.queue.len());
    }

    /// Goes to the one before.
    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Goes to the first one.
    pub fn again(&mut self) {
        self.line_up();
        self.at = 0;
    }

    /// What a choice about the one that is looked at would do.
    ///
    /// # Errors
    /// If there is none, if what was typed is no name, or if there is no such entry to merge into.
    pub fn plan(&self, choice: &Choice) -> Result<Plan> {
        let candidate = self.current().ok_or_else(|| {
            let why = if self.queue.is_empty() {
                "there is no proposal to decide about: nothing waits that the filter takes"
            } else {
                "there is no proposal left to decide about; `again` begins with those that were skipped"
            };
            Error::new(ErrorKind::NotFound, why)
        })?;
        self.planner().plan(candidate, choice)
    }

    /// Takes note of what a plan changed in the glossary, and goes to the next one that is undecided.
    pub fn saved(&mut self, changes: &[Change]) {
        self.take(changes);
        self.settle();
    }

    /// Takes note of a decision that was taken back: these entries are gone, and these are there again. Goes to the first proposal
    /// that is undecided by that.
    pub fn undone(&mut self, gone: &[Entry], back: &[Entry]) {
        let before: Vec<bool> = self.candidates.iter().map(|candidate| self.is_open(candidate)).collect();
        gone.iter().for_each(|entry| self.forget(&entry.id));
        for entry in back {
            self.written.insert(entry.id.clone());
            self.put(entry.clone());
        }
        self.line_up();
        let reopened = self.queue.iter().position(|&at| !before[at]);
        self.at = reopened.unwrap_or(self.at.min(self.queue.len()));
    }

    /// Takes in what others did meanwhile to the glossary that is written to, given its entries as they are now, and goes on with the
    /// proposal that is looked at, or with the next one that still waits. Says how many entries are new, changed or gone.
    pub fn follow(&mut self, entries: &[Entry]) -> usize {
        // Of two entries of one id, which is a slip, the last one holds, as everywhere.
        let now: HashMap<&str, &Entry> = entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        let mut gone: Vec<String> = self.written.iter().filter(|id| !now.contains_key(id.as_str())).cloned().collect();
        gone.sort_unstable();
        let mut otherwise = gone.len();
        gone.iter().for_each(|id| self.forget(id));
        for entry in entries.iter().filter(|entry| now.get(entry.id.as_str()).is_some_and(|last| std::ptr::eq(*last, *entry))) {
            self.written.insert(entry.id.clone());
            if self.decided.get(&entry.id) != Some(entry) {
                // One that an entry of another glossary hid is no news.
                otherwise += usize::from(!self.decided.had(entry));
                self.put(entry.clone());
            }
        }
        if otherwise > 0 {
            let from_here: Vec<usize> = self.queue[self.at..].to_vec();
            self.line_up();
            let next = from_here.iter().find_map(|candidate| self.queue.iter().position(|waiting| waiting == candidate));
            self.at = next.unwrap_or(self.queue.len());
        }
        otherwise
    }

    /// Decides alike about all that wait, in their order; each is held against what was decided before it. What the glossary
    /// contradicts is left to a person, unless the filter asks for nothing else.
    ///
    /// # Errors
    /// Those of [`plan`](Self::plan).
    pub fn decide_all(&mut self, choice: &Choice, entries: &mut Vec<Entry>) -> Result<Tally> {
        let contradicted_too = self.filter.conflicts == Some(true) || *choice != Choice::Accept;
        let mut places = choice::places(entries);
        let mut tally = Tally::default();
        for at in self.queue.clone() {
            self.decide(at, choice, contradicted_too, entries, &mut places, &mut tally)?;
        }
        self.settle();
        Ok(tally)
    }

    fn decide(
        &mut self,
        at: usize,
        choice: &Choice,
        contradicted_too: bool,
        entries: &mut Vec<Entry>,
        places: &mut HashMap<String, usize>,
        tally: &mut Tally,
    ) -> Result<()> {
        let candidate = &self.candidates[at];
        if !self.is_open(candidate) {
            tally.gone += 1;
        } else if !contradicted_too && !self.decided.conflicts(&candidate.arabic, &candidate.english).is_empty() {
            tally.contradicted += 1;
        } else {
            let changes = self.planner().plan(candidate, choice)?.apply_at(entries, places)?;
            self.take(&changes);
            *tally.decided.entry(choice.as_str()).or_default() += 1;
        }
        Ok(())
    }

    /// Takes note of what changed in the glossary.
    fn take(&mut self, changes: &[Change]) {
        for change in changes {
            if let Some(before) = &change.before {
                self.decided.remove(&before.id);
            }
            self.written.insert(change.after.id.clone());
            self.put(change.after.clone());
        }
    }

    fn current(&self) -> Option<&Candidate> {
        self.queue.get(self.at).map(|&at| &self.candidates[at])
    }

    fn planner(&self) -> Planner<'_> {
        Planner { decided: &self.decided, written: &self.written, day: self.stated.day, source: self.stated.source }
    }

    fn put(&mut self, entry: Entry) {
        let number = self.decided.put(entry.clone());
        self.words.put(number, &entry);
    }

    /// Takes an entry out; one that it hid holds again.
    fn forget(&mut self, id: &str) {
        self.written.remove(id);
        let back = self.decided.remove(id).and_then(|number| Some((number, self.decided.at(number)?)));
        if let Some((number, entry)) = back {
            self.words.put(number, entry);
        }
    }

    fn is_open(&self, candidate: &Candidate) -> bool {
        !self.decided.has(&candidate.arabic, &candidate.english)
    }

    /// Leaves out what is decided by now; the place is that of the first undecided one from where it was.
    fn settle(&mut self) {
        let Self { queue, candidates, decided, at, .. } = self;
        let is_open = |number: usize| !decided.has(&candidates[number].arabic, &candidates[number].english);
        let before = queue[..*at].iter().filter(|&&number| is_open(number)).count();
        queue.retain(|&number| is_open(number));
        *at = before;
    }

    fn line_up(&mut self) {
        let takes = |at: &usize| {
            let candidate = &self.candidates[*at];
            self.is_open(candidate) && self.filter.takes(candidate, &self.decided)
        };
        let mut queue: Vec<usize> = (0..self.candidates.len()).filter(takes).collect();
        self.order.sort(&mut queue, &self.candidates);
        self.queue = queue;
    }
}
