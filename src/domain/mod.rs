//! What Keystead is about, as pure values: keys, exchanges, permissions, wizards, duties.
//! No clock, no file, no network, no window: time is passed in, facts are compiled in.

pub mod accounts;
pub mod address;
pub mod address_list;
pub mod api_key;
pub mod book;
pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod coinbase_file;
pub mod draft;
pub mod duty;
pub mod edit;
pub mod exchange;
pub mod fact;
pub mod group;
pub mod guide;
pub mod health;
pub mod journal;
pub mod later;
pub mod network;
pub mod own_facts;
pub mod pair;
pub mod permission;
mod reach;
pub mod rotation;
pub mod sample;
pub mod saved_search;
pub mod search;
pub mod secret;
pub mod settings;
pub mod shape;
pub mod thief;
pub mod tool;
pub mod used_by;
pub mod wanted;
pub mod words;
