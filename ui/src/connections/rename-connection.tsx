import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";

type RenameConnectionProps = { connection: Connection; onClose: () => void };

/** Gives a connection another name. */
export function RenameConnection({ connection, onClose }: RenameConnectionProps) {
  const { t } = useTranslation("connections");
  const { t: workflows } = useTranslation("workflows");
  const change = useChangeConnection(connection.id);
  const [name, setName] = useState(connection.name);
  const [checked, setChecked] = useState(false);
  return (
    <AskDialog
      title={workflows("rename.title", { name: connection.name })}
      button={t("detail.renameSave")}
      isPending={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() => {
        setChecked(true);
        const next = name.trim();
        if (!next) return;
        change.mutate(
          { name: next },
          {
            onSuccess: () => {
              toast(t("detail.renamed", { name: next }));
              onClose();
            },
          },
        );
      }}
    >
      <TextField
        label={t("detail.rename")}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        error={checked && !name.trim() ? workflows("new.nameNeeded") : null}
      />
    </AskDialog>
  );
}
