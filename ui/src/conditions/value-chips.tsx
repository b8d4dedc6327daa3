import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonPicker } from "#ui/conditions/person-picker.tsx";
import { ValuePicker } from "#ui/conditions/value-picker.tsx";
import type { Test } from "#ui/document/definition.ts";
import { valueForm } from "#ui/document/operators.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";

type ValueChipsProps = {
  name: string;
  test: Test;
  isReadOnly: boolean;
  onChange: (values: string[]) => void;
};

/** Texts to compare with: one of them is enough. */
export function ValueChips({ name, test, isReadOnly, onChange }: ValueChipsProps) {
  const { t } = useTranslation("designer");
  const words = useConditionWords();
  const add = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  const values = test.values.filter((value) => value !== "");
  const focusAdd = () => requestAnimationFrame(() => add.current?.focus());
  const close = () => {
    setPicking(false);
    focusAdd();
  };
  const picking = {
    anchor: add,
    chosen: values,
    onPick: (value: string) => {
      onChange([...values, value]);
      close();
    },
    onClose: close,
  };
  return (
    <div className="cond-values">
      {values.length > 0 && (
        <ul className="cond-chips" aria-label={t("conditions.values", { detail: name })}>
          {values.map((value, index) => {
            const said = words.value(test.reference, value);
            return (
              <li key={value} className="cond-value">
                <bdi className="clip" title={said}>
                  {said}
                </bdi>
                {!isReadOnly && (
                  <button
                    type="button"
                    className="cond-value-remove"
                    aria-label={t("conditions.removeValue", { value: said })}
                    onClick={() => {
                      onChange(values.toSpliced(index, 1));
                      focusAdd();
                    }}
                  >
                    <X />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!isReadOnly && (
        <button
          ref={add}
          type="button"
          className="cond-pick is-add"
          aria-label={t("conditions.addValue", { detail: name })}
          title={t("conditions.addValue", { detail: name })}
          aria-haspopup="dialog"
          aria-expanded={isPicking}
          onClick={() => setPicking(true)}
        >
          <Plus />
        </button>
      )}
      {isPicking &&
        (valueForm(test.operator) === "people" ? (
          <PersonPicker {...picking} />
        ) : (
          <ValuePicker {...picking} reference={test.reference} />
        ))}
    </div>
  );
}
