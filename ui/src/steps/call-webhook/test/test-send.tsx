import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { testSend } from "#ui/api/sending.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { TestAnswer } from "#ui/steps/call-webhook/test/test-answer.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { usePreview } from "#ui/steps/call-webhook/what/use-preview.ts";

const JsonEditor = lazy(() =>
  import("#ui/values/json-editor.tsx").then((module) => ({ default: module.JsonEditor })),
);

/** Sends the sample person's data for real, changed beforehand if one wants, and shows the answer. */
export function TestSend({ step, tool, connection }: SendProps) {
  const { t } = useTranslation("designer");
  const { workflow, definition, person, isReadOnly } = useDesigner();
  const client = useQueryClient();
  const shown = usePreview(step);
  const [body, setBody] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (confirmed: boolean) =>
      testSend({
        workflow: workflow.id,
        definition,
        step,
        person: person?.id ?? "",
        body,
        confirmed,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.workflow(workflow.id, "details") }),
  });
  const asks = codeOf(send.error) === "confirm_first_send";
  const isReady = connection !== null && connection.needs.length === 0;
  const reason = !isReady ? t("test.needsAddress") : !person ? t("preview.nobody") : null;
  return (
    <>
      {send.data ? (
        <TestAnswer
          result={send.data}
          step={step}
          tool={tool}
          isSending={send.isPending}
          onAgain={() => send.mutate(true)}
        />
      ) : (
        <div>
          <Button
            icon={<Send />}
            reason={reason}
            isDisabled={send.isPending || isReadOnly}
            onPress={() => send.mutate(false)}
          >
            {send.isPending ? t("test.sending", { tool }) : t("test.send", { tool })}
          </Button>
        </div>
      )}
      <Checkbox
        isSelected={body !== null}
        isDisabled={!shown.data || shown.data.body === null}
        onChange={(on) => setBody(on ? (shown.data?.body ?? "") : null)}
      >
        {t("test.change")}
      </Checkbox>
      {body !== null && (
        <Suspense fallback={<p className="muted small">{t("test.loadingEditor")}</p>}>
          <JsonEditor
            label={t("test.data")}
            value={body}
            onChange={setBody}
            onReset={() => setBody(shown.data?.body ?? "")}
          />
        </Suspense>
      )}
      {send.error && !asks && <ErrorState error={send.error} />}
      {asks && (
        <Dialog
          isOpen
          isQuestion
          title={t("test.first", { tool })}
          onClose={() => send.reset()}
          footer={
            <>
              <Button onPress={() => send.reset()}>{t("test.dontSend")}</Button>
              <Button variant="primary" onPress={() => send.mutate(true)}>
                {t("test.send", { tool })}
              </Button>
            </>
          }
        >
          <p>
            {t("test.firstText", {
              host: connection?.host ?? tool,
              name: person?.display_name ?? "",
            })}
          </p>
        </Dialog>
      )}
    </>
  );
}
