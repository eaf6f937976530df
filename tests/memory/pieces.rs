//! What is searched for: every piece of eight characters of every canary, in every form in which a program may hold a text.

use std::collections::HashMap;

use data_encoding::{BASE32_NOPAD, BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};

/// The shortest piece that counts. A shorter one is found by chance.
pub const LEAST: usize = 8;

/// A piece of a canary: which canary, in which form, from which character on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    canary: usize,
    form: &'static str,
    at: usize,
    /// Bytes of one character in this form.
    step: usize,
}

/// A part of a canary that was found: the longest run of its pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub canary: String,
    pub form: &'static str,
    /// The first of the canary's characters that stands there, and how many follow one another.
    pub from: usize,
    pub chars: usize,
    /// Where it begins, in bytes.
    pub at: usize,
}

/// All pieces, found by their first eight bytes.
pub struct Pieces {
    names: Vec<String>,
    /// How many characters in a row count, by canary.
    least: Vec<usize>,
    by_head: HashMap<u64, Vec<(Vec<u8>, Piece)>>,
    /// Which heads there may be: most of the memory is passed over by it alone.
    filter: Vec<u64>,
}

const FILTER_BITS: u32 = 20;

fn place(head: u64) -> (usize, u64) {
    let hash = head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - FILTER_BITS);
    ((hash / 64) as usize, 1 << (hash % 64))
}

impl Default for Pieces {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            least: Vec::new(),
            by_head: HashMap::new(),
            filter: vec![0; 1 << (FILTER_BITS - 6)],
        }
    }
}

impl Pieces {
    /// Adds a canary of this name in all forms. So many of its characters in a row count; eight, or more where a shorter piece
    /// stands in the program itself, as the words of a list do.
    pub fn add(&mut self, name: &str, canary: &[u8], least: usize) {
        self.names.push(name.to_owned());
        self.least.push(least);
        for (form, bytes, step) in forms(canary) {
            let width = LEAST * step;
            for (at, piece) in bytes.windows(width).enumerate().step_by(step) {
                let found = Piece { canary: self.names.len() - 1, form, at: at / step, step };
                let head = u64::from_le_bytes(piece[..8].try_into().unwrap());
                let (word, bit) = place(head);
                self.filter[word] |= bit;
                self.by_head.entry(head).or_default().push((piece.to_vec(), found));
            }
        }
    }

    /// The names of all canaries.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many forms each canary has.
    pub fn forms() -> usize {
        forms(b"any canary").iter().map(|(form, ..)| form).collect::<std::collections::BTreeSet<_>>().len()
    }

    /// Every part of a canary in these bytes, pieces that follow one another as one.
    pub fn search(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut runs: Vec<(Piece, Hit)> = Vec::new();
        for (at, head) in bytes.windows(8).enumerate() {
            let head = u64::from_le_bytes(head.try_into().unwrap());
            let (word, bit) = place(head);
            if self.filter[word] & bit == 0 {
                continue;
            }
            for (piece, found) in self.by_head.get(&head).map(Vec::as_slice).unwrap_or_default() {
                if bytes[at..].starts_with(piece) {
                    self.note(&mut runs, *found, at);
                }
            }
        }
        let counts = |(piece, hit): &(Piece, Hit)| hit.chars >= self.least[piece.canary];
        runs.into_iter().filter(counts).map(|(_, hit)| hit).collect()
    }

    fn note(&self, runs: &mut Vec<(Piece, Hit)>, found: Piece, at: usize) {
        let goes_on = runs.iter_mut().rev().take(16).find(|(piece, hit)| {
            (piece.canary, piece.form) == (found.canary, found.form)
                && hit.from + hit.chars - LEAST + 1 == found.at
                && hit.at + (found.at - hit.from) * found.step == at
        });
        match goes_on {
            Some((_, hit)) => hit.chars += 1,
            None => runs.push((
                found,
                Hit {
                    canary: self.names[found.canary].clone(),
                    form: found.form,
                    from: found.at,
                    chars: LEAST,
                    at,
                },
            )),
        }
    }
}

/// The forms of a canary: name, bytes, and the bytes of one character. UTF-16 is found in both byte orders, one character later in the
/// one. An encoding has one text for each place in its group of bytes.
fn forms(canary: &[u8]) -> Vec<(&'static str, Vec<u8>, usize)> {
    let wide = canary.iter().flat_map(|byte| [*byte, 0]).collect();
    let mut forms = vec![
        ("UTF-8", canary.to_vec(), 1),
        ("UTF-16", wide, 2),
        ("hex", HEXLOWER.encode(canary).into_bytes(), 2),
        ("HEX", HEXUPPER.encode(canary).into_bytes(), 2),
    ];
    for skip in 0..3.min(canary.len()) {
        forms.push(("base64", BASE64_NOPAD.encode(&canary[skip..]).into_bytes(), 1));
        forms.push(("base64url", BASE64URL_NOPAD.encode(&canary[skip..]).into_bytes(), 1));
    }
    for skip in 0..5.min(canary.len()) {
        forms.push(("base32", BASE32_NOPAD.encode(&canary[skip..]).into_bytes(), 1));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(canary: &str, memory: &[u8]) -> Vec<(&'static str, usize, usize, usize)> {
        let mut pieces = Pieces::default();
        pieces.add("it", canary.as_bytes(), LEAST);
        pieces.search(memory).iter().map(|hit| (hit.form, hit.from, hit.chars, hit.at)).collect()
    }

    #[test]
    fn a_whole_text_is_one_hit_and_a_piece_is_told_with_its_length() {
        assert_eq!(found("correct horse", b"--correct horse--"), [("UTF-8", 0, 13, 2)]);
        assert_eq!(found("correct horse", b"--correct h--"), [("UTF-8", 0, 9, 2)]);
        assert_eq!(found("correct horse", b"ct horse"), [("UTF-8", 5, 8, 0)]);
        assert_eq!(found("correct horse", b"correct"), []);
    }

    #[test]
    fn every_form_is_found() {
        let wide: Vec<u8> = "correct horse".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found("correct horse", &wide), [("UTF-16", 0, 13, 0)]);
        let hex = HEXLOWER.encode(b"x correct horse");
        assert!(found("correct horse", hex.as_bytes()).contains(&("hex", 0, 13, 4)));
        // Wherever the canary stands in what was encoded.
        for before in ["", "1", "12", "123", "1234"] {
            let text = format!("{before}correct horse");
            let base64 = BASE64_NOPAD.encode(text.as_bytes());
            assert!(found("correct horse", base64.as_bytes()).iter().any(|hit| hit.0 == "base64"));
            let base32 = BASE32_NOPAD.encode(text.as_bytes());
            assert!(found("correct horse", base32.as_bytes()).iter().any(|hit| hit.0 == "base32"));
        }
    }

    #[test]
    fn a_word_of_a_list_counts_only_with_a_part_of_its_neighbour() {
        let mut pieces = Pieces::default();
        pieces.add("words", b"absolute zebra", 10);
        assert!(pieces.search(b"in a list: absolutely, zebra").is_empty());
        assert_eq!(pieces.search(b"..absolute z..")[0].chars, 10);
    }
}
