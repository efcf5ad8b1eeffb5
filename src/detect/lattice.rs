//! The chain of labels over a line of words: its best path, and how likely each label is.

use super::tags::{self, OUTSIDE, TAGS, Tag};

/// A number for each label.
pub(super) type Scores = [f32; TAGS];

/// A number for each label after each other one.
pub(super) type Transitions = [[f32; TAGS]; TAGS];

/// The labels a word may have, a bit each.
pub(super) type Allowed = u16;

/// Every label.
pub(super) const ANY: Allowed = (1 << TAGS) - 1;

/// Numbers for the labels side by side with room behind them, so that the machine works on several at once.
type Lanes = [f32; LANES];

const LANES: usize = TAGS.next_multiple_of(4);

/// The chain over one line, with room that is used again for the next.
#[derive(Default)]
pub(super) struct Lattice {
    forward: Vec<Lanes>,
    backward: Vec<Lanes>,
    emitted: Vec<Lanes>,
    /// What the best chains to each label of the word before are worth.
    reached: Vec<Lanes>,
}

/// Transitions as probabilities, up to a factor; 0 for those that no chain may take.
pub(super) struct Steps {
    /// By the label before.
    exp: [Lanes; TAGS],
    /// By the label after.
    exp_into: [Lanes; TAGS],
    log: [Lanes; TAGS],
}

impl Steps {
    /// Of these weights, with what may not follow left out.
    pub(super) fn new(weights: &Transitions) -> Self {
        let mut steps =
            Self { exp: [[0.0; LANES]; TAGS], exp_into: [[0.0; LANES]; TAGS], log: [[f32::NEG_INFINITY; LANES]; TAGS] };
        for (before, weights) in weights.iter().enumerate() {
            for tag in (0..TAGS).filter(|&tag| tags::may_follow(before, tag)) {
                let share = libm::expf(weights[tag]);
                (steps.exp[before][tag], steps.exp_into[tag][before]) = (share, share);
                steps.log[before][tag] = weights[tag];
            }
        }
        steps
    }
}

impl Lattice {
    /// Works out how likely each label of each word is; returns the logarithm of the sum over all chains.
    /// `joined` says whether a name may go on from the word before; `allowed` which labels a word may have.
    pub(super) fn sum(&mut self, scores: &[Scores], joined: &[bool], allowed: &[Allowed], steps: &Steps) -> f64 {
        let total = self.run_forward(scores, joined, allowed, steps);
        self.run_backward(joined, steps);
        total
    }

    fn run_forward(&mut self, scores: &[Scores], joined: &[bool], allowed: &[Allowed], steps: &Steps) -> f64 {
        self.forward.clear();
        self.emitted.clear();
        let mut total = 0.0;
        let mut before = [0.0; LANES];
        before[OUTSIDE] = 1.0;
        for (at, own) in scores.iter().enumerate() {
            let highest = own.iter().copied().fold(f32::MIN, f32::max);
            let open = |tag: Tag| allowed[at] >> tag & 1 == 1 && (!tags::goes_on(tag) || joined[at]);
            let mut emitted = [0.0; LANES];
            for tag in (0..TAGS).filter(|&tag| open(tag)) {
                emitted[tag] = libm::expf(own[tag] - highest).max(f32::MIN_POSITIVE);
            }
            let mut next = arrive(&before, &emitted, steps);
            let mut sum = total_of(&next);
            if sum <= 0.0 {
                // No chain is allowed here (labels that contradict each other): outside.
                next[OUTSIDE] = 1.0;
                sum = 1.0;
            }
            next.iter_mut().for_each(|value| *value /= sum);
            total += f64::from(highest) + libm::log(f64::from(sum));
            self.forward.push(next);
            self.emitted.push(emitted);
            before = next;
        }
        total
    }

    fn run_backward(&mut self, joined: &[bool], steps: &Steps) {
        let length = self.forward.len();
        self.backward.clear();
        self.backward.resize(length, [1.0; LANES]);
        for at in (0..length.saturating_sub(1)).rev() {
            let (after, emitted) = (&self.backward[at + 1], &self.emitted[at + 1]);
            let mut own = [0.0; LANES];
            for tag in 0..TAGS {
                let ahead = after[tag] * emitted[tag];
                own.iter_mut().zip(&steps.exp_into[tag]).for_each(|(value, share)| *value += share * ahead);
            }
            let sum = total_of(&own).max(f32::MIN_POSITIVE);
            own.iter_mut().for_each(|value| *value /= sum);
            self.backward[at] = own;
        }
        debug_assert_eq!(joined.len(), length);
    }

    /// How likely each label of the word is.
    pub(super) fn label(&self, at: usize) -> Scores {
        let mut own: Scores = std::array::from_fn(|tag| self.forward[at][tag] * self.backward[at][tag]);
        let sum: f32 = own.iter().sum();
        own.iter_mut().for_each(|value| *value /= sum.max(f32::MIN_POSITIVE));
        own
    }

    /// How likely each pair of labels of the word before and this word is.
    pub(super) fn pair(&self, at: usize, steps: &Steps) -> Transitions {
        let start = std::array::from_fn(|tag| f32::from(u8::from(tag == OUTSIDE)));
        let before = if at == 0 { start } else { self.forward[at - 1] };
        let mut pair = [[0.0; TAGS]; TAGS];
        let mut sum = 0.0;
        for (from, row) in pair.iter_mut().enumerate() {
            for (tag, value) in row.iter_mut().enumerate() {
                *value = before[from] * steps.exp[from][tag] * self.emitted[at][tag] * self.backward[at][tag];
                sum += *value;
            }
        }
        pair.iter_mut().flatten().for_each(|value| *value /= sum.max(f32::MIN_POSITIVE));
        pair
    }

    /// The likeliest chain.
    pub(super) fn best(&mut self, scores: &[Scores], joined: &[bool], steps: &Steps, path: &mut Vec<Tag>) {
        self.reached.clear();
        let mut before = [f32::NEG_INFINITY; LANES];
        before[OUTSIDE] = 0.0;
        for (own, &joined) in scores.iter().zip(joined) {
            self.reached.push(before);
            before = highest(&before, steps);
            for (tag, (value, own)) in before.iter_mut().zip(own).enumerate() {
                *value = if joined || !tags::goes_on(tag) { *value + own } else { f32::NEG_INFINITY };
            }
        }
        let mut tag = (0..TAGS).fold(OUTSIDE, |best, tag| if before[tag] > before[best] { tag } else { best });
        path.clear();
        for (before, &joined) in self.reached.iter().zip(joined).rev() {
            path.push(tag);
            tag = if joined || !tags::goes_on(tag) { likeliest_before(before, tag, steps) } else { OUTSIDE };
        }
        path.reverse();
    }
}

/// The value of the best way into each label.
fn highest(before: &Lanes, steps: &Steps) -> Lanes {
    let mut next = [f32::NEG_INFINITY; LANES];
    for (value, steps) in before.iter().zip(&steps.log) {
        next.iter_mut().zip(steps).for_each(|(best, step)| {
            let way = value + step;
            *best = if way > *best { way } else { *best };
        });
    }
    next
}

/// The label from which the best way into a label comes: of equal ways the first.
fn likeliest_before(before: &Lanes, tag: Tag, steps: &Steps) -> Tag {
    let way = |from: Tag| before[from] + steps.log[from][tag];
    (0..TAGS).fold(OUTSIDE, |best, from| if way(from) > way(best) { from } else { best })
}

fn arrive(before: &Lanes, emitted: &Lanes, steps: &Steps) -> Lanes {
    let mut next = [0.0; LANES];
    for (value, steps) in before.iter().zip(&steps.exp) {
        next.iter_mut().zip(steps).for_each(|(sum, share)| *sum += value * share);
    }
    next.iter_mut().zip(emitted).for_each(|(value, emitted)| *value *= emitted);
    next
}

/// The sum over the labels, in their order: another one would round otherwise.
fn total_of(lanes: &Lanes) -> f32 {
    lanes[..TAGS].iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every chain of labels over three words, with its weight.
    fn chains(scores: &[Scores], joined: &[bool], weights: &Transitions) -> Vec<([Tag; 3], f64)> {
        let mut all = Vec::new();
        for number in 0..TAGS.pow(3) {
            let chain = [number % TAGS, number / TAGS % TAGS, number / TAGS / TAGS];
            let mut before = OUTSIDE;
            let mut weight = 0.0;
            let mut legal = true;
            for (at, &tag) in chain.iter().enumerate() {
                legal &= tags::may_follow(before, tag) && (joined[at] || !tags::goes_on(tag));
                weight += f64::from(weights[before][tag] + scores[at][tag]);
                before = tag;
            }
            if legal {
                all.push((chain, weight));
            }
        }
        all
    }

    #[test]
    fn sums_and_best_paths_are_those_of_all_chains_written_out() {
        let value = |seed: usize| ((seed * 7919 + 13) % 97) as f32 / 30.0 - 1.5;
        let weights: Transitions = std::array::from_fn(|a| std::array::from_fn(|b| value(a * 31 + b)));
        let scores: Vec<Scores> = (0..3).map(|at| std::array::from_fn(|tag| value(at * 101 + tag * 3))).collect();
        let joined = [false, true, true];
        let all = chains(&scores, &joined, &weights);
        let total: f64 = all.iter().map(|(_, weight)| weight.exp()).sum();
        let steps = Steps::new(&weights);
        let mut lattice = Lattice::default();
        let sum = lattice.sum(&scores, &joined, &[ANY; 3], &steps);
        assert!((sum - total.ln()).abs() < 1e-3, "{sum} {}", total.ln());
        for at in 0..3 {
            for tag in 0..TAGS {
                let with: f64 = all.iter().filter(|(chain, _)| chain[at] == tag).map(|(_, weight)| weight.exp()).sum();
                assert!((f64::from(lattice.label(at)[tag]) - with / total).abs() < 1e-3);
            }
        }
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("there are chains").0;
        let mut path = Vec::new();
        lattice.best(&scores, &joined, &steps, &mut path);
        assert_eq!(path, best);
    }
}
