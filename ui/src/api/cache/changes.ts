import { gathering } from "#ui/api/cache/gathering.ts";
import { staleKeys } from "#ui/api/cache/keys.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import { useSession } from "#ui/api/session.ts";
import type { Topic } from "#ui/api/shapes.ts";
import { TOPICS } from "#ui/api/wire/lists.ts";
import { host } from "#ui/host/host.ts";

/** What changed, by topic and id; null where it is about many. A hint: queries are the truth. */
type Change = { topic: Topic; id: string | null };

/** Listens to what changes in Baton and makes the queries about it stale. */
export function followChanges(): () => void {
  const stale = gathering({
    refetch: (queryKey) => void queries.invalidateQueries({ queryKey }),
    isUnderWay: (queryKey) => queries.isFetching({ queryKey }) > 0,
  });
  const refetch = () => void queries.invalidateQueries();
  const end = host.changes({
    onEvent: (event) => {
      const change = readChange(event);
      if (!change) return refetch();
      stale.add(staleKeys(change.topic, change.id));
    },
    onMissed: refetch,
    onConnected: (connected) => useSession.getState().setConnected(connected),
  });
  return () => {
    stale.end();
    end();
  };
}

/** Reads one event of the stream; null means "ask for everything again". */
export function readChange(event: unknown): Change | null {
  const value = typeof event === "string" ? parse(event) : event;
  if (typeof value !== "object" || value === null) return null;
  const topic = TOPICS.find((known) => known === Reflect.get(value, "topic"));
  const id: unknown = Reflect.get(value, "id");
  return topic ? { topic, id: typeof id === "string" && id !== "" ? id : null } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
