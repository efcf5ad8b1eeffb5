//! `glossary schema`: the JSON Schema of entries and glossaries.

use naqhara::glossary::format::json::SCHEMA;

use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Writes the schema.
pub(crate) fn run(output: &Output) -> Result<Outcome, Failure> {
    output.deliver(|out| out.write_all(SCHEMA.as_bytes()))?;
    Ok(Outcome::Clean)
}
