import type { Connection, Shape } from "#ui/api/shapes.ts";
import type { Header } from "#ui/document/definition.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";
import type { HeaderToken } from "#ui/steps/call-webhook/where/header-token.tsx";

/** The slots of the secrets that are inside a step's address. */
export function slotsInside(call: CallWebhook): string[] {
  return call.path.flatMap((segment) => (segment.kind === "secret" ? [segment.slot] : []));
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
  const own = isAddress ? withHeaderToken(call, null, null).headers : call.headers;
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
