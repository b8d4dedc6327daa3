import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type LackingListProps = {
  lacking: Shape<"Lacking">;
  /** Closes what the list stands in, before the step is shown. */
  onShow: () => void;
};

/** Which details people lack of those that a step does not go on without, and how many do. */
export function LackingList({ lacking, onShow }: LackingListProps) {
  const { t } = useTranslation("designer");
  const { of, showField } = useDesigner();
  const words = useFlowWords();
  const { people, more, details } = lacking;
  if (details.length === 0) return null;
  return (
    <ul className="fix-list lines">
      {details.map(({ step, pointer, people: count }) => {
        const show = () => {
          onShow();
          setTimeout(() => showField({ step, code: "value_missing" }), 50);
        };
        const said = {
          count,
          people,
          detail: words.detail({ source: { kind: "person" }, pointer }),
          step: of.byId.get(step)?.step?.name ?? "",
        };
        return (
          <li key={`${step} ${pointer}`}>
            <TriangleAlert className="is-check" />
            <span className="wrap small">{t(more ? "goLive.lackFirst" : "goLive.lack", said)}</span>
            <Button variant="link" size="sm" onPress={show}>
              {t("problems.show")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
