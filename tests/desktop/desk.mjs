// A desk of its own for each test: a display, a session bus, a Secret Service, a home, and the
// real app driven by WebDriver. Everything is a child process and ends with `close()`.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PATIENCE, Page } from "./page.mjs";

const PASSWORD = "pw";
const DEFAULT_KEYRING = "/org/freedesktop/secrets/aliases/default";

/** The debug binary with the user interface inside. */
export function program() {
  const path = process.env.BATON_DESKTOP;
  if (!path) throw new Error("BATON_DESKTOP does not name the desktop binary");
  if (!existsSync(path)) throw new Error(`${path} is not there; build it with --features desktop`);
  return path;
}

/** What the desktop says beside the page. */
export const words = JSON.parse(
  readFileSync(new URL("../../ui/src/words/en/beside-the-page/desktop.json", import.meta.url), "utf8"),
);
/** The main window, as the window system knows it. */
export const MAIN = "Baton";
const DISPLAY = new URL("display.py", import.meta.url).pathname;

export class Desk {
  #children = new Set();
  #alone;
  #bus;

  constructor(home, env) {
    this.home = home;
    this.env = env;
    this.data = env.BATON_DATA;
  }

  /** `keyring`: unlocked | locked | none. `home`: one of an earlier desk, as after a restart.
   *  `fault`: a named defect of the window. */
  static async open({ keyring = "unlocked", home = mkdtempSync(join(tmpdir(), "baton-desk-")), fault = "" } = {}) {
    for (const folder of ["data", "config", "cache", "runtime"]) {
      mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
    }
    const desk = new Desk(home, {
      PATH: process.env.PATH,
      LANG: "C.UTF-8",
      HOME: home,
      XDG_DATA_HOME: join(home, "data"),
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_CACHE_HOME: join(home, "cache"),
      XDG_RUNTIME_DIR: join(home, "runtime"),
      BATON_DATA: join(home, "baton"),
      BATON_FAULT: fault,
      GDK_BACKEND: "x11",
      TAURI_WEBVIEW_AUTOMATION: "true",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    });
    await desk.#startDisplay();
    await desk.#startBus(keyring);
    if (keyring === "unlocked") await desk.unlock();
    return desk;
  }

  /** Starts the app under the driver and waits until its page is at rest. */
  async start(args = []) {
    const port = await freePort();
    this.driver = this.spawn("WebKitWebDriver", [`--port=${port}`]);
    await until("the driver", () => answers(`http://127.0.0.1:${port}/status`));
    this.page = await Page.open(`http://127.0.0.1:${port}`, program(), args);
    await this.page.atRest();
    return this.page;
  }

  /** Starts the app without a driver: for signals, which a driver would not survive. */
  startAlone(extra = {}, args = [], options = {}) {
    const child = this.spawn(program(), args, {
      ...options,
      env: { ...this.env, TAURI_WEBVIEW_AUTOMATION: "", ...extra },
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.said = "";
    child.stderr.on("data", (data) => {
      child.said += data;
    });
    child.ended.then((how) => {
      child.how = how;
    });
    this.#alone = child;
    return child;
  }

  /** The address of the session bus. */
  get bus() {
    return this.#bus;
  }

  /** The windows on the display: what each is called, whether and how large it is seen. */
  windows() {
    return JSON.parse(this.#display("windows"));
  }

  /** Waits until a window of that title is seen; says what became of the app where it is not. */
  async seen(title) {
    try {
      return await until(`the window “${title}”`, () => this.windows().find((one) => one.title === title && one.shown));
    } catch (error) {
      throw this.#alone ? new Error(`${error.message}; ${fate(this.#alone)}`) : error;
    }
  }

  /** Waits until no window of that title is seen. */
  gone(title) {
    return until(`the end of “${title}”`, () => !this.windows().some((one) => one.title === title && one.shown));
  }

  /** Presses the close button of a window. */
  async closeWindow(title) {
    this.#display("close", (await this.seen(title)).id);
  }

  /** Presses keys in a window, as a person would and no script can, until it goes. */
  async answer(title, ...keys) {
    const { id } = await this.seen(title);
    for (const key of keys) this.#display("press", id, key);
    await until(`the answer to “${title}”`, () => !this.windows().some((one) => one.id === id && one.shown));
  }

  #display(...args) {
    const done = spawnSync("python3", [DISPLAY, ...args.map(String)], { env: this.env });
    if (done.status !== 0) throw new Error(`display.py ${args}: ${done.stderr}`);
    return done.stdout.toString();
  }

  /** Ends the app as the driver does, which is a kill. */
  async end() {
    await this.page?.close();
    this.page = undefined;
    if (this.driver) {
      this.driver.kill("SIGKILL");
      await ended(this.driver);
    }
    this.#killApp();
    await until("the folder's release", () => this.isFree());
  }

  /** An open dialog keeps the app alive when its driver goes. */
  #killApp() {
    const words = join(this.data, "baton.owner.json");
    if (!existsSync(words)) return;
    const { pid } = JSON.parse(read(words));
    const link = `/proc/${pid}/exe`;
    if (existsSync(link) && readlinkSync(link) === realpathSync(program())) process.kill(pid, "SIGKILL");
  }

  /** The process of the page that a program shows. */
  pageProcess({ pid }) {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((one) => read(`/proc/${pid}/task/${one}/children`).split(" "));
    const isOfPage = (one) => read(`/proc/${one}/cmdline`).includes("WebKitWebProcess");
    return Number(children.filter(Boolean).find(isOfPage));
  }

  isFree() {
    const lock = join(this.data, "baton.lock");
    if (!existsSync(lock)) return true;
    return spawnSync("flock", ["--nonblock", "--exclusive", lock, "true"]).status === 0;
  }

  /** A Secret Service whose keyring is open; replaces one that is locked. */
  async unlock() {
    const service = this.spawn(
      "gnome-keyring-daemon",
      ["--foreground", "--replace", "--unlock", "--components=secrets"],
      { stdio: ["pipe", "ignore", "ignore"] },
    );
    service.stdin.end(PASSWORD);
    this.service = service;
    // Asking for the keyring before that would start another service, which would be locked.
    await until("the service", () => this.#keyringPid() === service.pid);
    await until("the keyring", () => this.#isLocked() === false);
  }

  #keyringPid() {
    const asked = this.#ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetConnectionUnixProcessID",
      "string:org.freedesktop.secrets");
    return Number(asked.split(/\s+/).at(-1));
  }

  /** Ends the Secret Service without a word. */
  async killKeyring() {
    this.service.kill("SIGKILL");
    await ended(this.service);
  }

  /** Locks the keyring, as a screen saver may. */
  lock() {
    this.#ask("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
      `array:objpath:${DEFAULT_KEYRING}`);
  }

  /** Forgets every stored secret, as a removed keyring does. */
  emptyKeyring() {
    rmSync(join(this.home, "data", "keyrings"), { recursive: true, force: true });
  }

  #isLocked() {
    const asked = this.#ask("org.freedesktop.secrets", DEFAULT_KEYRING, "org.freedesktop.DBus.Properties.Get",
      "string:org.freedesktop.Secret.Collection", "string:Locked");
    return asked.endsWith("true") ? true : asked.endsWith("false") ? false : undefined;
  }

  #ask(destination, path, method, ...args) {
    const line = [`--bus=${this.#bus}`, "--print-reply=literal", `--dest=${destination}`, path, method, ...args];
    return spawnSync("dbus-send", line, { env: this.env }).stdout.toString().trim();
  }

  /** What the clipboard holds for other programs. */
  clipboard() {
    const read = spawnSync("xclip", ["-o", "-selection", "clipboard"], { env: this.env, timeout: 300_000 });
    return read.stdout.toString();
  }

  /** Runs a program of the desk to its end. */
  spawnSync(command, ...args) {
    return spawnSync(command, args, { env: this.env });
  }

  spawn(command, args, options = {}) {
    const child = spawn(command, args, { env: this.env, stdio: "ignore", ...options });
    child.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
      child.once("error", (error) => resolve({ error }));
    });
    this.#children.add(child);
    // A test that fails while it sets its desk leaves nothing running.
    process.once("exit", () => child.kill("SIGKILL"));
    return child;
  }

  async close({ keep = false } = {}) {
    await this.page?.close();
    this.#killApp();
    for (const child of [...this.#children].reverse()) {
      child.kill("SIGKILL");
      await ended(child);
    }
    if (keep) return;
    // A process of the web view may write its last file while the folder goes.
    await until("the home's end", () => {
      try {
        rmSync(this.home, { recursive: true, force: true });
        return true;
      } catch {
        return false;
      }
    });
  }

  async #startDisplay() {
    const display = this.spawn(
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
      { stdio: ["ignore", "ignore", "ignore", "pipe"] },
    );
    this.env.DISPLAY = `:${await firstLine(display.stdio[3])}`;
  }

  async #startBus(keyring) {
    const config = join(this.home, "bus.conf");
    const services = keyring === "none" ? "" : "<standard_session_servicedirs/>";
    writeFileSync(config, `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>session</type><listen>unix:path=${join(this.home, "runtime", "bus")}</listen>${services}
      <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
      <allow own="*"/></policy></busconfig>`);
    const bus = this.spawn(
      "dbus-daemon",
      [`--config-file=${config}`, "--nofork", "--print-address=3"],
      { stdio: ["ignore", "ignore", "ignore", "pipe"] },
    );
    this.#bus = await firstLine(bus.stdio[3]);
    this.env.DBUS_SESSION_BUS_ADDRESS = this.#bus;
  }

  /** Notes every prompt that a password store is asked to open. */
  watchPrompts() {
    const seen = [];
    const monitor = this.spawn(
      "dbus-monitor",
      ["--address", this.#bus, "interface='org.freedesktop.Secret.Prompt',member='Prompt'"],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    monitor.stdout.on("data", (data) => {
      if (data.toString().includes("member=Prompt")) seen.push(data.toString());
    });
    return seen;
  }
}

/** Whether the app still runs or how it ended, and what it said last. */
function fate(child) {
  const state = child.how ? `the app ended: ${JSON.stringify(child.how)}` : "the app runs";
  return `${state}, and said: ${child.said.slice(-4000) || "nothing"}`;
}

/** A receiver of Baton's outgoing calls; answers `{}` and keeps what came. */
export async function receiver({ status = 200 } = {}) {
  const http = await import("node:http");
  const received = [];
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      received.push({
        id: request.headers["webhook-id"],
        authorization: request.headers.authorization,
        body: Buffer.concat(parts).toString(),
      });
      response.statusCode = status;
      response.setHeader("content-type", "application/json");
      response.end("{}");
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { received, port: server.address().port, close: () => server.close() };
}

/** Waits for something to become true. */
export async function until(what, look, seconds = 20) {
  const end = Date.now() + seconds * PATIENCE * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function read(path) {
  return readFileSync(path, "utf8");
}

export async function ended(child) {
  return await child.ended;
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function firstLine(stream) {
  return new Promise((resolve, reject) => {
    let text = "";
    stream.on("data", (data) => {
      text += data;
      if (text.includes("\n")) resolve(text.split("\n")[0].trim());
    });
    stream.on("end", () => reject(new Error("a program of the desk did not start")));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
