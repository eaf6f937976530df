//! The Phosphor icons that the window uses, by name. A glyph is the same in the regular, bold and filled cut.
//!
//! An icon never stands alone: a word or an accessible name goes with it.

use egui::{Color32, Response, Sense, Ui, vec2};

use crate::ui::theme::paint::{Weight, paint_icon};

/// One icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    /// The character in Phosphor's fonts.
    pub fn glyph(self) -> &'static str {
        self.0
    }

    /// Draws the regular cut in a square of this size. It has no name, so a word must stand beside it.
    pub fn show(self, ui: &mut Ui, size: f32, colour: Color32) -> Response {
        self.draw(ui, Weight::Regular, size, colour)
    }

    /// Draws the filled cut.
    pub fn show_filled(self, ui: &mut Ui, size: f32, colour: Color32) -> Response {
        self.draw(ui, Weight::Fill, size, colour)
    }

    fn draw(self, ui: &mut Ui, weight: Weight, size: f32, colour: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
        paint_icon(ui.painter(), rect.center(), self, weight, size, colour);
        response
    }
}

macro_rules! icons {
    ($($name:ident = $glyph:literal, $doc:literal;)+) => {
        $(#[doc = $doc] pub const $name: Icon = Icon($glyph);)+

        /// Every icon with its name, for tests.
        pub const ALL: &[(&str, Icon)] = &[$((stringify!($name), $name),)+];
    };
}

icons! {
    PLUS = "\u{e3d4}", "Phosphor's `plus`.";
    MINUS = "\u{e32a}", "Phosphor's `minus`.";
    X = "\u{e4f6}", "Phosphor's `x`.";
    CHECK = "\u{e182}", "Phosphor's `check`.";
    CHECK_CIRCLE = "\u{e184}", "Phosphor's `check-circle`.";
    MAGNIFYING_GLASS = "\u{e30c}", "Phosphor's `magnifying-glass`.";
    KEY = "\u{e2d6}", "Phosphor's `key`.";
    LIST_CHECKS = "\u{eadc}", "Phosphor's `list-checks`.";
    PLUGS = "\u{eb56}", "Phosphor's `plugs`.";
    PLUGS_CONNECTED = "\u{eb5a}", "Phosphor's `plugs-connected`.";
    CLOCK_COUNTER_CLOCKWISE = "\u{e1a0}", "Phosphor's `clock-counter-clockwise`.";
    WIFI_SLASH = "\u{e4f2}", "Phosphor's `wifi-slash`.";
    FIRE_EXTINGUISHER = "\u{e9e8}", "Phosphor's `fire-extinguisher`.";
    SIREN = "\u{e9b8}", "Phosphor's `siren`.";
    GEAR_SIX = "\u{e272}", "Phosphor's `gear-six`.";
    LOCK_SIMPLE = "\u{e308}", "Phosphor's `lock-simple`.";
    LOCK_KEY = "\u{e2fe}", "Phosphor's `lock-key`.";
    COPY = "\u{e1ca}", "Phosphor's `copy`.";
    ARROWS_CLOCKWISE = "\u{e094}", "Phosphor's `arrows-clockwise`.";
    ARROWS_DOWN_UP = "\u{e098}", "Phosphor's `arrows-down-up`.";
    SWAP = "\u{e83c}", "Phosphor's `swap`.";
    EYE = "\u{e220}", "Phosphor's `eye`.";
    EYE_SLASH = "\u{e224}", "Phosphor's `eye-slash`.";
    WARNING = "\u{e4e0}", "Phosphor's `warning`.";
    WARNING_OCTAGON = "\u{e4e4}", "Phosphor's `warning-octagon`.";
    INFO = "\u{e2ce}", "Phosphor's `info`.";
    QUESTION = "\u{e3e8}", "Phosphor's `question`.";
    CLOCK = "\u{e19a}", "Phosphor's `clock`.";
    HOURGLASS_MEDIUM = "\u{e2b8}", "Phosphor's `hourglass-medium`.";
    TRASH = "\u{e4a6}", "Phosphor's `trash`.";
    SHIELD_CHECK = "\u{e40c}", "Phosphor's `shield-check`.";
    SHIELD_WARNING = "\u{e412}", "Phosphor's `shield-warning`.";
    GLOBE = "\u{e288}", "Phosphor's `globe`.";
    CARET_DOWN = "\u{e136}", "Phosphor's `caret-down`.";
    CARET_LEFT = "\u{e138}", "Phosphor's `caret-left`.";
    CARET_RIGHT = "\u{e13a}", "Phosphor's `caret-right`.";
    CARET_UP = "\u{e13c}", "Phosphor's `caret-up`.";
    SORT_ASCENDING = "\u{e444}", "Phosphor's `sort-ascending`.";
    DOTS_THREE = "\u{e1fe}", "Phosphor's `dots-three`.";
    PENCIL_SIMPLE = "\u{e3b4}", "Phosphor's `pencil-simple`.";
    CALENDAR_BLANK = "\u{e10a}", "Phosphor's `calendar-blank`.";
    TAG = "\u{e478}", "Phosphor's `tag`.";
    DETECTIVE = "\u{e83e}", "Phosphor's `detective`.";
    BOOK_OPEN = "\u{e0e6}", "Phosphor's `book-open`.";
    FLOPPY_DISK = "\u{e248}", "Phosphor's `floppy-disk`.";
    PRINTER = "\u{e3dc}", "Phosphor's `printer`.";
    ARROW_RIGHT = "\u{e06c}", "Phosphor's `arrow-right`.";
    ARROW_LEFT = "\u{e058}", "Phosphor's `arrow-left`.";
    ARROW_DOWN = "\u{e03e}", "Phosphor's `arrow-down`.";
    ARROW_UP = "\u{e08e}", "Phosphor's `arrow-up`.";
    ARROW_SQUARE_OUT = "\u{e5de}", "Phosphor's `arrow-square-out`.";
    ARROW_U_UP_LEFT = "\u{e08a}", "Phosphor's `arrow-u-up-left`.";
    ARROW_COUNTER_CLOCKWISE = "\u{e038}", "Phosphor's `arrow-counter-clockwise`.";
    DEVICE_MOBILE = "\u{e1e0}", "Phosphor's `device-mobile`.";
    DEVICE_MOBILE_SLASH = "\u{ee46}", "Phosphor's `device-mobile-slash`.";
    LIST = "\u{e2f0}", "Phosphor's `list`.";
    FILE_TEXT = "\u{e23a}", "Phosphor's `file-text`.";
    FOLDER_OPEN = "\u{e256}", "Phosphor's `folder-open`.";
    DOWNLOAD_SIMPLE = "\u{e20c}", "Phosphor's `download-simple`.";
    UPLOAD_SIMPLE = "\u{e4c0}", "Phosphor's `upload-simple`.";
    KEYHOLE = "\u{ea78}", "Phosphor's `keyhole`.";
    QR_CODE = "\u{e3e6}", "Phosphor's `qr-code`.";
    MOON = "\u{e330}", "Phosphor's `moon`.";
    SUN = "\u{e472}", "Phosphor's `sun`.";
    TEXT_AA = "\u{e6ee}", "Phosphor's `text-aa`.";
    KEYBOARD = "\u{e2d8}", "Phosphor's `keyboard`.";
    SLIDERS_HORIZONTAL = "\u{e434}", "Phosphor's `sliders-horizontal`.";
    PROHIBIT = "\u{e3de}", "Phosphor's `prohibit`.";
    USER = "\u{e4c2}", "Phosphor's `user`.";
    HASH = "\u{e2a2}", "Phosphor's `hash`.";
    CLOUD = "\u{e1aa}", "Phosphor's `cloud`.";
    LAPTOP = "\u{e586}", "Phosphor's `laptop`.";
    HOUSE = "\u{e2c2}", "Phosphor's `house`.";
    ROBOT = "\u{e762}", "Phosphor's `robot`.";
    RECEIPT = "\u{e3ec}", "Phosphor's `receipt`.";
    CHART_LINE_UP = "\u{e156}", "Phosphor's `chart-line-up`.";
    COINS = "\u{e78e}", "Phosphor's `coins`.";
    BELL = "\u{e0ce}", "Phosphor's `bell`.";
    TIMER = "\u{e492}", "Phosphor's `timer`.";
    VAULT = "\u{e76e}", "Phosphor's `vault`.";
    ARCHIVE = "\u{e00c}", "Phosphor's `archive`.";
    CLIPBOARD_TEXT = "\u{e198}", "Phosphor's `clipboard-text`.";
    LINK = "\u{e2e2}", "Phosphor's `link`.";
    NOTE = "\u{e348}", "Phosphor's `note`.";
    STAR = "\u{e46a}", "Phosphor's `star`.";
    FUNNEL = "\u{e266}", "Phosphor's `funnel`.";
    LIGHTNING = "\u{e2de}", "Phosphor's `lightning`.";
    PASSWORD = "\u{e752}", "Phosphor's `password`.";
    CIRCLE_NOTCH = "\u{eb44}", "Phosphor's `circle-notch`.";
    PALETTE = "\u{e6c8}", "Phosphor's `palette`.";
    SEAL_CHECK = "\u{e606}", "Phosphor's `seal-check`.";
    EXPORT = "\u{eaf0}", "Phosphor's `export`.";
    ADDRESS_BOOK = "\u{e6f8}", "Phosphor's `address-book`.";
    COMMAND = "\u{e1c4}", "Phosphor's `command`.";
    TABLE = "\u{e476}", "Phosphor's `table`.";
    DESKTOP = "\u{e560}", "Phosphor's `desktop`.";
    HARD_DRIVES = "\u{e2a0}", "Phosphor's `hard-drives`.";
    CROSSHAIR = "\u{e1d6}", "Phosphor's `crosshair`.";
    LIFEBUOY = "\u{e63a}", "Phosphor's `lifebuoy`.";
    TRAY_ARROW_DOWN = "\u{e010}", "Phosphor's `tray-arrow-down`.";
    FIRST_AID_KIT = "\u{e570}", "Phosphor's `first-aid-kit`.";
    FINGERPRINT = "\u{e23e}", "Phosphor's `fingerprint`.";
    USERS = "\u{e4d6}", "Phosphor's `users`.";
    WALLET = "\u{e68a}", "Phosphor's `wallet`.";
    PLAY = "\u{e3d0}", "Phosphor's `play`.";
    ERASER = "\u{e21e}", "Phosphor's `eraser`.";
    COMPASS = "\u{e1c8}", "Phosphor's `compass`.";
    CHART_PIE_SLICE = "\u{e15a}", "Phosphor's `chart-pie-slice`.";
    CODE = "\u{e1bc}", "Phosphor's `code`.";
    CHART_LINE = "\u{e154}", "Phosphor's `chart-line`.";
    ARROWS_LEFT_RIGHT = "\u{e0a0}", "Phosphor's `arrows-left-right`.";
    CALENDAR_CHECK = "\u{e712}", "Phosphor's `calendar-check`.";
    CLOCK_COUNTDOWN = "\u{ed2c}", "Phosphor's `clock-countdown`.";
    EQUALS = "\u{e21c}", "Phosphor's `equals`.";
    MAP_PIN = "\u{e316}", "Phosphor's `map-pin`.";
    PLUS_CIRCLE = "\u{e3d6}", "Phosphor's `plus-circle`.";
    IDENTIFICATION_CARD = "\u{e2c8}", "Phosphor's `identification-card`.";
    HAND_PALM = "\u{e57e}", "Phosphor's `hand-palm`.";
    PUZZLE_PIECE = "\u{e596}", "Phosphor's `puzzle-piece`.";
    CURRENCY_CIRCLE_DOLLAR = "\u{e54c}", "Phosphor's `currency-circle-dollar`.";
    ARROW_CLOCKWISE = "\u{e036}", "Phosphor's `arrow-clockwise`.";
    PEN = "\u{e3aa}", "Phosphor's `pen`.";
    TRANSLATE = "\u{e4a2}", "Phosphor's `translate`.";
    MONITOR = "\u{e32e}", "Phosphor's `monitor`.";
    WRENCH = "\u{e5d4}", "Phosphor's `wrench`.";
    LIST_DASHES = "\u{e2f4}", "Phosphor's `list-dashes`.";
    CHECK_SQUARE = "\u{e186}", "Phosphor's `check-square`.";
    SQUARE = "\u{e45e}", "Phosphor's `square`.";
    SQUARES_FOUR = "\u{e464}", "Phosphor's `squares-four`.";
    MAGIC_WAND = "\u{e6b6}", "Phosphor's `magic-wand`.";
    PULSE = "\u{e000}", "Phosphor's `pulse`.";
    FILE_ARROW_UP = "\u{e61e}", "Phosphor's `file-arrow-up`.";
}
