//! Findings that were there before: a check written as JSON at some time, whose findings are no news.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::document::Finding;
use crate::error::{Error, ErrorKind, Result};

/// The findings of an earlier check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    fingerprints: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Wire {
    version: u32,
    kind: String,
    findings: Vec<WireFinding>,
}

#[derive(Deserialize)]
struct WireFinding {
    fingerprint: String,
}

impl Baseline {
    /// Reads what `check --format json` wrote.
    ///
    /// # Errors
    /// If it is something else, or was written by a newer version of the program.
    pub fn read(text: &str) -> Result<Self> {
        let cure = "this is no baseline; write one with `naqhara check ... --format json --output FILE`";
        let wire: Wire = serde_json::from_str(text).map_err(|error| {
            Error::new(ErrorKind::Format, cure).at_line(error.line().max(1), Some(error.column().max(1))).caused_by(error)
        })?;
        match (wire.kind.as_str(), wire.version) {
            ("check", 1) => Ok(Self { fingerprints: wire.findings.into_iter().map(|finding| finding.fingerprint).collect() }),
            ("check", _) => {
                let message = "this baseline was written by a newer version of the program; write it again with this one";
                Err(Error::new(ErrorKind::Version, message))
            }
            _ => Err(Error::new(ErrorKind::Format, cure)),
        }
    }

    /// Whether a finding was there before.
    pub fn has(&self, finding: &Finding) -> bool {
        self.fingerprints.contains(&finding.fingerprint)
    }

    /// Parts findings into those that are new and those that were there before.
    pub fn split(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        findings.into_iter().partition(|finding| !self.has(finding))
    }
}
