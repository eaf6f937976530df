//! Every scene of the guided tour: drawn by the real program as a picture, and looked through as a screen reader
//! and a finger do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![cfg(target_os = "linux")]

#[path = "screens/access.rs"]
mod access;
#[path = "screens/pictures.rs"]
mod pictures;

use keystead::domain::secret::SecretText;
use std::sync::LazyLock;

use access::{Reader, Seen};
use keystead::tour::scenes::{self, Scene};
use pictures::{Pictures, most_of_one_colour};

/// Scenes whose pictures are compared with `tests/snapshots`. Few, so that each difference is looked at.
const COMPARED: &[&str] = &[
    "welcome",
    "setup-qr",
    "unlock",
    "unlock-dark",
    "keys",
    "keys-dark",
    "key-danger",
    "create-paste",
    "rotate",
    "settings-200pct",
];

/// A screen of which more than this share has one colour shows next to nothing.
const BLANK: f32 = 0.995;

/// Least width and height of what is pressed, in points.
const LEAST_TARGET: f32 = 24.0;

/// The plain scenes: neither dark, nor smaller, nor with larger text.
fn plain_scenes() -> impl Iterator<Item = Scene> {
    let is_plain =
        |scene: &Scene| !["-dark", "-900", "-200pct"].iter().any(|suffix| scene.name.ends_with(suffix));
    scenes::all().into_iter().filter(is_plain)
}

/// Sizes at which each screen has to work: wide, medium, the smallest, and 200 % of text in the usual window.
const SIZES: &[(&str, [f32; 2])] = &[
    ("1120", [1120.0, 720.0]),
    ("900", [900.0, 720.0]),
    ("720", [720.0, 520.0]),
    ("1120 at 200 %", [560.0, 360.0]),
];

/// Every scene at every size, looked at once for all tests: its name, the size's name, what was seen.
static EVERYWHERE: LazyLock<Vec<(String, &str, Seen)>> = LazyLock::new(|| {
    let mut reader = Reader::default();
    plain_scenes()
        .flat_map(|scene| SIZES.iter().map(move |(name, size)| (scene.clone(), *name, *size)))
        .map(|(scene, name, size)| {
            let seen = reader.look_at(&scene, size);
            (scene.name, name, seen)
        })
        .collect()
});

/// What `check` says about every scene at every size.
fn everywhere(check: impl Fn(&Seen) -> Vec<String>) -> Vec<String> {
    EVERYWHERE
        .iter()
        .flat_map(|(scene, size, seen)| {
            check(seen).into_iter().map(move |line| format!("{scene} at {size}: {line}"))
        })
        .collect()
}

fn assert_nothing(said: &[String]) {
    assert!(said.is_empty(), "{} times:\n{}\n", said.len(), said.join("\n"));
}

#[test]
fn every_scene_is_drawn_as_a_picture_and_the_compared_ones_look_as_before() {
    let pictures = Pictures::of_the_whole_tour();
    let scenes = scenes::all();
    assert!(scenes.len() > 40, "the tour has only {} scenes", scenes.len());
    for scene in &scenes {
        let image = pictures.read(&scene.name);
        let expected = (scene.size.x as u32, scene.size.y as u32);
        assert_eq!(image.dimensions(), expected, "the picture {} has another size", scene.name);
        let share = most_of_one_colour(&image);
        assert!(share < BLANK, "the picture {} is blank: {:.2} % has one colour", scene.name, share * 100.0);
    }
    let mut results = egui_kittest::SnapshotResults::new();
    for name in COMPARED {
        results.add(egui_kittest::try_image_snapshot(&pictures.read(name), *name));
    }
    results.unwrap();
}

#[test]
fn everything_that_can_be_used_has_a_name() {
    assert_nothing(&everywhere(|seen| {
        let nameless = seen.used.iter().filter(|thing| thing.name.trim().is_empty());
        nameless.map(|thing| format!("a {} at {} has no name", thing.role, thing.place())).collect()
    }));
}

#[test]
fn everything_that_can_be_used_is_large_enough_to_hit() {
    assert_nothing(&everywhere(|seen| {
        let small = seen
            .used
            .iter()
            .filter(|thing| thing.rect.width() < LEAST_TARGET || thing.rect.height() < LEAST_TARGET);
        small.map(|thing| format!("{thing} is only {}", thing.place())).collect()
    }));
}

#[test]
fn nothing_that_can_be_used_lies_beside_the_window() {
    assert_nothing(&everywhere(|seen| {
        let beside = seen
            .used
            .iter()
            .filter(|thing| thing.rect.left() < -0.5 || thing.rect.right() > seen.width + 0.5);
        beside.map(|thing| format!("{thing} lies at {}", thing.place())).collect()
    }));
}

#[test]
fn each_screen_has_something_to_do_and_says_something() {
    assert_nothing(&everywhere(|seen| {
        let mut said = Vec::new();
        if seen.used.is_empty() {
            said.push("there is nothing to do".to_owned());
        }
        if seen.told.iter().all(|text| text.len() < 12) {
            said.push("it says nothing".to_owned());
        }
        said
    }));
}

#[test]
fn no_secret_is_told_to_a_screen_reader() {
    assert!(
        EVERYWHERE.iter().any(|(_, _, seen)| !seen.secrets.is_empty()),
        "there was no secret to look for"
    );
    assert_nothing(&everywhere(|seen| {
        let is_told = |(secret, piece): &&(SecretText, usize)| {
            seen.told.iter().any(|text| tells(text, secret.expose(), *piece))
        };
        let told = seen.secrets.iter().filter(is_told);
        told.map(|(secret, _)| format!("a secret of {} characters is told", secret.expose().len())).collect()
    }));
}

/// Whether a text tells a secret: whole, or a piece of this many characters, however it is grouped.
fn tells(text: &str, secret: &str, piece: usize) -> bool {
    let bare = |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (text, secret) = (bare(text), bare(secret));
    let piece = secret.len().min(piece);
    piece >= 6 && secret.windows(piece).any(|piece| text.windows(piece.len()).any(|window| window == piece))
}

#[test]
fn a_told_secret_is_found() {
    assert!(tells("your seed: JBSW Y3DP EHPK 3PXP", "JBSWY3DPEHPK3PXP", 8));
    assert!(tells("ends in 3PXPJBSW", "JBSW Y3DP EHPK 3PXP JBSW Y3DP", 8));
    assert!(!tells("ends in 3PXP", "JBSW Y3DP EHPK 3PXP JBSW Y3DP", 8));
}

#[test]
fn a_blank_picture_is_found() {
    let blank = image::RgbaImage::from_pixel(40, 40, image::Rgba([20, 20, 20, 255]));
    assert!(most_of_one_colour(&blank) > BLANK);
}
