import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StateMark, type WorkflowState } from "#ui/parts/state-mark.tsx";
import { useTimes } from "#ui/words/times.ts";

type VersionRowProps = {
  version: Shape<"VersionSummary">;
  /** Nothing came before it, so it changed nothing. */
  isFirst: boolean;
  isLive: boolean;
  /** What the workflow is doing, by its live version. */
  state: WorkflowState;
  isReadOnly: boolean;
  onOpen: () => void;
  onDraft: () => void;
  onGoBack: () => void;
};

/** One version and what can be done with it. */
export function VersionRow(props: VersionRowProps) {
  const { version, isLive, isReadOnly } = props;
  const { t } = useTranslation("designer");
  const times = useTimes();
  const number = version.version;
  return (
    <li className="version" aria-label={t("versions.one", { version: number })}>
      <h3 className="version-title">
        {t("versions.one", { version: number })}
        {isLive && <StateMark state={props.state} />}
      </h3>
      <p className="small muted wrap">
        {t("versions.by", { name: version.by, time: times.full(version.made_at) })}
      </p>
      {version.note && <p className="wrap">{t("versions.note", { note: version.note })}</p>}
      {props.isFirst ? (
        <p className="small muted">{t("versions.first")}</p>
      ) : (
        <ChangeList changes={version.changes} />
      )}
      {version.in_use && !isLive && <p className="small">{t("versions.inUse")}</p>}
      <div className="version-buttons">
        <Button size="sm" onPress={props.onOpen}>
          {t("versions.open")}
        </Button>
        <Button size="sm" isDisabled={isReadOnly} onPress={props.onDraft}>
          {t("versions.makeDraft")}
        </Button>
        {!isLive && (
          <Button size="sm" isDisabled={isReadOnly} onPress={props.onGoBack}>
            {t("versions.goBack")}
          </Button>
        )}
      </div>
    </li>
  );
}
