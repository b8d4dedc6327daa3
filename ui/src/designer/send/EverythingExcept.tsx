import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import type { SendProps } from "#ui/designer/send/use-connection.ts";
import { usePreview } from "#ui/designer/send/use-preview.ts";
import { Button } from "#ui/parts/Button.tsx";
import { IconButton } from "#ui/parts/IconButton.tsx";
import { Select } from "#ui/parts/Select.tsx";

type EverythingExceptProps = SendProps & { excluded: readonly string[] };

/** Everything about the person is sent, apart from the details that stand here as chips. */
export function EverythingExcept({ step, change, excluded, tool }: EverythingExceptProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const preview = usePreview(step);
  const left = (preview.data?.rows ?? []).map((row) => row.name);
  const set = (next: string[]) =>
    change("content_excluded", (call) => ({
      ...call,
      content: { kind: "everything_except", excluded: next },
    }));
  return (
    <div className="stack tight">
      <p className="small">{t("except.text", { tool })}</p>
      {excluded.length === 0 ? (
        <p className="small muted">{t("except.nothing")}</p>
      ) : (
        <ul className="chips" aria-label={t("except.leftOut")}>
          {excluded.map((name) => (
            <li key={name} className="removable">
              <span className="code clip">{name}</span>
              {!isReadOnly && (
                <IconButton
                  size="xs"
                  label={t("except.sendAgain", { name })}
                  icon={<X className="sm" />}
                  onPress={() => set(excluded.filter((one) => one !== name))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="row wraps">
        <Select
          label={t("except.leaveOut")}
          hideLabel
          size="sm"
          placeholder={t("except.leaveOut")}
          value={null}
          isDisabled={isReadOnly || left.length === 0}
          options={left.map((id) => ({ id, label: id }))}
          onChange={(name) => set([...excluded, name])}
        />
        <Button
          variant="quiet"
          size="sm"
          isDisabled={isReadOnly}
          onPress={() =>
            change("content_kind", (call) => ({ ...call, content: { kind: "fields", fields: [] } }))
          }
        >
          {t("except.choose")}
        </Button>
      </div>
    </div>
  );
}
