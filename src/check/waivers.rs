//! Findings that somebody has looked at and let pass, with a reason and a day until which that holds.

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
    /// Waivers that fit a finding and hold no longer, by number.
    pub expired: Vec<usize>,
    /// Waivers that fit no finding, by number.
    pub unused: Vec<usize>,
}

/// Takes out the findings that `waivers` let pass on a day, `YYYY-MM-DD`.
pub fn apply(findings: Vec<Finding>, waivers: &[Waiver], day: &str) -> Waived {
    let mut used = vec![false; waivers.len()];
    let mut result = Waived::default();
    for finding in findings {
        let mut fitting = (0..waivers.len()).filter(|&at| waivers[at].fits(&finding)).peekable();
        let mut holding = None;
        while let Some(at) = fitting.next() {
            used[at] = true;
            if holding.is_none() && waivers[at].holds_on(day) {
                holding = Some(at);
            }
        }
        match holding {
            Some(at) => result.waived.push((finding, at)),
            None => result.findings.push(finding),
        }
    }
    let numbers = 0..waivers.len();
    result.expired = numbers.clone().filter(|&at| !waivers[at].holds_on(day)).collect();
    result.unused = numbers.filter(|&at| !used[at] && waivers[at].holds_on(day)).collect();
    result
}
