//! Findings that somebody has looked at and let pass, with a reason and a day until which that holds.

use std::path::Path;

use crate::document::{Finding, Rule};

/// One decision to let findings pass. Every field that is stated has to fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiver {
    /// The fingerprint of the finding.
    pub fingerprint: Option<String>,
    /// The entry that the finding is about.
    pub entry: Option<String>,
    /// The rule that found it.
    pub rule: Option<Rule>,
    /// The end of the path of the translation that it belongs to, such as `a.en.txt`.
    pub target: Option<String>,
    /// Why it may pass.
    pub reason: String,
    /// The last day on which it holds, as `YYYY-MM-DD`; `None` for ever.
    pub expires: Option<String>,
}

impl Waiver {
    /// Whether it still holds on a day, `YYYY-MM-DD`.
    pub fn holds_on(&self, day: &str) -> bool {
        self.expires.as_deref().is_none_or(|last| day <= last)
    }

    /// Whether it belongs to the translation at a path.
    fn is_for(&self, path: Option<&Path>) -> bool {
        self.target.as_ref().is_none_or(|target| path.is_some_and(|path| path.ends_with(target)))
    }

    fn fits(&self, finding: &Finding) -> bool {
        let is = |wanted: &Option<String>, found: Option<&str>| wanted.is_none() || wanted.as_deref() == found;
        is(&self.fingerprint, Some(&finding.fingerprint))
            && is(&self.entry, finding.entry.as_deref())
            && self.rule.is_none_or(|rule| rule == finding.rule)
    }
}

/// Findings after the waivers had their say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waived {
    /// Those that stay.
    pub findings: Vec<Finding>,
    /// Those that may pass, each with the number of its waiver.
    pub waived: Vec<(Finding, usize)>,
    /// Waivers that hold no longer, by number.
    pub expired: Vec<usize>,
    /// Waivers that name this very translation, hold, and fit none of its findings, by number.
    pub unused: Vec<usize>,
}

/// Takes out the findings of the translation at `path` that `waivers` let pass on a day, `YYYY-MM-DD`.
pub fn apply(findings: Vec<Finding>, waivers: &[Waiver], day: &str, path: Option<&Path>) -> Waived {
    let mut used = vec![false; waivers.len()];
    let mut result = Waived::default();
    for finding in findings {
        let mut holding = None;
        for (at, waiver) in waivers.iter().enumerate().filter(|(_, waiver)| waiver.is_for(path) && waiver.fits(&finding)) {
            used[at] = true;
            holding = holding.or(waiver.holds_on(day).then_some(at));
        }
        match holding {
            Some(at) => result.waived.push((finding, at)),
            None => result.findings.push(finding),
        }
    }
    let numbers = 0..waivers.len();
    result.expired = numbers.clone().filter(|&at| !waivers[at].holds_on(day)).collect();
    let stale =
        |&at: &usize| waivers[at].target.is_some() && waivers[at].is_for(path) && !used[at] && waivers[at].holds_on(day);
    result.unused = numbers.filter(stale).collect();
    result
}
