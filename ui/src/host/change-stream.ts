import type { ChangeListener } from "#ui/host/types.ts";

/** A stream that was refused is asked for again, each time after a longer while. */
const AGAIN_FIRST_MS = 1_000;
const AGAIN_LAST_MS = 30_000;
/** A page that nobody sees lets its stream go after this. */
const UNSEEN_MS = 2_000;

/**
 * Follows the change events for as long as the page is seen. A browser has six connections to a
 * plain http address, for all of its pages together, and a stream keeps one: with seven pages open
 * none would get an answer any more. Whoever comes back to a page has it read anew.
 *
 * One stream that the pages share was ruled out: who leads is told by locks, which a page on plain
 * http, whom this concerns, does not have.
 */
export function changes(listener: ChangeListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refused = 0;
  let isBehind = false;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const later = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const open = () => {
    close();
    const stream = new EventSource("/api/v1/changes");
    source = stream;
    stream.onopen = () => {
      refused = 0;
      listener.onConnected(true);
      if (isBehind) listener.onMissed();
      isBehind = false;
    };
    stream.onerror = () => {
      isBehind = true;
      listener.onConnected(false);
      // Only a connection that broke off is taken up again by the browser itself.
      if (stream.readyState !== EventSource.CLOSED || stream !== source) return;
      // Nobody sees the page: who comes back to it opens the stream anew.
      if (document.visibilityState !== "visible") return;
      later(Math.min(AGAIN_FIRST_MS * 2 ** refused, AGAIN_LAST_MS), open);
      refused += 1;
    };
    const receive = (event: MessageEvent) => listener.onEvent(event.data);
    stream.onmessage = receive;
    stream.addEventListener("change", receive);
    stream.addEventListener("lagged", () => listener.onMissed());
  };
  const seen = () => {
    if (document.visibilityState === "visible") {
      if (source && source.readyState !== EventSource.CLOSED) return clearTimeout(timer);
      return open();
    }
    later(UNSEEN_MS, () => {
      isBehind = true;
      close();
    });
  };
  document.addEventListener("visibilitychange", seen);
  if (document.visibilityState === "visible") open();
  else isBehind = true;
  return () => {
    document.removeEventListener("visibilitychange", seen);
    close();
  };
}
