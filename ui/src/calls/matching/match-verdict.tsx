import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMatched } from "#ui/api/editing/matching.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { hasNoRunYet } from "#ui/calls/matching/no-run-yet.ts";
import { isChosen, useMatchSentence, useVerdictWords } from "#ui/calls/matching/use-match-words.ts";
import { PersonChip } from "#ui/content/person-chip.tsx";
import type { MatchBy, StepId } from "#ui/document/definition.ts";
import { type FindsRun, useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { useAskedFor } from "#ui/parts/searching/use-asked.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type MatchVerdictProps = {
  step: StepId;
  rule: FindsRun;
  address: Shape<"Address"> | null;
  /** Data that did not come; without it the last call is judged. */
  data?: string;
  /** Takes over a rule that fits the last calls. */
  onPropose?: (match: MatchBy) => void;
};

/** How a call finds its run, in a sentence, and whom the last one would be about. */
export function MatchVerdict({ step, rule, address, data, onPropose }: MatchVerdictProps) {
  const { person, of, workflow, isReadOnly } = useDesigner();
  const said = useRef<HTMLDivElement>(null);
  const sentence = useMatchSentence();
  const asked = useAskedFor(data ?? "");
  const input = { workflow: workflow.id, step, match_by: rule.match };
  const query = useMatched(
    data === undefined ? input : { ...input, data: asked },
    address?.id ?? null,
  );
  const matched = query.data;
  const by = {
    name: person?.display_name ?? null,
    stepName: (id: StepId) => of.byId.get(id)?.step?.name ?? "",
  };
  const proposed = matched?.proposals.find(({ match_by }) => !isSame(match_by, rule.match));
  const only = matched?.values.length === 1 ? matched.values[0] : undefined;
  // No run has got an answer yet by which a call could find it: the test's stands for it.
  const never = hasNoRunYet(workflow);
  const isTested = never && matched?.tested?.ago === 0;
  const isProven = only?.fits === "one" || (only?.fits === "known" && only.count === 1) || isTested;
  return (
    <div ref={said} tabIndex={-1} className="stack tight match-said">
      <p className="small wrap">{sentence(rule.match, by)}</p>
      {matched && isChosen(rule.match) && (
        <Verdict matched={matched} rule={rule} told={data !== undefined} never={never} />
      )}
      {onPropose && proposed && !isProven && !isReadOnly && (
        <Proposal
          proposed={proposed}
          text={sentence(proposed.match_by, { ...by, name: proposed.person?.name ?? null })}
          onUse={() => {
            // The button goes: one stays here, to read whom the calls are about now.
            said.current?.focus();
            onPropose(proposed.match_by);
          }}
        />
      )}
    </div>
  );
}

type VerdictProps = {
  matched: Shape<"Matched">;
  rule: FindsRun;
  told: boolean;
  /** Where nobody has been in the workflow yet. */
  never: boolean;
};

function Verdict({ matched, rule, told, never }: VerdictProps) {
  const { t } = useTranslation("designer");
  const words = useVerdictWords();
  const { tone, text, people, more } = words(matched, rule, told ? "told" : "last", never);
  return (
    <div className="row wraps match-verdict" role="status">
      <span className="match-told">
        {tone === "good" && <StatusGlyph status="done" className="good" />}
        {tone === "bad" && <StatusGlyph status="needs_you" className="bad" />}
        <span className={tone === "neutral" ? "small muted wrap" : "small wrap"}>{text}</span>
      </span>
      {people.map((one) => (
        <PersonChip key={one.id} person={one} />
      ))}
      {more > 0 && <span className="small muted">{t("match.more", { count: more })}</span>}
    </div>
  );
}

type ProposalProps = {
  proposed: Shape<"MatchProposal">;
  text: string;
  onUse: () => void;
};

function Proposal({ proposed, text, onUse }: ProposalProps) {
  const { t } = useTranslation("designer");
  return (
    <div className="box quiet stack tight match-proposal">
      <p className="small muted">
        {t(proposed.person ? "match.proposed" : "match.proposedByTest", { count: proposed.calls })}
      </p>
      <p className="small wrap">{text}</p>
      <div>
        <Button size="sm" onPress={onUse}>
          {t("match.use")}
        </Button>
      </div>
    </div>
  );
}

function isSame(one: MatchBy, other: MatchBy): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(match: MatchBy) {
  const field = match.call.kind === "picked" ? match.call.pointer : null;
  const whose = match.kind === "step_answer" ? [match.step, match.pointer] : [match.detail];
  return [match.kind, field, ...whose];
}
