import { describe, expect, test } from "vitest";
import { filledPage, type Page } from "#ui/api/wire/pages.ts";

type Row = { id: number };

/** A server with so many rows, that looks at a few for each answer and finds each seventh. */
function server(rows: number, looked: number) {
  const asked: (string | undefined)[] = [];
  const read = (after: string | undefined): Promise<Page<Row>> => {
    asked.push(after);
    const from = Number(after ?? 0);
    const until = Math.min(from + looked, rows);
    const items: Row[] = [];
    for (let id = from; id < until; id += 1) if (id % 7 === 0) items.push({ id });
    return Promise.resolve({
      items,
      unreadable: [],
      next: until < rows ? String(until) : null,
    });
  };
  return { asked, read };
}

describe("the pages of a list", () => {
  test("go on where the server passed over more than it found", async () => {
    const { asked, read } = server(1000, 20);

    const page = await filledPage(read, undefined, 10);

    expect(page.items).toHaveLength(12);
    expect(page.items[0]).toEqual({ id: 0 });
    expect(page.next).toBe("80");
    expect(asked).toEqual([undefined, "20", "40", "60"]);
  });

  test("say where they go on after a server that found nothing for long", async () => {
    const { asked, read } = server(1000, 1);

    const page = await filledPage(read, "1", 10);

    expect(page.items.length).toBeLessThan(10);
    expect(page.next).toBe("11");
    expect(asked).toHaveLength(10);
  });

  test("end where the list ends, and hold each row once", async () => {
    const { read } = server(100, 30);
    const all: number[] = [];
    let after: string | undefined;

    do {
      const page: Page<Row> = await filledPage(read, after, 4);
      all.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);

    expect(all).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 98]);
  });
});
