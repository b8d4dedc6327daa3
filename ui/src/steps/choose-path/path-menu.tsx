import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import type { ChoicePath } from "#ui/steps/choose-path/settings.ts";
import type { EditPaths } from "#ui/steps/choose-path/use-edit-paths.ts";

type PathMenuProps = {
  path: ChoicePath;
  name: string;
  index: number;
  count: number;
  edit: EditPaths;
  onDelete: () => void;
};

/** What can be done with a path. */
export function PathMenu({ path, name, index, count, edit, onDelete }: PathMenuProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  return (
    <Menu
      label={tSteps("more_of", { name })}
      size="xs"
      entries={[
        {
          id: "up",
          icon: <ArrowUp />,
          label: t("menu.moveUp"),
          shortcut: "Alt ↑",
          reason: index === 0 ? t("paths.isFirst") : null,
          onAction: () => edit.place(path.id, index - 1),
        },
        {
          id: "down",
          icon: <ArrowDown />,
          label: t("menu.moveDown"),
          shortcut: "Alt ↓",
          reason: index === count - 1 ? t("paths.isLast") : null,
          onAction: () => edit.place(path.id, index + 1),
        },
        {
          id: "delete",
          icon: <Trash2 />,
          label: t("menu.delete"),
          danger: true,
          reason: count === 1 ? t("paths.isOnly") : null,
          onAction: onDelete,
        },
      ]}
    />
  );
}
