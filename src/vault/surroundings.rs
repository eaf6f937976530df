//! What copies the files of a folder elsewhere: known by the names and the marks that such programs leave. It only looks.

use std::path::Path;

/// What copies the files of a folder elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// A program that keeps the folder on other computers too.
    Synced(&'static str),
    /// A git repository: what is committed there stays in its history.
    GitRepository,
}

/// Folders by the beginning of their names, in small letters without spaces, and the program that fills them.
const FOLDERS: [(&str, &str); 14] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("googledrive", "Google Drive"),
    ("mydrive", "Google Drive"),
    ("iclouddrive", "iCloud"),
    ("mobiledocuments", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("protondrive", "Proton Drive"),
    ("synologydrive", "Synology Drive"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
];

/// Files and folders that such a program leaves in the folder that it keeps.
const MARKS: [(&str, &str); 4] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".sync_folder.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// What copies this file elsewhere, as far as can be seen from its folders.
pub fn surroundings(path: &Path) -> Option<Surroundings> {
    let folder = path.parent()?;
    // Where a link leads, not where it stands.
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    folder.ancestors().find_map(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase().replace(' ', ""));
        let named =
            FOLDERS.iter().find(|(known, _)| name.as_ref().is_some_and(|name| name.starts_with(known)));
        let marked = || MARKS.iter().find(|(mark, _)| folder.join(mark).exists());
        if let Some((_, program)) = named.or_else(marked) {
            return Some(Surroundings::Synced(program));
        }
        folder.join(".git").exists().then_some(Surroundings::GitRepository)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_copied_elsewhere_are_known() {
        let outer = tempfile::tempdir().unwrap();
        let seen = |folder: &str, mark: Option<&str>| {
            let folder = outer.path().join(folder);
            std::fs::create_dir_all(&folder).unwrap();
            if let Some(mark) = mark {
                std::fs::create_dir_all(outer.path().join(mark)).unwrap();
            }
            surroundings(&folder.join("keystead backup.age"))
        };
        assert_eq!(seen("usb stick", None), None);
        assert_eq!(seen("Dropbox (Personal)/keys", None), Some(Surroundings::Synced("Dropbox")));
        assert_eq!(seen("OneDrive - Firm", None), Some(Surroundings::Synced("OneDrive")));
        assert_eq!(seen("Google Drive/x", None), Some(Surroundings::Synced("Google Drive")));
        let syncthing = seen("shared/keys", Some("shared/.stfolder"));
        assert_eq!(syncthing, Some(Surroundings::Synced("Syncthing")));
        let repository = seen("bot/keys", Some("bot/.git"));
        assert_eq!(repository, Some(Surroundings::GitRepository));
        assert_eq!(surroundings(Path::new("/nowhere/at/all.age")), None);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed() {
        let outer = tempfile::tempdir().unwrap();
        std::fs::create_dir(outer.path().join("Nextcloud")).unwrap();
        std::os::unix::fs::symlink(outer.path().join("Nextcloud"), outer.path().join("mine")).unwrap();
        let seen = surroundings(&outer.path().join("mine/backup.age"));
        assert_eq!(seen, Some(Surroundings::Synced("Nextcloud")));
    }
}
