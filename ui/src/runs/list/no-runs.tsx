import { useNavigate } from "@tanstack/react-router";
import { Play, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import type { RunFilters } from "#ui/api/runs.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { useWorkflows } from "#ui/api/workflows.ts";
import { useSeeItWork } from "#ui/new-workflow/use-see-it-work.ts";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";
import { usePlainDate } from "#ui/person-form/plain-date.ts";
import { isFiltered } from "#ui/runs/list/filters.ts";

type NoRunsProps = { filters: RunFilters; onChange: (filters: RunFilters) => void };

/** No runs: for the first time, or because of the filters. */
export function NoRuns({ filters, onChange }: NoRunsProps) {
  const { t } = useTranslation("runs");
  const readOnly = useReadOnly();
  const { start, isPending } = useSeeItWork(useNavigate());
  const words = useFilterWords(filters);
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={<Search />}
        title={t("noneMatch.title")}
        actions={
          <Button onPress={() => onChange(filters.tryouts ? { tryouts: true } : {})}>
            {t("noneMatch.clear")}
          </Button>
        }
      >
        {words}
      </EmptyState>
    );
  }
  const which = filters.tryouts ? "noTryOuts" : "empty";
  return (
    <EmptyState
      icon={<Play />}
      title={t(`${which}.title`)}
      actions={
        <Button isPending={isPending} isDisabled={readOnly} onPress={start}>
          {t("empty.button")}
        </Button>
      }
    >
      {t(`${which}.text`)}
    </EmptyState>
  );
}

function useFilterWords(filters: RunFilters): string {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const plainDate = usePlainDate();
  const workflow = useWorkflows().data?.find(({ id }) => id === filters.workflow);
  const person = usePerson(filters.person ?? "").data;
  return [
    filters.status && t("filterWords.status", { status: common(`status.${filters.status}`) }),
    workflow && t("filterWords.workflow", { name: workflow.name }),
    person && t("filterWords.person", { name: person.display_name }),
    filters.search && t("filterWords.search", { search: filters.search }),
    filters.waiting && t("filterWords.is", { what: t(`waitingFor.${filters.waiting}`) }),
    filters.started && t("filterWords.is", { what: t("startedDays", { count: filters.started }) }),
    filters.until && t("filterWords.until", { date: plainDate(filters.until) }),
    filters.tryouts && t("filterWords.tryOuts"),
  ]
    .filter(Boolean)
    .join(" ");
}
