// What a desktop session has around the window: it shows notifications, and icons in a tray.

import { Bus } from "./bus.mjs";

const NOTIFICATIONS = "org.freedesktop.Notifications";
const NOTIFICATIONS_PATH = "/org/freedesktop/Notifications";
const WATCHER = "org.kde.StatusNotifierWatcher";
const PROPERTIES = "org.freedesktop.DBus.Properties";
const MENU = "com.canonical.dbusmenu";

/** Shows notifications: keeps each in `shown`, in the order in which they came. */
export async function notifications(address) {
  const bus = await Bus.connect(address);
  const shown = [];
  let last = 0;
  await bus.serve(NOTIFICATIONS, ({ interface: face, member, values }) => {
    if (face !== NOTIFICATIONS) return undefined;
    if (member === "GetCapabilities") return ["as", ["body", "body-markup", "actions"]];
    if (member === "GetServerInformation") return ["ssss", "desk", "baton", "1", "1.2"];
    if (member !== "Notify") return [""];
    const [app, replaced, , title, text, actions] = values;
    const id = replaced || ++last;
    shown.push({ app, id, replaced, title, text, actions });
    return ["u", id];
  });
  return {
    shown,
    /** A person clicks one, and it goes. */
    click({ id }) {
      bus.emit(NOTIFICATIONS_PATH, NOTIFICATIONS, "ActionInvoked", "us", id, "default");
      bus.emit(NOTIFICATIONS_PATH, NOTIFICATIONS, "NotificationClosed", "uu", id, 2);
    },
    close: () => bus.close(),
  };
}

/** Shows icons in a tray: those that came are in `icons`. */
export async function tray(address) {
  const bus = await Bus.connect(address);
  const icons = [];
  await bus.serve(WATCHER, ({ interface: face, member, sender, values }) => {
    if (face === PROPERTIES && member === "Get") return ["v", property(values[1])];
    if (face === PROPERTIES && member === "GetAll") {
      return ["a{sv}", ["IsStatusNotifierHostRegistered", "ProtocolVersion"].map((name) => [name, property(name)])];
    }
    if (face === WATCHER && member === "RegisterStatusNotifierItem") {
      icons.push({ sender, path: values[0] });
      return [""];
    }
    return undefined;
  });
  const menuOf = async ({ sender, path }) => {
    const [menu] = await bus.call(sender, path, PROPERTIES, "Get", "ss", "org.kde.StatusNotifierItem", "Menu");
    const [, [, , entries]] = await bus.call(sender, menu, MENU, "GetLayout", "iias", 0, -1, []);
    return { sender, menu, entries: entries.map(([id, { label }]) => ({ id, label })) };
  };
  return {
    icons,
    /** The labels of the last icon's menu. */
    async labels() {
      return (await menuOf(icons.at(-1))).entries.map(({ label }) => label);
    },
    /** A person picks an entry of the last icon's menu. */
    async pick(label) {
      const { sender, menu, entries } = await menuOf(icons.at(-1));
      const { id } = entries.find((entry) => entry.label === label);
      await bus.call(sender, menu, MENU, "Event", "isvu", id, "clicked", ["i", 0], 0);
    },
    close: () => bus.close(),
  };
}

function property(name) {
  if (name === "IsStatusNotifierHostRegistered") return ["b", 1];
  if (name === "RegisteredStatusNotifierItems") return ["as", []];
  return ["i", 0];
}
