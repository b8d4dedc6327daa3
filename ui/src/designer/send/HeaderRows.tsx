import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import type { SendProps } from "#ui/designer/send/use-connection.ts";
import type { Header } from "#ui/flow/definition.ts";
import { Button } from "#ui/parts/Button.tsx";
import { IconButton } from "#ui/parts/IconButton.tsx";

/** Extra headers whose values are no secrets; secret ones belong to the connection's token. */
export function HeaderRows({ action, change }: SendProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const set = (part: string, next: (headers: Header[]) => Header[]) =>
    change(part, (call) => ({ ...call, headers: next(call.headers) }));
  return (
    <div className="field">
      <span className="label">{t("it.headers")}</span>
      <span className="help">{t("it.headersHelp")}</span>
      <ul className="stack tight">
        {action.headers.map((header, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <li key={index} className="header-row">
            <span className="input sm">
              <input
                className="code"
                aria-label={t("it.headerName")}
                placeholder="X-Source"
                value={header.name}
                readOnly={isReadOnly}
                onChange={(event) =>
                  set(`header_${index}_name`, (all) =>
                    all.with(index, { ...header, name: event.target.value }),
                  )
                }
              />
            </span>
            <span className="input sm">
              {header.value.kind === "plain" ? (
                <input
                  className="code"
                  aria-label={t("it.headerValue", { name: header.name })}
                  value={header.value.text}
                  readOnly={isReadOnly}
                  onChange={(event) =>
                    set(`header_${index}_value`, (all) =>
                      all.with(index, {
                        ...header,
                        value: { kind: "plain", text: event.target.value },
                      }),
                    )
                  }
                />
              ) : (
                <span className="faint">{t("values.secret")}</span>
              )}
            </span>
            <IconButton
              label={t("it.headerRemove", { name: header.name })}
              icon={<Trash2 />}
              isDisabled={isReadOnly}
              onPress={() => set("headers", (all) => all.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="link"
          size="sm"
          icon={<Plus />}
          isDisabled={isReadOnly}
          onPress={() =>
            set("headers", (all) => [...all, { name: "", value: { kind: "plain", text: "" } }])
          }
        >
          {t("it.headerAdd")}
        </Button>
      </div>
    </div>
  );
}
