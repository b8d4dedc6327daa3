import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTakePort } from "#ui/api/settings.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { NumberField } from "#ui/parts/fields/number-field.tsx";
import { toast } from "#ui/parts/toasts.ts";

type AnotherPortProps = {
  /** The one that copied addresses have in them. */
  port: number;
  /** The public base address, which has no port of Baton's in it. */
  base: string | null;
  onDone: () => void;
  onClose: () => void;
};

/** Asks for another port for calls, and says first what that means for the tools that call. */
export function AnotherPort({ port, base, onDone, onClose }: AnotherPortProps) {
  const { t } = useTranslation("settings");
  const take = useTakePort();
  const [wanted, setWanted] = useState<number | null>(null);
  const confirm = () =>
    take.mutateAsync(
      { port: wanted },
      {
        onSuccess: (chosen) => {
          toast(t("addresses.another.done", { port: chosen.port }));
          onDone();
        },
      },
    );
  return (
    <AskDialog
      title={t("addresses.another.title")}
      button={t("addresses.another.confirm")}
      isPending={take.isPending}
      error={take.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {base
          ? t("addresses.another.base", { base, port })
          : t("addresses.another.addresses", { port })}
      </p>
      <NumberField
        label={t("addresses.another.port")}
        help={t("addresses.another.portHelp")}
        className="short-field"
        minValue={1}
        maxValue={65_535}
        formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
        value={wanted ?? Number.NaN}
        onChange={(typed) => setWanted(Number.isNaN(typed) ? null : typed)}
      />
    </AskDialog>
  );
}
