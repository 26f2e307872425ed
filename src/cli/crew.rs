//! Work on many things on all cores, its outcomes in order; knows nothing of what is done.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many outcomes a hand may be ahead of the one that is waited for.
const AHEAD: usize = 16;

/// Hands the outcome for each of `items` to `take`, in their order, until that fails.
///
/// Each hand has a worker of its own, made by `hire`. However many items there are, only a few outcomes are
/// there at a time.
pub(super) fn each<I, O, E, W>(
    items: &[I],
    hire: impl Fn() -> W + Sync,
    mut take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E>
where
    I: Sync,
    O: Send,
    W: FnMut(&I) -> O,
{
    let hands = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    if hands < 2 {
        let mut work = hire();
        return items.iter().try_for_each(|item| take(work(item)));
    }
    let (senders, receivers): (Vec<SyncSender<O>>, Vec<Receiver<O>>) = (0..hands).map(|_| sync_channel(AHEAD)).unzip();
    thread::scope(|scope| {
        for (hand, sender) in senders.into_iter().enumerate() {
            let hire = &hire;
            scope.spawn(move || {
                let mut work = hire();
                let mut mine = items.iter().skip(hand).step_by(hands);
                // Nobody takes any more once there was a failure.
                while mine.next().is_some_and(|item| sender.send(work(item)).is_ok()) {}
            });
        }
        // A hand that panicked has no more outcomes; the scope hands its panic on.
        let outcomes = (0..items.len()).map_while(|at| receivers[at % hands].recv().ok());
        let taken = { outcomes }.try_for_each(&mut take);
        drop(receivers);
        taken
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(count: usize, limit: usize) -> (Result<(), usize>, Vec<usize>) {
        let items: Vec<usize> = (0..count).collect();
        let mut taken = Vec::new();
        let take = |square| {
            if square > limit {
                return Err(square);
            }
            taken.push(square);
            Ok(())
        };
        let result = each(&items, || |item: &usize| item * item, take);
        (result, taken)
    }

    #[test]
    fn outcomes_come_in_order() {
        for count in [0, 1, 2, 1000] {
            assert_eq!(squares(count, usize::MAX), (Ok(()), (0..count).map(|it| it * it).collect()));
        }
    }

    #[test]
    fn nothing_is_taken_after_a_failure() {
        assert_eq!(squares(1000, 10), (Err(16), vec![0, 1, 4, 9]));
    }
}
