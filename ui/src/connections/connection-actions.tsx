import { useNavigate } from "@tanstack/react-router";
import { CirclePause, CirclePlay, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection, useDeleteConnection } from "#ui/api/connections.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { RenameConnection } from "#ui/connections/rename-connection.tsx";
import { Button } from "#ui/parts/button.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ConnectionActionsProps = { connection: Connection };

/** Rename, stop, delete. */
export function ConnectionActions({ connection }: ConnectionActionsProps) {
  const { t } = useTranslation("connections");
  const { t: common } = useTranslation("common");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const change = useChangeConnection(connection.id);
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const { stopped, name } = connection;
  const setStopped = (next: boolean) =>
    change.mutate(
      { stopped: next },
      {
        onSuccess: () => toast(next ? t("detail.stopNow") : t("detail.goesOn")),
        onError: (error) => toast(words(error).what, { tone: "needs_you" }),
      },
    );
  return (
    <>
      {stopped && (
        <Button
          icon={<CirclePlay />}
          isPending={change.isPending}
          isDisabled={readOnly}
          onPress={() => setStopped(false)}
        >
          {t("detail.goOn")}
        </Button>
      )}
      <Menu
        label={common("moreFor", { name })}
        size="md"
        entries={[
          {
            id: "rename",
            label: t("detail.renameSave"),
            icon: <Pencil />,
            onAction: () => setAsking("rename"),
          },
          ...(stopped
            ? []
            : [
                {
                  id: "stop",
                  label: t("detail.stop"),
                  help: t("detail.stopHelp"),
                  icon: <CirclePause />,
                  onAction: () => setStopped(true),
                },
              ]),
          { kind: "rule", id: "rule" },
          {
            id: "delete",
            label: t("detail.delete"),
            icon: <Trash2 />,
            danger: true,
            reason:
              connection.used_by.length > 0
                ? t("usedBy", { count: connection.used_by.length })
                : null,
            onAction: () => setAsking("delete"),
          },
        ]}
      />
      {asking === "rename" && (
        <RenameConnection connection={connection} onClose={() => setAsking(null)} />
      )}
      {asking === "delete" && (
        <DeleteConnection connection={connection} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

function DeleteConnection({
  connection,
  onClose,
}: ConnectionActionsProps & { onClose: () => void }) {
  const { t } = useTranslation("connections");
  const navigate = useNavigate();
  const remove = useDeleteConnection();
  const { id, name } = connection;
  return (
    <AskDialog
      title={t("detail.deleteTitle", { name })}
      button={t("detail.deleteButton")}
      danger
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => {
            toast(t("detail.deleted", { name }));
            void navigate({ to: "/connections" });
          },
        })
      }
    >
      <p>{t("detail.deleteText")}</p>
    </AskDialog>
  );
}
