import { useNavigate } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useSeeItWork } from "#ui/new-workflow/use-see-it-work.ts";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";

/** The list before the first workflow. */
export function NoWorkflows() {
  const { t } = useTranslation("workflows");
  const readOnly = useReadOnly();
  const { start, isPending } = useSeeItWork(useNavigate());
  return (
    <EmptyState
      icon={<Workflow />}
      title={t("empty.title")}
      actions={
        <Button isPending={isPending} isDisabled={readOnly} onPress={start}>
          {t("empty.sample")}
        </Button>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
