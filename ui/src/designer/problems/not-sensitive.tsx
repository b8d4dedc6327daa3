import { useTranslation } from "react-i18next";
import { withNotSensitive } from "#ui/content/sent-fields.ts";
import type { Reference, ValidationProblem } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";

type NotSensitiveProps = { problem: ValidationProblem };

/** "It is not sensitive", where something only looks so: the step shows it from then on. */
export function NotSensitive({ problem }: NotSensitiveProps) {
  const { t } = useTranslation("designer");
  const { changeStep, isReadOnly } = useDesigner();
  const { code, step, params } = problem;
  if (code !== "looks_sensitive" || step === null) return null;
  const reference: Reference = {
    source: params.from ? { kind: "step", step: params.from } : { kind: "trigger" },
    pointer: params.pointer ?? "",
  };
  return (
    <Button
      variant="link"
      size="sm"
      isDisabled={isReadOnly}
      aria-label={t("problems.notSensitiveOf", { name: params.name ?? "" })}
      onPress={() =>
        changeStep(step, "not_sensitive", (action) => withNotSensitive(action, reference))
      }
    >
      {t("problems.notSensitive")}
    </Button>
  );
}
