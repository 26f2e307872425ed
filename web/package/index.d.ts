/** A place in the text as given. */
export interface Position {
  /** In bytes of UTF-8; `indices` makes an index into the string of it. */
  offset: number;
  line: number;
  /** In code points, from 1. */
  column: number;
}

export interface Range {
  start: Position;
  /** The first position behind it. */
  end: Position;
}

export type Certainty = "certain" | "likely" | "unsure";
export type Level = "error" | "warning" | "note";
export type Grade = "safe" | "unsafe" | "display";
export type Group = "mangled" | "shell" | "curl" | "api" | "secret" | "docs";
export type Style = "keep" | "compact" | "docs";
export type Shell = "bash" | "sh" | "cmd" | "powershell";
export type Secrets = "keep" | "env" | "mask";

/** Why a question has no answer. */
export interface Refused {
  version: 1;
  error: string;
}

export interface Edit {
  range: Range;
  text: string;
}

export interface Fix {
  grade: Grade;
  title: string;
  /** Empty where they would show a secret; `apply` has them. */
  edits: Edit[];
}

export interface Finding {
  rule: string;
  group: Group;
  level: Level;
  message: string;
  why: string;
  command: number | null;
  range: Range;
  fix: Fix | null;
}

export interface ApiError {
  /** 0 where none is given. */
  code: number;
  chain: ApiError[];
}

export interface Reply {
  range: Range;
  service: "cloudflare" | "curl" | "shell" | "other";
  errors: ApiError[];
  meaning: string;
  text: string;
  remedy: string;
  /** An index into the findings. */
  cause: number | null;
  /** An index into the commands. */
  command: number | null;
}

export interface Findings {
  version: 1;
  files: {
    path: string;
    commands: { range: Range; certainty: Certainty }[];
    findings: Finding[];
    replies: Reply[];
  }[];
}

export interface Corrected {
  version: 1;
  commands: {
    range: Range;
    certainty: Certainty;
    /** `null` where the shell cannot say it. */
    text: string | null;
    assignments: string[];
    /** Those that want a value. */
    variables: string[];
  }[];
}

export interface Fixed extends Corrected {
  /** The whole text, its commands corrected where they stand. */
  text: string;
}

export type Program =
  | { version: 1; code: string; manifest: string; notes: { range: Range | null; message: string }[] }
  | { version: 1; refusals: { range: Range; message: string; why: string }[] };

export type Chunk =
  | { text: string }
  | { base64: string }
  | { file: string; encoded?: true }
  | { stdin: true; encoded?: true }
  | { var: string }
  | { expansion: string }
  | { part: { name: string; body: Chunk[]; filename: string | null; type: string | null } };

export interface Request {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: Chunk[] | null;
}

export interface Tree {
  version: 1;
  commands: {
    range: Range;
    argv: string[];
    certainty: Certainty;
    evidence?: { cost: number; other: { text: string; cost: number; margin: number } | null };
    slips: { kind: string; range: Range; text: string }[];
    requests: Request[];
  }[];
  replies: Reply[];
}

export interface Hidden {
  version: 1;
  /** The text with something in place of each secret. */
  text: string;
  secrets: { range: Range; instead: string }[];
}

/** Which rules are looked for; `today` is `YYYY-MM-DD`. */
export interface Selection {
  select?: string[];
  ignore?: string[];
  today?: string;
}

export interface FixOptions extends Selection {
  "as-written"?: boolean;
  "mend-only"?: boolean;
  also?: string[];
  "unsafe-fixes"?: boolean;
  style?: Style;
  shell?: Shell;
  set?: Record<string, string>;
  secrets?: Secrets;
}

export interface RustOptions {
  today?: string;
  "as-written"?: boolean;
  blocking?: boolean;
  fn?: string;
  set?: Record<string, string>;
  secrets?: Secrets;
}

export interface TreeOptions {
  today?: string;
  "as-written"?: boolean;
  secrets?: Secrets;
}

/** `name` is that of the file which the text is; a text without one is a paste. */
export interface Uncurly {
  /** What is wrong, and what the replies mean. */
  lint(text: string, options?: Selection, name?: string): Findings | Refused;
  /** The text with its commands corrected, and each command by itself. */
  fix(text: string, options?: FixOptions, name?: string): Fixed | Refused;
  /** Each command by itself, corrected. */
  commands(text: string, options?: FixOptions, name?: string): Corrected | Refused;
  /** The commands as a Rust program. */
  rust(text: string, options?: RustOptions, name?: string): Program | Refused;
  /** What was read, and what curl would send. */
  ast(text: string, options?: TreeOptions, name?: string): Tree | Refused;
  /** The text with the fix of one finding in it, by its index in what `lint` told of the same text and selection. */
  apply(text: string, options: Selection & { finding: number }, name?: string): { version: 1; text: string } | Refused;
  /** Where secrets stand. */
  secrets(text: string, options?: { today?: string }, name?: string): Hidden | Refused;
  /** A question and its answer, both as JSON. */
  call(question: string): string;
  /** Any of the above by its name. */
  ask(command: string, text: string, options?: object, name?: string): unknown;
}

/** Starts uncurly, from the `uncurly.wasm` beside this file if nothing is given. */
export function load(source?: BufferSource | WebAssembly.Module | Response): Promise<Uncurly>;

/** A function from the offsets of answers to indices into `text`. */
export function indices(text: string): (offset: number) => number;
