import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { PROBLEM_SECTIONS } from "#ui/triggers/detail-changed/problem-sections.ts";
import { sentenceOf } from "#ui/triggers/detail-changed/sentence.ts";
import { type DetailChanged, SIDES, withDetail } from "#ui/triggers/detail-changed/settings.ts";
import { WhichValue } from "#ui/triggers/detail-changed/which-value.tsx";
import { PersonDetailSelect } from "#ui/values/person-detail-select.tsx";

type ChangePanelProps = { start: DetailChanged };

/** Which detail changes, and from what to what. */
export function ChangePanel({ start }: ChangePanelProps) {
  const { t } = useKindWords();
  const { changeStart, connections, isReadOnly } = useDesigner();
  const { wording, words } = useWording(connections);
  const change = (part: string, next: (old: DetailChanged) => DetailChanged) =>
    changeStart(part, (old) => (old.kind === "detail_changed" ? next(old) : old));
  return (
    <Section
      number={1}
      title={t("detail_changed.panel.title")}
      problems={PROBLEM_SECTIONS.change}
      isComplete={false}
      summary={words.plain(sentenceOf(start, wording))}
    >
      <div className="stack tight" data-field="detail">
        <span className="label" aria-hidden="true">
          {t("detail_changed.panel.detail")}
        </span>
        <PersonDetailSelect
          label={t("detail_changed.panel.detail")}
          value={start.detail}
          others={["status"]}
          isDisabled={isReadOnly}
          onChange={(detail) => change("detail", (old) => withDetail(old, detail))}
        />
      </div>
      {start.detail !== "" &&
        SIDES.map((side) => (
          <WhichValue
            key={side}
            side={side}
            detail={start.detail}
            value={start[side]}
            onChange={(value) => change(side, (old) => ({ ...old, [side]: value }))}
          />
        ))}
      <p className="help">{t("detail_changed.panel.help")}</p>
    </Section>
  );
}
