export type ChangeListener = {
  /** One event of the stream, as it came. */
  onEvent: (event: unknown) => void;
  /** Something may have been missed. */
  onMissed: () => void;
  onConnected: (connected: boolean) => void;
};

/**
 * What is copied of an incoming address: with the token inside or in its path, the bare address,
 * the token alone, or the instructions for IT in either form.
 */
export type CopyForm =
  | "inside"
  | "path"
  | "address"
  | "token"
  | "instructions_inside"
  | "instructions_path"
  | "instructions_header";

/** `text` is what could not be copied, to be shown selected; the desktop never gives it out. */
export type CopyResult = { copied: true } | { copied: false; text: string | null };

export type RevealedToken = { url: string; token: string };

export type SaveResult =
  /** The file is on the disk, under the name that the person gave it. */
  | { kind: "saved"; name: string }
  /** The browser has the file and says itself where it went. */
  | { kind: "handed_over" }
  | { kind: "cancelled" };

export type OpenedFile = { name: string; text: string };

/** A file that was opened with Baton outside its window; it has no text where it cannot be read. */
export type HandedFile = { name: string; text: string | null };

/** What Baton does by itself on this computer. */
export type Habits = {
  start_at_login: boolean;
  keep_running: boolean;
  /** Whether this desktop has a place for Baton's icon: without one a closed window would be gone. */
  readonly has_tray: boolean;
};

/** What Baton does by itself, where a computer of one's own has such habits. */
export type HabitsOfComputer = {
  read: () => Promise<Habits>;
  /** The answer is what is true afterwards. */
  change: (change: Partial<Omit<Habits, "has_tray">>) => Promise<Habits>;
};

/** What the computer asks of the page. */
export type Answers = {
  /** To show a place. */
  show: (place: string) => void;
  /** To show what is in a file. */
  open: (file: HandedFile) => void;
  /** To get ready for the end; whether something would be lost by it. */
  isLostAtTheEnd: () => Promise<boolean>;
};

/** How Baton looks and speaks to one person; what is not there was not chosen. */
export type Choices = { language?: string; theme?: "auto" | "light" | "dark" };

/** What is chosen for this place alone, apart from the settings of the data folder. */
export type OwnChoices = {
  read: () => Choices;
  keep: (change: Choices) => void;
  /** Tells of each change; the answer ends it. */
  subscribe: (listener: () => void) => () => void;
};

/** What the place Baton's page runs in can do. */
export type Host = {
  kind: "browser" | "desktop";
  /** Names this place among those in which one admin works; the same after a restart. */
  ownId: () => string;
  /** Null where the settings of the data folder are the person's own. */
  choices: OwnChoices | null;
  /** The languages that the person reads, the most wanted first. */
  languages: () => readonly string[];
  /** A request to Baton's own API. */
  fetch: (request: Request) => Promise<Response>;
  /** Subscribes to change events; the answer ends it. */
  changes: (listener: ChangeListener) => () => void;
  /** True only when the clipboard has the text. */
  copyText: (text: string) => Promise<boolean>;
  /** Null where the clipboard may not be read. */
  readText: () => Promise<string | null>;
  copyAddress: (addressId: string, form: CopyForm) => Promise<CopyResult>;
  /** Null when the person said no. */
  revealToken: (addressId: string) => Promise<RevealedToken | null>;
  saveFile: (name: string, type: string, content: string) => Promise<SaveResult>;
  /** Lets the person unlock the password store; false where the host has no say in it. */
  unlock: () => Promise<boolean>;
  /** Null where the page runs in a browser. */
  habits: HabitsOfComputer | null;
  /** Answers what the computer asks of the page. */
  onAsked: (answers: Answers) => void;
  /** Null when nothing was chosen. `extensions` without dots. */
  openFile: (extensions: readonly string[]) => Promise<OpenedFile | null>;
};
