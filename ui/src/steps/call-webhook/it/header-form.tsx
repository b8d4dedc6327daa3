import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { keepHeader, useTakeConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import type { Header } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type HeaderFormProps = {
  connection: Connection | null;
  /** The secret header whose value is replaced; a new header when there is none. */
  header?: Header & { value: { kind: "secret" } };
  onDone: (header: Header) => void;
  onCancel: () => void;
};

/**
 * Takes a header. A secret value lives in the field only, until the password store has it; the
 * draft and its undo list hold the place where it is kept.
 */
export function HeaderForm({ connection, header, onDone, onCancel }: HeaderFormProps) {
  const { t } = useTranslation("panels");
  const [name, setName] = useState(header?.name ?? "");
  const [isPlain, setPlain] = useState(false);
  const [missing, setMissing] = useState<"name" | "value" | null>(null);
  const value = useRef<HTMLInputElement>(null);
  const id = useId();
  const take = useTakeConnection();
  const problemWords = useProblemWords();
  const keep = useMutation({
    gcTime: 0,
    mutationFn: () =>
      keepHeader(connection?.id ?? "", {
        name: name.trim(),
        value: value.current?.value ?? "",
      }),
    onSuccess: (kept) => {
      if (value.current) value.current.value = "";
      take(kept.connection);
      toast(t("headers.saved", { name: kept.header.name }));
      onDone(kept.header);
    },
  });
  const refusal = isPlain
    ? null
    : connection === null
      ? t("headers.noAddress")
      : connection.kind === "practice"
        ? t("headers.practice")
        : null;
  const save = () => {
    const text = value.current?.value.trim() ?? "";
    const lacks = name.trim() === "" ? "name" : text === "" ? "value" : null;
    setMissing(lacks);
    if (lacks || refusal || keep.isPending) return;
    if (isPlain) onDone({ name: name.trim(), value: { kind: "plain", text } });
    else keep.mutate();
  };
  const words = keep.error ? problemWords(keep.error) : null;
  return (
    <div className="header-form">
      {!header && (
        <TextField
          label={t("headers.name")}
          size="sm"
          code
          autoFocus
          placeholder="X-Api-Key"
          value={name}
          error={missing === "name" ? t("headers.nameNeeded") : null}
          onChange={setName}
        />
      )}
      <div className="field">
        <label className="label" htmlFor={id}>
          {header ? t("headers.valueOf", { name: header.name }) : t("headers.value")}
        </label>
        <span className="input sm">
          <input
            ref={value}
            id={id}
            type={isPlain ? "text" : "password"}
            className="code"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: pressing Replace is the wish to type here.
            autoFocus={header !== undefined}
            aria-describedby={missing === "value" || words ? `${id}e` : undefined}
            aria-invalid={missing === "value"}
            onKeyDown={(event) => {
              if (event.key === "Enter") save();
            }}
          />
        </span>
        {(missing === "value" || words) && (
          <ErrorLine
            id={`${id}e`}
            text={missing === "value" ? t("headers.valueNeeded") : `${words?.what} ${words?.todo}`}
          />
        )}
      </div>
      {!header && (
        <Checkbox isSelected={isPlain} help={t("headers.notSecretHelp")} onChange={setPlain}>
          {t("headers.notSecret")}
        </Checkbox>
      )}
      <div className="row wraps">
        <Button size="sm" isPending={keep.isPending} reason={refusal} onPress={save}>
          {t("headers.save")}
        </Button>
        <Button size="sm" variant="quiet" onPress={onCancel}>
          {t("headers.cancel")}
        </Button>
      </div>
    </div>
  );
}
