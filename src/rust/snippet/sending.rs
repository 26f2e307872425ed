//! How a program sends: again, and by libcurl.

/// How long a program waits before it sends again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pause {
    /// A second, and each time twice as long as before.
    Growing,
    /// Always as long.
    Fixed,
}

/// The function that sends, and sends again.
pub(super) fn send(pause: Pause) -> String {
    let code = r#"
/// Sends `request`, and again up to `retries` times{apart} while it times out or the server is not ready.
async fn {name}(
{parameter}    request: reqwest::RequestBuilder,
    retries: u32,
) -> Result<reqwest::Response, Box<dyn Error>> {
{start}    for _ in 0..retries {
        let attempt = request.try_clone().ok_or("a stream cannot be sent twice")?;
        match attempt.send().await {
            Ok(response) => match response.status().as_u16() {
                408 | 429 | 500 | 502 | 503 | 504 | 522 | 524 => {}
                _ => return Ok(response),
            },
            Err(error) if error.is_timeout() => {}
            Err(error) => return Err(error.into()),
        }
        tokio::time::sleep(pause).await;
{growth}    }
    Ok(request.send().await?)
}
"#;
    let [name, apart, parameter, start, growth] = match pause {
        Pause::Growing => [
            "send",
            "",
            "",
            "    let mut pause = Duration::from_secs(1);\n",
            "        pause = (pause * 2).min(Duration::from_secs(600));\n",
        ],
        Pause::Fixed => ["send_every", ", `pause` apart,", "    pause: Duration,\n", "", ""],
    };
    let filled = code.replace("{name}", name).replace("{apart}", apart).replace("{parameter}", parameter);
    filled.replace("{start}", start).replace("{growth}", growth)
}

pub(super) const PERFORM: &str = "
/// Sends what `easy` has been told to; the body of the reply.
fn perform(easy: &mut Easy) -> Result<Vec<u8>, curl::Error> {
    let mut body = Vec::new();
    let mut transfer = easy.transfer();
    transfer.write_function(|data| {
        body.extend_from_slice(data);
        Ok(data.len())
    })?;
    transfer.perform()?;
    drop(transfer);
    Ok(body)
}
";

pub(super) const PERFORM_AGAIN: &str = "
/// The same, and again up to `retries` times while it times out or the server is not ready.
fn perform_again(easy: &mut Easy, retries: u32) -> Result<Vec<u8>, curl::Error> {
    let mut pause = Duration::from_secs(1);
    for _ in 0..retries {
        let body = perform(easy);
        let is_late = matches!(&body, Err(error) if error.is_operation_timedout());
        let is_busy = matches!(
            easy.response_code()?,
            408 | 429 | 500 | 502 | 503 | 504 | 522 | 524
        );
        if !is_late && !is_busy {
            return body;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_secs(600));
    }
    perform(easy)
}
";

pub(super) const APPEND: &str = "
/// Sends what `easy` has been told to, and writes the body of the reply to `file` while it comes.
fn append(easy: &mut Easy, file: &mut fs::File) -> Result<(), curl::Error> {
    let mut transfer = easy.transfer();
    transfer.write_function(|data| Ok(file.write_all(data).map_or(0, |()| data.len())))?;
    transfer.perform()
}
";

pub(super) const UPLOAD: &str = "
/// Has `easy` send the file at `path`, and from its start again where libcurl asks for that.
fn send_file(easy: &mut Easy, path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = fs::File::open(path)?;
    // Both of them read on from the same place.
    let mut same = file.try_clone()?;
    easy.upload(true)?;
    easy.in_filesize(file.metadata()?.len())?;
    easy.read_function(move |buffer| file.read(buffer).map_err(|_| ReadError::Abort))?;
    easy.seek_function(move |place| match same.seek(place) {
        Ok(_) => SeekResult::Ok,
        Err(_) => SeekResult::Fail,
    })?;
    Ok(())
}
";
