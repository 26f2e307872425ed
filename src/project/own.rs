//! The tables `[[api]]` of a settings file → APIs.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::bundle::{self, Bundle, Stamp};
use super::places::{Group, Places};
use crate::api::{Api, Sign, Ways};
use crate::knowledge::openapi::{self, Access, Reading};
use crate::text::visible;

/// What the file says of an API.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Table {
    name: Option<String>,
    base_url: Option<String>,
    openapi: Option<PathBuf>,
    auth: Option<Vec<String>>,
}

/// An API, and what it was read from.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// It at each group of servers that have the same operations.
    pub(super) apis: Vec<&'static Api>,
    /// The files of its document.
    pub(super) stamps: Vec<Stamp>,
    /// How many operations were found, and what of the document was not understood.
    pub(super) remarks: Vec<String>,
}

/// Why an API could not be had.
#[derive(Debug)]
pub(super) struct Fault {
    /// The key of its table that is wrong.
    pub(super) key: Option<&'static str>,
    /// What is wrong, and what to do.
    pub(super) message: String,
}

/// That the key is wrong.
fn at(key: &'static str) -> impl Fn(String) -> Fault {
    move |message| Fault { key: Some(key), message }
}

/// Those that were read, each with its folder and table. Whoever asks later finds them, unless a file has changed.
static READ: Mutex<Vec<(PathBuf, Table, Own)>> = Mutex::new(Vec::new());

/// The API that `table`, in a settings file in `folder`, describes.
pub(super) fn read(table: &Table, folder: &Path) -> Result<Own, Fault> {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let same = known.iter().position(|(place, other, _)| place == folder && other == table);
    if let Some((_, _, own)) = same.map(|at| &known[at])
        && own.stamps.iter().all(Stamp::is_current)
    {
        return Ok(own.clone());
    }
    let own = table.load(folder)?;
    same.map(|at| known.swap_remove(at));
    known.push((folder.to_owned(), table.clone(), own.clone()));
    Ok(own)
}

impl Table {
    fn load(&self, folder: &Path) -> Result<Own, Fault> {
        let openapi = self.filled()?;
        let document = visible(&openapi.to_string_lossy()).into_owned();
        let signs = self.auth.as_ref().map(|auth| auth.iter().map(|shape| sign(shape)).collect::<Result<Vec<_>, _>>());
        let signs = signs.transpose().map_err(at("auth"))?;
        let Bundle { mut root, size, stamps } = bundle::read(&folder.join(openapi)).map_err(at("openapi"))?;
        check(&root).map_err(|what| format!("`{document}`: {what}")).map_err(at("openapi"))?;
        if signs.is_none() {
            leave_open(&mut root);
        }
        let Reading { tables, access, misread } = openapi::read_value(root, size);
        let count = tables.operations.lines().count();
        if count == 0 {
            return Err(at("openapi")(format!("`{document}`: no operation stands under `paths`")));
        }
        let of = if count == 1 { "operation" } else { "operations" };
        let mut remarks = vec![format!("`{document}` has {count} {of}")];
        remarks.extend(misread.iter().map(|it| format!("{}: {}", visible(&it.place), visible(&it.what))));
        let name = self.name.clone().unwrap_or_else(|| access.title.clone());
        let name = visible(if name.trim().is_empty() { &document } else { name.trim() }).replace('`', "'");
        let (signs, ways) = match signs {
            Some(signs) => (signs, Ways::default()),
            None => (access.schemes.iter().map(Sign::of).collect(), ways(&access)),
        };
        let key = if self.base_url.is_some() { "base-url" } else { "openapi" };
        let places = Places::of(self.base_url.as_deref(), &access, &tables.names(), &document).map_err(at(key))?;
        remarks.extend(places.remarks);
        let apis = places.groups.into_iter().map(|Group { sites, without }| {
            let tables = tables.without(&without);
            let (name, document, signs, ways) = (name.clone(), document.clone(), signs.clone(), ways.clone());
            Api { name, document, sites, signs, ways, catalogue: tables.catalogue() }.kept()
        });
        Ok(Own { apis: apis.collect(), stamps, remarks })
    }
}

impl Table {
    /// Refuses values that are empty; else, the document.
    fn filled(&self) -> Result<&Path, Fault> {
        let is_empty = |text: Option<&str>| text.is_some_and(|text| text.trim().is_empty());
        let Some(openapi) = &self.openapi else {
            return Err(Fault { key: None, message: "`openapi` is missing here; add it".to_owned() });
        };
        if is_empty(openapi.to_str()) {
            return Err(at("openapi")("`openapi` is empty; name the file of the OpenAPI document".to_owned()));
        }
        if is_empty(self.name.as_deref()) {
            return Err(at("name")("`name` is empty; leave it out, and the title of the document is taken".to_owned()));
        }
        if is_empty(self.base_url.as_deref()) {
            return Err(at("base-url")(
                "`base-url` is empty; leave it out, and the document's servers are taken".to_owned(),
            ));
        }
        Ok(openapi)
    }
}

/// Which ways to say who asks the document takes where.
fn ways(access: &Access) -> Ways {
    let own = access.demands.iter().map(|it| ((it.path.clone(), it.method.clone()), it.ways.clone()));
    Ways { usual: access.is_wanted.then(|| access.usual.clone()), own: own.collect() }
}

fn sign(shape: &str) -> Result<Sign, String> {
    Sign::read(shape).map_err(|what| format!("`auth`: {what}"))
}

/// Whether `root` is a document that can be read.
fn check(root: &Value) -> Result<(), String> {
    let version = |name: &str| root.get(name).map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version.starts_with("3.") => Ok(()),
        (Some(version), _) => Err(format!("it is OpenAPI `{}`; 3.0 and 3.1 are read", visible(&version))),
        (None, Some(version)) => {
            Err(format!("it is Swagger `{}`; 3.0 and 3.1 of OpenAPI are read, so convert it first", visible(&version)))
        }
        (None, None) => Err("it is no OpenAPI document: it does not begin with `openapi: 3.…`".to_owned()),
    }
}

/// Says that operations which say nothing of it may be asked by anybody, as the standard has it.
fn leave_open(root: &mut Value) {
    if let Some(members) = root.as_object_mut() {
        members.entry("security").or_insert_with(|| Value::Array(Vec::new()));
    }
}
