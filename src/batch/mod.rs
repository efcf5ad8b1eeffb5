//! Many articles: read as a stream, reported on or checked on all cores, answered in the order of the input.
//!
//! [`Inputs`] says which articles there are, a [`Batch`] answers each with one line of JSON, and [`Totals`](crate::report::totals::Totals)
//! are a fold over these lines. An article that cannot be read is a line as well, and the others go on. Memory holds what is under way and
//! the totals, however many articles there are.

mod columns;
mod dates;
mod extract;
mod input;
mod items;
mod lines;
mod ordered;
mod part;
mod prepare;
mod reuse;
mod row;
mod sink;
mod state;
mod table;
mod unpack;
mod work;

use std::io;

use crate::check::CheckOptions;
use crate::check::waivers::Waiver;
use crate::error::Error;
use crate::mentions::MentionOptions;
use crate::translit::Style;

use row::Row;

pub use input::{Inputs, Survey};
pub use part::{Part, beside};
pub use reuse::Earlier;
pub use sink::{BatchFormat, Sink};
pub use state::State;
pub use work::Batch;

/// The largest article, line or row that is taken, in bytes: the longest books have some five million.
pub const LARGEST: usize = 16 << 20;

/// How articles are read and judged.
#[derive(Debug, Clone, Default)]
pub struct BatchOptions {
    /// The encoding of what is neither UTF-8 nor marked UTF-16.
    pub encoding: Option<String>,
    /// Only articles of this day, `YYYY-MM-DD`, or later; those without a day are taken.
    pub since: Option<String>,
    /// Which mentions count.
    pub mentions: MentionOptions,
    /// How unknown names are spelled.
    pub style: Style,
    /// How translations are checked.
    pub check: CheckOptions,
    /// Findings that may pass.
    pub waivers: Vec<Waiver>,
    /// The day on which waivers have to hold, `YYYY-MM-DD`.
    pub day: String,
}

/// Told of what is under way, for people who wait.
pub trait BatchProgress: Sync {
    /// One more article is done; so many bytes of the input were read since the last.
    fn one_done(&self, read: u64, is_error: bool);
}

/// Why a batch ended early.
#[derive(Debug)]
pub enum Stopped {
    /// The output could not be written.
    Output(io::Error),
    /// An input or an earlier output is not what it should be.
    Error(Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
