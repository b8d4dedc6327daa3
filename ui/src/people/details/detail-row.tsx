import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type CustomDetail,
  type CustomType,
  useRemoveDetail,
  useSetDetail,
} from "#ui/api/person-details.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { CUSTOM_TYPES } from "#ui/person-form/new-detail-dialog.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type DetailRowProps = { detail: CustomDetail; isReadOnly: boolean };

/** A further detail: what it holds, whether it is sensitive, and its end. Each change is saved at once. */
export function DetailRow({ detail, isReadOnly }: DetailRowProps) {
  const { t } = useTranslation("details");
  const { t: common } = useTranslation("common");
  const words = useProblemWords();
  const set = useSetDetail();
  const remove = useRemoveDetail();
  const [opening, setOpening] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { name } = detail;
  const refused = set.error ?? remove.error;
  const save = (next: Partial<CustomDetail>) => {
    remove.reset();
    set.mutate(
      { ...detail, ...next },
      {
        onSuccess: () => {
          setOpening(false);
          toast(t("list.saved", { name }));
        },
      },
    );
  };
  const bringBack = () => set.mutate(detail);
  const removeIt = () => {
    set.reset();
    remove.mutate(name, {
      onSuccess: () => {
        toast(t("list.removed", { name }), { action: { label: common("undo"), run: bringBack } });
        focusBeside(row.current);
      },
    });
  };
  return (
    <li ref={row} className="detail-row">
      <div className="row">
        <span className="medium wrap grow">
          <bdi>{name}</bdi>
        </span>
        <IconButton
          label={t("list.removeOf", { name })}
          icon={<Trash2 />}
          isDisabled={isReadOnly}
          onPress={removeIt}
        />
      </div>
      <div className="row wraps">
        <Select<CustomType>
          label={t("list.typeOf", { name })}
          hideLabel
          size="sm"
          value={detail.type}
          isDisabled={isReadOnly}
          options={CUSTOM_TYPES.map((id) => ({ id, label: t(`type.${id}`) }))}
          onChange={(type) => type !== detail.type && save({ type })}
        />
        <Checkbox
          aria-label={common("named", { what: t("add.sensitive"), name })}
          isSelected={detail.sensitive}
          isDisabled={isReadOnly}
          onChange={(sensitive) => (sensitive ? save({ sensitive }) : setOpening(true))}
        >
          {t("add.sensitive")}
        </Checkbox>
      </div>
      {refused && !opening && <ErrorLine text={`${words(refused).what} ${words(refused).todo}`} />}
      {opening && (
        <AskDialog
          title={t("open_up.title", { name })}
          button={t("open_up.button")}
          isPending={set.isPending}
          error={set.error}
          onClose={() => setOpening(false)}
          onConfirm={() => save({ sensitive: false })}
        >
          <p>{t("open_up.text")}</p>
        </AskDialog>
      )}
    </li>
  );
}

/** The focus goes on to the row that takes the place of a removed one. */
function focusBeside(row: HTMLElement | null): void {
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  next?.querySelector<HTMLElement>("button.icon-only")?.focus();
}
