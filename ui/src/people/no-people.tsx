import { Search, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";

type NoPeopleProps = {
  search: string;
  onClear: () => void;
  onAdd: () => void;
  onSamples: () => void;
};

/** Nobody: for the first time, or because of the search. */
export function NoPeople({ search, onClear, onAdd, onSamples }: NoPeopleProps) {
  const { t } = useTranslation("people");
  const readOnly = useReadOnly();
  if (search) {
    return (
      <EmptyState
        icon={<Search />}
        title={t("noneMatch.title")}
        actions={<Button onPress={onClear}>{t("noneMatch.clear")}</Button>}
      >
        {t("noneMatch.text", { search })}
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
          <Button variant="quiet" onPress={onSamples}>
            {t("empty.samples")}
          </Button>
        </>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
