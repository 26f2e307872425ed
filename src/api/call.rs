//! A request as a call of the API.

use crate::json;
use crate::knowledge::catalogue::Route;
use crate::knowledge::credentials;
use crate::knowledge::placeholders::Placeholder;
use crate::shell::Value;
use crate::text::{Mapped, Span};

/// A request to Cloudflare's API. All spans are in the text of the command.
#[derive(Clone, Debug)]
pub struct Call {
    /// The host and what stands before the path: `https://api.cloudflare.com`.
    pub host: Span,
    /// The segments below `/client/v4`, in order.
    pub segments: Vec<Segment>,
    /// The operations of the path, if it is known.
    pub route: Option<Route<'static>>,
    /// Every credential that is sent, in order.
    pub credentials: Vec<Credential>,
    /// The body, where it is JSON or should be.
    pub body: Option<JsonBody>,
}

/// One segment of a path.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Where it stands; empty for an empty segment.
    pub span: Span,
    /// What stands there.
    pub value: Value,
    /// The name of the parameter that belongs here: `zone_id`.
    pub parameter: Option<&'static str>,
    /// What stands there, read as a placeholder.
    pub placeholder: Option<Placeholder>,
}

/// Something that says who asks.
#[derive(Clone, Debug)]
pub struct Credential {
    /// How it is sent.
    pub carrier: Carrier,
    /// All of the header's or option's value.
    pub whole: Span,
    /// The credential itself, without a scheme.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// What its shape tells.
    pub shape: CredentialShape,
}

/// How a credential is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization:` with another scheme, or none
    Authorization,
    /// `X-Auth-Key`
    AuthKey,
    /// `X-Auth-Email`
    AuthEmail,
    /// `X-Auth-User-Service-Key`
    ServiceKey,
    /// `-u`, or before the host in the URL
    Basic,
}

/// What the shape of a credential tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialShape {
    /// Nothing stands there.
    Empty,
    /// The shell fills it in.
    Variable,
    /// A stand-in; where what is left of a masked one still tells, its class.
    Placeholder(Placeholder, Option<credentials::Class>),
    /// A real value of a known shape.
    Known(credentials::Credential),
    /// An e-mail address.
    Email,
    /// None of these.
    Unknown,
}

/// A JSON body.
#[derive(Clone, Debug)]
pub struct JsonBody {
    /// The text that curl sends, mapped to the text of the command.
    pub text: Mapped,
    /// As read; spans in [`text`](Self::text).
    pub document: json::Document,
    /// Where all of it stands.
    pub span: Span,
}
