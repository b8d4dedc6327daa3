import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { staleKeys } from "#ui/api/keys.ts";
import { codeOf, NOT_SIGNED_IN, OFFLINE } from "#ui/api/problem.ts";
import { useSession } from "#ui/app/session.ts";
import { host } from "#ui/host/host.ts";
import type { Change } from "#ui/host/types.ts";

/** The first change of a burst is followed this fast, the others not more often than that. */
const FIRST_MS = 40;
const APART_MS = 400;

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: "always",
      retry: (count, error) => codeOf(error) === OFFLINE && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});

function noticeSignedOut(error: unknown): void {
  if (codeOf(error) === NOT_SIGNED_IN) useSession.getState().setSignedOut(true);
}

/** Listens to what changes in Baton and makes the queries about it stale. */
export function followChanges(): () => void {
  const waiting = new Map<string, Change>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = 0;
  const flush = () => {
    timer = undefined;
    flushedAt = Date.now();
    const stale = [...waiting.values()].flatMap(({ topic, id }) => staleKeys(topic, id));
    waiting.clear();
    for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
  };
  const end = host.changes({
    onChange: (change) => {
      waiting.set(`${change.topic} ${change.id}`, change);
      timer ??= setTimeout(flush, Math.max(FIRST_MS, flushedAt + APART_MS - Date.now()));
    },
    onRefetch: () => void queries.invalidateQueries(),
    onConnected: (connected) => useSession.getState().setConnected(connected),
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
