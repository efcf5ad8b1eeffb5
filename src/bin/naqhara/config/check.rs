//! What `naqhara.toml` says of checks: `[check]` gives rules a severity, each `[[waivers]]` lets findings pass.

use naqhara::Error;
use naqhara::check::Severities;
use naqhara::check::waivers::Waiver;
use naqhara::document::{Rule, Severity};
use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::day;

/// The keys of a waiver.
const KEYS: [&str; 6] = ["entry", "expires", "fingerprint", "reason", "rule", "target"];

type Value<'v> = Spanned<DeValue<'v>>;

impl Reader<'_> {
    /// The severities of rules.
    pub(super) fn severities(&self, value: &Value<'_>) -> Result<Severities, Error> {
        let cure = "`check` takes a table of rules, such as [check] with the line unknown-name = \"note\"";
        let table = value.get_ref().as_table().ok_or_else(|| self.error(value.span().start, cure))?;
        let mut severities = Severities::default();
        for (key, value) in table {
            let Some(rule) = Rule::parse(key.get_ref()) else {
                return Err(self.unknown_key(key.span().start, key.get_ref(), &Rule::ALL.map(Rule::as_str)));
            };
            let word = value.get_ref().as_str().unwrap_or_default();
            let severity = Severity::parse(word);
            if severity.is_none() && word != "off" {
                let message = format!("`{}` takes \"error\", \"warning\", \"note\" or \"off\"", rule.as_str());
                return Err(self.error(value.span().start, message));
            }
            severities.set(rule, severity);
        }
        Ok(severities)
    }

    /// The waivers, each with its line.
    pub(super) fn waivers(&self, value: &Value<'_>) -> Result<Vec<(Waiver, usize)>, Error> {
        let cure = "`waivers` takes tables: [[waivers]], then lines such as fingerprint = \"...\" and reason = \"...\"";
        let list = value.get_ref().as_array().ok_or_else(|| self.error(value.span().start, cure))?;
        list.iter().map(|item| Ok((self.waiver(item, cure)?, self.lines.line(item.span().start)))).collect()
    }

    fn waiver(&self, value: &Value<'_>, cure: &str) -> Result<Waiver, Error> {
        let start = value.span().start;
        let table = value.get_ref().as_table().ok_or_else(|| self.error(start, cure))?;
        let mut waiver = Waiver::default();
        for (key, value) in table {
            let text = |name: &str| self.string(value, name).map(|text| text.into_owned());
            match key.get_ref().as_ref() {
                "fingerprint" => waiver.fingerprint = Some(text("fingerprint")?),
                "entry" => waiver.entry = Some(text("entry")?),
                "target" => waiver.target = Some(text("target")?),
                "reason" => waiver.reason = text("reason")?,
                "rule" => waiver.rule = Some(self.rule(value)?),
                "expires" => waiver.expires = Some(self.day(value)?),
                other => return Err(self.unknown_key(key.span().start, other, &KEYS)),
            }
        }
        if waiver.fingerprint.is_none() && waiver.entry.is_none() {
            return Err(self.error(start, "a waiver needs the `fingerprint` of a finding, or the `entry` that it is about"));
        }
        if waiver.reason.trim().is_empty() {
            return Err(self.error(start, "a waiver needs a `reason`: whoever reads it next year will ask"));
        }
        Ok(waiver)
    }

    fn rule(&self, value: &Value<'_>) -> Result<Rule, Error> {
        let word = self.string(value, "rule")?;
        Rule::parse(&word).ok_or_else(|| {
            self.error(value.span().start, format!("`rule` takes one of {}", Rule::ALL.map(Rule::as_str).join(", ")))
        })
    }

    /// A day, as TOML writes it or in quotation marks.
    fn day(&self, value: &Value<'_>) -> Result<String, Error> {
        let text = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            other => other.as_str().unwrap_or_default().to_string(),
        };
        day::parse(&text)
            .map(|day| day.to_string())
            .ok_or_else(|| self.error(value.span().start, "`expires` takes a day, such as 2027-01-31"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::parse;

    #[test]
    fn severities_and_waivers_are_read() {
        let text = "[check]\nunknown-name = \"note\"\nmissing-term = \"off\"\n\n[[waivers]]\nentry = \"kyiv\"\nrule = \"misspelt-name\"\n\
                    reason = \"old style\"\nexpires = 2027-01-31\n";
        let config = parse(Path::new("naqhara.toml"), text).expect("it is right");
        assert_eq!(config.severities.of(Rule::UnknownName), Some(Severity::Note));
        assert_eq!(config.severities.of(Rule::MissingTerm), None);
        assert_eq!(config.severities.of(Rule::WrongName), Some(Severity::Error));
        let expected = Waiver {
            entry: Some("kyiv".into()),
            rule: Some(Rule::MisspeltName),
            reason: "old style".into(),
            expires: Some("2027-01-31".into()),
            ..Waiver::default()
        };
        assert_eq!(config.waivers, [(expected, 5)]);
    }

    #[test]
    fn mistakes_are_named_with_their_place_and_cure() {
        for (text, expected) in [
            ("[check]\nunknwon-name = \"note\"", "naqhara.toml:2:1: unknown key `unknwon-name`; did you mean `unknown-name`?"),
            (
                "[check]\nwrong-name = \"bad\"",
                "naqhara.toml:2:14: `wrong-name` takes \"error\", \"warning\", \"note\" or \"off\"",
            ),
            (
                "[[waivers]]\nreason = \"x\"",
                "naqhara.toml:1:1: a waiver needs the `fingerprint` of a finding, or the `entry` that it is about",
            ),
            ("[[waivers]]\nentry = \"x\"", "naqhara.toml:1:1: a waiver needs a `reason`: whoever reads it next year will ask"),
            ("[[waivers]]\nentry = \"x\"\nexpires = 2027", "naqhara.toml:3:11: `expires` takes a day, such as 2027-01-31"),
        ] {
            let message = parse(Path::new("naqhara.toml"), text).err().map(|error| error.to_string()).unwrap_or_default();
            assert_eq!(message, expected);
        }
    }
}
