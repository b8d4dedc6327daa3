import type { CDPSession, Page } from "@playwright/test";

/** What the page's main thread did, in ms of processor time; other processes do not count. */
export type Work = {
  readonly task: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
};

/** Reads the work of a page's main thread. */
export type Meter = {
  /** All since the page was opened. */
  readonly read: () => Promise<Work>;
  /** Begins to record, for `between`. */
  readonly trace: () => Promise<void>;
  /** From the task in which a mark was set to another mark; work that waits until later is not in it. */
  readonly between: (from: string, to: string) => Promise<Work>;
};

/** Counts from here on. */
export async function meterOf(page: Page): Promise<Meter> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value.flatMap(traceEvent)));
  return {
    trace: async () => {
      events = [];
      const traceConfig = {
        includedCategories: ["toplevel", "blink.user_timing", "devtools.timeline"],
      };
      await session.send("Tracing.start", { traceConfig });
    },
    between: async (from, to) => {
      const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
      await session.send("Tracing.end");
      await complete;
      return workBetween(events, from, to);
    },
    read: async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name: string) => 1000 * (metrics.find((one) => one.name === name)?.value ?? 0);
      return {
        task: of("TaskDuration"),
        script: of("ScriptDuration"),
        style: of("RecalcStyleDuration"),
        layout: of("LayoutDuration"),
      };
    },
  };
}

/** One entry of a trace; times in microseconds, `tts` and `tdur` of the thread's own processor time. */
type TraceEvent = {
  readonly name: string;
  readonly thread: string;
  readonly ts: number;
  readonly dur: number;
  readonly tts: number;
  readonly tdur: number;
};

function traceEvent(found: Record<string, unknown>): TraceEvent[] {
  const number = (key: string) => (typeof found[key] === "number" ? found[key] : 0);
  const { name, pid, tid } = found;
  if (typeof name !== "string") return [];
  const [ts, dur, tts, tdur] = [number("ts"), number("dur"), number("tts"), number("tdur")];
  return [{ name, thread: `${pid} ${tid}`, ts, dur, tts, tdur }];
}

function workBetween(events: readonly TraceEvent[], from: string, to: string): Work {
  const first = events.find((event) => event.name === from);
  const last = events.find((event) => event.name === to);
  if (!first || !last) throw new Error(`the trace has no ${from} or no ${to}`);
  const own = events.filter(({ thread, ts, dur }) => {
    return thread === first.thread && ts + dur >= first.ts && ts < last.ts;
  });
  /** What lies within something that is counted is not counted again. */
  const sum = (names: readonly string[]) => {
    const found = own.filter(({ name, dur }) => dur > 0 && names.includes(name));
    let until = 0;
    let spent = 0;
    for (const { ts, dur, tts, tdur } of found.toSorted((one, other) => one.ts - other.ts)) {
      if (ts < until) continue;
      until = ts + dur;
      spent += Math.min(tdur, last.tts - tts);
    }
    return spent / 1000;
  };
  return {
    task: sum(["RunTask", "ThreadControllerImpl::RunTask"]),
    script: sum(["FunctionCall", "EventDispatch"]),
    style: sum(["UpdateLayoutTree"]),
    layout: sum(["Layout"]),
  };
}

export function since(before: Work, now: Work, parts = 1): Work {
  return {
    task: (now.task - before.task) / parts,
    script: (now.script - before.script) / parts,
    style: (now.style - before.style) / parts,
    layout: (now.layout - before.layout) / parts,
  };
}

export function median(values: readonly number[]): number {
  return at(values, 0.5);
}

/** The value below which a share of them lies. */
export function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
