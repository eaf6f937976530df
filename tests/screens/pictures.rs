//! The tour, walked by the real program on a display of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use image::RgbaImage;

/// An X display that ends when it is dropped.
struct Display(Child);

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The pictures of a tour.
pub struct Pictures(PathBuf);

impl Pictures {
    /// Walks the whole tour.
    pub fn of_the_whole_tour() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tour");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();

        let server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1300x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("./test.sh installs what is missing: xvfb");
        let mut server = Display(server);
        let mut number = String::new();
        BufReader::new(server.0.stdout.as_mut().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb did not start");

        let output = Command::new(env!("CARGO_BIN_EXE_keystead"))
            .arg("--tour")
            .arg(&folder)
            .env("DISPLAY", format!(":{}", number.trim()))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("KEYSTEAD_SCENES")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "the tour ended with {}:\n{said}", output.status);
        assert!(!said.contains("ERROR"), "the tour said:\n{said}");
        Self(folder)
    }

    /// The picture of this scene.
    pub fn read(&self, name: &str) -> RgbaImage {
        let path = self.0.join(format!("{name}.png"));
        image::open(&path).unwrap_or_else(|error| panic!("there is no picture {name}: {error}")).to_rgba8()
    }
}

/// The share of the picture that has its most frequent colour.
pub fn most_of_one_colour(image: &RgbaImage) -> f32 {
    let mut counts = std::collections::HashMap::new();
    for pixel in image.pixels() {
        *counts.entry(pixel.0).or_insert(0_u32) += 1;
    }
    let most = counts.values().max().copied().unwrap_or(0);
    most as f32 / (image.width() * image.height()) as f32
}
