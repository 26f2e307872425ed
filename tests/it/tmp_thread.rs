use uncurly::{api, mend, page, print, rust, text::Source};
#[test]
fn thread() {
    let text = std::fs::read_to_string(std::env::var("THREAD").unwrap()).unwrap();
    let source = Source::new(None, text);
    let mut commands = Vec::new();
    for block in page::read(&source) {
        commands.extend(mend::mend(&block, mend::Mending::On).commands);
    }
    let calls = |c: &mend::Command| c.invocation.requests.iter().map(api::call).collect::<Vec<_>>();
    let fixed: Vec<_> = commands
        .iter()
        .map(|c| {
            println!("--- {:?}\n{}", c.certainty, c.text.text());
            let edits: Vec<_> = print::placeholders(c, &calls(c)).into_iter().map(|f| f.edit).collect();
            let c = c.with_text(c.text.edited(&edits));
            let edits: Vec<_> =
                print::secrets(&c, &calls(&c), print::Secrets::Env).into_iter().map(|f| f.edit).collect();
            c.with_text(c.text.edited(&edits))
        })
        .collect();
    let calls: Vec<_> = fixed.iter().map(calls).collect();
    match rust::program(&fixed, &calls, &rust::Options::default()) {
        Ok(p) => println!("=====\n{}\n{:#?}\n{}", p.code, p.notes, p.manifest),
        Err(r) => println!("{r:#?}"),
    }
}
