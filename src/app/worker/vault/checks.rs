//! What the questions to exchanges need of the vault: one key's fields, lent at the moment a question begins, and a look at what
//! would be sent.

use super::super::super::lending::{Lending, Loan};
use super::super::super::problem::Problem;
use super::super::super::{RequestShown, Which};
use super::super::stack::leaving_nothing;
use super::Room;
use super::problems::problem_of;
use crate::app::jobs::Event;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::catalogue::Catalogue;
use crate::domain::live_check::CheckFacts;
use crate::domain::secret::SecretFields;
use crate::exchange::adapters::adapter_of;
use crate::exchange::credentials::Credentials;
use crate::exchange::live_check::preview;
use crate::vault::Vault;

impl Room {
    /// Lends the fields of a key for a question to its own exchange.
    pub(super) fn lend(&self, lending: &Lending) -> Vec<Event> {
        let loan = self.loan(lending);
        if lending.lent.try_send(Box::new(loan)).is_err() {
            log::debug!("what was lent is wanted no more");
        }
        vec![]
    }

    fn loan(&self, lending: &Lending) -> Result<Loan, Problem> {
        let (vault, key) = self.vault_and_key(lending.id)?;
        if key.exchange != lending.exchange {
            // Never to another exchange, whoever asks for it.
            return Err(Problem::Unexpected { detail: "the key is of another exchange".to_owned() });
        }
        if self.is_sample {
            return Ok(Loan::Sample(Box::new(key.clone())));
        }
        fields_of(vault, lending.id, lending.which).map(Loan::Fields)
    }

    /// What a check would send, with all that is secret masked.
    pub(super) fn preview_check(&self, id: KeyId, which: Which) -> Result<Vec<RequestShown>, Problem> {
        let (vault, key) = self.vault_and_key(id)?;
        if Catalogue::current().is_closed(&key.exchange) {
            return Err(Problem::ExchangeClosed);
        }
        let (Some(adapter), Some(facts)) = (adapter_of(&key.exchange), CheckFacts::of(&key.exchange)) else {
            return Err(Problem::NotAskable);
        };
        let credentials = Credentials::new(fields_of(vault, id, which)?);
        preview(adapter, facts, &credentials, self.now()).map_err(|_| Problem::CannotSign)
    }

    fn vault_and_key(&self, id: KeyId) -> Result<(&Vault, &ApiKey), Problem> {
        let gone = |detail: &str| Problem::Unexpected { detail: detail.to_owned() };
        let vault = self.vault.as_deref().ok_or_else(|| gone("locked"))?;
        let key = vault.book().keys.get(&id).ok_or_else(|| gone("no such key"))?;
        Ok((vault, key))
    }
}

fn fields_of(vault: &Vault, id: KeyId, which: Which) -> Result<SecretFields, Problem> {
    leaving_nothing(|| vault.fields(id, which)).map_err(problem_of)
}
