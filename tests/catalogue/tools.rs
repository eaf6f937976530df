//! What is known of tools: what they need and must never get, what they ask for, address lists, how they keep a key.

use std::collections::BTreeSet;

use keystead::domain::address::judge_address;
use keystead::domain::api_key::{Address, Purpose};
use keystead::domain::catalogue::tool_files;
use keystead::domain::fact::Sure;
use keystead::domain::permission::Level;
use keystead::domain::tool::{IpAdvice, Keeps, Runs, Tool};
use keystead::domain::words::Words;

use crate::{catalogue, check_words, wrong_with};

fn tool(id: &str) -> &'static Tool {
    catalogue().tool(id).unwrap_or_else(|| panic!("{id} is missing from the catalogue"))
}

/// This tool with something in its file changed, as a case to refuse.
fn changed(id: &str, from: &str, to: &str) -> Tool {
    let files = tool_files();
    let (_, text) = files.iter().find(|(at, _)| *at == id).unwrap();
    assert!(text.contains(from), "{id} has no {from}");
    toml::from_str(&text.replacen(from, to, 1)).unwrap_or_else(|error| panic!("{id}: {error}"))
}

#[test]
fn at_least_twenty_tools_are_known_in_their_order() {
    assert!(catalogue().tools().len() >= 20);
    let bots: Vec<&str> =
        catalogue().tools_for(Purpose::TradingBot).map(|tool| tool.name.as_str()).take(6).collect();
    assert_eq!(bots, ["Freqtrade", "Hummingbot", "Passivbot", "3Commas", "OctoBot", "Jesse"]);
    assert!(catalogue().tools_for(Purpose::DataAndCharts).all(|tool| tool.id != "tradingview"));
    assert_eq!(catalogue().tool_name("freqtrade"), "Freqtrade");
    assert_eq!(catalogue().tool_name("my script"), "my script");
    for purpose in Purpose::ALL {
        assert!(catalogue().tools_for(purpose).count() > 1, "{purpose:?}");
    }
    let ranks: BTreeSet<u16> = catalogue().tools().iter().map(|tool| tool.rank).collect();
    assert_eq!(ranks.len(), catalogue().tools().len(), "two tools have one rank");
}

#[test]
fn no_two_tools_answer_to_one_name() {
    let called = |name: &str| {
        let same =
            |tool: &&Tool| tool.id == name.to_lowercase() || tool.name.to_lowercase() == name.to_lowercase();
        catalogue().tools().iter().filter(same).count()
    };
    for tool in catalogue().tools() {
        assert_eq!((called(&tool.name), called(&tool.id)), (1, 1), "{}", tool.id);
        assert!(!tool.name.is_empty() && tool.name.chars().count() <= 40, "{}", tool.id);
        assert!(catalogue().exchange(&tool.id).is_none(), "{} is an exchange", tool.id);
    }
    assert_eq!(called("Night trader"), 0);
}

/// What is wrong with what a tool needs and must never get.
fn wrong_levels(tool: &Tool) -> Vec<String> {
    let mut found = Vec::new();
    let set = |levels: &[Level]| levels.iter().copied().collect::<BTreeSet<Level>>();
    let needs = tool.needs.as_ref().map(|fact| set(fact.as_far_as_known())).unwrap_or_default();
    let never = tool.never.as_ref().map(|fact| set(fact.as_far_as_known())).unwrap_or_default();
    let trades = |purpose: &Purpose| matches!(purpose, Purpose::TradingBot | Purpose::Arbitrage);
    for (is_wrong, what) in [
        (tool.needs.as_ref().is_some_and(|_| !needs.contains(&Level::Read)), "it cannot even read"),
        (needs.iter().any(|level| level.is_dangerous()), "it needs what takes everything"),
        (needs.intersection(&never).next().is_some(), "it needs what it must never get"),
        (tool.never.is_some() && !never.contains(&Level::Withdraw), "it is not kept from withdrawing"),
        (tool.needs.is_some() && !tool.takes_keys, "it needs a key and takes none"),
        (tool.purposes.is_empty(), "nobody is offered it"),
        (
            tool.needs.is_some() && tool.purposes.iter().any(trades) != needs.contains(&Level::Trade),
            "it trades where it should not, or the other way round",
        ),
    ] {
        if is_wrong {
            found.push(format!("{}: {what}", tool.id));
        }
    }
    found
}

#[test]
fn no_tool_ever_needs_to_withdraw() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_levels(tool), [] as [&str; 0]);
    }
    for (id, from, to) in [
        ("koinx", "needs = { value = [\"read\"]", "needs = { value = [\"read\", \"withdraw\"]"),
        ("koinx", "needs = { value = [\"read\"]", "needs = { value = []"),
        ("koinx", "needs = { value = [\"read\"]", "needs = { value = [\"read\", \"trade\"]"),
        ("koinx", "never = { value = [\"trade\", \"withdraw\"]", "never = { value = [\"trade\"]"),
        ("koinx", "never = { value = [\"trade\"", "never = { value = [\"read\""),
        ("koinx", "rank = 126", "rank = 126\ntakes_keys = false"),
        ("koinx", "purposes = [\"tax-report\", \"portfolio-tracker\"]", "purposes = []"),
        ("freqtrade", "needs = { value = [\"read\", \"trade\"]", "needs = { value = [\"read\"]"),
    ] {
        assert!(!wrong_levels(&changed(id, from, to)).is_empty(), "{id}: {to}");
    }
}

/// What is wrong with the ticks that a tool names itself.
fn wrong_ticks(tool: &Tool) -> Vec<String> {
    let mut found = Vec::new();
    for (at, codes) in &tool.ticks {
        let codes = codes.as_far_as_known();
        let levels = catalogue().levels_of(at, codes);
        let needs = tool.needs.as_ref().map(|needs| needs.as_far_as_known().clone()).unwrap_or_default();
        match catalogue().exchange(at) {
            None => found.push(format!("{}: {at} is no exchange", tool.id)),
            Some(exchange) if codes.is_empty() || !exchange.unknown(codes).is_empty() => {
                found.push(format!("{}: a tick that {at} does not have", tool.id));
            }
            Some(_) if levels.are_dangerous() || !needs.iter().all(|level| levels.has(*level)) => {
                found.push(format!("{}: its ticks at {at} are not what it needs", tool.id));
            }
            Some(_) => {}
        }
    }
    found
}

#[test]
fn the_ticks_that_a_tool_names_are_the_exchanges() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_ticks(tool), [] as [&str; 0]);
    }
    assert!(tool("smartrader").ticks["kraken"].is_sure());
    for (from, to) in [
        ("kraken = {", "kraaken = {"),
        ("\"query-funds\"", "\"query-coins\""),
        ("\"query-funds\"", "\"withdraw-funds\""),
        ("\"modify-trades\", \"close-trades\", ", ""),
    ] {
        assert!(!wrong_ticks(&changed("smartrader", from, to)).is_empty(), "{to}");
    }
}

/// What is wrong with what is told of address lists and of where the key is kept.
fn wrong_places(tool: &Tool) -> Vec<String> {
    let mut found = Vec::new();
    let runs = tool.runs.as_ref().map(|fact| *fact.as_far_as_known());
    let ip = tool.ip.as_ref().map(|fact| *fact.as_far_as_known());
    let count = tool.ip_count.as_ref().map(|fact| *fact.as_far_as_known());
    for (is_wrong, what) in [
        (runs == Some(Runs::Cloud) && tool.keeps.is_some(), "it keeps the key on its makers' servers"),
        (runs == Some(Runs::Cloud) && ip == Some(IpAdvice::OwnAddress), "it has no address of the owner's"),
        (
            runs == Some(Runs::OwnComputer) && ip == Some(IpAdvice::ItsPage),
            "it has no addresses of its makers",
        ),
        (count.is_some() && ip != Some(IpAdvice::ItsPage), "a number of addresses that are not its makers'"),
        (count.is_some_and(|count| !(1..=1000).contains(&count)), "a number of addresses that nobody has"),
        (!tool.takes_keys && (tool.keeps.is_some() || ip.is_some()), "it takes no key and keeps one"),
    ] {
        if is_wrong {
            found.push(format!("{}: {what}", tool.id));
        }
    }
    found
}

#[test]
fn where_a_tool_runs_fits_where_it_keeps_the_key() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_places(tool), [] as [&str; 0]);
    }
    let fact = ", sure = \"sure\", source = \"a page of theirs\", date = \"2026-11-22\" }";
    for (id, from, to) in [
        ("freqtrade", "value = \"own-computer\"", "value = \"cloud\"".to_owned()),
        ("altrady", "ip = { value = \"its-page\"", "ip = { value = \"own-address\"".to_owned()),
        ("freqtrade", "ip = { value = \"own-address\"", "ip = { value = \"its-page\"".to_owned()),
        ("altrady", "ip = { value = \"its-page\"", "ip = { value = \"breaks\"".to_owned()),
        ("altrady", "ip_count = { value = 20", "ip_count = { value = 0".to_owned()),
        ("tradingview", "rank = 150", format!("rank = 150\nip = {{ value = \"breaks\"{fact}")),
    ] {
        assert!(!wrong_places(&changed(id, from, &to)).is_empty(), "{id}: {to}");
    }
    // That it is kept on servers follows from where it runs, and is never written a second time.
    let (_, text) = tool_files()[0];
    let cloud = format!("keeps = {{ value = \"cloud\"{fact}\n{text}");
    assert!(toml::from_str::<Tool>(&cloud).is_err());
    assert_eq!(tool("3commas").keeping(), Some((Keeps::Cloud, true)));
    assert_eq!(tool("koinly").keeping(), Some((Keeps::Cloud, false)));
    assert_eq!(tool("freqtrade").keeping(), Some((Keeps::PlainFile, true)));
    assert_eq!(tool("tradingview").keeping(), None);
    assert!(!Keeps::Encrypted.is_open() && Keeps::Cloud.is_open());
}

/// What is wrong with the fields that a tool asks for.
fn wrong_asks(tool: &Tool) -> Option<String> {
    let parts: Vec<_> = tool.asks.iter().map(|ask| ask.part).collect();
    let twice = parts.iter().enumerate().any(|(at, part)| parts[..at].contains(part));
    let nameless = tool.asks.iter().any(|ask| ask.label.as_far_as_known().trim().is_empty());
    let wrong = twice || nameless || (!tool.takes_keys && !parts.is_empty()) || parts.len() == 1;
    wrong.then(|| format!("{}: a form that there is not", tool.id))
}

#[test]
fn a_tool_asks_for_each_field_once_and_by_a_name() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_asks(tool), None);
    }
    for (from, to) in [
        ("part = \"secret\"", "part = \"key\""),
        ("label = { value = \"secret\"", "label = { value = \" \""),
        ("rank = 126", "rank = 126\ntakes_keys = false"),
    ] {
        assert!(wrong_asks(&changed("koinx", from, to)).is_some(), "{to}");
    }
}

/// The texts that a tool names: none is missing, and each carries its tool's name.
fn wrong_texts(tool: &Tool) -> Vec<String> {
    let named = [(&tool.rotation, "rotation"), (&tool.ip_note, "ip"), (&tool.note, "note")];
    let ids = named.into_iter().filter_map(|(fact, kind)| Some((fact.as_ref()?.as_far_as_known(), kind)));
    ids.filter(|(id, kind)| {
        **id != format!("tool-{}-{kind}", tool.id) || wrong_with(&Words::new(*id)).is_some()
    })
    .map(|(id, _)| format!("{}: {id}", tool.id))
    .collect()
}

#[test]
fn every_text_that_a_tool_names_is_its_own() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_texts(tool), [] as [&str; 0]);
    }
    check_words([&Words::new("tool-freqtrade-rotation")]);
    for to in ["tool-koinly-note", "tool-coinledger-rotation", "tool-coinledger-lost"] {
        assert!(!wrong_texts(&changed("coinledger", "tool-coinledger-note", to)).is_empty(), "{to}");
    }
}

#[test]
fn what_nobody_saw_says_so_in_its_source() {
    const SAYS_SO: [&str; 2] = ["not seen", "no use for it was seen"];
    let unsaid = |text: &str| {
        let lines = text.lines().filter(|line| line.contains("sure = \"unverified\""));
        lines.filter(|line| !SAYS_SO.iter().any(|words| line.contains(words))).count()
    };
    for (id, text) in tool_files() {
        assert_eq!(unsaid(text), 0, "{id}");
    }
    assert_eq!(unsaid("runs = { value = \"cloud\", sure = \"unverified\", source = \"a guess\" }"), 1);
    assert!(tool("koinly").runs.as_ref().is_some_and(|runs| runs.sure() == Sure::Unverified));
}

#[test]
fn what_nobody_read_of_a_tool_ticks_nothing() {
    assert!(tool("hummingbot").needs.is_some() && tool("hummingbot").read_needs().is_none());
    assert!(tool("cointracker").breaks_with_list());
    let heard =
        changed("cointracker", "value = \"breaks\", sure = \"sure\"", "value = \"breaks\", sure = \"copy\"");
    assert!(!heard.breaks_with_list(), "it would block");
}

/// What is wrong with the addresses that a tool's makers publish.
fn wrong_addresses(tool: &Tool) -> Vec<String> {
    let Some(fact) = &tool.addresses else { return Vec::new() };
    let ips = fact.as_far_as_known();
    let is_once = ips.iter().collect::<BTreeSet<_>>().len() == ips.len();
    let of = |ip: &String| Address { ip: ip.clone(), note: String::new() };
    let list: Vec<Address> = ips.iter().map(of).collect();
    // OKX takes networks and IPv6, so that only the address itself is judged.
    let okx = catalogue().exchange("okx").unwrap();
    let odd = ips.iter().filter(|ip| !judge_address(okx, ip, &[]).is_empty());
    let mut found: Vec<String> = odd.map(|ip| format!("{}: {ip}", tool.id)).collect();
    if !is_once || list.is_empty() || fact.sure() == Sure::Unverified {
        found.push(format!("{}: twice, none, or a rumour", tool.id));
    }
    found
}

#[test]
fn addresses_of_tools_are_such_as_an_exchange_can_see() {
    for tool in catalogue().tools() {
        assert_eq!(wrong_addresses(tool), [] as [&str; 0]);
    }
    let with = |ips: &str, sure: &str| {
        let fact = format!(
            "addresses = {{ value = {ips}, sure = \"{sure}\", source = \"its page\", date = \"2026-11-22\" }}"
        );
        wrong_addresses(&changed("3commas", "rank = 40", &format!("rank = 40\n{fact}")))
    };
    assert!(with("[\"9.9.9.9\", \"2620:fe::9\"]", "copy").is_empty());
    for bad in [
        "[]",
        "[\"9.9.9.9\", \"9.9.9.9\"]",
        "[\"10.0.0.1\"]",
        "[\"0.0.0.0/0\"]",
        "[\"its.name.example\"]",
        "[\"203.0.113.7\"]",
    ] {
        assert!(!with(bad, "sure").is_empty(), "{bad}");
    }
    assert!(!with("[\"9.9.9.9\"]", "unverified").is_empty());
}
