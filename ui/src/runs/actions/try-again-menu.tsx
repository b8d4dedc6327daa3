import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { RunStep } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { type Again, isAgain, offered, triesNow } from "#ui/runs/actions/verbs.ts";
import { goesOut } from "#ui/runs/step/goes-out.ts";
import { isAccepted } from "#ui/runs/step/is-accepted.ts";

type TryAgainMenuProps = {
  step: RunStep;
  open: boolean;
  /** It sends something: what it has made can be changed, and goes out again. */
  sends: boolean;
  /** It is what brings the step on. */
  standsOut: boolean;
  onChoose: (kind: Again, isChanging?: boolean) => void;
};

/**
 * The ways to send a step's message once more, each with its consequence. Beside the button that
 * tries it now as it is, only what sends something else.
 */
export function TryAgainMenu({ step, open, sends, standsOut, onChoose }: TryAgainMenuProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const reached = offered(step, isAgain).filter(({ reason_code }) => reason_code !== "not_reached");
  const shown = reached.filter((action) => action.allowed || open);
  const hasButton = triesNow(step);
  if (shown.length === 0 || (hasButton && !sends)) return null;
  const title = t(!sends ? "again.tryTitle" : hasButton ? "again.otherTitle" : "again.title");
  const keyOf = (kind: Again) => {
    if (!sends) return "again.try";
    return kind === "send_new" && isAccepted(step) ? "again.done" : (`again.${kind}` as const);
  };
  const helpOf = (kind: Again) => {
    if (!sends) return t("again.tryHelp");
    return kind === "send_again"
      ? t(`again.send_againHelp.${goesOut(step)}`)
      : t(isAccepted(step) ? "again.doneHelp" : "again.send_newHelp");
  };
  return (
    <Menu
      label={title}
      placement="bottom start"
      trigger={
        <Button variant={standsOut ? "primary" : "plain"} isDisabled={readOnly}>
          {title}
          <ChevronDown />
        </Button>
      }
      entries={shown.flatMap(({ action, allowed, reason_code: reason }) => {
        const entry = {
          id: action,
          label: t(keyOf(action)),
          help: helpOf(action),
          reason: reason ? t(`reason.${reason}`) : null,
          onAction: () => onChoose(action),
        };
        const change = {
          id: "change",
          label: t("again.change"),
          help: t("again.changeHelp"),
          onAction: () => onChoose(action, true),
        };
        const own = action === "send_again" && hasButton ? [] : [entry];
        return action === "send_again" && allowed && sends ? [...own, change] : own;
      })}
    />
  );
}
