import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";

export type StateFilter = "all" | "live" | "draft" | "off";

type WorkflowFilterEmptyProps = { search: string; state: StateFilter; onClear: () => void };

/** Filters that leave nothing. */
export function WorkflowFilterEmpty({ search, state, onClear }: WorkflowFilterEmptyProps) {
  const { t } = useTranslation("workflows");
  const name = t(`filters.${state}`);
  return (
    <EmptyState
      icon={<Search />}
      title={t("noneMatch.title")}
      actions={<Button onPress={onClear}>{t("noneMatch.clear")}</Button>}
    >
      {search
        ? t("noneMatch.text", { search, state: name })
        : t("noneMatch.textState", { state: name })}
    </EmptyState>
  );
}
