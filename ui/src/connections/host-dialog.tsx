import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookAtAddress, useLeadElsewhere } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import type { CalledStep } from "#ui/connections/called/steps-called.ts";
import { useHostWords } from "#ui/connections/use-host-words.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";

type HostDialogProps = {
  connection: Connection;
  steps: readonly CalledStep[];
  onClose: () => void;
};

/**
 * Points a connection to another host. Nothing else of what is pasted can be taken here, so an
 * address at the same host is not saved: it is its step's, and the dialog leads there.
 */
export function HostDialog({ connection, steps, onClose }: HostDialogProps) {
  const { t } = useTranslation("connections");
  const rest = useHostWords();
  const [text, setText] = useState("");
  const asked = useRef("");
  const [wrong, setWrong] = useState<"needed" | "stays" | null>(null);
  const lead = useLeadElsewhere(connection.id, () => asked.current);
  const look = useMutation({
    gcTime: 0,
    mutationFn: () => lookAtAddress({ text: asked.current, connection: connection.id }),
    onSuccess: ({ host, stays }) => {
      if (host === null || stays) return setWrong(stays ? "stays" : "needed");
      lead.mutate(undefined, {
        onSuccess: () => {
          toast(t("detail.leadsTo", { tool: connection.name, host }));
          onClose();
        },
      });
    },
  });
  const { name, host } = connection;
  return (
    <AskDialog
      title={t(host === null ? "hostDialog.first" : "hostDialog.title", { name })}
      button={t("hostDialog.button")}
      isPending={look.isPending || lead.isPending}
      error={look.error ?? lead.error}
      onClose={onClose}
      onConfirm={() => {
        asked.current = text.trim();
        if (asked.current === "") return setWrong("needed");
        setWrong(null);
        lead.reset();
        look.mutate();
      }}
    >
      <p className="small">{rest(connection, steps)}</p>
      <TextField
        label={t("detail.newAddress")}
        placeholder={t("detail.newAddressExample")}
        value={text}
        onChange={(next) => {
          setText(next);
          setWrong(null);
        }}
        autoComplete="off"
        autoFocus
        code
        error={wrong && t(`hostDialog.${wrong}`, { host: host ?? "" })}
      />
      {wrong === "stays" && (
        <ul className="stack tight">
          {steps.map(({ workflow, step, step_name: stepName }) => (
            <li key={`${workflow} ${step}`}>
              <Link
                to="/workflows/$workflow"
                params={{ workflow }}
                search={{ step, replace: "replace_address" }}
              >
                {t("hostDialog.atStep", { step: stepName })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </AskDialog>
  );
}
