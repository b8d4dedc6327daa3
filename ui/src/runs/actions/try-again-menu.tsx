import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { RunStep } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";

const AGAIN = ["send_again", "send_new"] as const;
type Again = (typeof AGAIN)[number];

type TryAgainMenuProps = { step: RunStep; open: boolean; onChoose: (kind: Again) => void };

/** The ways to send a step's message once more, each with its consequence. */
export function TryAgainMenu({ step, open, onChoose }: TryAgainMenuProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const known = AGAIN.flatMap((kind) => step.actions.find(({ action }) => action === kind) ?? []);
  const reached = known.filter((action) => action.reason_code !== "not_reached");
  const shown = reached.filter((action) => action.allowed || open);
  if (shown.length === 0) return null;
  const accepted = step.message?.state === "delivered";
  const keyOf = (kind: Again) =>
    kind === "send_new" && accepted ? "again.done" : (`again.${kind}` as const);
  return (
    <Menu
      label={t("again.title")}
      placement="bottom start"
      trigger={
        <Button isDisabled={readOnly}>
          {t("again.title")}
          <ChevronDown />
        </Button>
      }
      entries={AGAIN.filter((kind) => shown.some(({ action }) => action === kind)).map((kind) => {
        const reason = shown.find(({ action }) => action === kind)?.reason_code;
        return {
          id: kind,
          label: t(keyOf(kind)),
          help: t(`${keyOf(kind)}Help`),
          reason: reason ? t(`reason.${reason}`) : null,
          onAction: () => onChoose(kind),
        };
      })}
    />
  );
}
