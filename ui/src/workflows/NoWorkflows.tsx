import { useNavigate } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/app/session.ts";
import { Button } from "#ui/parts/Button.tsx";
import { EmptyState } from "#ui/parts/EmptyState.tsx";
import { useSeeItWork } from "#ui/welcome/useSeeItWork.ts";

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
