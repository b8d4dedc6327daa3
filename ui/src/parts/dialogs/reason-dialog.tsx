import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type ReasonDialogProps = {
  title: string;
  button: string;
  danger?: boolean;
  /** The question ("Why are you skipping?") and an example of an answer. */
  why: string;
  example: string;
  isPending: boolean;
  error: unknown;
  /** Something else is missing; the button says nothing is done yet. */
  blocked?: boolean;
  /** The button was pressed while something else is missing. */
  onBlocked?: () => void;
  /** Why it cannot be done any more. */
  refusal?: string | null;
  onConfirm: (reason: string) => unknown;
  onClose: () => void;
  children: ReactNode;
};

/** A question that needs a reason, which goes into the audit. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { why, example, onConfirm, children, blocked, onBlocked, ...ask } = props;
  const { t } = useTranslation("common");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const missing = checked && !reason.trim();
  const confirm = () => {
    setChecked(true);
    if (blocked) onBlocked?.();
    // What lacks is written there, by whoever hears the page too.
    else if (!reason.trim()) field.current?.focus();
    return reason.trim() && !blocked ? onConfirm(reason.trim()) : undefined;
  };
  return (
    <AskDialog {...ask} onConfirm={confirm}>
      {children}
      <TextField
        label={why}
        help={t("reason.help")}
        placeholder={example}
        value={reason}
        onChange={setReason}
        maxLength={500}
        inputRef={field}
        autoFocus
        error={missing ? t("reason.needed") : null}
      />
    </AskDialog>
  );
}
