import { useTranslation } from "react-i18next";
import { DeletePathDialog } from "#ui/editing/paths/delete-path-dialog.tsx";
import type { ChoicePath, Heir } from "#ui/steps/choose-path/settings.ts";

type DeleteChoicePathProps = {
  path: ChoicePath;
  name: string;
  others: readonly ChoicePath[];
  nameOf: (path: ChoicePath) => string;
  onDelete: (heir: Heir) => void;
  onClose: () => void;
};

/** No path has this id. */
const OTHERWISE = "otherwise";

/** Asked before a path with steps is deleted: where they go, to those left over too. */
export function DeleteChoicePath(props: DeleteChoicePathProps) {
  const { path, name, others, nameOf, onDelete, onClose } = props;
  const { t: tSteps } = useTranslation("steps");
  return (
    <DeletePathDialog
      path={{ ...path, name }}
      others={[
        ...others.map((other) => ({ id: other.id, name: nameOf(other) })),
        { id: OTHERWISE, name: tSteps("otherwise") },
      ]}
      onClose={onClose}
      onDelete={(heir) =>
        onDelete(heir === OTHERWISE ? "otherwise" : heir === null ? null : { path: heir })
      }
    />
  );
}
