import type { QueryClient } from "@tanstack/react-query";
import { actorOf } from "#ui/api/cache/actor.ts";
import { host } from "#ui/host/host.ts";

/**
 * Whose edits are one's own after a restart: of this admin, in this browser. Admins of one server
 * may have the same name, as a sign-in link carries that of whoever made it. Null where it is not
 * known who is signed in.
 */
export function ownNameOf(client: QueryClient): string | null {
  const actor = actorOf(client);
  return actor === undefined ? null : `${host.ownId()} ${actor}`;
}
