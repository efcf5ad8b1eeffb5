//! Where matching by sound errs: misses of a measure, each put into a class by rule.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use naqhara::translit::{Model, NameIndex, Scorer, Searcher, letters};

/// Nats below which the two are not spellings of one another, but translations or other people's names.
const NO_SPELLING: f64 = 0.0;

/// Answers looked at for the right name.
const ANSWERS: usize = 10;

/// Asks every query and prints how many misses there are of each class, and of each spelling tradition of the right name.
pub fn classify(names: &Path, queries: &Path) -> Result<(), Box<dyn Error>> {
    let (names, queries) = (fs::read_to_string(names)?, fs::read_to_string(queries)?);
    let names: Vec<&str> = names.lines().filter(|name| !name.is_empty()).collect();
    let index = NameIndex::build(Model::builtin(), names.iter().copied());
    let (mut searcher, mut scorer) = (Searcher::new(Model::builtin()), Scorer::new(Model::builtin()));
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut traditions: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut asked, mut missed) = (0, 0);
    for row in queries.lines().filter(|row| row.contains('\t')) {
        let mut fields = row.split('\t');
        let query = fields.next().unwrap_or_default();
        let right: Vec<String> = fields.map(str::to_lowercase).collect();
        let found: Vec<String> =
            searcher.find(&index, query, ANSWERS).iter().map(|found| names[found.name as usize].to_lowercase()).collect();
        asked += 1;
        let best = nearest(&mut scorer, query, &right);
        let tradition = traditions.entry(tradition(&best.0)).or_default();
        tradition.0 += 1;
        if found.first().is_some_and(|first| right.contains(first)) {
            continue;
        }
        missed += 1;
        tradition.1 += 1;
        let class = match found.first() {
            _ if best.1 < NO_SPELLING => "the right name is no spelling of the Arabic",
            None => "nothing found",
            Some(_) if !found.iter().any(|name| right.contains(name)) && best.1 < 2.0 => "far from any rule",
            Some(first) => difference(query, &best.0, first),
        };
        *classes.entry(class).or_default() += 1;
    }
    println!("{missed} of {asked} missed");
    let mut classes: Vec<_> = classes.into_iter().collect();
    classes.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    classes.iter().for_each(|(class, count)| println!("{count:>6}  {class}"));
    println!("by tradition of the right name: asked, missed, share");
    for (name, (asked, missed)) in traditions {
        println!("{asked:>6} {missed:>6} {:>6.3}  {name}", missed as f64 / asked as f64);
    }
    Ok(())
}

/// The right name that sounds most like the query, and how much.
fn nearest(scorer: &mut Scorer<'_>, query: &str, right: &[String]) -> (String, f64) {
    let (mut arabic, mut latin) = (Vec::new(), Vec::new());
    letters::arabic(query.strip_prefix("ال").unwrap_or(query), &mut arabic);
    let scored = right.iter().map(|name| {
        letters::latin(name, &mut latin);
        (name.clone(), if latin.is_empty() { f64::NEG_INFINITY } else { scorer.score(&arabic, &latin) })
    });
    scored.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or_default()
}

/// What tells the right name from the one found, by the first rule under which the two are the same.
fn difference(query: &str, right: &str, found: &str) -> &'static str {
    let (one, other) = (plain(right), plain(found));
    let same = |fold: &dyn Fn(&str) -> String| fold(&one) == fold(&other);
    if one == other {
        return "marks only";
    }
    if same(&undoubled) {
        return "doubled letters";
    }
    if same(&|name| undoubled(&heard(name))) {
        return "silent letters and other ways to write one sound";
    }
    if same(&|name| undoubled(&consonants(name))) {
        return "vowels";
    }
    if same(&|name| undoubled(&consonants(&heard(name)))) {
        return "vowels, silent letters and ways to write one sound";
    }
    if query.contains(['غ', 'ج', 'ق', 'ك', 'خ']) && same(&|name| undoubled(&consonants(&folded(&heard(name), "gjkcqx", 'g'))))
    {
        return "g, j, k for غ ج ق ك خ";
    }
    if same(&|name| undoubled(&consonants(&folded(&folded(&folded(&heard(name), "pb", 'b'), "vfw", 'f'), "td", 't')))) {
        return "p and b, v and f, t and d";
    }
    if same(&|name| undoubled(&consonants(&folded(&heard(name), "szcx", 's')))) {
        return "s, z, c, x";
    }
    "other consonants"
}

fn plain(name: &str) -> String {
    let mut word = Vec::new();
    letters::latin(name, &mut word);
    letters::latin_text(&word.iter().map(|&letter| letters::plain_latin(letter)).collect::<Vec<_>>())
}

fn undoubled(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

fn consonants(name: &str) -> String {
    name.chars().filter(|letter| !"aeiouyhw".contains(*letter)).collect()
}

fn folded(name: &str, group: &str, into: char) -> String {
    name.chars().map(|letter| if group.contains(letter) { into } else { letter }).collect()
}

/// Spellings of one sound, folded in this order.
const SOUNDS: [(&str, &str); 26] = [
    ("eaux", "o"),
    ("eau", "o"),
    ("ault", "o"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("cz", "ch"),
    ("ph", "f"),
    ("ck", "k"),
    ("kn", "n"),
    ("wr", "r"),
    ("gn", "n"),
    ("gh", "g"),
    ("rh", "r"),
    ("th", "t"),
    ("kh", "k"),
    ("qu", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ea", "i"),
    ("ei", "ai"),
    ("c", "k"),
    ("q", "k"),
    ("y", "i"),
    ("w", "v"),
];

/// A name about as it is heard: silent endings off, spellings of one sound folded.
fn heard(name: &str) -> String {
    let mut out = SOUNDS.iter().fold(name.to_string(), |name, (spelling, sound)| name.replace(spelling, sound));
    for silent in ["es", "e", "s", "t", "d", "h", "x"] {
        if let Some(stem) = out.strip_suffix(silent).filter(|stem| stem.len() > 2) {
            out = stem.to_string();
            break;
        }
    }
    out
}

/// The spelling tradition that a name looks like, by its letters alone.
fn tradition(name: &str) -> &'static str {
    let name = plain(name);
    let has = |any: &[&str]| any.iter().any(|part| name.contains(part));
    let ends = |any: &[&str]| any.iter().any(|part| name.ends_with(part));
    if has(&["sch", "tz", "mann", "stein", "berg", "dorf"])
        || ends(&["burg", "bach", "er", "el"]) && has(&["ei", "ue", "oe", "ie"])
    {
        "German"
    } else if has(&["eau", "oux", "eux", "gn", "aud", "oi"]) || ends(&["ard", "et", "ot", "ier", "aux", "ault", "ille", "ez"]) {
        "French or Spanish"
    } else if has(&["cz", "szy", "dzh"]) || ends(&["ov", "ova", "ev", "eva", "ski", "sky", "ic", "ich", "vic", "enko", "chuk"])
    {
        "Slavic"
    } else if name.len() < 7 && (has(&["zh", "xi", "xu", "qi", "ts"]) || ends(&["ng", "ao", "iu"])) {
        "Chinese or Korean"
    } else if has(&["kh", "dh", "aa", "ou"])
        || name.starts_with("abd")
        || ends(&["allah", "eddine", "i"]) && has(&["h", "z", "q"])
    {
        "Arabic, Persian or Turkish"
    } else {
        "English and others"
    }
}
