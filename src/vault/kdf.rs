//! Argon2id in memory of our own, wiped after use: the crate's `zeroize` feature does not wipe its large blocks.

use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::envelope::Key;
use super::error::Error;

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub m_kib: u32,
    /// Passes over the memory.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

const MIB: u32 = 1024;

impl KdfCost {
    /// The second recommendation of RFC 9106: never less for a vault that is written. Recovery codes have 100 bits and need no more.
    pub const LEAST: Self = Self { m_kib: 64 * MIB, t: 3, p: 4 };
    /// What an unlock costs unless the computer is much slower or faster.
    pub const USUAL: Self = Self { m_kib: 128 * MIB, t: 3, p: 4 };
    const MOST_M_KIB: u32 = 256 * MIB;

    /// Whether a file may ask for this much; a made-up file must not eat the memory (CWE-789).
    pub(super) fn is_readable(self) -> bool {
        self.m_kib <= 1024 * MIB && (1..=16).contains(&self.t) && (1..=8).contains(&self.p)
    }

    /// The nearest cost that may be written. Passes and lanes are ours, so a file can never talk them down.
    pub(super) fn clamped(self) -> Self {
        let least = Self::LEAST;
        Self { m_kib: self.m_kib.clamp(least.m_kib, Self::MOST_M_KIB), ..least }
    }

    /// The cost that takes about half a second here: 64 MiB are measured, the memory is scaled.
    pub(super) fn calibrate() -> Result<Self, Error> {
        let mut memory = Memory::default();
        let mut best_secs = f64::MAX;
        for _ in 0..3 {
            let begun = Instant::now();
            memory.derive(Self::LEAST, b"calibration", &[0; 16])?;
            best_secs = best_secs.min(begun.elapsed().as_secs_f64());
        }
        let step = 32 * MIB;
        let wanted = f64::from(Self::LEAST.m_kib) * 0.5 / best_secs.max(1e-3);
        let steps = (wanted / f64::from(step)).round() as u32;
        let m_kib =
            steps.saturating_mul(step).min(memory_kib().map_or(u32::MAX, |all| all / 8 / step * step));
        Ok(Self { m_kib, ..Self::LEAST }.clamped())
    }
}

/// The computer's memory, where the system tells it in a file.
fn memory_kib() -> Option<u32> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Argon2's working memory. Used again for the windows of one unlock, wiped at the end.
#[derive(Default)]
pub(super) struct Memory(Zeroizing<Vec<Block>>);

impl Memory {
    /// Argon2id, version 0x13, 32 bytes.
    pub(super) fn derive(&mut self, cost: KdfCost, password: &[u8], salt: &[u8; 16]) -> Result<Key, Error> {
        let params = Params::new(cost.m_kib, cost.t, cost.p, Some(32)).map_err(|_| Error::Derive)?;
        let blocks = params.block_count();
        if self.0.len() < blocks {
            self.0.zeroize();
            self.0.try_reserve_exact(blocks).map_err(|_| Error::Derive)?;
            self.0.resize(blocks, Block::new());
        }
        let mut key = Key::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(password, salt, key.as_mut(), &mut self.0[..blocks])
            .map_err(|_| Error::Derive)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::*;

    /// RFC 9106, 5.3.
    #[test]
    fn the_argon2_in_use_agrees_with_its_rfc() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut out = [0; 32];
        argon.hash_password_into(&[1; 32], &[2; 16], &mut out).unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    #[test]
    fn used_memory_gives_the_same_key_as_fresh_memory() {
        let cost = KdfCost { m_kib: 64, t: 1, p: 1 };
        let mut memory = Memory::default();
        let first = memory.derive(cost, b"one", &[1; 16]).unwrap();
        memory.derive(KdfCost { m_kib: 128, ..cost }, b"two", &[2; 16]).unwrap();
        assert_eq!(*memory.derive(cost, b"one", &[1; 16]).unwrap(), *first);
        assert_ne!(*memory.derive(cost, b"one", &[2; 16]).unwrap(), *first);
    }

    #[test]
    fn the_memory_of_argon2_holds_nothing_once_it_is_wiped_as_dropping_does() {
        fn assert_wiped_when_dropped(_: &impl zeroize::ZeroizeOnDrop) {}
        let mut memory = Memory::default();
        memory.derive(KdfCost { m_kib: 64, t: 1, p: 1 }, b"one", &[1; 16]).unwrap();
        let is_zero = |block: &Block| block.as_ref().iter().all(|word| *word == 0);
        assert!(!memory.0.iter().any(is_zero));
        assert_wiped_when_dropped(&memory.0);
        memory.0.iter_mut().zeroize();
        assert!(memory.0.iter().all(is_zero));
    }

    #[test]
    fn a_file_can_talk_the_cost_neither_up_nor_down() {
        assert!(!KdfCost { m_kib: 1024 * MIB + 1, t: 3, p: 4 }.is_readable());
        assert!(!KdfCost { m_kib: 64, t: 17, p: 4 }.is_readable());
        assert!(!KdfCost { m_kib: 64, t: 1, p: 9 }.is_readable());
        assert_eq!(KdfCost { m_kib: 8, t: 1, p: 1 }.clamped(), KdfCost::LEAST);
        assert_eq!(KdfCost { m_kib: 1024 * MIB, t: 1, p: 1 }.clamped().m_kib, 256 * MIB);
    }
}
