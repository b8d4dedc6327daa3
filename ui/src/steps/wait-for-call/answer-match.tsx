import { useTranslation } from "react-i18next";
import { CallFieldSelect } from "#ui/calls/call-field-select.tsx";
import type { MatchBy, StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { useDetails } from "#ui/values/use-details.ts";

type AnswerMatchProps = {
  step: StepId;
  match: Extract<MatchBy, { kind: "step_answer" }>;
  callers: readonly { id: StepId; number: string; step: { name: string } | null }[];
  onChange: (match: MatchBy) => void;
};

/** Which step, and which detail of its answer. */
export function AnswerMatch({ step, match, callers, onChange }: AnswerMatchProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const details = useDetails(step);
  const group = details.groups.find((one) => one.key === match.step);
  const known = (group?.details ?? []).map((detail) => ({
    pointer: detail.reference.pointer,
    whose: detail.reference.pointer,
    value: detail.sample ?? "",
    type: "text" as const,
    calls: 1,
  }));
  return (
    <>
      <span>{t("who.answerOf")}</span>
      <Select
        label={t("who.answerOf")}
        hideLabel
        size="sm"
        value={match.step}
        isDisabled={isReadOnly}
        options={callers.map((one) => ({
          id: one.id,
          label: `${one.number} ${one.step?.name ?? ""}`,
        }))}
        onChange={(next) => onChange({ ...match, step: next })}
      />
      <span>{t("who.returned")}</span>
      <CallFieldSelect
        label={t("who.returned")}
        value={match.pointer}
        known={{ known, known_more: group?.more ?? false, looked_at: 1 }}
        isDisabled={isReadOnly}
        onChange={(pointer) => onChange({ ...match, pointer: pointer ?? "" })}
      />
    </>
  );
}
