import { Channel, invoke } from "@tauri-apps/api/core";
import { readText } from "#ui/host/clipboard.ts";
import type {
  Answers,
  ChangeListener,
  CopyForm,
  CopyResult,
  Habits,
  Host,
  OpenedFile,
  RevealedToken,
  SaveResult,
} from "#ui/host/types.ts";

/** The desktop app: the API is in process, the clipboard and dialogs are native. */
export const desktop: Host = {
  kind: "desktop",
  ownId: () => "desktop",
  choices: null,
  languages: () => navigator.languages,
  fetch: throughApi,
  changes,
  copyText: (text) => invoke<boolean>("host", { request: { kind: "copy_text", text } }),
  readText,
  copyAddress,
  revealToken: (addressId) => invoke<RevealedToken | null>("reveal", { address: addressId }),
  habits: {
    read: () => invoke<Habits>("host", { request: { kind: "habits" } }),
    change: (change) => invoke<Habits>("host", { request: { kind: "change_habits", change } }),
  },
  onAsked,
  unlock: () => invoke<boolean>("host", { request: { kind: "unlock" } }),
  saveFile,
  openFile: (extensions) =>
    invoke<OpenedFile | null>("host", { request: { kind: "open_file", extensions } }),
};

const WITHOUT_BODY: readonly number[] = [204, 205, 304];

async function throughApi(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const head = {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
  };
  const raw = await invoke<ArrayBuffer>("api", new Uint8Array(await request.arrayBuffer()), {
    headers: { "baton-request": JSON.stringify(head) },
  });
  const length = new DataView(raw).getUint32(0, true);
  const answer: ResponseInit = JSON.parse(new TextDecoder().decode(new Uint8Array(raw, 4, length)));
  const empty = WITHOUT_BODY.includes(answer.status ?? 200);
  return new Response(empty ? null : raw.slice(4 + length), answer);
}

function changes(listener: ChangeListener): () => void {
  const channel = new Channel<unknown>();
  let ended = false;
  channel.onmessage = (message) => {
    if (!ended) listener.onEvent(message);
  };
  void invoke("changes", { channel }).then(() => listener.onConnected(true));
  return () => {
    ended = true;
  };
}

async function saveFile(name: string, type: string, content: string): Promise<SaveResult> {
  const request = { kind: "save_file", name, media_type: type, content };
  const saved = await invoke<string | null>("host", { request });
  return saved === null ? { kind: "cancelled" } : { kind: "saved", name: saved };
}

type Asked =
  | { kind: "show"; place: string }
  | { kind: "import"; name: string; text: string | null }
  | { kind: "get_ready" };

function onAsked({ show, open, isLostAtTheEnd }: Answers): void {
  const channel = new Channel<Asked>();
  channel.onmessage = (asked) => {
    if (asked.kind === "show") return show(asked.place);
    if (asked.kind === "import") return open({ name: asked.name, text: asked.text });
    void isLostAtTheEnd().then((is_unsaved) =>
      invoke("host", { request: { kind: "is_ready", is_unsaved } }),
    );
  };
  void invoke("host", { request: { kind: "listen", channel } });
}

async function copyAddress(addressId: string, form: CopyForm): Promise<CopyResult> {
  const request = { kind: "copy_address", address: addressId, form };
  const copied = await invoke<boolean>("host", { request }).catch(() => false);
  return copied ? { copied: true } : { copied: false, text: null };
}
