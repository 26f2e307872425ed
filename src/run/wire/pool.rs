//! The connections of a command that wait for its next request, by curl's rules.

use std::cell::RefCell;
use std::fmt;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::Instant;

use super::route::Route;
use super::streams::Sender;
use super::{Order, Wire};
use crate::curl::HttpVersion;
use crate::run::protocol::Protocol;
use crate::run::reply::Connection;

/// How many connections wait at most.
const MOST: usize = 5;

/// How long a connection may have waited.
const LONGEST: Duration = Duration::from_secs(118);

/// The connections of a command.
#[derive(Clone, Default)]
pub(in crate::run) struct Pool(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    /// In the order in which they were made.
    idle: Vec<Idle>,
    /// How many there were.
    met: u64,
    /// How many times one was made, which for one of them may be twice.
    made: u32,
}

struct Idle {
    carrier: Carrier,
    route: Rc<Route>,
    ends: Ends,
    since: Instant,
}

/// What requests are written to.
pub(super) enum Carrier {
    Http1(Wire),
    Http2(Sender),
}

/// What is known of a connection, whoever goes over it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    number: u64,
    remote: Option<SocketAddr>,
    local: Option<SocketAddr>,
    /// The version of HTTP that its last reply was in.
    pub(super) heard: Option<&'static str>,
}

/// A connection that a request can be written to.
pub(super) struct Link {
    pub(super) carrier: Carrier,
    pub(super) berth: Berth,
    /// How it came about.
    pub(super) connection: Connection,
    /// What a proxy said while the tunnel was made.
    pub(super) heads: Vec<u8>,
}

/// Where a connection goes back to.
pub(super) struct Berth {
    pool: Pool,
    pub(super) route: Rc<Route>,
    pub(super) ends: Ends,
}

impl fmt::Debug for Pool {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.borrow();
        write!(out, "Pool({} of {})", state.idle.len(), state.met)
    }
}

impl Pool {
    /// How many times a connection was made.
    pub(in crate::run) fn made(&self) -> u32 {
        self.0.borrow().made
    }

    /// Counts a connection that was begun at `start`, and gives how long that took.
    pub(super) fn count(&self, start: Instant) -> Duration {
        self.0.borrow_mut().made += 1;
        start.elapsed()
    }

    /// Closes all that wait.
    pub(in crate::run) fn clear(&self) {
        self.0.borrow_mut().idle.clear();
    }

    /// The place for a new connection on `route`.
    pub(super) fn berth(&self, route: &Rc<Route>, connection: &Connection) -> Berth {
        let mut state = self.0.borrow_mut();
        let ends = Ends { number: state.met, remote: connection.remote, local: connection.local, heard: None };
        state.met += 1;
        Berth { pool: self.clone(), route: Rc::clone(route), ends }
    }

    /// A connection that waits, is not dead, and can carry `order` along `route`.
    pub(super) async fn take(&self, route: &Route, order: &Order<'_>) -> Option<Link> {
        // The driver has to look at the sockets first, or those that were closed meanwhile seem alive.
        tokio::task::yield_now().await;
        self.0.borrow_mut().idle.retain(|idle| idle.since.elapsed() <= LONGEST);
        loop {
            let mut idle = self.fitting(route, order)?;
            if idle.carrier.is_alive() {
                return Some(idle.link(self));
            }
        }
    }

    fn fitting(&self, route: &Route, order: &Order<'_>) -> Option<Idle> {
        let idle = &mut self.0.borrow_mut().idle;
        let at = idle.iter().position(|idle| route.is_served_by(&idle.route) && idle.carrier.speaks_for(order))?;
        Some(idle.remove(at))
    }

    /// Takes in a connection; too many, and the one that has waited longest is closed.
    fn keep(&self, idle: Idle) {
        let all = &mut self.0.borrow_mut().idle;
        let at = all.partition_point(|other| other.ends.number < idle.ends.number);
        all.insert(at, idle);
        if all.len() > MOST
            && let Some((oldest, _)) = all.iter().enumerate().min_by_key(|(_, idle)| idle.since)
        {
            all.remove(oldest);
        }
    }
}

impl Idle {
    fn link(self, pool: &Pool) -> Link {
        let connection = Connection { remote: self.ends.remote, local: self.ends.local, ..Connection::default() };
        let berth = Berth { pool: pool.clone(), route: self.route, ends: self.ends };
        Link { carrier: self.carrier, berth, connection, heads: Vec::new() }
    }
}

impl Berth {
    /// Has `carrier` wait for the next request.
    pub(super) fn keep(self, carrier: Carrier) {
        let Self { pool, route, ends } = self;
        pool.keep(Idle { carrier, route, ends, since: Instant::now() });
    }

    /// The number of the connection, from 0.
    pub(super) fn number(&self) -> u64 {
        self.ends.number
    }
}

impl Carrier {
    /// Whether the versions of HTTP that `order` allows are spoken on it.
    fn speaks_for(&self, order: &Order<'_>) -> bool {
        match self {
            Self::Http1(_) => order.carriage.version != Some(HttpVersion::Http2Prior),
            Self::Http2(_) => order.newest == Protocol::Http2,
        }
    }

    /// Whether the other end has neither closed it nor said something that nobody asked for.
    fn is_alive(&mut self) -> bool {
        match self {
            Self::Http2(sender) => sender.is_open(),
            Self::Http1(wire) => {
                let mut byte = [0];
                let mut context = std::task::Context::from_waker(std::task::Waker::noop());
                Pin::new(wire).poll_read(&mut context, &mut ReadBuf::new(&mut byte)).is_pending()
            }
        }
    }
}
