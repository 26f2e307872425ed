//! What a program needs beside itself: crates and their features.

use std::collections::BTreeSet;

use super::library::Library;

/// Versions of the crates that programs are written for.
const REQWEST: &str = "0.13";
const CURL: &str = "0.4";

/// Crates and features that a program uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// Features of the library beyond its defaults.
    pub(super) features: BTreeSet<&'static str>,
    /// Features of `tokio`; none where it is not used.
    pub(super) tokio: BTreeSet<&'static str>,
    /// Whether `json!` is used.
    pub(super) json: bool,
    /// Whether the names in it keep the order in which they are written.
    pub(super) json_order: bool,
    /// Whether replies are read into types.
    pub(super) types: bool,
}

impl Needs {
    /// The lines below `[dependencies]`.
    pub(super) fn dependencies(&self, library: Library) -> Vec<String> {
        let mut lines = vec![match library {
            Library::Reqwest => dependency("reqwest", REQWEST, &self.features),
            Library::Libcurl => dependency("curl", CURL, &self.features),
        }];
        if self.types {
            lines.push(dependency("serde", "1", &BTreeSet::from(["derive"])));
        }
        if self.json || self.types {
            let order = self.json_order.then_some("preserve_order");
            lines.push(dependency("serde_json", "1", &order.into_iter().collect()));
        }
        if !self.tokio.is_empty() {
            lines.push(dependency("tokio", "1", &self.tokio));
        }
        lines
    }

    /// A whole `Cargo.toml`.
    pub(super) fn manifest(&self, package: &str, library: Library) -> String {
        let head = format!("[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        head + "\n[dependencies]\n" + &self.dependencies(library).join("\n") + "\n"
    }

    /// Takes in what `other` needs.
    pub(super) fn join(&mut self, other: &Self) {
        self.features.extend(&other.features);
        self.tokio.extend(&other.tokio);
        self.json |= other.json;
        self.json_order |= other.json_order;
        self.types |= other.types;
    }
}

fn dependency(name: &str, version: &str, features: &BTreeSet<&'static str>) -> String {
    if features.is_empty() {
        return format!("{name} = \"{version}\"");
    }
    let list: Vec<String> = features.iter().map(|feature| format!("\"{feature}\"")).collect();
    format!("{name} = {{ version = \"{version}\", features = [{}] }}", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_needed_is_named() {
        let mut needs = Needs::default();
        assert_eq!(needs.dependencies(Library::Reqwest), ["reqwest = \"0.13\""]);
        needs.features.extend(["json", "blocking"]);
        needs.json = true;
        assert_eq!(
            needs.manifest("requests", Library::Reqwest),
            "[package]\nname = \"requests\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             reqwest = { version = \"0.13\", features = [\"blocking\", \"json\"] }\nserde_json = \"1\"\n"
        );
    }
}
