import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changes } from "#ui/host/change-stream.ts";

/** A stream whose fate the test decides. */
class Stream {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  static get open() {
    return Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);
  }
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: unknown) => void) | null = null;
  constructor() {
    Stream.all.push(this);
  }
  addEventListener() {}
  close() {
    this.readyState = Stream.CLOSED;
  }
  refuse() {
    this.readyState = Stream.CLOSED;
    this.onerror?.();
  }
}

let visibility: DocumentVisibilityState = "visible";
const look = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
};

function listen() {
  const said: string[] = [];
  const end = changes({
    onEvent: () => said.push("event"),
    onMissed: () => said.push("missed"),
    onConnected: (connected) => said.push(connected ? "connected" : "lost"),
  });
  return { said, end };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  Stream.all = [];
  visibility = "visible";
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the stream of changes", () => {
  it("is asked for again when a proxy has refused it, and what was missed is read", () => {
    const { said, end } = listen();
    Stream.all[0]?.refuse();
    vi.advanceTimersByTime(1_000);
    Stream.all[1]?.refuse();
    vi.advanceTimersByTime(2_000);
    Stream.all[2]?.onopen?.();

    expect(Stream.all).toHaveLength(3);
    expect(said).toEqual(["lost", "lost", "connected", "missed"]);
    end();
    expect(Stream.open).toEqual([]);
  });

  it("is let go while nobody sees the page, and read anew on coming back", () => {
    const { said, end } = listen();
    Stream.all[0]?.onopen?.();
    look("hidden");
    vi.advanceTimersByTime(10_000);
    expect(Stream.open).toEqual([]);
    expect(said).toEqual(["connected"]);

    look("visible");
    Stream.open[0]?.onopen?.();
    expect(said).toEqual(["connected", "connected", "missed"]);
    end();
  });

  it("is not opened for a page that nobody sees, when a proxy refuses it meanwhile", () => {
    const { said, end } = listen();
    Stream.all[0]?.onopen?.();
    look("hidden");
    vi.advanceTimersByTime(1_000);
    Stream.all[0]?.refuse();
    vi.advanceTimersByTime(60_000);
    expect(Stream.all).toHaveLength(1);

    look("visible");
    Stream.open[0]?.onopen?.();
    expect(said).toEqual(["connected", "lost", "connected", "missed"]);
    end();
  });

  it("stays through a short look elsewhere, and is not opened for a page nobody has seen", () => {
    const seen = listen();
    look("hidden");
    look("visible");
    vi.advanceTimersByTime(10_000);
    expect(Stream.all).toHaveLength(1);
    seen.end();

    visibility = "hidden";
    const unseen = listen();
    vi.advanceTimersByTime(10_000);
    expect(Stream.open).toEqual([]);
    unseen.end();
  });
});
