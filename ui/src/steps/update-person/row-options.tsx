import { Ellipsis, Trash2 } from "lucide-react";
import type { WhenEmpty } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import {
  canBeEmpty,
  type DetailValue,
  EMPTIED,
  fixedText,
  isChosen,
  isEmptied,
  NOT_SAID,
} from "#ui/steps/update-person/settings.ts";

type RowOptionsProps = {
  row: DetailValue;
  onChange: (part: string, row: DetailValue) => void;
  onRemove: () => void;
};

const RULES = ["stop", "leave_out", "send_empty", "use_text"] as const;

/** Whether the detail is set or emptied, and what happens when what it is made of is empty. */
export function RowOptions({ row, onChange, onRemove }: RowOptionsProps) {
  const { t } = useKindWords();
  const words = useFlowWords();
  const detail = isChosen(row) ? words.personDetail(row.detail) : t("update_person.panel.detail");
  const label = t("update_person.panel.options", { detail });
  const isGone = isEmptied(row);
  return (
    <PopoverBox
      label={label}
      placement="bottom end"
      trigger={<IconButton size="xs" label={label} icon={<Ellipsis className="sm" />} />}
    >
      {(close) => (
        <div className="stack tight field-options">
          {canBeEmpty(row.detail) && (
            <Select
              label={t("update_person.panel.what")}
              size="sm"
              value={isGone ? "empty" : "set"}
              options={[
                { id: "set", label: t("update_person.panel.isSet") },
                { id: "empty", label: t("update_person.panel.isEmptied") },
              ]}
              onChange={(id) =>
                onChange("value", { ...row, value: id === "empty" ? EMPTIED : NOT_SAID })
              }
            />
          )}
          {!isGone && fixedText(row.value.segments) === null && (
            <WhenItIsEmpty row={row} onChange={onChange} />
          )}
          <Button
            variant="danger-plain"
            size="sm"
            icon={<Trash2 />}
            onPress={() => {
              close();
              onRemove();
            }}
          >
            {t("update_person.panel.remove")}
          </Button>
        </div>
      )}
    </PopoverBox>
  );
}

function WhenItIsEmpty({ row, onChange }: Pick<RowOptionsProps, "row" | "onChange">) {
  const { t } = useKindWords();
  const { value } = row;
  const rules = RULES.filter((rule) => rule !== "send_empty" || canBeEmpty(row.detail));
  const set = (when_empty: WhenEmpty) =>
    onChange("when_empty", { ...row, value: { ...value, when_empty } });
  return (
    <>
      <Select<WhenEmpty["kind"]>
        label={t("update_person.panel.whenEmpty")}
        size="sm"
        value={value.when_empty.kind}
        options={rules.map((id) => ({ id, label: t(`update_person.panel.rules.${id}`) }))}
        onChange={(kind) => set(kind === "use_text" ? { kind, text: "" } : { kind })}
      />
      {value.when_empty.kind === "use_text" && (
        <TextField
          label={t("update_person.panel.useText")}
          size="sm"
          value={value.when_empty.text}
          onChange={(text) => set({ kind: "use_text", text })}
        />
      )}
    </>
  );
}
