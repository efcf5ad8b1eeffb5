//! Changing and removing entries that are there.

use super::entry::{Entry, MatchMode, Status};
use super::write::{conflict, shares_a_form};
use crate::error::{Error, ErrorKind, Result};
use crate::kinds::EntryType;

/// What to change of an entry; what is empty or `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Another id.
    pub id: Option<String>,
    /// Another preferred English.
    pub en: Option<String>,
    /// More Arabic forms.
    pub ar: Vec<String>,
    /// The Arabic form that comes first, one of the entry's or a new one.
    pub first: Option<String>,
    /// More admitted English.
    pub also: Vec<String>,
    /// More English to be avoided.
    pub avoid: Vec<String>,
    /// Forms and terms to take out of these three lists.
    pub drop: Vec<String>,
    /// Another type.
    pub kind: Option<EntryType>,
    /// Another status.
    pub status: Option<Status>,
    /// Another match mode; `Some(None)` is the usual one for its forms.
    pub mode: Option<Option<MatchMode>>,
    /// Another note; an empty one takes it out.
    pub note: Option<String>,
    /// Another source; an empty one takes it out.
    pub source: Option<String>,
}

/// Changes the entry of this id; gives it as it was and as it is.
///
/// # Errors
/// If there is no such entry, or there are two; if something to drop is not there; if the new id is taken; if another approved
/// entry has one of the new Arabic forms and `allow_shared` is false; if nothing would change.
pub fn edit(entries: &mut [Entry], id: &str, edit: &Edit, allow_shared: bool) -> Result<(Entry, Entry)> {
    let at = find(entries, id)?;
    let before = entries[at].clone();
    let after = changed(&before, edit)?;
    if after == before {
        return Err(conflict(format!("\"{}\" ({id}) says all of this already; nothing was changed", before.en)));
    }
    if after.id != before.id && entries.iter().any(|entry| entry.id == after.id) {
        return Err(conflict(format!("the id \"{}\" belongs to another entry; name another with --id", after.id)));
    }
    let new_forms: Vec<String> = after.ar.iter().filter(|form| !before.ar.contains(form)).cloned().collect();
    let new = Entry { ar: new_forms, ..after.clone() };
    let others = entries.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, entry)| entry);
    if !allow_shared && let Some(other) = shares_a_form(others, &new) {
        return Err(conflict(format!(
            "\"{}\" ({}) has one of these Arabic forms already; add --allow-shared if both are right",
            other.en, other.id
        )));
    }
    entries[at] = after.clone();
    Ok((before, after))
}

/// Removes the entries of these ids; gives them.
///
/// # Errors
/// If one of them is not there, or there are two of it: then none is removed.
pub fn remove(entries: &mut Vec<Entry>, ids: &[String]) -> Result<Vec<Entry>> {
    let mut places = ids.iter().map(|id| find(entries, id)).collect::<Result<Vec<usize>>>()?;
    places.sort_unstable();
    places.dedup();
    let mut removed: Vec<Entry> = places.into_iter().rev().map(|at| entries.remove(at)).collect();
    removed.reverse();
    Ok(removed)
}

/// The place of the entry of this id.
fn find(entries: &[Entry], id: &str) -> Result<usize> {
    let mut found = entries.iter().enumerate().filter(|(_, entry)| entry.id == id).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (None, _) => {
            let message = format!("no entry has the id {id:?}; look for it with `naqhara glossary find`");
            Err(Error::new(ErrorKind::NotFound, message))
        }
        _ => Err(conflict(format!("two entries have the id {id:?}; give one another id in the file first"))),
    }
}

fn changed(entry: &Entry, edit: &Edit) -> Result<Entry> {
    let mut new = entry.clone();
    for dropped in &edit.drop {
        let lists = [&mut new.ar, &mut new.also, &mut new.avoid];
        let before: usize = lists.iter().map(|list| list.len()).sum();
        let after: usize = lists
            .into_iter()
            .map(|list| {
                list.retain(|text| text != dropped);
                list.len()
            })
            .sum();
        if before == after {
            let message = format!("\"{dropped}\" is no Arabic form and no other English of \"{}\" ({})", entry.en, entry.id);
            return Err(Error::new(ErrorKind::NotFound, message + "; `naqhara glossary show` shows what it has"));
        }
    }
    for (list, more) in [(&mut new.ar, &edit.ar), (&mut new.also, &edit.also), (&mut new.avoid, &edit.avoid)] {
        for text in more {
            if !list.contains(text) {
                list.push(text.clone());
            }
        }
    }
    if let Some(first) = &edit.first {
        new.ar.retain(|form| form != first);
        new.ar.insert(0, first.clone());
    }
    for (text, other) in
        [(&mut new.id, &edit.id), (&mut new.en, &edit.en), (&mut new.note, &edit.note), (&mut new.source, &edit.source)]
    {
        if let Some(other) = other {
            text.clone_from(other);
        }
    }
    new.kind = edit.kind.unwrap_or(new.kind);
    new.status = edit.status.unwrap_or(new.status);
    new.mode = edit.mode.unwrap_or(new.mode);
    if new.en.is_empty() {
        return Err(Error::new(ErrorKind::Value, "an entry needs its English; remove the entry instead"));
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Vec<Entry> {
        let entry = |en: &str, ar: &[&str]| Entry {
            id: en.to_lowercase(),
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            ..Entry::default()
        };
        vec![entry("Kyiv", &["كييف"]), entry("Lviv", &["لفيف", "لفوف"])]
    }

    fn message<T: std::fmt::Debug>(result: Result<T>) -> String {
        result.expect_err("it is refused").to_string()
    }

    #[test]
    fn what_is_named_is_changed_and_nothing_else() {
        let mut entries = desk();
        let change = Edit {
            first: Some("لفوف".into()),
            avoid: vec!["Lvov".into()],
            kind: Some(EntryType::Place),
            note: Some("in the west".into()),
            ..Edit::default()
        };
        let (before, after) = edit(&mut entries, "lviv", &change, false).expect("changed");
        assert_eq!((before.ar[0].as_str(), after.ar[0].as_str()), ("لفيف", "لفوف"));
        assert_eq!((after.avoid.len(), after.note.as_str(), after.en.as_str()), (1, "in the west", "Lviv"));
        assert!(message(edit(&mut entries, "lviv", &change, false)).contains("nothing was changed"));
        let drop = Edit { drop: vec!["Lvov".into(), "لفيف".into()], note: Some(String::new()), ..Edit::default() };
        let (_, after) = edit(&mut entries, "lviv", &drop, false).expect("changed");
        assert_eq!((after.ar.len(), after.avoid.len(), after.note.as_str()), (1, 0, ""));
    }

    #[test]
    fn what_would_break_the_glossary_is_refused() {
        let mut entries = desk();
        let with = |change: Edit| message(edit(&mut desk(), "lviv", &change, false));
        assert!(with(Edit { id: Some("kyiv".into()), ..Edit::default() }).contains("another entry"));
        assert!(with(Edit { ar: vec!["كييف".into()], ..Edit::default() }).contains("--allow-shared"));
        assert!(with(Edit { drop: vec!["Lemberg".into()], ..Edit::default() }).contains("no Arabic form"));
        assert!(with(Edit { en: Some(String::new()), ..Edit::default() }).contains("remove"));
        assert!(message(edit(&mut entries, "lvov", &Edit::default(), false)).contains("find"));
        assert!(edit(&mut entries, "lviv", &Edit { ar: vec!["كييف".into()], ..Edit::default() }, true).is_ok());
    }

    #[test]
    fn all_or_none_are_removed() {
        let mut entries = desk();
        assert!(remove(&mut entries, &["kyiv".into(), "lvov".into()]).is_err());
        assert_eq!(entries.len(), 2);
        let removed = remove(&mut entries, &["lviv".into(), "kyiv".into(), "lviv".into()]).expect("both are there");
        assert_eq!((removed.len(), entries.len(), removed[0].id.as_str()), (2, 0, "kyiv"));
    }
}
