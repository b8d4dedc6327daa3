import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ToolNameFieldProps = { connection: Connection };

const LONGEST_NAME = 120;

/** The name of the tool: asked for where nobody has said it, else behind a press. */
export function ToolNameEntry({ connection, isAsked }: ToolNameFieldProps & { isAsked: boolean }) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const [isOpen, setOpen] = useState(false);
  if (isAsked || isOpen) return <ToolNameField connection={connection} autoFocus={isOpen} />;
  if (isReadOnly) return null;
  return (
    <div>
      <Button variant="link" size="sm" className="flush" onPress={() => setOpen(true)}>
        {t("where.rename", { tool: connection.name })}
      </Button>
    </div>
  );
}

/** What people call the tool at an address. It is asked once, and said wherever the tool is meant. */
function ToolNameField({ connection, autoFocus }: ToolNameFieldProps & { autoFocus: boolean }) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const [typed, setTyped] = useState(connection.name);
  const change = useChangeConnection(connection.id);
  const words = useProblemWords();
  const save = () => {
    const name = typed.trim();
    if (name !== "" && name !== connection.name) change.mutate({ name });
    else setTyped(connection.name);
  };
  return (
    <>
      <TextField
        className="tool-name"
        label={t("where.toolName")}
        help={t("where.toolNameHelp")}
        size="sm"
        value={typed}
        maxLength={LONGEST_NAME}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
        onChange={setTyped}
        onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          else event.continuePropagation();
        }}
      />
      {change.error && <ErrorLine text={words(change.error).what} />}
    </>
  );
}
