import type { Shape } from "#ui/api/shapes.ts";

/** A row that cannot be read. */
export type UnreadableRow = Shape<"UnreadableRow">;

/** Rows of a list and where the next ones begin. */
export type Page<T> = { items: T[]; next: string | null; unreadable?: UnreadableRow[] };

/** More pages than this are not gathered: a list this long has its own page-wise screen. */
const MOST_PAGES = 25;

/** Gathers the pages of a list that is short by nature. */
export async function wholeList<T>(
  page: (after: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let n = 0; n < MOST_PAGES; n += 1) {
    const { items: more, next } = await page(after);
    items.push(...more);
    if (!next) break;
    after = next;
  }
  return items;
}
