import { expect, test } from "vitest";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import {
  BEARER,
  headerAtFirst,
  headerToken,
  knownAddresses,
  ownHeader,
  slotsInside,
  slotToReplace,
  withAddress,
  withConnection,
  withHeaderToken,
  withNewToken,
  withoutHeader,
} from "#ui/steps/call-webhook/where/address.ts";

const text = (words: string) => ({ kind: "text" as const, text: words });
const secret = (slot: string) => ({ kind: "secret" as const, slot });
const other = { name: "X-Tenant", value: { kind: "plain" as const, text: "acme" } };
const SSWS = { name: "X-Auth", word: "SSWS" };

function call(path: ReturnType<typeof text | typeof secret>[]) {
  return { ...freshCall(), path, headers: [other] };
}

/** What a paste gives, as far as the step takes it. */
function read(path: Shape<"AddressRead">["path"], slot: string | null) {
  return {
    connection: { id: "con_1" },
    path,
    method: null,
    headers: [],
    in_header: slot === null ? null : { slot, suggested: true },
    found: ["address"],
    notes: [],
  } as unknown as Shape<"AddressRead">;
}

test("the token of the address goes into one header, with a blank after its word", () => {
  const before = call([text("/in?token="), secret("a_1")]);

  const once = withHeaderToken(before, "a_1", SSWS);
  const renamed = withHeaderToken(once, "a_1", { name: "Authorization", word: "Bearer" });

  expect(once.headers).toEqual([
    other,
    { name: "X-Auth", value: { kind: "secret", slot: "a_1", word: "SSWS " } },
  ]);
  expect(headerToken(once)).toEqual(SSWS);
  expect(renamed.headers.map(({ name }) => name)).toEqual(["X-Tenant", "Authorization"]);
  expect(withHeaderToken(renamed, "a_1", null).headers).toEqual([other]);
});

test("a pasted address takes the old one's token out of the header", () => {
  const before = withHeaderToken(call([text("/in?token="), secret("a_1")]), "a_1", SSWS);

  const replaced = withAddress(before, read([text("/in?token="), secret("b_1")], "b_1"), SSWS);
  const without = withAddress(before, read([text("/in")], null), null);

  expect(slotsInside(replaced)).toEqual(["b_1"]);
  expect(JSON.stringify(replaced)).not.toContain("a_1");
  expect(headerToken(replaced)).toEqual(SSWS);
  expect(without.headers).toEqual([other]);
});

test("what was kept secret for one tool is not left over for another", () => {
  const kept = { name: "X-Key", value: { kind: "secret" as const, slot: "h_1", word: "" } };
  const before = { ...call([text("/in")]), connection: "con_1", headers: [other, kept] };
  const same = read([text("/new")], null);
  const moved = { ...same, notes: ["token_dropped" as const] };
  const another = { ...same, connection: { ...same.connection, id: "con_2" } };

  expect(withAddress(before, same, null).headers).toEqual([other, kept]);
  expect(withAddress(before, moved, null).headers).toEqual([other]);
  expect(withAddress(before, another, null).headers).toEqual([other]);
  expect(withConnection(before, "con_1").headers).toEqual([other, kept]);
  expect(withConnection(before, "con_2").headers).toEqual([other]);
});

const look = (more: object) =>
  ({ header_suggested: true, way: null, leads_elsewhere: false, ...more }) as Shape<"AddressLook">;
const tool = (auth: object) => ({ id: "con_1", auth }) as unknown as Connection;

test("a token is never sent in the header that the connection's own token goes in", () => {
  const step = call([text("/in")]);
  const own = tool({ kind: "bearer" });
  const twice = withHeaderToken(call([text("/in?token="), secret("a_1")]), "a_1", BEARER);

  expect(headerAtFirst(step, null, look({}))).toEqual(BEARER);
  expect(headerAtFirst(step, own, look({}))).toBeNull();
  expect(headerAtFirst(step, own, look({ leads_elsewhere: true }))).toEqual(BEARER);
  expect(headerAtFirst(step, null, look({ way: { kind: "bearer" } }))).toBeNull();
  expect(withoutHeader(twice, ownHeader(own)).headers).toEqual([other]);
  expect(withoutHeader(twice, "X-Else").headers).toHaveLength(2);
});

test("a replaced address sends its token beside it only where the one before did", () => {
  const before = call([text("/in?token="), secret("a_1")]);

  expect(headerAtFirst(before, null, look({}))).toBeNull();
  expect(headerAtFirst(withHeaderToken(before, "a_1", SSWS), null, look({}))).toEqual(SSWS);
});

test("another connection is another tool, at which the step has no address yet", () => {
  const before = withHeaderToken(call([text("/in?token="), secret("a_1")]), "a_1", BEARER);

  const after = withConnection(before, "con_2");

  expect(after).toMatchObject({ connection: "con_2", path: [], headers: [other] });
});

test("a new token takes the place of the one before, in the address and beside it", () => {
  const before = withHeaderToken(call([text("/in?token="), secret("a_1")]), "a_2", BEARER);

  const after = withNewToken(before, "a_1", "b_1");

  expect(slotToReplace(before)).toBe("a_1");
  expect(slotsInside(after)).toEqual(["b_1"]);
  expect(JSON.stringify(after)).not.toContain("a_");
  expect(headerToken(after)).toEqual(BEARER);
});

test("an address that is the secret as a whole, or has several, is replaced as a whole", () => {
  expect(slotToReplace(call([text("/"), secret("a")]))).toBeNull();
  expect(slotToReplace(call([text("/x/"), secret("a"), text("?k="), secret("b")]))).toBeNull();
});

test("known addresses are offered once each, and none with a detail of a person", () => {
  const called = (path: unknown) => ({ path, headers: [] }) as unknown as Shape<"CalledAddress">;
  const detail = { kind: "detail", reference: {}, format: "as_is" };
  const known = knownAddresses([
    called([text("/a")]),
    called([text("/a")]),
    called([]),
    called([text("/b/"), detail]),
  ]);

  expect(known.map(({ path }) => path)).toEqual([[text("/a")]]);
});
