//! The scenes of the tour for creating and rotating a key: each step and each of its faces.

use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::api_key::{Address, KeyId, Purpose};
use crate::domain::catalogue::{Catalogue, OTHER};
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::sample;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::ui::root::Drafts;
use crate::ui::screens::create::AllowDraft;

pub(super) const ID: KeyId = KeyId([0xd7; 16]);

pub(super) const SCENES: &[(&str, Set)] = &[
    ("create-purpose", |state, _| create(state, DraftStep::Purpose, |_| ())),
    ("create-purpose-begin", |state, _| {
        create(state, DraftStep::Purpose, |draft| *draft = Draft::begin(ID, now()));
    }),
    ("create-purpose-tax", |state, _| {
        create(state, DraftStep::Purpose, |draft| {
            draft.choose_purpose(Purpose::TaxReport);
            draft.choose_tool("koinly");
        });
    }),
    ("create-exchange", |state, _| create(state, DraftStep::Exchange, |_| ())),
    ("create-exchange-other", |state, _| {
        create(state, DraftStep::Exchange, |draft| {
            draft.choose_exchange(OTHER);
            draft.exchange_name = "Bitpanda".to_owned();
        });
    }),
    ("create-exchange-search", |state, drafts| {
        create(state, DraftStep::Exchange, |_| ());
        drafts.create.exchange.search = "bitm".to_owned();
    }),
    ("create-permissions-deribit", |state, drafts| {
        create(state, DraftStep::Permissions, |draft| {
            draft.choose_exchange("deribit");
            draft.allow_withdraw("account:read_write");
        });
        drafts.create.permissions.all = true;
    }),
    ("create-at-mexc", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.choose_exchange("mexc");
            draft.permissions_done = true;
            draft.addresses_done = true;
        });
    }),
    ("create-at-hyperliquid", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.choose_exchange("hyperliquid");
            draft.permissions_done = true;
            draft.addresses_done = true;
        });
    }),
    ("create-permissions", |state, _| create(state, DraftStep::Permissions, |_| ())),
    ("create-permissions-kraken", |state, _| {
        create(state, DraftStep::Permissions, |draft| draft.choose_exchange("kraken"));
    }),
    ("create-permissions-beyond", |state, _| {
        create(state, DraftStep::Permissions, |draft| {
            draft.choose_purpose(Purpose::TaxReport);
            draft.choose_tool("coinledger");
            draft.tick("enableSpotAndMarginTrading", true);
        });
    }),
    ("create-permissions-bybit", |state, _| {
        create(state, DraftStep::Permissions, |draft| {
            draft.choose_exchange("bybit");
            draft.tick("Derivatives.DerivativesTrade", true);
        });
    }),
    ("create-permissions-coinbase", |state, _| {
        create(state, DraftStep::Permissions, |draft| draft.choose_exchange("coinbase"));
    }),
    ("create-permissions-withdraw", |state, _| {
        create(state, DraftStep::Permissions, |draft| draft.allow_withdraw("enableWithdrawals"));
    }),
    ("create-permissions-other", |state, _| {
        create(state, DraftStep::Permissions, |draft| {
            draft.choose_purpose(Purpose::OwnProgram);
            draft.choose_exchange(OTHER);
            draft.exchange_name = "Bitstamp".to_owned();
        });
    }),
    ("create-allow-withdraw", |state, drafts| {
        create(state, DraftStep::Permissions, |draft| draft.addresses.clear());
        drafts.create.permissions.allow = Some(AllowDraft::of("enableWithdrawals".to_owned()));
    }),
    ("create-addresses", |state, drafts| {
        create(state, DraftStep::Addresses, |_| ());
        drafts.create.addresses.typing.typed = "203.0.113.24".to_owned();
    }),
    ("create-addresses-breaks", |state, _| {
        create(state, DraftStep::Addresses, |draft| {
            draft.choose_purpose(Purpose::PortfolioTracker);
            draft.choose_tool("cointracker");
            draft.permissions_done = true;
        });
    }),
    ("create-addresses-offered", |state, _| {
        create(state, DraftStep::Addresses, |draft| {
            draft.tool = "3commas".to_owned();
            draft.addresses = ["9.9.9.9", "9.9.9.0/24", "9.9.9.9/8", "2620:fe::9"]
                .map(|ip| Address { ip: ip.to_owned(), note: "3Commas".to_owned() })
                .to_vec();
        });
    }),
    ("create-addresses-refused", |state, drafts| {
        create(state, DraftStep::Addresses, |_| ());
        drafts.create.addresses.typing.typed = "203.0.113.999".to_owned();
        drafts.create.addresses.typing.tried = true;
    }),
    ("create-addresses-without", |state, drafts| {
        create(state, DraftStep::Addresses, |draft| draft.addresses.clear());
        drafts.create.addresses.ask_without();
    }),
    ("create-addresses-demanded", |state, _| {
        create(state, DraftStep::Addresses, |draft| {
            draft.addresses.clear();
            draft.allow_withdraw("enableWithdrawals");
            draft.permissions_done = true;
        });
    }),
    ("create-steps", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.ticks = ["open", "create"].map(str::to_owned).into();
            draft.addresses.pop();
        });
    }),
    ("create-steps-done", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.choose_exchange("bybit");
            draft.permissions_done = true;
            draft.addresses_done = true;
            let lines = ["open", "create", "name", "permissions", "addresses", "codes", "finish"];
            draft.ticks = lines.map(str::to_owned).into();
        });
    }),
    ("create-paste", |state, drafts| {
        kraken(state);
        let swapped =
            [("api_key", format!("{}==", "a1B+".repeat(22).split_at(86).0)), ("secret", "k7Q/".repeat(14))];
        paste(drafts, "kraken", &swapped);
    }),
    ("create-paste-empty", |state, _| kraken(state)),
    ("create-paste-good", |state, drafts| {
        kraken(state);
        good_kraken(drafts);
    }),
    ("create-paste-spaces", |state, drafts| {
        create(state, DraftStep::Paste, |_| ());
        paste(
            drafts,
            "binance",
            &[("api_key", format!(" {} ", "aB3x".repeat(16))), ("secret", "short".to_owned())],
        );
    }),
    ("create-paste-block", |state, drafts| {
        kraken(state);
        let block =
            format!("KRAKEN_API_KEY={}\nKRAKEN_API_SECRET={}==\n", "k7Q/".repeat(14), "a1".repeat(43));
        paste(drafts, "kraken", &[("api_key", block)]);
    }),
    ("create-paste-seed", |state, drafts| {
        kraken(state);
        paste(drafts, "kraken", &[("api_key", "k7Q/".repeat(14)), ("secret", "JBSWY3DPEHPK3PXP".to_owned())]);
    }),
    ("create-paste-blocked", |state, drafts| {
        create(state, DraftStep::Paste, |_| ());
        let same = "aB3x".repeat(16);
        paste(drafts, "binance", &[("api_key", same.clone()), ("secret", same)]);
    }),
    ("create-paste-stored", |state, drafts| {
        kraken(state);
        good_kraken(drafts);
        if let Some(session) = &mut state.session {
            session.copy_found = Some(sample::id(4));
        }
    }),
    ("create-paste-busy", |state, drafts| {
        kraken(state);
        good_kraken(drafts);
        doing(state, Doing::SaveKey(ID), 2);
    }),
    ("create-paste-waiting", |state, drafts| {
        kraken(state);
        good_kraken(drafts);
        doing(state, Doing::SaveKey(ID), 14);
    }),
    ("create-paste-refused", |state, drafts| {
        kraken(state);
        good_kraken(drafts);
        if let Some(session) = &mut state.session {
            session.not_written = Some((Doing::SaveKey(ID), Problem::KeychainLocked));
        }
    }),
    ("create-paste-coinbase", |state, drafts| {
        create(state, DraftStep::Paste, |draft| at(draft, "coinbase"));
        drafts.create.paste.prepare(Catalogue::built_in().exchange_or_other("coinbase"), &[]);
        drafts.create.paste.open_file();
    }),
    ("create-paste-okx", |state, _| create(state, DraftStep::Paste, |draft| at(draft, "okx"))),
    ("create-paste-other", |state, _| {
        create(state, DraftStep::Paste, |draft| {
            at(draft, OTHER);
            draft.exchange_name = "Bitstamp".to_owned();
        });
    }),
    ("create-name", |state, _| create(state, DraftStep::Name, |_| ())),
    ("create-name-just-saved", |state, _| {
        create(state, DraftStep::Name, |_| ());
        if let Some(session) = &mut state.session {
            session.written = Some(Doing::SaveKey(ID));
        }
    }),
    ("create-not-kept", |state, _| {
        create(state, DraftStep::Permissions, |_| ());
        if let Some(session) = &mut state.session {
            session.not_written = Some((Doing::KeepDraft(ID), Problem::DiskFull));
        }
    }),
    ("create-discard", |state, drafts| {
        create(state, DraftStep::AtExchange, |_| ());
        drafts.create.discarding = true;
    }),
];

/// A draft that stands at this step, with a change to its answers.
pub(super) fn create(state: &mut State, step: DraftStep, change: impl FnOnce(&mut Draft)) {
    let mut draft = Draft::begin(ID, state.now);
    draft.choose_purpose(Purpose::TradingBot);
    draft.tool = "freqtrade".to_owned();
    draft.choose_exchange("binance");
    draft.addresses = vec![
        Address { ip: "9.9.9.7".to_owned(), note: "my server".to_owned() },
        Address { ip: "192.168.1.20".to_owned(), note: "my laptop".to_owned() },
    ];
    draft.purpose_done = step > DraftStep::Purpose;
    draft.exchange_done = step > DraftStep::Exchange;
    draft.permissions_done = step > DraftStep::Permissions;
    draft.addresses_done = step > DraftStep::Addresses;
    draft.made = step > DraftStep::AtExchange;
    draft.saved = step > DraftStep::Paste;
    change(&mut draft);
    let mut book = sample::book(now());
    if draft.saved
        && let Some(key) = book.keys.get(&sample::id(2))
    {
        let mut key = key.clone();
        key.id = ID;
        key.label = "Freqtrade Binance".to_owned();
        key.made = state.now;
        key.rotation = None;
        book.keys.insert(ID, key);
    }
    book.drafts.insert(ID, draft);
    open(state, book);
    state.route = Route::Create(ID, None);
}

/// The step of pasting, at another exchange.
pub(super) fn at(draft: &mut Draft, exchange: &str) {
    draft.choose_exchange(exchange);
    draft.permissions_done = true;
    draft.addresses_done = true;
}

fn kraken(state: &mut State) {
    create(state, DraftStep::Paste, |draft| {
        at(draft, "kraken");
        draft.tool = "3commas".to_owned();
        draft.addresses = (7..13)
            .map(|last| Address { ip: format!("198.51.100.{last}"), note: "3Commas".to_owned() })
            .collect();
    });
}

/// Made-up texts of the right form; they open nothing anywhere.
fn paste(drafts: &mut Drafts, exchange: &str, texts: &[(&str, String)]) {
    let exchange = Catalogue::built_in().exchange_or_other(exchange);
    let field = |(name, text): &(&str, String)| SecretField {
        name: (*name).to_owned(),
        text: SecretText::new(text.clone()),
    };
    let area = &mut drafts.create.paste;
    area.prepare(exchange, &[]);
    area.fill(exchange, &SecretFields(texts.iter().map(field).collect()));
    area.ask_again(&mut Outbox::default());
}

fn good_kraken(drafts: &mut Drafts) {
    let secret = format!("{}==", "a1B+".repeat(22).split_at(86).0);
    paste(drafts, "kraken", &[("api_key", "k7Q/".repeat(14)), ("secret", secret)]);
}

/// A write that has been under way for so many seconds.
pub(super) fn doing(state: &mut State, doing: Doing, secs: u64) {
    let since = state.uptime.saturating_sub(Duration::from_secs(secs));
    if let Some(session) = &mut state.session {
        session.doing = vec![(doing, since)];
    }
}
