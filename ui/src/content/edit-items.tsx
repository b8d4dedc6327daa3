import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EditCell } from "#ui/content/edit-cell.tsx";
import type { Plain } from "#ui/content/value.ts";
import { pointerWith } from "#ui/document/detail-names.ts";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";

type EditItemsProps = {
  name: string;
  pointer: string;
  items: readonly Plain[];
  /** What is typed and does not fit, by its place. */
  unfit: ReadonlyMap<string, string>;
  onType: (pointer: string, kind: Plain["kind"], typed: string) => void;
  onRemove: (index: number) => void;
  onAdd: () => void;
};

/** A list of values: one field for each. */
export function EditItems(props: EditItemsProps) {
  const { name, pointer, items, unfit, onType, onRemove, onAdd } = props;
  const { t } = useTranslation("content");
  return (
    <div className="content-edit-items">
      {items.map((item, index) => {
        const at = pointerWith(pointer, String(index));
        const number = index + 1;
        return (
          <div key={at} className="content-edit-item">
            <EditCell
              label={t("edit.itemOf", { name, number })}
              value={item}
              kind={item.kind}
              unfit={unfit.get(at)}
              onType={(typed) => onType(at, item.kind, typed)}
            />
            <IconButton
              size="sm"
              label={t("edit.removeItem", { name, number })}
              icon={<X />}
              onPress={() => onRemove(index)}
            />
          </div>
        );
      })}
      <Button
        variant="link"
        size="sm"
        icon={<Plus />}
        aria-label={t("edit.addItemOf", { name })}
        onPress={onAdd}
      >
        {t("edit.addItem")}
      </Button>
    </div>
  );
}
