import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryKey,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from "@tanstack/react-query";
import type { Shape } from "#ui/api/shapes.ts";

/** A row that cannot be read. */
export type UnreadableRow = Shape<"UnreadableRow">;

/** Rows of a list and where the next ones begin. */
export type Page<T> = { items: T[]; next: string | null; unreadable?: UnreadableRow[] };

/** Reads the rows after a place of a list. */
type Read<P> = (after: Place) => Promise<P>;

/** Where a page begins; the first has no place. */
type Place = string | undefined;

type Kept<P> = InfiniteData<P, Place>;

/** A list of which any page can be asked for. */
export type Pages<P> = UseInfiniteQueryResult<Kept<P>, Error>;

/** A server that found little says where it goes on; it is asked so often for one page of ours. */
const MOST_ASKED = 10;

type Asked<P> = {
  queryKey: QueryKey;
  read: Read<P>;
  /** So many rows make a page. */
  rows: number;
  enabled?: boolean;
};

/** A list page after page: what every list of the UI is asked for with. */
export function pagesOf<T, P extends Page<T>>({ queryKey, read, rows, enabled = true }: Asked<P>) {
  return infiniteQueryOptions<P, Error, Kept<P>, QueryKey, Place>({
    queryKey,
    enabled,
    initialPageParam: undefined,
    queryFn: ({ pageParam }) => filledPage<T, P>(read, pageParam, rows),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The list; what was there stays while another part of it is asked for. */
export function usePages<T, P extends Page<T>>(asked: Asked<P>): Pages<P> {
  return useInfiniteQuery({
    ...pagesOf<T, P>(asked),
    placeholderData: (before: Kept<P> | undefined) => before,
  });
}

/** All rows that are there so far. */
export function allRows<T>(data: { pages: readonly { items: readonly T[] }[] } | undefined): T[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** The rows so far that cannot be read. */
export function allUnreadable(
  data: { pages: readonly { unreadable?: readonly UnreadableRow[] }[] } | undefined,
): UnreadableRow[] {
  return data?.pages.flatMap((page) => page.unreadable ?? []) ?? [];
}

/** One page, gone on with while the server passed over more than it found. */
export async function filledPage<T, P extends Page<T>>(
  read: Read<P>,
  after: Place,
  rows: number,
): Promise<P> {
  let page = await read(after);
  for (let asked = 1; asked < MOST_ASKED; asked += 1) {
    if (page.next === null || page.items.length >= rows) break;
    const more = await read(page.next);
    page = {
      ...page,
      items: [...page.items, ...more.items],
      unreadable: [...(page.unreadable ?? []), ...(more.unreadable ?? [])],
      next: more.next,
    };
  }
  return page;
}

/** Every row of a list, for what is done with all of them. */
export async function everyRow<T>(read: Read<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: Place;
  do {
    const page = await read(after);
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
