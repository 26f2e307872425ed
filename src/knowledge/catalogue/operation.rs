//! One operation.

use super::{Tables, segments};
use crate::knowledge::shape::{Demand, Object, Shape, Type};
use crate::knowledge::table::Row;

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation<'a> {
    /// `POST`
    pub method: &'a str,
    /// `/zones/{zone_id}/purge_cache`, below the API's base; `{name+}` at the end takes slashes too.
    pub path: &'a str,
    /// What body it takes.
    pub body: BodyKind,
    /// Whether that body may be left out.
    pub optional: bool,
    /// Whether it works without credentials.
    pub public: bool,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// The day on which it ends: `2026-10-01`; empty where none is told.
    pub ends: &'a str,
    /// Token permissions that allow it, as the table has them.
    permissions: &'a str,
    parameters: &'a str,
    shape: &'a str,
    form: &'a str,
    data: &'a str,
    marks: &'a str,
    tables: Tables<'a>,
}

/// What body an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// None.
    None,
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// Some other JSON.
    Json,
    /// `multipart/form-data` only.
    Multipart,
    /// `application/x-www-form-urlencoded`, or that or `multipart/form-data`.
    Form,
    /// Raw bytes, scripts, text, or a choice of types.
    Raw,
}

impl<'a> Operation<'a> {
    pub(super) fn read(row: Row<'a>, tables: Tables<'a>) -> Self {
        let [path, method, body, marks, permissions, parameters, shape, form, data] = row.take();
        let is = |mark: &str| marks.split(',').any(|each| each == mark);
        let ends = marks.split(',').find_map(|mark| mark.strip_prefix("ends ")).unwrap_or_default();
        Self {
            method,
            path,
            body: BodyKind::read(body),
            optional: is("optional"),
            public: is("public"),
            deprecated: is("deprecated"),
            ends,
            permissions,
            parameters,
            shape,
            form,
            data,
            marks,
            tables,
        }
    }

    /// Whether its query takes any name.
    pub fn takes_any_query(&self) -> bool {
        self.marks.split(',').any(|mark| mark == "any-query")
    }

    /// What its JSON may be called: `application/json` where nothing else is said.
    pub fn json_types(&self) -> Vec<&'a str> {
        let called = self.marks.split(',').find_map(|mark| mark.strip_prefix("called "));
        called.unwrap_or("application/json").split('|').collect()
    }

    /// Whether it takes JSON, and nothing else.
    pub fn takes_only_json(&self) -> bool {
        matches!(self.body, BodyKind::Object | BodyKind::Array | BodyKind::Json)
    }

    /// Whether it takes JSON, and beside it nothing but forms.
    pub fn takes_json_or_form(&self) -> bool {
        self.body == BodyKind::Raw
            && self.body_shape().is_some()
            && (self.form_shape().is_some() || self.data_shape().is_some())
    }

    /// The permissions one by one.
    pub fn permission_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let set = self.permissions.strip_prefix('@').and_then(|name| self.tables.permissions.0.find(name));
        let mut rest = set.map_or(self.permissions, |set| set.cell(1));
        std::iter::from_fn(move || {
            let end = separator(rest).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            (!name.is_empty()).then_some(name)
        })
    }

    /// The parameters of its path, query and headers; `None` where nothing is known of them.
    pub fn parameters(&self) -> Option<Object<'a>> {
        match self.tables.shapes.find(self.parameters)?.shape() {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What its body is made of, where that is known.
    pub fn body_shape(&self) -> Option<Type<'a>> {
        self.tables.shapes.find(self.shape)
    }

    /// The parts of the form that it takes, where it takes one.
    pub fn form_shape(&self) -> Option<Type<'a>> {
        self.tables.shapes.find(self.form)
    }

    /// The fields of what it takes as `application/x-www-form-urlencoded`, where it takes that.
    pub fn data_shape(&self) -> Option<Type<'a>> {
        self.tables.shapes.find(self.data)
    }

    /// The names of the shapes of parameters, body, form and fields; empty where nothing is known.
    pub fn shape_names(&self) -> [&'a str; 4] {
        [self.parameters, self.shape, self.form, self.data]
    }

    /// Keys that the body must have; of several ways to make it, those of the first. `PATCH` requires none.
    pub fn required(&self) -> Vec<&'a str> {
        self.body_shape().filter(|_| self.method != "PATCH").map_or_else(Vec::new, |body| match body.shape() {
            Shape::Object(object) => required(object),
            Shape::Choice(choice) => {
                let mut ways = choice.variants().map(|variant| match variant.shape() {
                    Shape::Object(object) => required(object),
                    _ => Vec::new(),
                });
                let first = ways.next().unwrap_or_default();
                if ways.any(|way| way.is_empty()) { Vec::new() } else { first }
            }
            _ => Vec::new(),
        })
    }

    /// Fields that its form must have.
    pub fn required_fields(&self) -> Vec<&'a str> {
        match self.form_shape().or_else(|| self.data_shape()).map(Type::shape) {
            Some(Shape::Object(object)) => required(object),
            _ => Vec::new(),
        }
    }
}

fn required(object: Object<'_>) -> Vec<&str> {
    object.members().filter(|member| member.demand == Demand::Required).map(|member| member.name).collect()
}

/// Index of the segment and name of each placeholder of a template.
pub(super) fn placeholders(path: &str) -> impl Iterator<Item = (usize, &str)> {
    segments(path).enumerate().filter_map(|(at, segment)| {
        let (name, _) = segment.strip_prefix('{')?.split_once('}')?;
        Some((at, name.trim_end_matches('+')))
    })
}

/// Where the first name ends: a comma that no blank follows.
fn separator(names: &str) -> Option<usize> {
    let bytes = names.as_bytes();
    (0..bytes.len()).find(|&at| bytes[at] == b',' && bytes.get(at + 1) != Some(&b' '))
}

impl BodyKind {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Object, "object"),
        (Self::Array, "array"),
        (Self::Json, "json"),
        (Self::Multipart, "multipart"),
        (Self::Form, "form"),
        (Self::Raw, "raw"),
    ];

    pub(super) fn read(name: &str) -> Self {
        Self::NAMES.iter().find(|(_, each)| *each == name).map_or(Self::None, |(kind, _)| *kind)
    }

    /// The name that the table has for it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}
