import type { Connection, Shape } from "#ui/api/shapes.ts";
import type { Header } from "#ui/document/definition.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";

/** A header that the token of an address goes into, too. */
export type HeaderToken = { readonly name: string; readonly word: string };

export const BEARER: HeaderToken = { name: "Authorization", word: "Bearer" };

/** The slots of the secrets that are inside a step's address. */
export function slotsInside(call: CallWebhook): string[] {
  return call.path.flatMap((segment) => (segment.kind === "secret" ? [segment.slot] : []));
}

/** The one secret that is a part of a step's address and can be replaced by itself; null where
 *  there are several, or where all of the address is the secret. */
export function slotToReplace(call: CallWebhook): string | null {
  const [slot, ...others] = slotsInside(call);
  const isWhole = call.path.length === 2 && call.path[0]?.kind === "text" && isRoot(call.path[0]);
  return slot === undefined || others.length > 0 || isWhole ? null : slot;
}

function isRoot({ text }: { text: string }): boolean {
  return text === "/";
}

/** A call whose address has another token in the place of the one before. */
export function withNewToken(call: CallWebhook, old: string, slot: string): CallWebhook {
  return {
    ...call,
    path: call.path.map((one) =>
      one.kind === "secret" && one.slot === old ? { ...one, slot } : one,
    ),
    headers: call.headers.map((header) =>
      header.value.kind === "secret" && isOfAddress(call, header)
        ? { ...header, value: { ...header.value, slot } }
        : header,
    ),
  };
}

/** The header in which a connection's own token goes; null while it has none of its own. */
export function ownHeader({ auth }: Pick<Connection, "auth">): string | null {
  if (auth.kind === "none" || auth.kind === "inside") return null;
  return auth.kind === "header" ? (auth.header_name ?? BEARER.name) : BEARER.name;
}

/** A call that sends its address's token in no header that the connection's own token goes in. */
export function withoutHeader(call: CallWebhook, own: string | null): CallWebhook {
  const name = own?.toLowerCase();
  const isTwice = (header: Header) =>
    header.name.toLowerCase() === name && isOfAddress(call, header);
  return { ...call, headers: call.headers.filter((header) => !isTwice(header)) };
}

/** What is said of a pasted token's header at first: as it was, else as the tool seems to want it. */
export function headerAtFirst(
  call: CallWebhook,
  connection: Connection | null,
  look: Shape<"AddressLook">,
): HeaderToken | null {
  if (look.header_suggested === null || look.way !== null) return null;
  const own = connection && !look.leads_elsewhere ? ownHeader(connection) : null;
  const before = slotsInside(call).length > 0;
  const token = before ? headerToken(call) : look.header_suggested ? BEARER : null;
  return token && token.name.toLowerCase() === own?.toLowerCase() ? null : token;
}

/** A step by another connection: where at that tool is still to be said. */
export function withConnection(call: CallWebhook, connection: string | null): CallWebhook {
  const { headers } = withHeaderToken(call, null, null);
  const kept = connection === call.connection ? headers : withoutSecrets(headers);
  return { ...call, headers: kept, connection, path: [] };
}

/** Headers without what was kept secret for another tool: it is never sent to this one. */
function withoutSecrets(headers: readonly Header[]): Header[] {
  return headers.filter(({ value }) => value.kind !== "secret");
}

/** A step that calls an address which is known of its connection. */
export function withKnown(call: CallWebhook, known: Shape<"CalledAddress">): CallWebhook {
  const names = new Set(known.headers.map(({ name }) => name.toLowerCase()));
  const others = call.headers.filter(({ name }) => !names.has(name.toLowerCase()));
  return { ...call, path: known.path, headers: [...others, ...known.headers] };
}

/** The addresses of a connection that another step can take over: each once, none of a person. */
export function knownAddresses(
  all: readonly Shape<"CalledAddress">[],
): readonly Shape<"CalledAddress">[] {
  const byPath = new Map(all.map((one) => [JSON.stringify(one.path), one] as const));
  return [...byPath.values()].filter(
    ({ path }) => path.length > 0 && path.every(({ kind }) => kind !== "detail"),
  );
}

/** The host and the first part of the path: what is shown of an address. */
export function shownAddress(connection: Connection, call: CallWebhook): string {
  const first = call.path[0];
  const path = first?.kind === "text" ? (first.text.split(/[?#]/)[0] ?? "") : "";
  const part = path.replace(/^\//, "").split("/")[0] ?? "";
  const host = connection.host ?? "";
  return part === "" ? host : `${host}/${part}`;
}

/** The header of a step that has the token of its address. */
export function headerToken(call: CallWebhook): HeaderToken | null {
  const header = call.headers.find((one) => isOfAddress(call, one));
  if (header?.value.kind !== "secret") return null;
  return { name: header.name, word: (header.value.word ?? "").trim() };
}

/** A call with the token of its address in a header, too, or in none any more. */
export function withHeaderToken(
  call: CallWebhook,
  slot: string | null,
  token: HeaderToken | null,
): CallWebhook {
  const others = call.headers.filter((one) => !isOfAddress(call, one));
  if (!token || slot === null) return { ...call, headers: others };
  const named = others.filter((one) => one.name.toLowerCase() !== token.name.toLowerCase());
  return { ...call, headers: [...named, headerOf(slot, token)] };
}

/** A call that goes to a pasted address. */
export function withAddress(
  call: CallWebhook,
  read: Shape<"AddressRead">,
  token: HeaderToken | null,
): CallWebhook {
  const names = new Set(read.headers.map((header) => header.name.toLowerCase()));
  const isAddress = read.path.length > 0 || read.found.includes("address");
  const before = isAddress ? withHeaderToken(call, null, null).headers : call.headers;
  const isElsewhere = leadsElsewhere(call, read);
  const own = isElsewhere ? withoutSecrets(before) : before;
  const kept = own.filter((header) => !names.has(header.name.toLowerCase()));
  const next: CallWebhook = {
    ...call,
    connection: read.connection.id,
    path: isAddress ? read.path : call.path,
    method: read.method ?? call.method,
    headers: [...kept, ...read.headers],
  };
  return isAddress ? withHeaderToken(next, read.in_header?.slot ?? null, token) : next;
}

/** Whether a pasted address leads to another tool than the call went to. */
function leadsElsewhere(call: CallWebhook, read: Shape<"AddressRead">): boolean {
  return read.connection.id !== call.connection || read.notes.includes("token_dropped");
}

/** A header made of an address's token has a word, or names a slot of the path. */
function isOfAddress(call: CallWebhook, { value }: Header): boolean {
  if (value.kind !== "secret") return false;
  return (value.word ?? "") !== "" || slotsInside(call).includes(value.slot);
}

function headerOf(slot: string, { name, word }: HeaderToken): Header {
  const glued = word.trim();
  const spaced = /[a-z0-9]$/i.test(glued) ? `${glued} ` : glued;
  return { name: name.trim(), value: { kind: "secret", slot, word: spaced } };
}
