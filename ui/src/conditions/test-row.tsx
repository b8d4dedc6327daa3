import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { OperatorMenu } from "#ui/conditions/operator-menu.tsx";
import { SubjectButton } from "#ui/conditions/subject-button.tsx";
import type { Subjects } from "#ui/conditions/subjects.ts";
import { ValueControl } from "#ui/conditions/value-control.tsx";
import { ofDetail, withExact, withOperator } from "#ui/document/conditions.ts";
import type { Test } from "#ui/document/definition.ts";
import { valueForm } from "#ui/document/operators.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

type TestRowProps = {
  test: Test;
  /** How it is joined to the one before; none for the first. */
  joint: string | null;
  subjects: Subjects;
  onChange: (part: string, test: Test) => void;
  onRemove: () => void;
};

/** One test: what is compared, how, and with what. */
export function TestRow({ test, joint, subjects, onChange, onRemove }: TestRowProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const name = subjects.nameOf(test.reference) || t("conditions.someDetail");
  return (
    <div className="cond">
      <div className="cond-what">
        {joint && <span className="cond-joint">{joint}</span>}
        <SubjectButton
          reference={test.reference}
          subjects={subjects}
          isDisabled={isReadOnly}
          onPick={(reference) =>
            onChange("detail", ofDetail(test, reference, subjects.typeOf(reference)))
          }
        />
        <OperatorMenu
          name={name}
          test={test}
          type={subjects.typeOf(test.reference)}
          isDisabled={isReadOnly}
          onOperator={(operator) => onChange("operator", withOperator(test, operator))}
          onExact={(exact) => onChange("exact", withExact(test, exact))}
        />
      </div>
      {!isReadOnly && (
        <IconButton
          size="xs"
          label={t("conditions.remove", { detail: name })}
          icon={<X className="sm" />}
          onPress={onRemove}
        />
      )}
      {valueForm(test.operator) !== "none" && (
        <ValueControl
          name={name}
          test={test}
          isReadOnly={isReadOnly}
          onChange={(values) => onChange("values", { ...test, values })}
        />
      )}
    </div>
  );
}
