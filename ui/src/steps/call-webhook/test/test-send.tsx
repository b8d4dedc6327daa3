import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { testSend } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { ContentEditor } from "#ui/content/content-editor.tsx";
import { withHidden, withShown } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import type { Edited } from "#ui/content/use-content-edits.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { TestAnswer } from "#ui/steps/call-webhook/test/test-answer.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { usePreview } from "#ui/steps/call-webhook/what/use-preview.ts";

type TestSendProps = SendProps & {
  /** A test was sent, and this came of it. */
  onSent: (result: Shape<"TestSend">) => void;
};

const NOTHING_HIDDEN: Shape<"HiddenParts"> = { details: [], pointers: [] };

/** Sends the sample person's data for real, changed beforehand if one wants, and shows the answer.
 *  Changed data is that person's: with another person one begins anew. */
export function TestSend(props: TestSendProps) {
  const { person } = useDesigner();
  return <TestSendFor key={person?.id ?? "nobody"} {...props} />;
}

function TestSendFor({ step, tool, action, connection, onSent }: TestSendProps) {
  const { t } = useTranslation("designer");
  const { workflow, definition, person, isReadOnly } = useDesigner();
  const client = useQueryClient();
  const shown = usePreview(step);
  const { t: content } = useTranslation("content");
  const masked = shown.query.data;
  const showing = useShown(masked, shown.reveal);
  const hidden = masked?.hidden ?? NOTHING_HIDDEN;
  const body = masked?.body ?? "";
  const whole = showing.whole?.body ?? null;
  // What is edited stays as it was masked: what is shown is in view alone, and only for its time.
  const [edited, setEdited] = useState<Edited | null>(null);
  const inView = (text: string) =>
    whole === null ? text : withShown(text, hidden.pointers, whole);
  const change = (next: Edited) => {
    const text = whole === null ? next.text : withHidden(next.text, hidden.pointers, whole);
    setEdited({ ...next, text });
  };
  const send = useMutation({
    mutationFn: (confirmed: boolean) =>
      testSend({
        workflow: workflow.id,
        definition,
        step,
        person: person?.id ?? "",
        body: edited === null || edited.text === body ? null : edited.text,
        confirmed,
      }),
    onSuccess: (result) => {
      onSent(result);
      return client.invalidateQueries({ queryKey: keys.workflow(workflow.id, "details") });
    },
  });
  const asks = codeOf(send.error) === "confirm_first_send";
  const isReady =
    connection !== null &&
    connection.needs.length === 0 &&
    (connection.kind === "practice" || action.path.length > 0);
  const unfit = edited !== null && !edited.fits ? t("test.unfit") : null;
  const reason = !isReady ? t("test.needsAddress") : !person ? t("preview.nobody") : unfit;
  return (
    <>
      {send.data ? (
        <TestAnswer
          result={send.data}
          step={step}
          tool={tool}
          connection={connection}
          isSending={send.isPending}
          refusal={unfit}
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
        isSelected={edited !== null}
        isDisabled={!body}
        onChange={(on) => {
          showing.hide();
          setEdited(on ? { text: body, fits: true } : null);
        }}
      >
        {t("test.change")}
      </Checkbox>
      {edited !== null && (
        <ContentEditor
          title={t("test.data")}
          heading="h4"
          {...(person && { person: { id: person.id, name: person.display_name } })}
          names={content("nameIn", { tool })}
          before={inView(body)}
          value={{ ...edited, text: inView(edited.text) }}
          onChange={change}
          was={content("edit.was")}
          hidden={hidden.pointers}
        >
          <span>{t("test.onlyThis")}</span>
        </ContentEditor>
      )}
      {edited !== null && (
        <HiddenNote
          details={hidden.details}
          isShown={whole !== null}
          isPending={showing.isPending}
          onShow={showing.show}
          onHide={showing.hide}
        />
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
