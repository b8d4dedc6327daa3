import { useNavigate } from "@tanstack/react-router";
import { CirclePower, Copy, Download, Pencil, Play, Trash2, Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useCopyWorkflow } from "#ui/api/workflows.ts";
import { TurnOnDialog } from "#ui/kept/turn-on-dialog.tsx";
import { Menu, type MenuEntry } from "#ui/parts/dialogs/menu.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { DeleteDialog } from "#ui/workflows/delete-dialog.tsx";
import { ExportDialog } from "#ui/workflows/export-dialog.tsx";
import { RenameDialog } from "#ui/workflows/rename-dialog.tsx";
import { TurnOffDialog } from "#ui/workflows/turn-off-dialog.tsx";

type WorkflowMenuProps = { workflow: WorkflowSummary };
type Asking = "off" | "on" | "delete" | "export" | "rename" | null;

/** What can be done with a workflow in the list. */
export function WorkflowMenu({ workflow }: WorkflowMenuProps) {
  const { t } = useTranslation("common");
  const [asking, setAsking] = useState<Asking>(null);
  const entries = useEntries(workflow, setAsking);
  const readOnly = useReadOnly();
  const dialog = { workflow, onClose: () => setAsking(null) };
  return (
    <>
      <Menu
        label={t("moreFor", { name: workflow.name })}
        entries={readOnly ? withoutChanges(entries, t("changesOff")) : entries}
      />
      {asking === "off" && <TurnOffDialog {...dialog} />}
      {asking === "on" && <TurnOnDialog {...dialog} />}
      {asking === "delete" && <DeleteDialog {...dialog} />}
      {asking === "export" && <ExportDialog {...dialog} />}
      {asking === "rename" && <RenameDialog {...dialog} />}
    </>
  );
}

/** While Baton is gone only what leads somewhere is left; the rest says why. */
function withoutChanges(entries: readonly MenuEntry[], reason: string): MenuEntry[] {
  const leads = ["open", "runs"];
  return entries.map((entry) =>
    entry.kind === "rule" || leads.includes(entry.id) ? entry : { ...entry, reason },
  );
}

function useEntries(workflow: WorkflowSummary, ask: (asking: Asking) => void): MenuEntry[] {
  const { t } = useTranslation("workflows");
  const navigate = useNavigate();
  const copy = useCopyWorkflow();
  const words = useProblemWords();
  const { id, state, in_it: inIt } = workflow;
  const open = () => void navigate({ to: "/workflows/$workflow", params: { workflow: id } });
  const onOff: MenuEntry[] =
    state === "live"
      ? [{ id: "off", label: t("menu.off"), icon: <CirclePower />, onAction: () => ask("off") }]
      : state === "off"
        ? [{ id: "on", label: t("menu.on"), icon: <CirclePower />, onAction: () => ask("on") }]
        : [];
  return [
    { id: "open", label: t("menu.open"), icon: <Workflow />, onAction: open },
    {
      id: "runs",
      label: t("menu.runs"),
      icon: <Play />,
      onAction: () => void navigate({ to: "/runs", search: { workflow: id } }),
    },
    { kind: "rule", id: "rule-1" },
    {
      id: "rename",
      label: t("menu.rename"),
      icon: <Pencil />,
      onAction: () => ask("rename"),
    },
    {
      id: "copy",
      label: t("menu.copy"),
      help: t("menu.copyHelp"),
      icon: <Copy />,
      onAction: () =>
        copy.mutate(id, {
          onSuccess: (made) => toast(t("copied", { name: made.name })),
          onError: (error) => toast(words(error).what, { tone: "needs_you" }),
        }),
    },
    { id: "export", label: t("menu.export"), icon: <Download />, onAction: () => ask("export") },
    { kind: "rule", id: "rule-2" },
    ...onOff,
    {
      id: "delete",
      label: t("menu.delete"),
      icon: <Trash2 />,
      danger: true,
      reason:
        state === "live"
          ? t("menu.deleteLive")
          : inIt > 0
            ? t("menu.deletePeople", { count: inIt })
            : null,
      onAction: () => ask("delete"),
    },
  ];
}
