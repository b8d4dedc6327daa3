import { useNavigate } from "@tanstack/react-router";
import { Play, User, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import type { RunSummary } from "#ui/api/shapes.ts";
import { Menu } from "#ui/parts/dialogs/menu.tsx";

type RunMenuProps = { run: RunSummary; filters: RunFilters };

/** Where a row of runs leads. */
export function RunMenu({ run, filters }: RunMenuProps) {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const navigate = useNavigate();
  return (
    <Menu
      label={common("moreFor", { name: run.person.name })}
      entries={[
        {
          id: "open",
          label: t("menu.open"),
          icon: <Play />,
          onAction: () =>
            void navigate({ to: "/runs/$run", params: { run: run.id }, search: filters }),
        },
        {
          id: "person",
          label: t("menu.person"),
          icon: <User />,
          onAction: () =>
            void navigate({ to: "/people/$person", params: { person: run.person.id } }),
        },
        {
          id: "workflow",
          label: t("menu.workflow"),
          icon: <Workflow />,
          onAction: () =>
            void navigate({
              to: "/workflows/$workflow",
              params: { workflow: run.workflow.id },
            }),
        },
      ]}
    />
  );
}
