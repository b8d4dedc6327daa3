import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { FilterSelect } from "#ui/parts/searching/filter-select.tsx";
import { useTypedSearch } from "#ui/parts/searching/use-typed-search.ts";
import {
  isFiltered,
  LACKED_DETAILS,
  type PeopleFilters,
  PICKED_DETAILS,
  START_DAYS,
  withoutFilters,
} from "#ui/people/list/filters.ts";
import { useStartWords } from "#ui/people/list/start-words.ts";
import { ValueFilter } from "#ui/people/list/value-filter.tsx";

type PeopleFilterBarProps = {
  filters: PeopleFilters;
  /** Whether there is nobody whom anything could be narrowed to. */
  hasNobody: boolean;
  onChange: (filters: PeopleFilters) => void;
};

/** What narrows the list of people. */
export function PeopleFilterBar(props: PeopleFilterBarProps) {
  const { filters, hasNobody, onChange } = props;
  const { t } = useTranslation("people");
  const startWords = useStartWords();
  const searchFor = useCallback(
    (text: string) => onChange(changed("search", text || undefined, filters)),
    [filters, onChange],
  );
  const [search, setSearch] = useTypedSearch(filters.search ?? "", searchFor);
  const change = <Name extends keyof PeopleFilters>(
    name: Name,
    value: PeopleFilters[Name] | undefined,
  ) => onChange(changed(name, value, filters));
  return (
    <div className="list-filters is-full">
      {!hasNobody && (
        <>
          <SearchField
            label={t("search")}
            placeholder={t("searchShort")}
            value={search}
            onChange={setSearch}
          />
          {PICKED_DETAILS.map((detail) => (
            <ValueFilter
              key={detail}
              detail={detail}
              filters={filters}
              onChange={(value) => change(detail, value)}
            />
          ))}
          <FilterSelect
            label={t("filter.lacks")}
            any={t("any.lacks")}
            value={filters.lacks}
            onChange={(lacks) => change("lacks", lacks)}
            options={LACKED_DETAILS.map((id) => ({ id, label: t(`lacks.${id}`) }))}
          />
          <FilterSelect
            label={t("field.start_date")}
            any={t("any.start")}
            value={filters.start === undefined ? undefined : String(filters.start)}
            onChange={(days) => change("start", days ? Number(days) : undefined)}
            options={START_DAYS.map((days) => ({ id: String(days), label: startWords(days) }))}
          />
          {isFiltered(filters) && (
            <Button variant="quiet" size="sm" onPress={() => onChange(withoutFilters(filters))}>
              {t("clear")}
            </Button>
          )}
        </>
      )}
      <span className="grow" />
      <SegmentedControl
        label={t("which")}
        value={filters.samples ? "samples" : "yours"}
        onChange={(which) => change("samples", which === "samples" ? true : undefined)}
        options={[
          { id: "yours", label: t("yours") },
          { id: "samples", label: t("samples") },
        ]}
      />
    </div>
  );
}

/** The filters with one of them changed; without a value it is gone. */
function changed<Name extends keyof PeopleFilters>(
  name: Name,
  value: PeopleFilters[Name] | undefined,
  { [name]: _old, ...rest }: PeopleFilters,
): PeopleFilters {
  return value === undefined ? rest : { ...rest, [name]: value };
}
