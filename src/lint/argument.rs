//! The arguments of the command a rule looks at, as words that can be taken out or put in.

use std::collections::BTreeMap;

use super::Subject;
use crate::curl::{Arg, Complaint, ComplaintKind, Request, Spelling};
use crate::knowledge::options::Effect;
use crate::shell::{Value, Word};
use crate::text::{Edit, Span};

impl<'a> Subject<'a> {
    /// What curl refuses or warns about, of one kind.
    pub fn complaints(&self, kind: ComplaintKind) -> impl Iterator<Item = &'a Complaint> + use<'a> {
        self.command.invocation.complaints.iter().filter(move |complaint| complaint.kind == kind)
    }

    /// Options and URLs in order.
    pub fn args(&self) -> &'a [Arg] {
        &self.command.invocation.args
    }

    /// The options that have this effect, in order.
    pub fn with_effect(&self, effect: Effect) -> impl Iterator<Item = &'a Arg> + use<'a> {
        self.args().iter().filter(move |arg| arg.option.is_some_and(|option| option.effect == effect))
    }

    /// The last option or URL that begins at the byte `at` or before it.
    pub fn arg_before(&self, at: usize) -> Option<&'a Arg> {
        let args = self.args();
        args.get(args.partition_point(|arg| arg.whole().start <= at).checked_sub(1)?)
    }

    /// The option or URL whose name or value holds the byte `at`.
    pub fn arg_at(&self, at: usize) -> Option<&'a Arg> {
        let args = self.args();
        let arg = args.get(args.partition_point(|arg| arg.whole().end <= at))?;
        (arg.whole().start <= at).then_some(arg)
    }

    /// `option` written before the argument that holds the byte `at`: before the name of its option, not the value.
    pub fn option_before(&self, at: usize, option: &str) -> Option<Edit> {
        let word = self.word_at(self.arg_at(at)?.span.start)?;
        Some(Edit::new(Span::at(word.span.start), format!("{option} ")))
    }

    /// Each `-X` that counts, with the first of the requests it is for and whether `holds` of all of them.
    pub fn methods(&self, holds: impl Fn(&Request) -> bool) -> Vec<(&'a Arg, &'a Request, bool)> {
        let mut methods: BTreeMap<Span, (&Request, bool)> = BTreeMap::new();
        for (request, _) in self.requests() {
            let Some(span) = request.method_span else { continue };
            methods.entry(span).or_insert((request, true)).1 &= holds(request);
        }
        let arg = |span: Span| self.arg_at(span.start);
        methods.into_iter().filter_map(|(span, (request, all))| Some((arg(span)?, request, all))).collect()
    }

    /// The words that curl takes for URLs.
    pub fn url_words(&self) -> impl Iterator<Item = &'a Word> + use<'a> {
        let subject = *self;
        let is_url =
            |arg: &&Arg| arg.spelling == Spelling::Url || arg.option.is_some_and(|option| option.effect == Effect::Url);
        self.args().iter().filter(is_url).filter_map(move |arg| subject.value_word(arg))
    }

    /// The word that holds the value of `arg`, which may be that of its name too.
    pub fn value_word(&self, arg: &Arg) -> Option<&'a Word> {
        let own = self.argument(arg.word)?;
        let apart = arg.spelling != Spelling::Url && is_apart(arg, own);
        if apart { self.argument(arg.word + 1) } else { Some(own) }
    }

    /// The word behind that of `arg`, whatever curl makes of it.
    pub fn value_behind(&self, arg: &Arg) -> Option<&'a Value> {
        self.command.arguments.get(arg.word + 1)
    }

    /// The edits that take `arg` out of the command, value and all.
    pub fn without(&self, arg: &Arg) -> Vec<Edit> {
        let Some(own) = self.argument(arg.word) else { return Vec::new() };
        let value = self.value_word(arg).filter(|word| word.span != own.span);
        let is_bundled = self.args().iter().any(|other| other.word == arg.word && other.span != arg.span);
        if !is_bundled {
            let end = value.map_or(own.span.end, |word| word.span.end);
            return vec![Edit::new(Span::new(self.gap_before(own), end), "")];
        }
        let glued = arg.value.as_ref().filter(|_| value.is_none()).map_or(arg.span.end, |_| own.span.end);
        let apart = value.map(|word| Edit::new(Span::new(self.gap_before(word), word.span.end), ""));
        std::iter::once(Edit::new(Span::new(arg.span.start, glued), "")).chain(apart).collect()
    }

    /// Where the blanks and continuations before `word` start.
    fn gap_before(&self, word: &Word) -> usize {
        let words = self.words();
        let before = words.partition_point(|other| other.span.end <= word.span.start);
        let Some(end) = before.checked_sub(1).map(|index| words[index].span.end) else { return word.span.start };
        let gap = &self.text()[end..word.span.start];
        if gap.chars().all(|c| c.is_whitespace() || "\\^`".contains(c)) { end } else { word.span.start }
    }

    /// The word of the argument with this index.
    fn argument(&self, index: usize) -> Option<&'a Word> {
        self.command.behind().get(index)
    }
}

/// Whether the value of `arg` stands in the word behind that of its name, which is `own`.
fn is_apart(arg: &Arg, own: &Word) -> bool {
    arg.value.as_ref().map(Value::whole).is_some_and(|value| value.start >= own.span.end)
}
