import { changes } from "#ui/host/change-stream.ts";
import { choicesOfBrowser } from "#ui/host/choices.ts";
import { copyText, readText } from "#ui/host/clipboard.ts";
import { openFile, saveFile } from "#ui/host/files.ts";
import type { CopyForm, CopyResult, Host, RevealedToken } from "#ui/host/types.ts";

/** A browser in front of Baton Server. */
export const browser: Host = {
  kind: "browser",
  ownId,
  choices: choicesOfBrowser,
  languages: () => navigator.languages,
  fetch: (request) => fetch(request),
  changes,
  copyText,
  readText,
  copyAddress,
  revealToken: (addressId) => secret(addressId, "inside", "reveal"),
  saveFile,
  openFile,
  unlock: async () => false,
  habits: null,
  onAsked: () => undefined,
};

const OWN_ID = "baton.own-id";
let own: string | null = null;

/** Made once; one that cannot be kept lasts as long as the page. */
function ownId(): string {
  own ??= keptId() ?? newId();
  return own;
}

function keptId(): string | null {
  try {
    const kept = localStorage.getItem(OWN_ID);
    if (kept) return kept;
    const made = newId();
    localStorage.setItem(OWN_ID, made);
    return made;
  } catch {
    return null;
  }
}

/** `randomUUID` is there on encrypted pages alone. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function copyAddress(addressId: string, form: CopyForm): Promise<CopyResult> {
  const text = await textOf(addressId, form);
  return (await copyText(text)) ? { copied: true } : { copied: false, text };
}

async function textOf(addressId: string, form: CopyForm): Promise<string> {
  switch (form) {
    case "inside":
      return (await secret(addressId, "inside", "copy")).text;
    case "path":
      return (await secret(addressId, "path", "copy")).text;
    case "address":
      return (await secret(addressId, "header", "copy")).url;
    case "token":
      return (await secret(addressId, "header", "copy")).token;
    case "instructions_inside":
      return (await secret(addressId, "inside", "instructions")).text;
    case "instructions_path":
      return (await secret(addressId, "path", "instructions")).text;
    case "instructions_header":
      return (await secret(addressId, "header", "instructions")).text;
  }
}

async function secret(
  addressId: string,
  form: "inside" | "path" | "header",
  purpose: "copy" | "reveal" | "instructions",
): Promise<RevealedToken & { text: string }> {
  const path = `/api/v1/addresses/${encodeURIComponent(addressId)}/secret`;
  const response = await fetch(`${path}?form=${form}&purpose=${purpose}`, {
    // Instructions are in the language of the page.
    headers: { "accept-language": document.documentElement.lang },
  });
  const body: unknown = await response.json();
  if (!response.ok) throw body;
  return {
    url: text(body, "url"),
    token: text(body, "token"),
    text: text(body, "text"),
  };
}

function text(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null) return "";
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : "";
}
