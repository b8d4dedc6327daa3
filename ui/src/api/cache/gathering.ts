/** The first change of a burst is followed this fast, the others not more often than that. */
const FIRST_MS = 40;
const APART_MS = 400;

type Key = readonly unknown[];

type Gathered = {
  /** What is stale is asked for again. */
  readonly refetch: (key: Key) => void;
  /** It is being asked for: an answer may be on its way that does not know of the change. */
  readonly isUnderWay: (key: Key) => boolean;
};

export type Gathering = { readonly add: (keys: readonly Key[]) => void; readonly end: () => void };

/**
 * Gathers what is stale: what many changes say of one key is asked for once, and nothing that is
 * under way is broken off by the next change; it is asked for again behind it.
 */
export function gathering({ refetch, isUnderWay }: Gathered): Gathering {
  const waiting = new Map<string, Key>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  const plan = () => {
    timer ??= setTimeout(flush, Math.max(FIRST_MS, flushedAt + APART_MS - performance.now()));
  };
  const flush = () => {
    timer = undefined;
    flushedAt = performance.now();
    for (const [name, key] of [...waiting]) {
      if (isUnderWay(key)) continue;
      waiting.delete(name);
      refetch(key);
    }
    if (waiting.size > 0) plan();
  };
  return {
    add: (keys) => {
      for (const key of keys) waiting.set(JSON.stringify(key), key);
      if (waiting.size > 0) plan();
    },
    end: () => clearTimeout(timer),
  };
}
