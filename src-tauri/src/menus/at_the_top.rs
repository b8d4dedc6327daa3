//! The menu of macOS at the top of the screen.
//!
//! The framework's own has an entry *Quit* that ends the program by itself (`terminate:`), and no
//! event says so before it is too late to ask anybody.

use tauri::menu::{Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Runtime};

use super::QUIT;
use crate::words::Words;

/// The framework's menu, but for the way out of Baton, which is Baton's own.
pub(crate) fn menu<R: Runtime>(app: &AppHandle<R>, words: &Words) -> tauri::Result<Menu<R>> {
    let menu = Menu::default(app)?;
    let items = menu.items()?;
    let parts: Vec<&Submenu<R>> = items.iter().filter_map(MenuItemKind::as_submenu).collect();
    for part in &parts {
        without_theirs(app, part)?;
    }
    // The first of them has the program's name.
    if let Some(own) = parts.first() {
        let keys = Some("CmdOrCtrl+Q");
        own.append(&MenuItem::with_id(app, QUIT, &words.quit, true, keys)?)?;
    }
    Ok(menu)
}

/// Takes out every entry that ends the program by itself.
fn without_theirs<R: Runtime>(app: &AppHandle<R>, part: &Submenu<R>) -> tauri::Result<()> {
    let theirs = PredefinedMenuItem::quit(app, None)?.text()?;
    // From the end on, so that the places before stay what they are.
    for (place, item) in part.items()?.iter().enumerate().rev() {
        if let MenuItemKind::Predefined(item) = item
            && item.text()? == theirs
        {
            part.remove_at(place)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tauri::menu::{MenuItemKind, PredefinedMenuItem, Submenu};
    use tauri::test::mock_app;

    use super::*;
    use crate::words;

    #[test]
    fn the_menu_at_the_top_has_no_way_out_that_asks_nobody() {
        let app = mock_app();
        let app = app.handle();
        let theirs = PredefinedMenuItem::quit(app, None).unwrap();
        let about = PredefinedMenuItem::about(app, None, None).unwrap();
        let part = Submenu::with_items(app, "Baton", true, &[&about, &theirs]).unwrap();

        without_theirs(app, &part).unwrap();
        let words = words::of(None);
        let menu = menu(app, &words).unwrap();

        assert_eq!(part.items().unwrap().len(), 1);
        let first = menu.items().unwrap().remove(0);
        let own = first.as_submenu().unwrap().items().unwrap().pop().unwrap();
        let MenuItemKind::MenuItem(own) = own else {
            panic!("it is the framework's")
        };
        assert_eq!((own.id().as_ref(), own.text().unwrap()), (QUIT, words.quit));
    }
}
