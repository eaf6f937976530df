//! How one key is: what is good, what is to be mended, what nobody knows. No score; each finding is one sentence with at most one deed.

use jiff::civil::Date;

use super::api_key::ApiKey;
use super::book::LastBackup;
use super::catalogue::Catalogue;
use super::duty::{Duty, Today, last_handled, next_duty, rule_day};
use super::exchange::{EndFact, When};
use super::fact::Fact;
use super::permission::Level;
use super::rotation::RotationStep;
use super::wanted::{Beyond, Missing, beyond_of, is_need_known, missing_of};

/// What a finding is about, with what its sentence needs.
#[derive(Clone, Debug)]
pub enum Point {
    /// It may do more than its tools need.
    MoreThanNeeded(Beyond),
    /// It may not do all that its tools need.
    LessThanNeeded(Missing),
    /// It may do what its tools need, as far as somebody read it.
    AsNeeded,
    /// Nobody read what its tools need.
    NeedUnknown,
    /// It can send everything away, from any computer.
    OpenAndDangerous,
    /// It works from any address, and can do more than look.
    Open,
    /// It works from any address, and can only look.
    OpenToLook,
    /// Its exchange takes no address list.
    NoListThere,
    /// It works from this many addresses.
    Listed(usize),
    /// So many tools hold it.
    Shared(usize),
    /// One tool holds it.
    OneTool,
    /// No tool is named.
    NoTool,
    /// Its last day is over, was typed in, or follows from a rule that the exchange tells.
    Ends(Date),
    /// No last day is known.
    NoEnd,
    /// Its rotation is under way, at this step.
    Rotating(RotationStep),
    /// Its rotation was or is due.
    RotationDay(Date),
    /// No period is chosen.
    NoRotation,
    /// The import for which it was made should be over.
    ImportDone,
    /// It was handled here so many days ago.
    Handled(i64),
    /// Its owner said on this day that something uses it.
    SaidInUse(Date),
    /// It is in the last backup as it is.
    BackedUp,
    /// It is in no backup as it is.
    NotBackedUp,
    /// A rule of the exchange.
    Rule(&'static EndFact),
}

/// How it stands with that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// To be mended at once.
    Danger,
    /// To be mended.
    Mend,
    /// Nobody knows; worth a look.
    Unsure,
    /// How it is there, for certain.
    Known,
    /// As it should be.
    Good,
}

/// What mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Make it safe, on the key's page.
    MakeSafe,
    /// Change what is noted of it.
    Edit,
    /// Another key like this one, for the other tool.
    Another,
    /// Begin to replace it, or go on with that.
    Rotate,
    /// Say that something uses it.
    InUse,
    /// Take it from the list.
    Remove,
    /// Make a backup.
    Backup,
    /// Say that the password at the exchange was changed.
    NewPassword,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is about.
    pub point: Point,
    /// How it stands with that.
    pub verdict: Verdict,
    /// What mends it, the usual way first.
    pub deeds: &'static [Deed],
}

/// All findings about a key that is in the list, the worst first. Nothing of one whose exchange closed.
pub fn health(key: &ApiKey, backup: Option<LastBackup>, today: &Today) -> Vec<Finding> {
    let exchange = Catalogue::built_in().exchange_or_other(&key.exchange);
    if key.removed.is_some() || exchange.is_closed() {
        return Vec::new();
    }
    let mut found = vec![
        needs(key),
        addresses(key),
        tools(key),
        end(key, today),
        rotation(key, today),
        use_of(key, today),
    ];
    let is_backed_up = backup.is_some_and(|backup| key.changed() <= backup.made);
    found.push(if is_backed_up {
        finding(Point::BackedUp, Verdict::Good, &[])
    } else {
        finding(Point::NotBackedUp, Verdict::Mend, &[Deed::Backup])
    });
    let has_list = !key.is_open_to_any_address();
    let rules = exchange.ends.iter().filter(|end| end.touches(key.levels, has_list));
    found.extend(rules.map(|end| {
        let deeds: &[Deed] = match end.when {
            When::NoListNewPassword => &[Deed::NewPassword],
            _ => &[],
        };
        let is_sure = end.rule.is_sure() && end.days.as_ref().is_none_or(Fact::is_sure);
        finding(Point::Rule(end), if is_sure { Verdict::Known } else { Verdict::Unsure }, deeds)
    }));
    found.sort_by_key(|finding| finding.verdict);
    found
}

fn finding(point: Point, verdict: Verdict, deeds: &'static [Deed]) -> Finding {
    Finding { point, verdict, deeds }
}

fn needs(key: &ApiKey) -> Finding {
    match (beyond_of(key), missing_of(key)) {
        (Some(beyond), _) => finding(Point::MoreThanNeeded(beyond), Verdict::Mend, &[Deed::Edit]),
        (None, Some(missing)) => finding(Point::LessThanNeeded(missing), Verdict::Unsure, &[Deed::Edit]),
        _ if is_need_known(key) => finding(Point::AsNeeded, Verdict::Good, &[]),
        _ => finding(Point::NeedUnknown, Verdict::Unsure, &[]),
    }
}

fn addresses(key: &ApiKey) -> Finding {
    let exchange = Catalogue::built_in().exchange_or_other(&key.exchange);
    let takes_none = exchange.ip.supported.as_ref().and_then(Fact::certain) == Some(&false);
    let can_more = key.levels.highest().is_some_and(|level| level > Level::Read);
    match key.addresses.len() {
        0 if key.levels.are_dangerous() => {
            finding(Point::OpenAndDangerous, Verdict::Danger, &[Deed::MakeSafe])
        }
        0 if takes_none => finding(Point::NoListThere, Verdict::Unsure, &[]),
        0 if can_more => finding(Point::Open, Verdict::Mend, &[Deed::Edit]),
        0 => finding(Point::OpenToLook, Verdict::Good, &[]),
        count => finding(Point::Listed(count), Verdict::Good, &[]),
    }
}

fn tools(key: &ApiKey) -> Finding {
    let named = key.tools.iter().filter(|used| !used.tool.trim().is_empty()).count();
    match named {
        0 => finding(Point::NoTool, Verdict::Unsure, &[Deed::Edit]),
        1 => finding(Point::OneTool, Verdict::Good, &[]),
        count => finding(Point::Shared(count), Verdict::Mend, &[Deed::Another]),
    }
}

fn end(key: &ApiKey, today: &Today) -> Finding {
    let Some(day) = key.expires.or_else(|| rule_day(key, today)) else {
        return finding(Point::NoEnd, Verdict::Good, &[]);
    };
    if today.days_until(day) <= today.lead_days() {
        return finding(Point::Ends(day), Verdict::Mend, &[Deed::Rotate]);
    }
    finding(Point::Ends(day), Verdict::Good, &[])
}

fn rotation(key: &ApiKey, today: &Today) -> Finding {
    if let Some(rotation) = &key.rotation {
        return finding(Point::Rotating(rotation.step()), Verdict::Mend, &[Deed::Rotate]);
    }
    match today.rotation_day(key) {
        Some(day) if today.days_until(day) <= 0 => {
            finding(Point::RotationDay(day), Verdict::Mend, &[Deed::Rotate])
        }
        Some(day) => finding(Point::RotationDay(day), Verdict::Good, &[]),
        // What is deleted after its import, or can only look, may live on.
        None if key.is_for_one_import() || key.levels.highest().is_none_or(|level| level == Level::Read) => {
            finding(Point::NoRotation, Verdict::Good, &[])
        }
        None => finding(Point::NoRotation, Verdict::Mend, &[Deed::Edit]),
    }
}

/// Whether anything uses it, as far as that is seen from here.
fn use_of(key: &ApiKey, today: &Today) -> Finding {
    let handled = today.day_of(last_handled(key));
    let days = today.days_until(handled).min(0).abs();
    let duty = next_duty(key, today);
    if duty == Duty::ImportDone {
        return finding(Point::ImportDone, Verdict::Mend, &[Deed::Remove]);
    }
    let in_use = key.in_use.map(|said| today.day_of(said)).filter(|said| *said >= handled);
    if duty.asks_for_use() {
        return finding(Point::Handled(days), Verdict::Mend, &[Deed::InUse, Deed::Remove]);
    }
    match in_use {
        Some(said) => finding(Point::SaidInUse(said), Verdict::Good, &[]),
        None => finding(Point::Handled(days), Verdict::Good, &[]),
    }
}
