//! Whose certificates are taken, which one is shown, and which versions of TLS are spoken.

use std::sync::Arc;

use super::wire::{Identity, Roots, TlsVersions};
use super::{Stop, World, octets};
use crate::curl::{TlsVersion, Transport};
use crate::shell::Value;

/// The versions of TLS that may be spoken.
pub(super) fn versions(transport: &Transport) -> Result<TlsVersions, Stop> {
    match (transport.tls_min, transport.tls_max) {
        (_, Some(TlsVersion::Tls10 | TlsVersion::Tls11)) => {
            Err(Stop::refused("TLS before 1.2 is not supported; leave `--tls-max` away"))
        }
        (Some(TlsVersion::Tls13), Some(TlsVersion::Tls12)) => {
            Err(Stop::curl(35, "no version of TLS is left between the least and the greatest one"))
        }
        (Some(TlsVersion::Tls13), _) => Ok(TlsVersions::Only13),
        (_, Some(TlsVersion::Tls12)) => Ok(TlsVersions::Only12),
        _ => Ok(TlsVersions::Both),
    }
}

/// Whose certificates are taken: those of the named files, else those of `CURL_CA_BUNDLE`, else the system's.
pub(super) fn roots(
    insecure: bool,
    file: Option<&Value>,
    folder: Option<String>,
    world: &World,
) -> Result<Roots, Stop> {
    let unreadable = |stop: Stop| Stop { exit: if stop.exit == 26 { 77 } else { stop.exit }, ..stop };
    let mut pem = Vec::new();
    let mut name = None;
    if let Some(file) = file {
        let path = world.fill(file)?;
        pem.extend(world.read_file(&path).map_err(unreadable)?);
        name = Some(path);
    }
    if let Some(folder) = folder {
        for path in listed(&folder)? {
            pem.push(b'\n');
            pem.extend(world.read_file(&path).map_err(unreadable)?);
        }
        name = Some(folder);
    }
    if insecure {
        return Ok(Roots::Anybody);
    }
    if name.is_none()
        && let Some(path) = (world.variables.environment)("CURL_CA_BUNDLE").filter(|path| !path.is_empty())
    {
        pem = std::fs::read(octets::path(&path)).map_err(|_| Stop::curl(77, format!("cannot read `{path}`")))?;
        name = Some(path);
    }
    let Some(name) = name else { return Ok(Roots::System) };
    let store = Roots::from_pem(&pem);
    let store = store.ok_or_else(|| Stop::curl(77, format!("`{name}` holds no certificate in PEM form")))?;
    Ok(Roots::Given(Arc::new(store)))
}

/// The files in `folder`.
fn listed(folder: &str) -> Result<Vec<String>, Stop> {
    let failed = |_| Stop::curl(77, format!("cannot read the folder `{folder}`"));
    let entries = std::fs::read_dir(octets::path(folder)).map_err(failed)?.filter_map(Result::ok);
    let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    Ok(files.map(|path| path.to_string_lossy().into_owned()).collect())
}

/// The certificate that is shown to servers, and its key.
pub(super) fn identity((certificate, key): &(Value, Option<Value>), world: &World) -> Result<Arc<Identity>, Stop> {
    let path = world.fill(certificate)?;
    // A password may stand behind it, which no use is made of: keys that need one are not read.
    let path = match path.rsplit_once(':') {
        Some((front, _)) if !octets::path(&path).exists() => front.to_owned(),
        _ => path,
    };
    let failed = |stop: Stop| Stop { exit: if stop.exit == 26 { 58 } else { stop.exit }, ..stop };
    let chain = world.read_file(&path).map_err(failed)?;
    let key = match key {
        Some(key) => world.read_file(&world.fill(key)?).map_err(failed)?,
        None => chain.clone(),
    };
    Identity::from_pem(&chain, &key).map(Arc::new).ok_or_else(|| {
        Stop::curl(58, format!("`{path}` holds no client certificate with its key in PEM form, without a password"))
    })
}
