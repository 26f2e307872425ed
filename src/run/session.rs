//! A command as a whole: its transfers, one after another.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use super::outcome::Outcome;
use super::place::Place;
use super::prepared::{Cookies, Prepared};
use super::shared::Shared;
use super::sink::Sink;
use super::stream::Stream;
use super::wires::Wires;
use super::write_out::{self, Facts};
use super::{REFUSED, Stop, Watcher, World, delivery, multipart, octets, preparation, send, unfold};
use crate::curl::glob::{self, Expanded};
use crate::curl::{Arg, Body, ComplaintKind, Invocation, Request, Target};
use crate::knowledge::options::Effect;

/// A command, ready to be sent.
#[derive(Debug)]
pub struct Session {
    transfers: Vec<Transfer>,
    world: World,
    shared: Shared,
    wires: Wires,
}

/// One transfer: a request for one of the URLs that a pattern stands for.
#[derive(Debug)]
pub struct Transfer {
    request: Rc<Request>,
    place: Result<Place, Stop>,
}

/// What is wrong with an operation that has no URL.
const NO_URL: &str = "no URL specified";

/// The option of `invocation` that has curl tell of itself, and send nothing (`--version`, `--help`).
pub fn asks_curl(invocation: &Invocation) -> Option<&'static str> {
    let option = |arg: &Arg| arg.option.filter(|option| option.effect == Effect::Stop);
    invocation.args.iter().find_map(option).map(|option| option.long)
}

/// Whether curl, run by `invocation`, would send its requests side by side, so that one that fails counts.
pub fn goes_parallel(invocation: &Invocation) -> bool {
    let is_parallel = |arg: &&Arg| arg.option.is_some_and(|option| option.long == "parallel");
    invocation.args.iter().rev().find(is_parallel).is_some_and(Arg::is_on)
}

/// Whether curl, run by `invocation`, would not tell of `stop` (`-s` without `-S`); refusals of our own are told.
pub fn is_silenced(invocation: &Invocation, stop: &Stop) -> bool {
    let state = |effect| {
        let of_it = |arg: &&Arg| arg.option.is_some_and(|option| option.effect == effect);
        invocation.args.iter().rev().find(of_it).is_some_and(Arg::is_on)
    };
    stop.exit != REFUSED && state(Effect::Silent) && !state(Effect::ShowError)
}

impl Session {
    /// Reads all that `invocation` names, and says what curl would refuse about it.
    pub fn open(invocation: &Invocation, world: World) -> Result<Self, Stop> {
        let invocation = unfold::unfold(invocation, &world)?;
        if asks_curl(&invocation).is_some() {
            return Ok(Self { transfers: Vec::new(), world, shared: Shared::default(), wires: Wires::default() });
        }
        let deferred = invocation.requests.len() > 1;
        // A pattern that is wrong is found out before anything else is looked at, a URL when its turn comes.
        let of_url = |kind| kind == ComplaintKind::BadUrl || deferred && kind == ComplaintKind::BadGlob;
        // That nothing stands behind the last `--next` is found out when all else is done.
        let is_late = |complaint: &crate::curl::Complaint| {
            complaint.kind == ComplaintKind::NoUrl && complaint.message == NO_URL && !invocation.requests.is_empty()
        };
        let late = invocation.complaints.iter().find(|complaint| is_late(complaint));
        let late = late.map(|complaint| Stop::curl(complaint.exit, complaint.message.clone()));
        let refused =
            |complaint: &&crate::curl::Complaint| complaint.exit != 0 && !is_late(complaint) && !of_url(complaint.kind);
        match invocation.complaints.iter().find(refused) {
            Some(complaint) => return Err(Stop::curl(complaint.exit, complaint.message.clone())),
            None if invocation.requests.is_empty() => return Err(Stop::curl(2, "the command sends nothing")),
            None => {}
        }
        let requests = invocation.requests.into_iter().enumerate();
        let mut transfers: Vec<_> = requests.flat_map(|(number, request)| transfers(request, number, &world)).collect();
        let mut operation = None;
        for Transfer { request, place } in &mut transfers {
            let before = operation.replace(request.operation);
            if let Ok(place) = place {
                place.is_first = before != operation;
            }
        }
        if let Some((stop, last)) = late.zip(transfers.last()) {
            transfers.push(Transfer { request: last.request.clone(), place: Err(stop) });
        }
        let session = Self { transfers, world, shared: Shared::default(), wires: Wires::default() };
        session.check()?;
        Ok(session)
    }

    /// The transfers, in order.
    pub fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    /// Makes `transfer` ready to be sent, or says why it is not.
    pub fn prepare(&self, transfer: &Transfer) -> Result<Prepared, Stop> {
        let place = transfer.place.as_ref().map_err(Clone::clone)?;
        preparation::prepare(&transfer.request, place, &self.shared, &self.world)
    }

    /// Sends `prepared`; what the command writes to its standard output goes to `out`, remarks to `remark`.
    ///
    /// Connections stay open for the transfers that come after it.
    pub fn send(&self, prepared: &Prepared, out: &mut dyn Write, watcher: &mut dyn Watcher) -> Outcome {
        let watcher = RefCell::new(watcher);
        let mut remark = |text: &str| watcher.borrow_mut().remark(text);
        let work = send::transfer(prepared, &self.wires.pool, out, &mut remark);
        let seen = prepared.carriage.meter.watched(work, |progress| watcher.borrow_mut().see(progress));
        self.wires.run(seen).unwrap_or_else(Outcome::from)
    }

    /// Writes what is to be kept of `prepared` once it has ended; what goes to standard output, to `out`.
    pub fn finish(&self, prepared: &Prepared, out: &mut dyn Write) -> Result<(), Stop> {
        prepared.carriage.upgrades.keep();
        self.keep(&prepared.cookies, out)
    }

    /// Makes the files of `transfer`, which could not be made ready on account of `stop`, and tells what `-w` asks for.
    pub fn tell(&self, transfer: &Transfer, stop: &Stop, out: &mut dyn Write) -> Result<(), Stop> {
        let Transfer { request, place } = transfer;
        let Some(place) = place.as_ref().ok().filter(|_| transfer.is_told(stop)) else { return Ok(()) };
        let files = [
            delivery::etag(&request.output, &self.world)?.map(|etag| etag.appended()),
            delivery::dump(&request.output, place, &self.world)?,
        ];
        for file in files.into_iter().flatten() {
            Stream::new(file).write(&[], out)?;
        }
        if let Some(format) = delivery::write_out(request, None, &self.world)? {
            let facts = Facts::unsent(stop, place, &request.method, &self.shared);
            let told = write_out::tell(&format, &facts);
            let mut stdout = Stream::new(delivery::stdout(&self.shared, &self.world)?);
            // To curl a text that nobody takes is no failure.
            let _ = stdout.write(&octets::bytes(&told.out), out);
        }
        // curl looks at URL and body before it thinks of cookies.
        let has_file = matches!(request.body, Body::Form(_) | Body::Upload(_));
        if matches!(stop.exit, 1 | 3 | 43 | 67) || stop.exit == 26 && has_file {
            return Ok(());
        }
        self.keep(&Cookies::new(request, &self.shared, &self.world)?, out)
    }

    /// Writes what is to be kept of `cookies`.
    fn keep(&self, cookies: &Cookies, out: &mut dyn Write) -> Result<(), Stop> {
        let Some(jar) = &cookies.jar else { return Ok(()) };
        let is_own = *jar == Sink::Own;
        let sink = if is_own { delivery::stdout(&self.shared, &self.world)?.appended() } else { jar.clone() };
        let written = Stream::new(sink).write(&octets::bytes(&self.shared.cookies()), out);
        // The transfer was good, whatever becomes of its cookies.
        if is_own { written } else { Ok(()) }
    }

    /// Refuses all of it where some is refused, and where its only transfer cannot be made ready.
    fn check(&self) -> Result<(), Stop> {
        let readers = self.transfers.iter().filter(|transfer| transfer.reads_stdin());
        if readers.count() > 1 && self.world.has_file_as_stdin() {
            let message =
                "several requests read standard input: curl would promise its bytes to each, and have them once";
            return Err(Stop::refused(message));
        }
        let is_only = self.transfers.len() == 1;
        for transfer in &self.transfers {
            match self.prepare(transfer) {
                Err(stop) if stop.exit == REFUSED || is_only && !transfer.is_told(&stop) => return Err(stop),
                _ => {}
            }
        }
        self.shared.forget();
        Ok(())
    }
}

impl Transfer {
    /// Whether what comes after it is left out once it has ended with `exit`.
    pub fn is_last_after(&self, exit: u8) -> bool {
        exit != 0 && (self.request.output.fail_early || matches!(exit, 2 | 43 | REFUSED) || self.place.is_err())
    }

    /// Whether what comes after it is left out once it could not be made ready, which ended with `exit`.
    pub fn is_last_unready(&self, exit: u8) -> bool {
        // A file that is sent, and a URL that names a file or is named by one, is looked at sooner.
        let is_named = match self.request.body {
            Body::Upload(_) => true,
            Body::Form(_) => exit == 26,
            Body::None | Body::Data(_) => false,
        };
        self.is_last_after(exit) || !is_late(exit) || is_named || self.request.output.remote_name
    }

    /// Whether curl had begun with it when it met with `stop`, so that `-w` tells of it.
    fn is_told(&self, stop: &Stop) -> bool {
        self.place.is_ok() && is_late(stop.exit)
    }

    /// Whether its form reads standard input.
    fn reads_stdin(&self) -> bool {
        matches!(&self.request.body, Body::Form(parts) if multipart::reads_stdin(parts))
    }

    /// Whether it is left out because its file is there.
    pub fn is_done_already(&self, prepared: &Prepared) -> bool {
        self.request.output.skip_existing && prepared.delivery.exists()
    }
}

/// Whether curl ends a transfer with `exit` no sooner than it has begun with it.
fn is_late(exit: u8) -> bool {
    matches!(exit, 1 | 3 | 5 | 7 | 26 | 43 | 58 | 67 | 77)
}

/// The transfers of one request: for each file that it uploads, one for each URL.
fn transfers(request: Request, number: usize, world: &World) -> Vec<Transfer> {
    let places = places(&request, number, world);
    let request = Rc::new(request);
    match places {
        Ok(places) => places.into_iter().map(|place| Transfer { request: request.clone(), place: Ok(place) }).collect(),
        Err(stop) => vec![Transfer { request, place: Err(stop) }],
    }
}

fn places(request: &Request, number: usize, world: &World) -> Result<Vec<Place>, Stop> {
    let expand = |text: String| {
        if request.transport.glob_off {
            return Ok(vec![Expanded { text, choices: Vec::new() }]);
        }
        glob::expand_all(&text).map_err(|error| {
            if error.is_limit() {
                let most = glob::MOST;
                return Stop::refused(format!(
                    "the URL's patterns stand for more than {most} URLs; give fewer at once"
                ));
            }
            Stop::curl(3, format!("the URL's pattern is wrong: {error}; brackets that are none want `-g`"))
        })
    };
    let urls = expand(world.fill(&request.url)?)?;
    let uploads = match &request.body {
        Body::Upload(Target::Path(path)) => expand(world.fill(path)?)?.into_iter().map(Some).collect(),
        _ => vec![None],
    };
    let pair = |upload: &Option<Expanded>, url: &Expanded| Place {
        url: url.clone(),
        upload: upload.clone(),
        is_literal: request.transport.glob_off,
        number,
        is_first: false,
    };
    Ok(uploads.iter().flat_map(|upload| urls.iter().map(move |url| pair(upload, url))).collect())
}
