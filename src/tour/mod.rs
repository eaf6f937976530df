//! The guided tour: every screen from a hand-made state with sample keys, saved as pictures. It opens no vault,
//! asks no keychain and saves nothing but pictures.

mod answer_scenes;
mod backup_scenes;
mod emergency_scenes;
mod journal_scenes;
mod key_scenes;
mod order_scenes;
mod own_facts_scenes;
mod pair_scenes;
mod rotate_scenes;
pub mod scenes;
mod set_up_scenes;
mod to_do_scenes;
mod usage_scenes;
mod used_by_scenes;
mod wizard_scenes;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use eframe::CreationContext;
use egui::{ColorImage, Event, ScreenshotCallback, ViewportCommand};

use crate::app::command::Outbox;
use crate::app::state::State;
use crate::ui::root::Root;
use crate::ui::theme;
use crate::window::dress;
use scenes::Scene;

/// Frames that the window gets to take its size before a screen is drawn, so that no screen lays itself out for another size.
const SIZE_FRAMES: u32 = 4;
/// Frames after which a screen stands still: its text is laid out.
const SETTLE_FRAMES: u32 = SIZE_FRAMES + 6;

/// Walks through the scenes and saves a picture of each.
pub struct Tour {
    folder: PathBuf,
    scenes: std::vec::IntoIter<Scene>,
    current: Option<(Scene, State, Root)>,
    frames: u32,
    shots: (SyncSender<Arc<ColorImage>>, Receiver<Arc<ColorImage>>),
}

impl Tour {
    /// A tour whose pictures go into this folder. `KEYSTEAD_SCENES` (names, parted by commas) picks some of them.
    pub fn new(context: &CreationContext<'_>, folder: PathBuf) -> Self {
        theme::install(&context.egui_ctx);
        // Nothing is still moving when a picture is taken.
        context.egui_ctx.all_styles_mut(|style| style.animation_time = 0.0);
        let picked = std::env::var("KEYSTEAD_SCENES").unwrap_or_default();
        let picked: Vec<&str> = picked.split(',').filter(|name| !name.is_empty()).collect();
        let scenes: Vec<Scene> = scenes::all()
            .into_iter()
            .filter(|scene| picked.is_empty() || picked.contains(&scene.name.as_str()))
            .collect();
        let mut tour =
            Self { folder, scenes: scenes.into_iter(), current: None, frames: 0, shots: sync_channel(1) };
        tour.next(&context.egui_ctx);
        tour
    }

    fn next(&mut self, ctx: &egui::Context) {
        self.frames = 0;
        if self.current.is_some() {
            forget(ctx);
        }
        self.current = self.scenes.next().map(|scene| {
            let mut root = Root::default();
            let state = scene.state(&mut root.drafts);
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(scene.size));
            (scene, state, root)
        });
        if self.current.is_none() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn save_picture(&self, image: &Arc<ColorImage>) {
        let Some((scene, ..)) = &self.current else { return };
        let path = self.folder.join(format!("{}.png", scene.name));
        let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(0));
        let saved = image::save_buffer(&path, image.as_raw(), width, height, image::ColorType::Rgba8);
        if let Err(error) = saved {
            log::error!("the picture {} was not saved: {error}", path.display());
        }
    }
}

impl eframe::App for Tour {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        // Wherever the pointer lies, no picture shows it.
        raw_input.events.retain(|event| !matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_)));
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if let Ok(image) = self.shots.1.try_recv() {
            self.save_picture(&image);
            self.next(ctx);
        }
        if let Some((_, state, _)) = &self.current {
            dress(ctx, state);
        }
        ctx.request_repaint();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let Some((scene, state, root)) = &mut self.current else { return };
        if self.frames >= SIZE_FRAMES {
            // The tour only looks: what the screens wish is not done.
            root.ui(ui, state, &mut Outbox::default());
        }
        // A screen that asks to be laid out anew is drawn twice in one frame.
        if ui.ctx().current_pass_index() > 0 {
            return;
        }
        self.frames += 1;
        if self.frames == 2 {
            // Now the text size is in effect, and the window's size in points follows from it.
            let points = scene.size / ui.ctx().zoom_factor();
            ui.ctx().send_viewport_cmd(ViewportCommand::InnerSize(points));
        }
        if self.frames == SETTLE_FRAMES {
            let (shots, ctx) = (self.shots.0.clone(), ui.ctx().clone());
            let callback = ScreenshotCallback::new(move |image| {
                if shots.try_send(image).is_ok() {
                    ctx.request_repaint();
                }
            });
            ui.ctx().send_viewport_cmd(ViewportCommand::Screenshot(callback));
        }
    }
}

/// Forgets what egui remembers of the screen before: where it was scrolled to, what had the focus. The theme stays.
/// Not before the first frame, in which egui takes over the fonts.
pub fn forget(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        let options = std::mem::take(&mut memory.options);
        *memory = egui::Memory::default();
        memory.options = options;
    });
}
