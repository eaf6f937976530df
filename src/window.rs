//! The window: the one place that knows the state and the screens, and the one place that reads the clock.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use eframe::CreationContext;
use egui::ViewportCommand;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::TestHost;
use crate::app::command::{Command, Outbox};
use crate::app::state::{Stage, State};
use crate::app::worker::{Answer, Clock, Worker};
use crate::domain::settings::ThemeChoice;
use crate::ui::notice_text::notice_text;
use crate::ui::root::Root;
use crate::ui::{theme, widgets};

/// Time that answers of slow work may take of one frame.
const DRAIN_WITHIN: Duration = Duration::from_millis(10);

/// The window and everything behind it.
pub struct Window {
    state: State,
    root: Root,
    outbox: Outbox,
    worker: Option<Worker>,
    events: Receiver<Answer>,
    begun: Instant,
    /// What the system was told last.
    is_protected: bool,
}

/// Reads the computer's clock.
#[expect(clippy::disallowed_methods, reason = "the one clock of the program")]
pub fn clock() -> Timestamp {
    Timestamp::now()
}

impl Window {
    /// Opens the window on this data folder and looks what is there. Exchanges with a test host are asked there.
    pub fn new(
        context: &CreationContext<'_>,
        data_dir: std::path::PathBuf,
        test_hosts: Vec<TestHost>,
    ) -> std::io::Result<Self> {
        theme::install(&context.egui_ctx);
        let ctx = context.egui_ctx.clone();
        let wake = Arc::new(move || ctx.request_repaint());
        let clock_of_worker: Clock = Arc::new(clock);
        let (worker, events) = Worker::start(data_dir.clone(), wake, &clock_of_worker, test_hosts.clone())?;
        let state = State { test_hosts, ..State::new(data_dir, clock(), TimeZone::system()) };
        let mut window = Self {
            state,
            root: Root::default(),
            outbox: Outbox::default(),
            worker: Some(worker),
            events,
            begun: Instant::now(),
            is_protected: false,
        };
        if let Some(worker) = &mut window.worker {
            window.state.look(worker);
        }
        Ok(window)
    }

    /// Tells the system whether others may take pictures of this window, or see it in a shared screen. Linux knows no such wish.
    fn protect_content(&mut self, ctx: &egui::Context) {
        let is_private = self.state.is_private();
        if self.is_protected != is_private {
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(is_private));
            self.is_protected = is_private;
        }
    }

    /// Comes to the front, or closes.
    fn take_stage(&mut self, ctx: &egui::Context) {
        match std::mem::take(&mut self.state.stage) {
            Stage::Stay => {}
            Stage::Front => {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
            }
            Stage::Leave => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn take_answers(&mut self, ctx: &egui::Context) {
        let Some(worker) = &mut self.worker else { return };
        let begun = Instant::now();
        while let Ok((generation, event)) = self.events.try_recv() {
            self.state.receive(generation, *event, worker);
            if begun.elapsed() > DRAIN_WITHIN {
                // What is left has asked for this frame already, and will not ask again.
                ctx.request_repaint();
                break;
            }
        }
    }
}

/// Sets colours and sizes as the owner chose.
pub fn dress(ctx: &egui::Context, state: &State) {
    let dark = match state.appearance.theme {
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
        ThemeChoice::System => ctx.system_theme() == Some(egui::Theme::Dark),
    };
    theme::set(ctx, dark);
    let zoom = f32::from(state.appearance.text_percent) / 100.0;
    if (ctx.zoom_factor() - zoom).abs() > f32::EPSILON {
        ctx.set_zoom_factor(zoom);
    }
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        widgets::secret_field::intercept(ctx, raw_input);
        widgets::forget_left(ctx);
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_answers(ctx);
        let is_here = ctx.input(|input| {
            input.pointer.is_moving()
                || input.events.iter().any(|event| !matches!(event, egui::Event::WindowFocused(_)))
        });
        if is_here {
            self.state.stay_open();
        }
        let Some(worker) = &mut self.worker else { return };
        self.state.tick(clock(), self.begun.elapsed(), worker);
        for command in self.outbox.drain() {
            self.state.apply(command, worker);
        }
        if let Some(telling) = self.state.take_telling() {
            let text = notice_text(telling, self.state.session.as_deref(), self.state.when());
            self.state.apply(Command::Notify(text), worker);
        }
        dress(ctx, &self.state);
        self.take_stage(ctx);
        self.protect_content(ctx);
        if let Some(after) = self.state.next_change_in() {
            ctx.request_repaint_after(after);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.root.ui(ui, &self.state, &mut self.outbox);
        if !self.outbox.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Clears the clipboard and lets a write that is under way end.
        self.worker = None;
    }
}
