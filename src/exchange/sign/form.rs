//! The forms in which a signature is written.

use data_encoding::{BASE64, HEXLOWER};

/// As hex digits, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// As base64 (RFC 4648, 4) with its padding.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// As a value in a query: all but letters, digits and `-._~` is written as `%XX` (RFC 3986, 2.3), in upper case.
pub fn percent(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push('%');
            written.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_query_has_no_sign_of_its_own() {
        assert_eq!(percent("a-Z_0.~"), "a-Z_0.~");
        assert_eq!(percent("1+/= :&?é"), "1%2B%2F%3D%20%3A%26%3F%C3%A9");
        assert_eq!((hex(&[0, 0xff]), base64(&[0xfb, 0xff])), ("00ff".to_owned(), "+/8=".to_owned()));
    }
}
