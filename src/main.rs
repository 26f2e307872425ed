//! The program `uncurly`.

fn main() -> std::process::ExitCode {
    uncurly::cli::main()
}
