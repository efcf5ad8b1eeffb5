//! Which unknown forms of one article are the same name: other spellings, and short mentions of a fuller name.

use std::cmp::Reverse;

use hashbrown::HashMap;

use super::Found;
use crate::kinds::EntryType;
use crate::text::normalize::{key, skeleton};

/// The mentions of one unknown name.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The fullest form; among equally full ones the most used, then the earliest.
    pub(super) text: &'a str,
    /// The mentions, by place.
    pub(super) members: Vec<Found<'a>>,
}

impl Group<'_> {
    /// Where the first mention stands.
    pub(super) fn first(&self) -> usize {
        self.members[0].mention.span.start
    }
}

/// Consonants that two spellings must share before other long vowels are overlooked: with three (سلم: سالم, سليم) they
/// tell too little apart.
const SHORTEST_SKELETON: usize = 4;

/// Given names that differ in their long vowels alone and are different names all the same.
const TOLD_APART: [&str; 6] = ["سلمان", "سليمان", "مبارك", "مبروك", "محمد", "محمود"];

/// How many fuller names with one word in common are looked through for a short form: no article has so many relatives.
const MOST_HOSTS: usize = 64;

/// Puts mentions, given by place, into groups. Every mention is in one group.
pub(super) fn group<'a>(found: &[Found<'a>]) -> Vec<Group<'a>> {
    let mut clusters = spelling_clusters(found);
    clusters.sort_by_key(|cluster| (Reverse(cluster.words.len()), cluster.first()));
    let mut hosts = Hosts::default();
    for cluster in clusters {
        match hosts.host_of(&cluster) {
            Some(host) => hosts.groups[host].found.extend(cluster.found),
            None => hosts.add(cluster),
        }
    }
    hosts.groups.into_iter().map(Cluster::finish).collect()
}

/// Mentions whose forms are spellings of one form.
struct Cluster<'a> {
    /// The words as they are compared.
    words: Vec<String>,
    found: Vec<Found<'a>>,
}

impl<'a> Cluster<'a> {
    fn first(&self) -> usize {
        self.found[0].mention.span.start
    }

    fn kind(&self) -> EntryType {
        self.found[0].mention.kind
    }

    fn finish(mut self) -> Group<'a> {
        self.found.sort_by_key(|found| found.mention.span.start);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for found in &self.found {
            *counts.entry(found.text).or_default() += 1;
        }
        let rank = |found: &&Found<'a>| (Reverse(word_count(found.text)), Reverse(counts[found.text]));
        let text = self.found.iter().min_by_key(rank).map_or("", |found| found.text);
        Group { text, members: self.found }
    }
}

fn word_count(text: &str) -> usize {
    text.split(' ').count()
}

/// Puts together forms that differ in nothing but spelling: hamza, ya, spaces, long vowels of longer words.
fn spelling_clusters<'a>(found: &[Found<'a>]) -> Vec<Cluster<'a>> {
    let mut clusters: Vec<Cluster<'a>> = Vec::new();
    let mut by_letters: HashMap<String, usize> = HashMap::new();
    let mut by_words: HashMap<Vec<String>, usize> = HashMap::new();
    for one in found {
        let key = key(one.text);
        let words: Vec<String> = key.split(' ').map(signature).collect();
        let letters = key.replace(' ', "");
        let known = by_letters.get(&letters).or_else(|| by_words.get(&words)).copied();
        let cluster = known.unwrap_or(clusters.len());
        by_letters.entry(letters).or_insert(cluster);
        by_words.entry(words.clone()).or_insert(cluster);
        match clusters.get_mut(cluster) {
            Some(cluster) => {
                cluster.found.push(*one);
                if words.len() > cluster.words.len() {
                    cluster.words = words;
                }
            }
            None => clusters.push(Cluster { words, found: vec![*one] }),
        }
    }
    clusters
}

/// What two spellings of one word share: the consonants where there are enough of them, else every letter.
fn signature(word_key: &str) -> String {
    let stem = word_key.strip_prefix("ال").filter(|stem| stem.chars().nth(1).is_some()).unwrap_or(word_key);
    let mut consonants = String::new();
    skeleton(stem, &mut consonants);
    if consonants.chars().count() < SHORTEST_SKELETON || TOLD_APART.contains(&stem) {
        return format!("={stem}");
    }
    consonants
}

/// The groups so far, the fullest first, findable by each of their words.
#[derive(Default)]
struct Hosts<'a> {
    groups: Vec<Cluster<'a>>,
    by_word: HashMap<String, Vec<usize>>,
}

/// Where the words of a short form stand in a fuller one, likeliest to be the same name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Last,
    First,
    Inner,
}

impl<'a> Hosts<'a> {
    fn add(&mut self, cluster: Cluster<'a>) {
        let place = self.groups.len();
        for word in &cluster.words {
            let places = self.by_word.entry(word.clone()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        self.groups.push(cluster);
    }

    /// The fuller name that `short` is a part of. As last words it joins the likeliest; as first or inner words
    /// (a given name, which several may share) only after the fuller name and where nothing else could be meant.
    fn host_of(&self, short: &Cluster<'a>) -> Option<usize> {
        let places = self.by_word.get(short.words.last()?)?;
        let mut candidates: Vec<(Part, usize)> = Vec::new();
        for &place in places.iter().take(MOST_HOSTS) {
            let host = &self.groups[place];
            if compatible(host.kind(), short.kind())
                && let Some(part) = part_of(&short.words, &host.words)
            {
                candidates.push((part, place));
            }
        }
        let rank = |&&(part, place): &&(Part, usize)| {
            let host = &self.groups[place];
            (part, host.first() > short.first(), Reverse(host.found.len()), host.first())
        };
        let &(part, place) = candidates.iter().min_by_key(rank)?;
        let certain = candidates.len() == 1 && self.groups[place].first() < short.first();
        (part == Part::Last || certain).then_some(place)
    }
}

fn compatible(a: EntryType, b: EntryType) -> bool {
    a == b || a == EntryType::Other || b == EntryType::Other
}

fn part_of(short: &[String], full: &[String]) -> Option<Part> {
    if short.len() >= full.len() {
        None
    } else if full.ends_with(short) {
        Some(Part::Last)
    } else if full.starts_with(short) {
        Some(Part::First)
    } else {
        full.windows(short.len()).any(|window| window == short).then_some(Part::Inner)
    }
}
