import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { UseLater } from "#ui/calls/use-later.tsx";
import { ContentTable } from "#ui/content/content-table.tsx";
import { ContentView } from "#ui/content/content-view.tsx";
import { received } from "#ui/content/fields.ts";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import { ItDetails } from "#ui/content/it-details.tsx";
import { rowsOf } from "#ui/content/value.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { mendOf } from "#ui/steps/call-webhook/test/mend.ts";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type TestAnswerProps = {
  result: Shape<"TestSend">;
  step: StepId;
  tool: string;
  connection: Connection | null;
  isSending: boolean;
  /** Why it cannot be sent again as it is. */
  refusal: string | null;
  /** Asks for what came back with what is hidden in it. */
  reveal: () => Promise<Shape<"TestAnswer">>;
  onAgain: () => void;
};

/** How the test ended, what came back, and what of it later steps can use. */
export function TestAnswer(props: TestAnswerProps) {
  const { result, step, tool, connection, isSending, refusal, onAgain } = props;
  const { t } = useTranslation("designer");
  const times = useTimes();
  const { ok, status, answer } = result;
  const isPage = answer?.is_page === true;
  const code = ok && isPage ? "web_page" : result.outcome.code;
  const isGood = ok && !isPage;
  const params = { ...result.outcome.params, tool, status: status ?? "" };
  const facts = [
    status === null ? null : String(status),
    times.span(result.duration_ms),
    times.exact(result.at),
  ].filter((fact) => fact !== null);
  return (
    <div className="test-answer" role="status">
      <p
        className={
          isGood ? "status status-done is-wrapping" : "status status-needs_you is-wrapping"
        }
      >
        <StatusGlyph status={isGood ? "done" : "needs_you"} />
        <span>
          {t(`outcome.${code}.what`, params)}{" "}
          <span className="faint small num">
            (<Facts facts={facts} />)
          </span>
        </span>
      </p>
      {!isGood && <p className="small muted">{t(`outcome.${code}.todo`, params)}</p>}
      <div className="row wraps">
        <MendButton result={result} step={step} connection={connection} />
        <Button size="sm" isDisabled={isSending} reason={refusal} onPress={onAgain}>
          {t("test.again", { tool })}
        </Button>
        <CopyText variant="quiet" text={forIt(result)} label={t("test.copy")} />
      </div>
      {answer && (
        <Answer answer={answer} isGood={ok} step={step} tool={tool} reveal={props.reveal} />
      )}
    </div>
  );
}

type MendButtonProps = Pick<TestAnswerProps, "result" | "step" | "connection">;

/** What puts it right, to press. */
function MendButton({ result, step, connection }: MendButtonProps) {
  const { t } = useTranslation("designer");
  const { wish, isReadOnly } = useDesigner();
  const navigate = useNavigate();
  const mend = mendOf(result);
  if (mend === null || connection === null || connection.kind === "practice") return null;
  const open = () =>
    navigate({ to: "/connections/$connection", params: { connection: connection.id } });
  return (
    <Button
      size="sm"
      isDisabled={isReadOnly}
      onPress={() => (mend === "open_connection" ? open() : wish(step, mend))}
    >
      {t(`test.${mend}`)}
    </Button>
  );
}

type AnswerProps = Pick<TestAnswerProps, "step" | "tool" | "reveal"> & {
  answer: Shape<"TestAnswer">;
  isGood: boolean;
};

/** What came back; of an answer that says no, nothing is offered to later steps. */
function Answer({ answer: masked, isGood, step, tool, reveal }: AnswerProps) {
  const { t } = useTranslation("designer");
  const { t: content } = useTranslation("content");
  const list = useNameList();
  const showing = useShown(masked, reveal);
  const answer = showing.whole ?? masked;
  const { value, cut } = received(answer.raw, answer);
  const fields = new Map(answer.fields.map((field) => [field.pointer, field]));
  const { pointers, more } = answer.hidden;
  const why = pointers.includes("") ? "allHidden" : answer.is_page ? "webPage" : "noForm";
  const { canBeShown, stays } = hiddenIn(masked);
  return (
    <ContentView
      title={t("test.answer")}
      heading="h4"
      table={
        value === null && answer.raw.trim() !== "" ? null : (
          <ContentTable
            names={content("nameIn", { tool })}
            rows={value ? rowsOf(value).map((row) => asHidden(row, pointers, more)) : []}
            cut={cut}
            {...(isGood &&
              !masked.could_not_be_kept && {
                end: {
                  title: content("usedAs"),
                  of: ({ pointer }: { pointer: string }) => {
                    const field = fields.get(pointer);
                    return field ? (
                      <UseLater step={step} source={{ kind: "step", step }} field={field} />
                    ) : null;
                  },
                },
              })}
            nothing={t("test.noDetails")}
          />
        )
      }
      why={<p className="small muted">{t(`test.${why}`)}</p>}
      it={<ItDetails headers={masked.headers} body={answer.raw} noData={t("test.noDetails")} />}
    >
      <HiddenNote
        details={canBeShown}
        more={masked.hidden.more}
        isShown={showing.whole !== null}
        isPending={showing.isPending}
        onShow={showing.show}
        onHide={showing.hide}
      />
      {masked.could_not_be_kept && <p className="content-foot small muted">{t("test.notKept")}</p>}
      {stays.length > 0 && (
        <p className="content-foot small muted">
          {content("hidden.inAnswer", { details: list(stays) })}
        </p>
      )}
    </ContentView>
  );
}

/** What of an answer Baton can show: it keeps the data, and neither headers nor what is no data. */
function hiddenIn({ headers, hidden, is_kept }: Shape<"TestAnswer">) {
  const isNoData = !is_kept || hidden.pointers.includes("");
  const names = new Set(headers.map(({ name }) => name));
  const isKept = (detail: string) => !isNoData && !names.has(detail);
  return {
    canBeShown: hidden.details.filter(isKept),
    stays: hidden.details.filter((detail) => !isKept(detail)),
  };
}

function forIt({ request, status, at, answer }: Shape<"TestSend">): string {
  const sent = request.headers.map((header) => `${header.name}: ${header.value}`);
  const got = answer?.headers.map((header) => `${header.name}: ${header.value}`) ?? [];
  return [
    `${at} ${request.method} ${request.url}`,
    ...sent,
    "",
    request.body ?? "",
    "",
    `${status ?? "-"}`,
    ...got,
    "",
    answer?.raw ?? "",
  ].join("\n");
}
