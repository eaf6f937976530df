//! What must not reach the swap file: a box whose pages the system keeps in memory.

use std::ops::{Deref, DerefMut};

use region::LockGuard;

/// A value on the heap in pages that are never written to the swap file. Where the system refuses that, it is logged, and the value is
/// kept all the same. Whatever the value itself points to lies elsewhere.
pub struct Resident<T> {
    // Dropped, and so wiped, while its pages are still held.
    value: Box<T>,
    _held: Option<LockGuard>,
}

impl<T> Resident<T> {
    /// Holds this value.
    pub fn new(value: T) -> Self {
        let value = Box::new(value);
        let held = region::lock(&raw const *value, size_of::<T>());
        if let Err(error) = &held {
            log::warn!("keys may be written to the swap file: {error}");
        }
        Self { value, _held: held.ok() }
    }
}

impl<T> Deref for Resident<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Resident<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the system says that the mapping around this address is locked (`lo` among its flags).
    #[cfg(target_os = "linux")]
    fn is_locked(address: usize) -> bool {
        let mut is_inside = false;
        for line in std::fs::read_to_string("/proc/self/smaps").unwrap().lines() {
            let range = line.split(' ').next().and_then(|range| range.split_once('-'));
            if let Some((from, to)) = range
                && let (Ok(from), Ok(to)) = (usize::from_str_radix(from, 16), usize::from_str_radix(to, 16))
            {
                is_inside = (from..to).contains(&address);
            }
            if is_inside && line.starts_with("VmFlags:") {
                return line.split(' ').any(|flag| flag == "lo");
            }
        }
        panic!("no mapping around the address");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_pages_are_held_as_long_as_the_value() {
        // Larger than a page on each side, so that nothing else shares the one in the middle.
        let value = Resident::new([7_u8; 3 * 4096]);
        let middle = (&raw const *value).addr() + 4096;
        assert!(is_locked(middle));
        assert_eq!(value[0], 7);
        drop(value);
        assert!(!is_locked((&raw const *Box::new([7_u8; 3 * 4096])).addr() + 4096));
    }
}
