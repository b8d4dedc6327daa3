import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { UseLater } from "#ui/calls/use-later.tsx";
import type { StepId } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import { Button } from "#ui/parts/button.tsx";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

type TestAnswerProps = {
  result: Shape<"TestSend">;
  step: StepId;
  tool: string;
  isSending: boolean;
  onAgain: () => void;
};
type View = "nice" | "raw" | "headers";

/** How the test ended, what came back, and what of it later steps can use. */
export function TestAnswer({ result, step, tool, isSending, onAgain }: TestAnswerProps) {
  const { t } = useTranslation("designer");
  const times = useTimes();
  const [view, setView] = useState<View>("nice");
  const { ok, status, answer } = result;
  const { code } = result.outcome;
  const params = { ...result.outcome.params, tool, status: status ?? "" };
  const facts = [
    status === null ? null : String(status),
    times.span(result.duration_ms),
    times.exact(result.at),
  ].filter(Boolean);
  return (
    <div className="test-answer" role="status">
      <p className={ok ? "status status-done is-wrapping" : "status status-needs_you is-wrapping"}>
        <StatusGlyph status={ok ? "done" : "needs_you"} />
        <span>
          {t(`outcome.${code}.what`, params)}{" "}
          <span className="faint small num">({facts.join(" · ")})</span>
        </span>
      </p>
      {!ok && <p className="small muted">{t(`outcome.${code}.todo`, params)}</p>}
      <div className="row wraps">
        <Button size="sm" isDisabled={isSending} onPress={onAgain}>
          {t("test.again", { tool })}
        </Button>
        <CopyText variant="quiet" text={forIt(result)} label={t("test.copy")} />
      </div>
      {answer && (
        <>
          <div className="row wraps">
            <h4 className="label grow">{t("test.answer")}</h4>
            <SegmentedControl<View>
              label={t("test.answerView")}
              value={view}
              onChange={setView}
              options={[
                { id: "nice", label: t("test.nice") },
                { id: "raw", label: t("test.raw") },
                { id: "headers", label: t("test.headers") },
              ]}
            />
          </div>
          {view === "nice" && <Fields fields={answer.fields} step={step} />}
          {view === "raw" && <pre className="preview-it code preview-bytes">{answer.raw}</pre>}
          {view === "headers" && (
            <ul className="preview-it" dir="ltr">
              {answer.headers.map((header) => (
                <li key={`${header.name} ${header.value}`} className="code">
                  {header.name}: {header.value}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function Fields({ fields, step }: { fields: readonly Shape<"ReceivedField">[]; step: StepId }) {
  const { t } = useTranslation("designer");
  if (fields.length === 0) return <p className="muted small">{t("test.noDetails")}</p>;
  return (
    <ul className="received">
      {fields.map((field) => (
        <li key={field.pointer}>
          <span className="received-name">{dotted(field.pointer)}</span>
          <span className="received-value">
            <bdi>{field.value}</bdi>
          </span>
          <UseLater step={step} source={{ kind: "step", step }} field={field} />
        </li>
      ))}
    </ul>
  );
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
