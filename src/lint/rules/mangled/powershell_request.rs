//! `powershell-request`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::PowerShellRequest.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::PowerShellRequest.brief(),
    docs: r#"
`Invoke-RestMethod` and `Invoke-WebRequest` (`irm`, `iwr`, and `curl` in Windows PowerShell) are commands
of PowerShell. What is written out in a paste, tables of headers, bodies, splatted parameters and
variables that are assigned before, is given back as a curl command that sends the same request. What
PowerShell computes is not known and is said. Redirects, which PowerShell follows by itself, curl
follows only with `-L`.

```text bad
Invoke-RestMethod -Uri https://example.com -Method Put -Body '{}' -ContentType application/json
```
```text good
curl https://example.com \
  -X PUT \
  --data '{}' \
  -H 'Content-Type: application/json'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::PowerShellRequest,
        many: "requests of PowerShell's own",
        why: "it is translated to a curl command: parameters to options, tables to headers, fields or JSON",
    }),
};
