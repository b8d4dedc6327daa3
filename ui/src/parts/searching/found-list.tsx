import type { ReactNode } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { type Listed, ShowMore } from "#ui/parts/searching/show-more.tsx";

type Found<T> = { pages: readonly { items: readonly T[] }[] };

export type FoundListProps<T> = {
  /** What is chosen here. */
  label: string;
  searchLabel: string;
  typed: string;
  onType: (text: string) => void;
  /** What the server found for what was typed. */
  query: Listed & Parameters<typeof QueryState<Found<T>>>[0]["query"];
  /** Which of them stand in the list, and in which order; all as they were found unless told. */
  order?: (found: readonly T[]) => readonly T[];
  chosen: string | null;
  onChoose: (item: T) => void;
  idOf: (item: T) => string;
  nameOf: (item: T) => string;
  /** What is said of an item beside its name. */
  about: (item: T) => ReactNode;
  /** That nothing was found. */
  none: string;
  autoFocus?: boolean;
};

/**
 * A search on the server and what it found, page after page, one of which can be chosen. It is as
 * high with many as with none, so that an answer moves nothing that somebody is about to press.
 */
export function FoundList<T>(props: FoundListProps<T>) {
  const { label, searchLabel, typed, onType, query, chosen, onChoose, idOf, nameOf, none } = props;
  return (
    <div className="stack tight">
      <SearchField
        label={searchLabel}
        value={typed}
        onChange={onType}
        className="search-field wide"
        {...(props.autoFocus ? { autoFocus: true } : {})}
      />
      <div className="found">
        <QueryState query={query} bones={<span />}>
          {(data) => {
            const found = data.pages.flatMap((page) => page.items);
            const items = (props.order?.(found) ?? found).map((item) => ({ id: idOf(item), item }));
            return (
              <ListBox
                aria-label={label}
                className="choice-list box"
                items={items}
                selectionMode="single"
                selectedKeys={chosen === null ? [] : [chosen]}
                onSelectionChange={(keys) => {
                  const found = items.find(({ id }) => keys === "all" || keys.has(id));
                  if (found) onChoose(found.item);
                }}
                renderEmptyState={() =>
                  query.hasNextPage ? null : <p className="muted small">{none}</p>
                }
              >
                {({ item }) => (
                  <ListBoxItem className="menu-item" textValue={nameOf(item)}>
                    <span className="choice-text">
                      <bdi className="wrap">{nameOf(item)}</bdi>
                      <span className="small muted wrap">{props.about(item)}</span>
                    </span>
                  </ListBoxItem>
                )}
              </ListBox>
            );
          }}
        </QueryState>
        <ShowMore query={query} variant="link" />
      </div>
    </div>
  );
}
