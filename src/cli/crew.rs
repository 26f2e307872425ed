//! Work on many things on all cores, its outcomes in order; knows nothing of what is done.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many items lie before a hand, and how many of its outcomes may wait to be taken.
const AHEAD: usize = 16;

/// Hands the outcome for each of `items` to `take`, in their order, until that fails.
///
/// Each hand has a worker of its own, made by `hire`, and items are dealt to the hands in turn. However many there are,
/// only a few items and outcomes are there at a time.
pub(super) fn each<I, O, E, W>(
    mut items: impl Iterator<Item = I> + Send,
    hire: impl Fn() -> W + Sync,
    mut take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E>
where
    I: Send,
    O: Send,
    W: FnMut(I) -> O,
{
    let most = items.size_hint().1.unwrap_or(usize::MAX);
    let hands = thread::available_parallelism().map_or(1, NonZero::get).min(most);
    if hands < 2 {
        let mut work = hire();
        return items.try_for_each(|item| take(work(item)));
    }
    let (dealt, given): (Vec<SyncSender<I>>, Vec<Receiver<I>>) = (0..hands).map(|_| sync_channel(AHEAD)).unzip();
    let (done, taken): (Vec<SyncSender<O>>, Vec<Receiver<O>>) = (0..hands).map(|_| sync_channel(AHEAD)).unzip();
    thread::scope(|scope| {
        for (given, done) in given.into_iter().zip(done) {
            let hire = &hire;
            scope.spawn(move || {
                let mut work = hire();
                // Nobody takes any more once there was a failure.
                while given.recv().is_ok_and(|item| done.send(work(item)).is_ok()) {}
            });
        }
        scope.spawn(move || {
            let mut hands = dealt.iter().cycle();
            while items.next().zip(hands.next()).is_some_and(|(item, hand)| hand.send(item).is_ok()) {}
        });
        // The first hand without an outcome had no item, and no hand behind it; or it panicked, which the scope hands on.
        let outcomes = taken.iter().cycle().map_while(|hand| hand.recv().ok());
        let result = { outcomes }.try_for_each(&mut take);
        drop(taken);
        result
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
        let result = each(items.iter(), || |item: &usize| item * item, take);
        (result, taken)
    }

    #[test]
    fn outcomes_come_in_order() {
        for count in [0, 1, 2, 1000] {
            assert_eq!(squares(count, usize::MAX), (Ok(()), (0..count).map(|it| it * it).collect()));
        }
    }

    #[test]
    fn items_may_come_one_after_the_other() {
        let (more, items) = std::sync::mpsc::channel();
        more.send(0).expect("it is received");
        let mut more = Some(more);
        let mut taken = Vec::new();
        let result: Result<(), ()> = each(
            items.into_iter(),
            || |item: usize| item,
            |item| {
                taken.push(item);
                // The next one comes only when this one is done.
                more = more.take().filter(|more| item < 99 && more.send(item + 1).is_ok());
                Ok(())
            },
        );
        assert_eq!((result, taken.len()), (Ok(()), 100));
    }

    #[test]
    fn nothing_is_taken_after_a_failure() {
        assert_eq!(squares(1000, 10), (Err(16), vec![0, 1, 4, 9]));
    }
}
