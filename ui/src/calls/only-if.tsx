import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSampleCall } from "#ui/api/addresses.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CallFieldSelect } from "#ui/calls/call-field-select.tsx";
import type { ConditionGroup, Operator, Test } from "#ui/document/definition.ts";
import { OPERATORS, valueForm, valuesFor } from "#ui/document/operators.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { useConditionSummary } from "#ui/sentences/use-condition-summary.ts";

type OnlyIfProps = {
  address: Shape<"Address"> | null;
  condition: ConditionGroup | null;
  onChange: (part: string, condition: ConditionGroup | null) => void;
};

/** Conditions on the call alone, in words. */
export function OnlyIf({ address, condition, onChange }: OnlyIfProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const fields = useSampleCall(address).data?.fields ?? [];
  const tests = condition?.tests ?? [];
  const mode = condition?.mode ?? "all";
  const set = (part: string, next: Test[]) =>
    onChange(part, next.length === 0 ? null : { mode, tests: next });
  const add = () =>
    set("add", [
      ...tests,
      { reference: { source: { kind: "call" }, pointer: "" }, operator: "is", values: [""] },
    ]);
  const inWords = useConditionSummary(condition);
  return (
    <>
      {tests.length > 1 && (
        <Select<ConditionGroup["mode"]>
          label={t("onlyIf.mode")}
          size="sm"
          value={mode}
          isDisabled={isReadOnly}
          options={[
            { id: "all", label: t("onlyIf.all") },
            { id: "any", label: t("onlyIf.any") },
          ]}
          onChange={(next) => onChange("mode", { mode: next, tests })}
        />
      )}
      {tests.length === 0 && <p className="small muted">{t("onlyIf.none")}</p>}
      <ul className="stack tight">
        {tests.map((test, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <li key={index} className="test-row">
            <CallFieldSelect
              label={t("onlyIf.field")}
              value={test.reference.pointer}
              fields={fields}
              isDisabled={isReadOnly}
              onChange={(pointer) =>
                set(
                  `field_${index}`,
                  tests.with(index, {
                    ...test,
                    reference: { source: { kind: "call" }, pointer: pointer ?? "" },
                  }),
                )
              }
            />
            <Select<Operator>
              label={t("onlyIf.operator")}
              hideLabel
              size="sm"
              value={test.operator}
              isDisabled={isReadOnly}
              options={OPERATORS.map((id) => ({ id, label: t(`conditions.operators.${id}`) }))}
              onChange={(operator) =>
                set(
                  `operator_${index}`,
                  tests.with(index, {
                    ...test,
                    operator,
                    values: valuesFor(operator, test.operator, test.values),
                  }),
                )
              }
            />
            {needsValue(test.operator) && (
              <TextField
                label={t("onlyIf.value")}
                hideLabel
                size="sm"
                isReadOnly={isReadOnly}
                placeholder={t(isList(test.operator) ? "onlyIf.several" : "onlyIf.one")}
                value={test.values.join(", ")}
                onChange={(text) =>
                  set(
                    `value_${index}`,
                    tests.with(index, {
                      ...test,
                      values: isList(test.operator) ? text.split(/,\s*/) : [text],
                    }),
                  )
                }
              />
            )}
            <IconButton
              label={t("onlyIf.remove")}
              icon={<Trash2 />}
              isDisabled={isReadOnly}
              onPress={() => set("remove", tests.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button variant="link" size="sm" icon={<Plus />} isDisabled={isReadOnly} onPress={add}>
          {t("onlyIf.add")}
        </Button>
      </div>
      {tests.length > 0 && <p className="help">{t("onlyIf.inWords", { condition: inWords })}</p>}
    </>
  );
}

function needsValue(operator: Operator): boolean {
  return valueForm(operator) !== "none";
}

/** Whether commas part its values. */
function isList(operator: Operator): boolean {
  const several: readonly Operator[] = ["is_one_of", "is_not_one_of", "includes_any", "includes_all"];
  return several.includes(operator) || valueForm(operator) === "range";
}
