import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/editing/context.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";

const ALREADY_THERE = 409;

/** How often is tried, when one is told, and what also counts as done. */
export function IfItFails({ action, change, tool }: SendProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const treatsAsDone = action.also_success.includes(ALREADY_THERE);
  return (
    <>
      <p className="small">{t("fails.text", { tool })}</p>
      <Checkbox
        isSelected={treatsAsDone}
        isDisabled={isReadOnly}
        help={t("fails.alreadyHelp")}
        onChange={(on) =>
          change("also_success", (call) => ({
            ...call,
            also_success: on
              ? [...call.also_success, ALREADY_THERE]
              : call.also_success.filter((code) => code !== ALREADY_THERE),
          }))
        }
      >
        {t("fails.already", { tool })}
      </Checkbox>
    </>
  );
}
