//! What says that this program was built without Parquet.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::batch::items::Items;
use crate::error::{Error, ErrorKind, Result};

const MESSAGE: &str =
    "this program was built without Parquet; build it with the feature `parquet`, or convert the table to JSON lines";

/// No rows.
pub(in crate::batch) fn rows(_path: &Arc<Path>, _bytes: u64) -> Result<Items> {
    Err(Error::new(ErrorKind::Format, MESSAGE))
}

/// A writer that cannot begin.
pub(in crate::batch) enum Writer {}

impl Writer {
    pub(in crate::batch) fn begin() -> io::Result<Self> {
        Err(io::Error::new(io::ErrorKind::Unsupported, MESSAGE))
    }

    pub(in crate::batch) fn line(&mut self, _line: &[u8], _out: &mut dyn Write) -> io::Result<()> {
        match *self {}
    }

    pub(in crate::batch) fn finish(self, _out: &mut dyn Write) -> io::Result<()> {
        match self {}
    }
}
