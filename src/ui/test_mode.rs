//! The band that says, as long as the vault is open, that an exchange is asked at this computer and not at the exchange.

use egui::{Frame, Margin, Panel, Ui, accesskit};

use crate::app::TestHost;
use crate::app::state::State;
use crate::domain::catalogue::Catalogue;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, label, space, theme};

/// More exchanges than this are counted instead of named.
const MOST_NAMED: usize = 3;

/// Draws the band, where there is a test host, above what is drawn next.
pub fn test_mode_ui(ui: &mut Ui, state: &State) {
    if state.session.is_none() || state.test_hosts.is_empty() {
        return;
    }
    let theme = theme(ui);
    let margin = Margin::symmetric(space::S24 as i8, space::S8 as i8);
    let frame = Frame::new().fill(theme.caution_soft).inner_margin(margin);
    Panel::top("test-mode").frame(frame).show(ui, |ui| {
        for line in lines(state) {
            ui.horizontal(|ui| {
                icons::WARNING.show(ui, 20.0, theme.caution_text);
                let response = label(ui, Type::SmallStrong, line.clone(), theme.text);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(accesskit::Role::Status);
                    node.set_label(line);
                });
            });
        }
    });
}

fn lines(state: &State) -> Vec<String> {
    let hosts = &state.test_hosts;
    if hosts.len() > MOST_NAMED {
        return vec![tr!("test-mode-many", count = hosts.len())];
    }
    let catalogue = Catalogue::current();
    let line = |host: &TestHost| {
        tr!("test-mode", exchange = catalogue.name_of(host.exchange()), place = host.place().to_owned())
    };
    hosts.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_names_the_exchange_and_where_it_is_asked_instead() {
        let host = |text: &str| text.parse::<TestHost>().unwrap();
        let mut state =
            State::new(std::path::PathBuf::new(), jiff::Timestamp::UNIX_EPOCH, jiff::tz::TimeZone::UTC);
        state.test_hosts = vec![host("kraken=https://127.0.0.1:8443")];
        let said: String =
            lines(&state).concat().chars().filter(|c| !"\u{2068}\u{2069}".contains(*c)).collect();
        assert_eq!(said, "Test mode: Kraken is asked at 127.0.0.1:8443, not at Kraken.");
        let ids = ["kraken", "binance", "okx", "bybit"];
        state.test_hosts = ids.map(|id| host(&format!("{id}=http://[::1]:1"))).to_vec();
        assert_eq!(lines(&state).len(), 1, "many are counted");
    }
}
