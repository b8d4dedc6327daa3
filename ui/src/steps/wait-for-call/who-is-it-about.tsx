import { useTranslation } from "react-i18next";
import { useSampleCall } from "#ui/api/addresses.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CallFieldSelect, NOTHING_KNOWN, whose } from "#ui/calls/call-field-select.tsx";
import { MatchVerdict } from "#ui/calls/matching/match-verdict.tsx";
import type { CallField, MatchBy, StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { AnswerMatch } from "#ui/steps/wait-for-call/answer-match.tsx";
import { PersonMatch } from "#ui/steps/wait-for-call/person-match.tsx";
import type { WaitForCall } from "#ui/steps/wait-for-call/settings.ts";

type WhoProps = {
  step: StepId;
  action: WaitForCall;
  change: (part: string, next: (wait: WaitForCall) => WaitForCall) => void;
  address: Shape<"Address"> | null;
};

/** How a call finds its run: by an earlier step's answer, or by a detail of the person. */
export function WhoIsItAbout({ step, action, change, address }: WhoProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly, of, kinds } = useDesigner();
  const sample = useSampleCall(address).data;
  const position = of.byId.get(step)?.position ?? 0;
  const callers = of.entries.filter(
    (entry) => entry.position < position && entry.step && kinds.getsAnswer(entry.step.action),
  );
  const { match_by } = action;
  const setMatch = (next: MatchBy) => change("match_by", (wait) => ({ ...wait, match_by: next }));
  const first = callers.at(-1)?.id;
  return (
    <>
      <RadioGroup<MatchBy["kind"]>
        label={t("who.title")}
        hideLabel
        value={match_by.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => {
          const { call } = match_by;
          if (kind === "person_detail") setMatch({ kind, detail: "work_email", call });
          else if (first)
            setMatch({ kind, step: first, pointer: "", call: { kind: "picked", pointer: "" } });
        }}
        options={[
          {
            id: "step_answer",
            label: t("who.answer"),
            isDisabled: callers.length === 0,
            ...(callers.length === 0 ? { help: t("who.noAnswer") } : {}),
          },
          { id: "person_detail", label: t("who.person") },
        ]}
      />
      <div className="who is-inset">
        {match_by.kind === "step_answer" ? (
          <AnswerMatch step={step} match={match_by} callers={callers} onChange={setMatch} />
        ) : (
          <PersonMatch match={match_by} onChange={setMatch} />
        )}
        <span>{t("who.isIn")}</span>
        <CallFieldSelect
          label={t("who.isIn")}
          isAbout
          {...(match_by.kind === "person_detail" ? { automatic: t("who.automatic") } : {})}
          value={match_by.call.kind === "picked" ? match_by.call.pointer : null}
          known={whose(sample ?? NOTHING_KNOWN)}
          isDisabled={isReadOnly}
          onChange={(pointer) => setMatch({ ...match_by, call: callField(pointer) })}
        />
        <Outcomes action={action} change={change} />
      </div>
      <MatchVerdict
        step={step}
        rule={{ match: match_by, several: action.several_match }}
        address={address}
        onPropose={setMatch}
      />
    </>
  );
}

function callField(pointer: string | null): CallField {
  return pointer === null ? { kind: "automatic" } : { kind: "picked", pointer };
}

function Outcomes({ action, change }: Pick<WhoProps, "action" | "change">) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  return (
    <>
      <span>{t("who.ifNobody")}</span>
      <Select<WaitForCall["nobody_matches"]>
        label={t("who.ifNobody")}
        hideLabel
        size="sm"
        value={action.nobody_matches}
        isDisabled={isReadOnly}
        options={[
          { id: "keep_under_problems", label: t("who.nobody.keep_under_problems") },
          { id: "only_record", label: t("who.nobody.only_record") },
        ]}
        onChange={(nobody_matches) =>
          change("nobody_matches", (wait) => ({ ...wait, nobody_matches }))
        }
      />
      <span>{t("who.ifSeveral")}</span>
      <Select<WaitForCall["several_match"]>
        label={t("who.ifSeveral")}
        hideLabel
        size="sm"
        value={action.several_match}
        isDisabled={isReadOnly}
        options={[
          { id: "ask", label: t("who.several.ask") },
          { id: "longest_waiting", label: t("who.several.longest_waiting") },
        ]}
        onChange={(several_match) =>
          change("several_match", (wait) => ({ ...wait, several_match }))
        }
      />
    </>
  );
}
