//! Work on all cores, answers in the order of the questions, and a bound on what is under way.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Questions under way for each worker: enough that a long article does not stop the others.
const AHEAD: usize = 32;

/// Memory that questions under way may take, in bytes; one alone may take more.
const ROOM: usize = 64 << 20;

/// Answers `questions` by `jobs` workers and hands the answers to `take` in the order of the questions. `worker` makes what a worker
/// keeps from question to question; `weight` is the memory that a question takes.
///
/// # Errors
/// The first of `take`; what is under way is then dropped.
pub(super) fn in_order<Q, A, W, E>(
    questions: impl Iterator<Item = Q> + Send,
    jobs: usize,
    weight: impl Fn(&Q) -> usize + Sync,
    worker: impl Fn() -> W + Sync,
    answer: impl Fn(&mut W, Q) -> A + Sync,
    mut take: impl FnMut(A) -> Result<(), E>,
) -> Result<(), E>
where
    Q: Send,
    A: Send,
{
    if jobs <= 1 {
        let mut own = worker();
        return questions.map(|question| answer(&mut own, question)).try_for_each(take);
    }
    let gate = Gate::default();
    let (to_workers, work) = sync_channel::<(Q, SyncSender<A>)>(jobs * AHEAD);
    let (to_order, order) = sync_channel::<(Receiver<A>, usize)>(jobs * AHEAD);
    let work = Mutex::new(work);
    thread::scope(|scope| {
        let gate = &gate;
        let weight = &weight;
        scope.spawn(move || {
            for question in questions {
                let weight = weight(&question);
                let (reply, answer) = sync_channel(1);
                let is_open = gate.enter(weight) && to_order.send((answer, weight)).is_ok();
                if !is_open || to_workers.send((question, reply)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut own = worker();
                loop {
                    let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((question, reply)) = next else { return };
                    // Nobody waits for it once an answer could not be taken.
                    let _ = reply.send(answer(&mut own, question));
                }
            });
        }
        let mut taken = Ok(());
        for (answer, weight) in order.iter() {
            let Ok(answer) = answer.recv() else { break };
            taken = take(answer);
            if taken.is_err() {
                break;
            }
            gate.leave(weight);
        }
        gate.close();
        drop(order);
        taken
    })
}

/// Lets questions in while there is room.
#[derive(Default)]
struct Gate {
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    questions: usize,
    weight: usize,
    is_closed: bool,
}

impl Gate {
    /// Waits for room; whether the gate is still open.
    fn enter(&self, weight: usize) -> bool {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        while !inside.is_closed && inside.questions > 0 && inside.weight + weight > ROOM {
            inside = self.changed.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        inside.questions += 1;
        inside.weight += weight;
        !inside.is_closed
    }

    fn leave(&self, weight: usize) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.questions -= 1;
        inside.weight -= weight;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
        self.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn answers_come_in_order_and_no_more_is_under_way_than_there_is_room_for() {
        for jobs in [1, 2, 5] {
            let (asked, taken, most) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
            let questions = (0..2_000_usize).inspect(|_| {
                asked.fetch_add(1, Ordering::SeqCst);
            });
            let mut answers = Vec::new();
            let slow = |_: &mut (), question: usize| {
                if question.is_multiple_of(97) {
                    thread::yield_now();
                }
                question * 2
            };
            let take = |answer: usize| {
                answers.push(answer);
                let under_way = asked.load(Ordering::SeqCst) - taken.fetch_add(1, Ordering::SeqCst);
                most.fetch_max(under_way, Ordering::SeqCst);
                Ok::<(), ()>(())
            };
            in_order(questions, jobs, |_| 8 << 20, || (), slow, take).expect("all are taken");
            assert_eq!(answers, (0..4_000).step_by(2).collect::<Vec<_>>());
            // Those inside the gate, the one before it, and the one that was just taken.
            assert!(most.load(Ordering::SeqCst) <= 8 + 2, "{most:?}");
        }
    }

    #[test]
    fn an_answer_that_cannot_be_taken_ends_the_work() {
        for jobs in [1, 3] {
            let take = |answer: u32| if answer < 100 { Ok(()) } else { Err(answer) };
            assert_eq!(in_order(0.., jobs, |_| 1, || (), |(), question| question, take), Err(100));
        }
    }
}
