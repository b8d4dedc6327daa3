import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";

type PersonChoiceProps = {
  chosen: Person | null;
  onChoose: (person: Person) => void;
  sample?: boolean;
};

/** A search and the people it finds, one of whom can be chosen. */
export function PersonChoice({ chosen, onChoose, sample = false }: PersonChoiceProps) {
  const { t } = useTranslation("problems");
  const [search, setSearch] = useState("");
  const query = usePeople(search.trim(), sample);
  return (
    <div className="stack tight">
      <SearchField
        label={t("choosing.search")}
        value={search}
        onChange={setSearch}
        className="search-field wide"
      />
      <QueryState query={query} bones={<span />}>
        {(data) => {
          const people = data.pages.flatMap((page) => page.items);
          return (
            <ListBox
              aria-label={t("choosing.label")}
              className="choice-list box"
              items={people}
              selectionMode="single"
              selectedKeys={chosen ? [chosen.id] : []}
              onSelectionChange={(keys) => {
                const person = people.find(({ id }) => keys === "all" || keys.has(id));
                if (person) onChoose(person);
              }}
              renderEmptyState={() => <p className="muted small">{t("choosing.none")}</p>}
            >
              {(person) => (
                <ListBoxItem className="menu-item" textValue={person.display_name}>
                  <span className="choice-text">
                    <bdi className="wrap">{person.display_name}</bdi>
                    <span className="small muted wrap">
                      {[person.work_email, person.department].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          );
        }}
      </QueryState>
    </div>
  );
}
