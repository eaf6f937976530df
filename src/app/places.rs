//! Where things are kept. Only names of folders: nothing is opened or made here.

use std::path::PathBuf;

/// The data folder: the argument, else `KEYSTEAD_HOME`, else the system's own place for program data.
pub fn data_dir(argument: Option<PathBuf>, variable: Option<PathBuf>) -> Option<PathBuf> {
    argument.or(variable).or_else(|| {
        directories::ProjectDirs::from("", "", "Keystead").map(|dirs| dirs.data_local_dir().to_owned())
    })
}

/// A typed path, with `~` for the home folder as people write it.
pub fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    let path = match text.strip_prefix("~/") {
        Some(rest) => directories::BaseDirs::new()?.home_dir().join(rest),
        None => PathBuf::from(text),
    };
    (path.is_absolute() && path.file_name().is_some() && !text.ends_with(std::path::is_separator))
        .then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_wins_over_the_variable() {
        let path = |text: &str| Some(PathBuf::from(text));
        assert_eq!(data_dir(path("/a"), path("/b")), path("/a"));
        assert_eq!(data_dir(None, path("/b")), path("/b"));
    }

    #[test]
    fn a_typed_path_must_name_a_file() {
        assert!(typed_path("").is_none());
        assert!(typed_path("sheet.txt").is_none());
        assert!(typed_path("/tmp/").is_none());
        assert_eq!(typed_path("  /tmp/a sheet.txt "), Some(PathBuf::from("/tmp/a sheet.txt")));
    }
}
