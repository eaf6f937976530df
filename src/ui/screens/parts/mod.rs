//! What creating and rotating share: the lines of a guide, the paste area, cards of keys, levels in words, lists of addresses.

pub mod address_copy;
pub mod address_list;
pub mod answer_words;
pub mod duty;
pub mod guide_lines;
pub mod kept;
pub mod key_card;
pub mod layout;
pub mod looks;
pub mod page;
pub mod pair;
pub mod paste_area;
pub mod paste_checks;
pub mod paste_file;
pub mod paste_step;
pub mod path_row;
pub mod proof;
pub mod rule;
pub mod say;
pub mod sub_account;
pub mod text_block;
pub mod thief_words;
pub mod tool_words;
pub mod type_withdraw;
