import { Search, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";
import {
  isFiltered,
  type PeopleFilters,
  PICKED_DETAILS,
  readStatuses,
  withoutFilters,
} from "#ui/people/list/filters.ts";
import { useStartWords } from "#ui/people/list/start-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type NoPeopleProps = {
  filters: PeopleFilters;
  onChange: (filters: PeopleFilters) => void;
  onAdd: () => void;
};

/** Nobody: for the first time, or because of the filters. */
export function NoPeople({ filters, onChange, onAdd }: NoPeopleProps) {
  const { t } = useTranslation("people");
  const readOnly = useReadOnly();
  const words = useFilterWords(filters);
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={<Search />}
        title={t("noneMatch.title")}
        actions={
          <Button onPress={() => onChange(withoutFilters(filters))}>{t("noneMatch.clear")}</Button>
        }
      >
        {words}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Users />}
      title={t("empty.title")}
      actions={
        <>
          <Button isDisabled={readOnly} onPress={onAdd}>
            {t("empty.button")}
          </Button>
          <Button variant="quiet" onPress={() => onChange({ samples: true })}>
            {t("empty.samples")}
          </Button>
        </>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}

function useFilterWords(filters: PeopleFilters): string {
  const { t } = useTranslation("people");
  const startWords = useStartWords();
  const oneOf = useNameList("disjunction");
  const statuses = readStatuses(filters.status).map((status) => t(`status.${status}`));
  const picked = PICKED_DETAILS.flatMap((detail) => {
    const value = filters[detail];
    return value ? [t("filterWords.picked", { name: t(`field.${detail}`), value })] : [];
  });
  return [
    statuses.length > 0 && t("filterWords.status", { status: oneOf(statuses) }),
    filters.search && t("filterWords.search", { search: filters.search }),
    ...picked,
    filters.lacks && t("filterWords.is", { what: t(`lacks.${filters.lacks}`) }),
    filters.start && t("filterWords.is", { what: startWords(filters.start) }),
  ]
    .filter(Boolean)
    .join(" ");
}
