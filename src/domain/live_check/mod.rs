//! What an exchange said about a key when it was asked, and what of that is kept. Pure values: who asks is `crate::exchange`.
//! Nothing here holds a secret, a signature or the text of a whole answer.

mod check;
mod compare;
mod death;
mod drift;
mod facts;
mod keep;
mod known;
mod refusal;
mod sample;
mod strange;
mod told;

pub use check::{Check, Live, Outcome};
pub use compare::{Comparison, From, Row, Sentence, Verdict, compare};
pub use death::{Dead, Death, is_dead};
pub use drift::{Drift, drift};
pub use facts::{CheckFacts, Effect, RefusalFact, check_files};
pub use keep::AskedAbout;
pub use refusal::{Reason, Refusal};
pub use sample::{as_wanted, sample_check};
pub use told::{Addresses, Earlier, Ends, LastUsed, OtherKey, Told, Visit};
