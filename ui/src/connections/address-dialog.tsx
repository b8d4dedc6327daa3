import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReplaceAddress } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";

type AddressDialogProps = { connection: Connection; onClose: () => void };

/** Takes a pasted address; it goes to Baton at once, which splits off its secret. */
export function AddressDialog({ connection, onClose }: AddressDialogProps) {
  const { t } = useTranslation("connections");
  const [text, setText] = useState("");
  const replace = useReplaceAddress(connection.id, () => text);
  const [checked, setChecked] = useState(false);
  return (
    <AskDialog
      title={t("addressDialog.title", { name: connection.name })}
      button={t("addressDialog.button")}
      isPending={replace.isPending}
      error={replace.error}
      onClose={onClose}
      onConfirm={() => {
        setChecked(true);
        if (!text.trim()) return;
        replace.mutate(undefined, {
          onSuccess: () => {
            toast(t("detail.addressSaved"));
            onClose();
          },
        });
      }}
    >
      <TextField
        label={t("detail.newAddress")}
        help={t("detail.newAddressHelp")}
        placeholder={t("detail.newAddressExample")}
        value={text}
        onChange={setText}
        autoComplete="off"
        autoFocus
        code
        error={checked && !text.trim() ? t("addressDialog.needed") : null}
      />
    </AskDialog>
  );
}
