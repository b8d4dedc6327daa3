import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { leftOut } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { oneByOne } from "#ui/steps/call-webhook/settings.ts";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { useDetails } from "#ui/values/use-details.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type EverythingExceptProps = SendProps & { excluded: readonly string[] };

/**
 * Everything about the person is sent, apart from the details that stand here as chips and the
 * sensitive ones, which have to be named to be sent.
 */
export function EverythingExcept({ step, change, excluded, tool }: EverythingExceptProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const details = useDetails(step);
  const ofPerson = details.groups.find((group) => group.source.kind === "person")?.details ?? [];
  const left = ofPerson.filter(
    (one) => !one.sensitive && !excluded.includes(one.reference.pointer),
  );
  const sensitive = ofPerson.filter((one) => one.sensitive).map((one) => one.label);
  const list = useNameList();
  const nameOf = (pointer: string) => details.nameOf(leftOut(pointer));
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
          {excluded.map((pointer) => (
            <li key={pointer} className="removable">
              <span className="clip">{nameOf(pointer)}</span>
              {!isReadOnly && (
                <IconButton
                  size="xs"
                  label={t("except.sendAgain", { name: nameOf(pointer) })}
                  icon={<X className="sm" />}
                  onPress={() => set(excluded.filter((one) => one !== pointer))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {sensitive.length > 0 && (
        <p className="small muted">{t("except.sensitive", { details: list(sensitive) })}</p>
      )}
      <div className="row wraps">
        <Select
          label={t("except.leaveOut")}
          hideLabel
          size="sm"
          placeholder={t("except.leaveOut")}
          value={null}
          isDisabled={isReadOnly || left.length === 0}
          options={left.map(({ reference, label }) => ({ id: reference.pointer, label }))}
          onChange={(pointer) => set([...excluded, pointer])}
        />
        <Button
          variant="quiet"
          size="sm"
          isDisabled={isReadOnly}
          onPress={() => {
            // What was sent stands there to be struck out.
            const sent = left.map(({ reference }) => reference);
            change("content_kind", (call) => oneByOne(call, sent));
          }}
        >
          {t("except.choose")}
        </Button>
      </div>
    </div>
  );
}
