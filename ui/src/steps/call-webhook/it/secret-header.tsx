import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";
import type { Header } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { HeaderForm } from "#ui/steps/call-webhook/it/header-form.tsx";

type SecretHeaderProps = {
  header: Header & { value: { kind: "secret" } };
  connection: Connection | null;
  /** Where it is in the settings of the step. */
  place: string;
  isReadOnly: boolean;
  onReplace: (header: Header) => void;
  onRemove: () => void;
};

const MASK = "••••••••";

/** A header whose value is in the password store: it can be replaced or removed, never looked at. */
export function SecretHeader(props: SecretHeaderProps) {
  const { header, connection, isReadOnly, onReplace, onRemove } = props;
  const { t } = useTranslation("panels");
  const [isReplacing, setReplacing] = useState<boolean | null>(null);
  const { name } = header;
  const isKept = connection?.auth.kept_slots.includes(header.value.slot) ?? false;
  return (
    <li className="header-kept" data-field={props.place}>
      <div className="row wraps">
        <span className="grow wrap">
          <bdi className="code medium">{name}</bdi>{" "}
          {isKept && (
            <span className="muted">
              <span aria-hidden="true">
                {header.value.word}
                {MASK}
              </span>
              <span className="hide">{t("headers.kept")}</span>
            </span>
          )}
        </span>
        {!isReplacing && (
          <>
            <Button
              variant="link"
              size="sm"
              aria-label={t("headers.replaceNamed", { name })}
              autoFocus={isReplacing === false}
              isDisabled={isReadOnly}
              onPress={() => setReplacing(true)}
            >
              {t("headers.replace")}
            </Button>
            <Button
              variant="link"
              size="sm"
              aria-label={t("headers.removeNamed", { name })}
              isDisabled={isReadOnly}
              onPress={onRemove}
            >
              {t("headers.remove")}
            </Button>
          </>
        )}
      </div>
      {!isKept && !isReplacing && (
        <p className="error">
          <StatusGlyph status="needs_you" />
          <span>{t("headers.gone")}</span>
        </p>
      )}
      {isReplacing && (
        <HeaderForm
          connection={connection}
          header={header}
          onCancel={() => setReplacing(false)}
          onDone={(kept) => {
            setReplacing(false);
            onReplace(kept);
          }}
        />
      )}
    </li>
  );
}
