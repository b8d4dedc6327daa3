import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { PathPeople } from "#ui/steps/choose-path/path-people.tsx";
import type { Counts } from "#ui/steps/choose-path/use-counts.ts";

type TodayCountProps = Counts & {
  step: StepId;
  who: Shape<"PathPeople">;
  /** The place of the path; null for those who take none. */
  path: number | null;
  name: string;
};

/** How many people would go there today, where the details alone say so. */
export function TodayCount(props: TodayCountProps) {
  const { who, path, name, counts } = props;
  const { t } = useTranslation("designer");
  const [isShown, setShown] = useState(false);
  if (!counts) return null;
  const taken = takenOf(counts, who, path);
  if (taken === null) {
    return who === "could_not_tell" ? null : <p className="muted">{t("conditions.notCounted")}</p>;
  }
  if (who === "could_not_tell" && taken === 0) return null;
  const show = taken > 0 && (
    <Button
      variant="link"
      size="sm"
      aria-label={t("conditions.showOf", { path: name })}
      onPress={() => setShown(true)}
    >
      {t("conditions.show")}
    </Button>
  );
  return (
    <>
      {who === "could_not_tell" ? (
        <p>
          {t("conditions.untold", { count: taken })} {show}
        </p>
      ) : (
        <p>
          <Trans
            t={t}
            i18nKey={who === "path" ? "conditions.wouldTake" : "conditions.wouldBeLeft"}
            values={{ taken }}
            count={counts.people}
            components={{ muted: <span className="muted" /> }}
          />{" "}
          {show}
        </p>
      )}
      {counts.more && who !== "could_not_tell" && (
        <p className="muted">{t("conditions.more", { count: counts.people })}</p>
      )}
      {isShown && <PathPeople {...props} onClose={() => setShown(false)} />}
    </>
  );
}

function takenOf(
  counts: Shape<"PathCounts">,
  who: Shape<"PathPeople">,
  path: number | null,
): number | null {
  switch (who) {
    case "path":
      return counts.paths[path ?? -1] ?? null;
    case "otherwise":
      return counts.otherwise;
    case "could_not_tell":
      return counts.could_not_tell;
  }
}
