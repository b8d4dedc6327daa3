import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readChange } from "#ui/api/cache/changes.ts";
import { gathering } from "#ui/api/cache/gathering.ts";
import { staleKeys } from "#ui/api/cache/keys.ts";
import { TOPICS } from "#ui/api/wire/lists.ts";

const RUNS = ["runs"];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function followed(underWay: () => boolean = () => false) {
  const asked: string[] = [];
  const stale = gathering({
    refetch: (key) => asked.push(JSON.stringify(key)),
    isUnderWay: (key) => key[0] === "runs" && underWay(),
  });
  return { asked, stale };
}

describe("what changes say", () => {
  it("is asked for once, however many changes there are", () => {
    const { asked, stale } = followed();
    for (let n = 0; n < 30; n += 1) stale.add(staleKeys("run", `run_${n}`));
    vi.runAllTimers();

    expect(asked.filter((key) => key === JSON.stringify(RUNS))).toHaveLength(1);
    expect(asked.filter((key) => key === '["system"]')).toHaveLength(1);
    expect(asked.filter((key) => key.startsWith('["run","run_'))).toHaveLength(30);
  });

  it("breaks off nothing that is under way, and is asked for again behind it", () => {
    let isUnderWay = true;
    const { asked, stale } = followed(() => isUnderWay);
    for (let n = 0; n < 20; n += 1) {
      stale.add([RUNS]);
      vi.advanceTimersByTime(500);
    }
    expect(asked).toEqual([]);

    isUnderWay = false;
    vi.advanceTimersByTime(500);
    expect(asked).toEqual([JSON.stringify(RUNS)]);
    vi.runAllTimers();
    expect(asked).toHaveLength(1);
  });

  it.each(TOPICS)("of many, without an id, is about every one of the kind: %s", (topic) => {
    // What the server writes once more has changed than it names.
    const change = readChange(`{"topic":"${topic}","id":""}`);
    expect(change).toEqual({ topic, id: null });

    const all = staleKeys(topic, change?.id ?? null);
    const isWithin = (key: readonly unknown[]) =>
      all.some((one) => one.every((part, at) => part === key[at]));
    expect(staleKeys(topic, "id_1").filter((key) => !isWithin(key))).toEqual([]);
  });
});
