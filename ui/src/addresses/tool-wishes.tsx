import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { dotted, pointerOf } from "#ui/document/detail-names.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type ToolWishesProps = {
  settings: Shape<"AddressSettings">;
  isReadOnly: boolean;
  onChange: (settings: Shape<"AddressSettings">) => void;
};

const NO_TEST = { pointer: "", value: "" };

/** What the other tool wants to hear, and by what a call is only a test of its own. */
export function ToolWishes({ settings, isReadOnly, onChange }: ToolWishesProps) {
  const { t } = useTranslation("designer");
  const [first = NO_TEST, ...others] = settings.tests ?? [];
  const [test, setTest] = useState(first);
  const finish = () => {
    const value = test.value.trim();
    const isWhole = test.pointer !== "" && value !== "";
    const tests = [...(isWhole ? [{ ...test, value }] : []), ...others];
    const isNew = test.pointer !== first.pointer || value !== first.value;
    // Half of it says nothing yet.
    if (isNew && (isWhole || (test.pointer === "" && value === ""))) {
      onChange({ ...settings, tests });
    }
  };
  return (
    <>
      <Answer settings={settings} isReadOnly={isReadOnly} onChange={onChange} />
      <TextField
        label={t("addressIt.testField")}
        help={t("addressIt.testHelp")}
        size="sm"
        code
        defaultValue={dotted(first.pointer)}
        isReadOnly={isReadOnly}
        onChange={(text) =>
          setTest({ ...test, pointer: text.trim() === "" ? "" : pointerOf(text) })
        }
        onBlur={finish}
      />
      <TextField
        label={t("addressIt.testValue")}
        size="sm"
        code
        value={test.value}
        isReadOnly={isReadOnly}
        onChange={(value) => setTest({ ...test, value })}
        onBlur={finish}
      />
    </>
  );
}

function Answer({ settings, isReadOnly, onChange }: ToolWishesProps) {
  const { t } = useTranslation("designer");
  const kept = settings.answer ?? "";
  const [answer, setAnswer] = useState<string | null>(null);
  return (
    <TextField
      label={t("addressIt.answer")}
      help={t("addressIt.answerHelp")}
      size="sm"
      code
      value={answer ?? kept}
      isReadOnly={isReadOnly}
      onChange={setAnswer}
      onBlur={() => {
        setAnswer(null);
        if (answer !== null && answer !== kept) onChange({ ...settings, answer });
      }}
    />
  );
}
