import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { revealAnswer, testSend } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { ChangeFirst } from "#ui/content/hidden/change-first.tsx";
import { BecameMeanwhile } from "#ui/content/meanwhile/became-meanwhile.tsx";
import { useDataEdit } from "#ui/content/meanwhile/use-data-edit.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { TestAnswer } from "#ui/steps/call-webhook/test/test-answer.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { usePreview } from "#ui/steps/call-webhook/what/use-preview.ts";
import { eachTimeIn, isSamePreview, isWholeOf } from "#ui/steps/call-webhook/what/whole-preview.ts";

type TestSendProps = SendProps & {
  /** A test was sent, and this came of it. */
  onSent: (result: Shape<"TestSend">) => void;
};

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
  const {
    data: masked,
    typed: edited,
    setTyped: setEdited,
    meanwhile,
  } = useDataEdit(shown.query.data, isSamePreview);
  const body = masked?.body ?? "";
  const eachTime = masked ? eachTimeIn(masked) : [];
  const asked = (confirmed: boolean) => ({
    workflow: workflow.id,
    definition,
    step,
    person: person?.id ?? "",
    body: edited === null || edited.text === body ? null : edited.text,
    confirmed,
    answered_at: null,
  });
  const send = useMutation({
    mutationFn: async (confirmed: boolean) => {
      const body = asked(confirmed);
      return { ...(await testSend(body)), asked: body };
    },
    onSuccess: (result) => {
      onSent(result);
      return client.invalidateQueries({ queryKey: keys.workflow(workflow.id, "details") });
    },
  });
  const asks = codeOf(send.error) === "confirm_first_send";
  const missing = missingOf(connection, action);
  const unfit = edited !== null && !edited.fits ? t("test.unfit") : null;
  const reason = missing
    ? t(`test.${missing}`, { section: t("where.title") })
    : !person
      ? t("preview.nobody")
      : unfit;
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
          reveal={() => revealAnswer({ ...send.data.asked, answered_at: send.data.at })}
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
      <ChangeFirst
        label={t("test.change")}
        title={t("test.data")}
        heading="h4"
        person={person && { id: person.id, name: person.display_name }}
        tool={tool}
        masked={masked}
        reveal={shown.reveal}
        isOf={isWholeOf}
        edited={edited}
        onChange={setEdited}
        means={t("test.onlyThis")}
      />
      {edited && meanwhile && (
        <BecameMeanwhile
          lines={meanwhile.filter(({ pointer }) => !eachTime.includes(pointer))}
          onBeginAgain={() => setEdited({ text: body, fits: true })}
        />
      )}
      {send.error && !asks && isRefused(send.error) && <p>{t("test.notSent")}</p>}
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

type Missing = "needsAddress" | "needsToken" | "needsConsent" | "needsOther";

/** What is to be done before anything can be sent: the address comes before what is asked of it. */
function missingOf(
  connection: SendProps["connection"],
  { path }: Pick<SendProps["action"], "path">,
): Missing | null {
  if (connection === null) return "needsAddress";
  const { needs, kind } = connection;
  if (needs.includes("address") || (kind !== "practice" && path.length === 0)) {
    return "needsAddress";
  }
  if (needs.includes("other_address")) return "needsOther";
  if (needs.includes("token")) return "needsToken";
  return needs.length > 0 ? "needsConsent" : null;
}

/** Where Baton itself said no, it did so before anything was sent; else nobody knows. */
const UNKNOWING: readonly string[] = ["offline", "internal", "unknown"];

function isRefused(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && !UNKNOWING.includes(code);
}
