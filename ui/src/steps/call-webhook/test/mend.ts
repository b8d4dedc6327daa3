import type { Connection, Shape } from "#ui/api/shapes.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";

/** What puts right what a test found: in this panel, or at the connection. */
export type Mend = "replace_token" | "replace_address" | "open_connection";

const MENDS: Partial<Record<Shape<"TryCode">, Mend>> = {
  token_not_valid: "replace_token",
  secret_missing: "replace_token",
  address_unknown: "replace_address",
  address_gone: "replace_address",
  redirect: "replace_address",
  dns: "replace_address",
  not_http: "replace_address",
  address: "replace_address",
  not_connected: "replace_address",
  never_allowed: "replace_address",
  not_allowed: "open_connection",
  needs_consent: "open_connection",
  connection_stopped: "open_connection",
};

/** The mend of a failed test; null where it is none of where the step sends. */
export function mendOf(result: Pick<Shape<"TestSend">, "ok" | "outcome">): Mend | null {
  return result.ok ? null : (MENDS[result.outcome.code] ?? null);
}

/** What a test found at where the step sends, and where that was: of another place it says nothing. */
export type Found = { readonly mend: Mend; readonly at: string };

/** Where a step sends, as far as a test can find it wrong. */
export function placeOf(call: CallWebhook, connection: Connection | null): string {
  const { path, headers } = call;
  const auth = connection?.auth;
  const set = [auth?.kind, auth?.token_set_at, auth?.address_set_at, connection?.needs.length];
  return JSON.stringify([connection?.id, path, headers, set, connection?.stopped]);
}
