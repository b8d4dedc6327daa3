import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Method } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { NumberField } from "#ui/parts/fields/number-field.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { HeaderRows } from "#ui/steps/call-webhook/it/header-rows.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/call-webhook/problem-sections.ts";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { useDetails } from "#ui/values/use-details.ts";
import { ValueField } from "#ui/values/value-field.tsx";

const METHODS = ["POST", "PUT", "PATCH", "DELETE", "GET"] as const;
const LONGEST_S = 30;

/** What only IT may need: method, path, headers, success codes, time limit. */
export function DetailsForIt(props: SendProps) {
  const { step, action, change } = props;
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const details = useDetails(step);
  return (
    <Section
      number={null}
      title={t("it.title")}
      problems={PROBLEM_SECTIONS.it}
      isComplete
      summary={t("it.summary")}
    >
      <Select<Method>
        label={t("it.method")}
        size="sm"
        value={action.method}
        isDisabled={isReadOnly}
        options={METHODS.map((id) => ({ id, label: id }))}
        onChange={(method) => change("method", (call) => ({ ...call, method }))}
      />
      <div className="field">
        <span className="label">{t("it.path")}</span>
        <span className="help">{t("it.pathHelp")}</span>
        <ValueField
          className="is-boxed code"
          place="path"
          label={t("it.path")}
          slash={false}
          segments={action.path}
          details={details}
          isReadOnly={isReadOnly}
          onChange={(path) => change("path", (call) => ({ ...call, path }))}
        />
      </div>
      <HeaderRows {...props} />
      <SuccessCodes {...props} />
      <NumberField
        data-field="timeout_s"
        label={t("it.timeout")}
        size="sm"
        minValue={1}
        maxValue={LONGEST_S}
        value={action.timeout_s}
        isReadOnly={isReadOnly}
        onChange={(timeout_s) =>
          Number.isFinite(timeout_s) && change("timeout_s", (call) => ({ ...call, timeout_s }))
        }
      />
    </Section>
  );
}

function SuccessCodes({ action, change }: SendProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    if (typed === null) return;
    const codes = [...new Set((typed.match(/\b[1-5]\d\d\b/g) ?? []).map(Number))];
    setTyped(null);
    change("also_success", (call) => ({ ...call, also_success: codes }));
  };
  return (
    <TextField
      data-field="also_success"
      label={t("it.success")}
      help={t("it.successHelp")}
      size="sm"
      code
      isReadOnly={isReadOnly}
      value={typed ?? action.also_success.join(", ")}
      onChange={setTyped}
      onBlur={finish}
    />
  );
}
