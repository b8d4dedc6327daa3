import { expect, test } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import {
  headerToken,
  slotsInside,
  withAddress,
  withHeaderToken,
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
