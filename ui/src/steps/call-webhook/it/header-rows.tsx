import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Header } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { HeaderForm } from "#ui/steps/call-webhook/it/header-form.tsx";
import { PlainHeader } from "#ui/steps/call-webhook/it/plain-header.tsx";
import { SecretHeader } from "#ui/steps/call-webhook/it/secret-header.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";

/** Extra headers: kept secret unless marked "not secret". */
export function HeaderRows({ action, change, connection }: SendProps) {
  const { t } = useTranslation("panels");
  const { isReadOnly } = useDesigner();
  const [isAdding, setAdding] = useState<boolean | null>(null);
  const set = (part: string, next: (headers: Header[]) => Header[]) =>
    change(part, (call) => ({ ...call, headers: next(call.headers) }));
  const remove = (index: number) => set("headers", (all) => all.toSpliced(index, 1));
  const replace = (index: number, header: Header) =>
    set("headers", (all) => (sameHeader(all[index], header) ? all : all.with(index, header)));
  return (
    <div className="field">
      <span className="label">{t("headers.label")}</span>
      <span className="help">{t("headers.help")}</span>
      {action.headers.length > 0 && (
        <ul className="stack tight" aria-label={t("headers.label")}>
          {action.headers.map(({ name, value }, index) =>
            value.kind === "secret" ? (
              <SecretHeader
                key={value.slot}
                header={{ name, value }}
                connection={connection}
                place={`headers/${index}`}
                isReadOnly={isReadOnly}
                onReplace={(header) => replace(index, header)}
                onRemove={() => remove(index)}
              />
            ) : (
              <PlainHeader
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
                key={index}
                header={{ name, value }}
                place={`headers/${index}`}
                isReadOnly={isReadOnly}
                onChange={(part, header) =>
                  set(`header_${index}_${part}`, (all) => all.with(index, header))
                }
                onRemove={() => remove(index)}
              />
            ),
          )}
        </ul>
      )}
      {isAdding ? (
        <HeaderForm
          connection={connection}
          onCancel={() => setAdding(false)}
          onDone={(header) => {
            setAdding(false);
            set("headers", (all) => [...all, header]);
          }}
        />
      ) : (
        <div>
          <Button
            variant="link"
            size="sm"
            icon={<Plus />}
            autoFocus={isAdding === false}
            isDisabled={isReadOnly}
            onPress={() => setAdding(true)}
          >
            {t("headers.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

function sameHeader(one: Header | undefined, other: Header): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
