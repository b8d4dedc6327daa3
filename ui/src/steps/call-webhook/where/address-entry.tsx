import { useMutation } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { changeConnection, readAddress, useTakeConnection } from "#ui/api/connections.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { Header } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { toolName } from "#ui/steps/call-webhook/where/tool-name.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type AddressEntryProps = SendProps & {
  onRead: (read: Shape<"AddressRead">) => void;
};

/**
 * Takes a pasted address, `Authorization` line or cURL command.
 * The raw text lives in the field only, until the API has split it and kept its secret.
 */
export function AddressEntry(props: AddressEntryProps) {
  const { connection, change } = props;
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const take = useTakeConnection();
  const problemWords = useProblemWords();
  const read = useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const text = field.current?.value ?? "";
      const found = await readAddress({ text, connection: connection?.id ?? null });
      const { id, host, shown_address: shown } = found.connection;
      if (connection || !host) return found;
      const name = toolName(host) ?? shown ?? host;
      // The address is read all the same when its connection keeps the host's name.
      const named = await changeConnection(id, { name }).catch(() => found.connection);
      return { ...found, connection: named };
    },
    onSuccess: (found) => {
      if (field.current) field.current.value = "";
      take(found.connection);
      change("connection", (call) => ({
        ...call,
        connection: found.connection.id,
        path: found.path.length > 0 || found.found.includes("address") ? found.path : call.path,
        method: found.method ?? call.method,
        headers: withHeaders(call.headers, found.headers),
      }));
      props.onRead(found);
    },
  });
  const submit = () => {
    if ((field.current?.value.trim() ?? "") !== "" && !read.isPending) read.mutate();
  };
  const words = read.error ? problemWords(read.error) : null;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t("where.address")} <span className="muted">{t("where.addressIt")}</span>
      </label>
      <span className="help" id={`${id}h`}>
        {t("where.addressHelp")}
      </span>
      <span className="input area">
        <textarea
          ref={field}
          id={id}
          aria-describedby={`${id}h`}
          className="code"
          dir="ltr"
          rows={2}
          autoComplete="off"
          spellCheck={false}
          disabled={isReadOnly}
          placeholder="https://"
          onPaste={() => setTimeout(submit)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            submit();
          }}
        />
      </span>
      {words && <ErrorLine text={`${words.what} ${words.todo}`} />}
      <div>
        <Button size="sm" isDisabled={read.isPending || isReadOnly} onPress={submit}>
          {read.isPending ? t("where.reading") : t("where.use")}
        </Button>
      </div>
    </div>
  );
}

/** Headers of a command take the place of those with the same names. */
function withHeaders(known: readonly Header[], found: readonly Header[]): Header[] {
  const names = new Set(found.map((header) => header.name.toLowerCase()));
  return [...known.filter((header) => !names.has(header.name.toLowerCase())), ...found];
}
