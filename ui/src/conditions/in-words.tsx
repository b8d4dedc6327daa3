import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useBecause } from "#ui/conditions/use-because.ts";
import { allTests, isFinished, isWithoutTests } from "#ui/document/conditions.ts";
import type { ConditionGroup, Reference } from "#ui/document/definition.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";

type InWordsProps = {
  condition: ConditionGroup;
  nameOf: (reference: Reference) => string;
  /** Whose values were judged: "Maria (sample):". */
  about: string | null;
  judged: Shape<"JudgedCondition"> | null;
  children?: ReactNode;
};

/** A condition as a sentence, with what it comes to for a sample and what empty means. */
export function InWords({ condition, nameOf, about, judged, children }: InWordsProps) {
  const { t } = useTranslation("designer");
  const words = useConditionWords(nameOf);
  const isWhole = allTests(condition).every(isFinished);
  if (isWithoutTests(condition)) return <p className="small muted">{t("conditions.none")}</p>;
  return (
    <div className="in-words">
      {isWhole ? (
        <p>
          <span className="muted">{t("conditions.inWords")}</span>{" "}
          {t("conditions.sentence", { condition: words.condition(condition) })}
        </p>
      ) : (
        <p className="muted">{t("conditions.unfinished")}</p>
      )}
      {about && judged && isWhole && (
        <Told about={about} condition={condition} judged={judged} nameOf={nameOf} />
      )}
      {children}
      <Empty condition={condition} nameOf={nameOf} />
    </div>
  );
}

type ToldProps = Pick<InWordsProps, "condition" | "nameOf"> & {
  about: string;
  judged: Shape<"JudgedCondition">;
};

function Told({ about, condition, judged, nameOf }: ToldProps) {
  const { t } = useTranslation("designer");
  const because = useBecause(nameOf)(condition, judged);
  const { verdict } = judged;
  const key = verdict === "true" ? "yes" : verdict === "false" ? "no" : "unclear";
  return (
    <p>
      <span className="muted">{about}</span>{" "}
      {verdict === "true" && <StatusGlyph status="done" className="is-yes" />}
      {verdict === "could_not_tell" && <CircleHelp className="sm is-unclear" />}{" "}
      {t(`conditions.${key}`, { because })}
    </p>
  );
}

/** Which details make a part not true while they are empty. */
function Empty({ condition, nameOf }: Pick<InWordsProps, "condition" | "nameOf">) {
  const { t } = useTranslation("designer");
  const { list } = useConditionWords(nameOf);
  const whether: readonly string[] = ["is_empty", "is_not_empty"];
  const compared = allTests(condition).filter(({ operator }) => !whether.includes(operator));
  const namesOf = (own: boolean) => {
    const about = compared.filter(({ reference }) => isOwn(reference) === own);
    return [...new Set(about.map(({ reference }) => nameOf(reference)))].filter(Boolean);
  };
  const [own, others] = [namesOf(true), namesOf(false)];
  return (
    <>
      {own.length > 0 && (
        <p className="muted">{t("conditions.empty", { details: list("any", own) })}</p>
      )}
      {others.length > 0 && (
        <p className="muted">{t("conditions.missing", { details: list("any", others) })}</p>
      )}
    </>
  );
}

/** Whether a detail is of Baton's own records, where what is not known is empty. */
function isOwn({ source }: Reference): boolean {
  return source.kind === "person" || source.kind === "company" || source.kind === "run";
}
