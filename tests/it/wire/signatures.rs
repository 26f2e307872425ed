//! Command lines whose requests are signed, at a time that a header gives so that all signatures are of the same.

/// The releases before this one send a date that a header gives a second time.
pub(super) const DATED_ONCE: super::Version = (8, 1, 0);

/// The release from which on what is signed is encoded as AWS wants it.
pub(super) const ENCODED: super::Version = (8, 17, 0);

/// `%K` is a user, `%D` the header of a date.
pub(super) const ROWS: &str = r#"
-u %K --aws-sigv4 aws:amz:us-east-1:service %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -d a=b %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -d a=b -X PUT %U/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D --data-binary @lines %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D --json '{"a":1}' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -I %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -G -d a=b %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -T lines %U/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D '%U/?a=b&c=d'
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'Content-Type: text/plain' -d x %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'Host: other.example' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'Authorization: own' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'Authorization:' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'X-Amz-Security-Token: token' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -A me -e there -b c=1 -r 0-1 %U
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' -d a %U
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -H 'X-Amz-Content-Sha256: STREAMING ' -T lines %U/x
-u %K --aws-sigv4 provider:vendor:region:s3 -H 'X-Vendor-Date: 20150830T123600Z' %U
-u %K --aws-sigv4 osc:osc:eu-west-2:api -H 'X-Osc-Date: 20150830T123600Z' %U
-u %K --aws-sigv4 gOOg -H 'X-Goog-Date: 20150830T123600Z' --resolve api.here.invalid:%P:127.0.0.1 http://api.here.invalid:%P/
-u %K --aws-sigv4 aws:amz %D %U
-u %K --aws-sigv4 aws:amz:here %D --resolve api.there.invalid:%P:127.0.0.1 http://api.there.invalid:%P/
-u %K --aws-sigv4 aws:amz %D http://localhost:%P/
-u %K --aws-sigv4 aws %D --resolve one.invalid:%P:127.0.0.1 http://one.invalid:%P/
-u %K --aws-sigv4 ':amz' %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service -H 'Date: 20150830T123600Z' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -L %U/redirect/302/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -L http://localhost:%P/other/302/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -L -d a=b %U/redirect/302/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -L -d a=b %U/redirect/307/x
-u %K --aws-sigv4 aws:amz:us-east-1:service %D %U/status/401
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -f %U/status/401
-u name: --aws-sigv4 aws:amz:us-east-1:service %D %U
--aws-sigv4 aws:amz:us-east-1:service %D http://me:secret@127.0.0.1:%P/
--aws-sigv4 aws:amz:us-east-1:service %D -d x %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -x 127.0.0.1:%P http://name.invalid/a
-u %K --aws-sigv4 aws:amz:us-east-1:service %D %U/a %U/b
-u %K --aws-sigv4 aws:amz:us-east-1:service --anyauth %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service --digest %D -d x %U
-u %K --basic --aws-sigv4 aws:amz:us-east-1:service %D %U
-u %K --oauth2-bearer token --aws-sigv4 aws:amz:us-east-1:service %D %U
"#;

/// What earlier releases do otherwise: they send no hash to `s3`, sign paths, queries, forms and the names of users as
/// they are, send a header for a date that was switched off, and sign what `--path-as-is` leaves alone.
pub(super) const LATER: &str = r#"
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'X-One:   a   b  ' -H 'B: 2' -H 'X-Empty;' -H 'Accept:' %U
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D %U/a/b
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -d a=b %U
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -T empty %U/x
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -T lines %U/x
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -T - %U/x
-u %K --aws-sigv4 AWS:AMZ:us-east-1:s3 %D %U
-u %K --aws-sigv4 '' %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service -H 'Date: Sun, 30 Aug 2015 12:36:00 GMT' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service -H 'X-Amz-Date:' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service --path-as-is %D %U/a/../b
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -L -d a=b %U/redirect/302/x
-u 'a b/c:secret' --aws-sigv4 aws:amz:us-east-1:service %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D '%U/?z=1&a=b+c&a=%2b&b=%zz&%61=ä&q&&m='
-u %K --aws-sigv4 aws:amz:us-east-1:service %D '%U/a%20b/ü/(c)!'
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D '%U/a%20b/ü/(c)!'
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -H 'X-Two: a' -H 'x-two: b' -H 'X-Two-Three: c' %U
-u %K --aws-sigv4 aws::region:service %D %U
-u %K --aws-sigv4 aws:amz:us-east-1:service -H 'X-Amz-Date;' %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D -F a=b %U
-u %K --aws-sigv4 aws:amz:us-east-1:s3 %D -F a=b %U
-u %K --aws-sigv4 aws:amz:us-east-1:service %D --etag-compare lines %U
"#;

/// `line` with user and date filled in.
pub(super) fn filled(line: &str) -> String {
    line.replace("%K", "AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        .replace("%D", "-H 'X-Amz-Date: 20150830T123600Z'")
}
