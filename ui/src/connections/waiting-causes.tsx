import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";

type WaitingCausesProps = { waiting: Shape<"WaitingForTool">; tool: string };

/** What keeps how many people waiting for messages to a tool, and whom sending again here is not for. */
export function WaitingCauses({ waiting, tool }: WaitingCausesProps) {
  const { t } = useTranslation("connections");
  const words = useProblemKindWords();
  const { causes, people, again } = waiting;
  const others = people - again;
  return (
    <>
      <ul className="waiting-causes small">
        {causes.map(({ kind, again: isMeant, people: count }) => (
          <li key={`${kind} ${isMeant}`} className="wrap">
            {t("waiting.cause", { count, what: words(kind, {}, { tool }).title })}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="small muted wrap">
          {again === 0 ? t("waiting.notHere") : t("waiting.others", { count: others })}
        </p>
      )}
    </>
  );
}
