import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { withMovedPath, withoutPath, withPath } from "#ui/document/paths.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { PathRows } from "#ui/editing/paths/path-rows.tsx";
import { Section } from "#ui/editing/section.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import type { Together, Until } from "#ui/steps/at-the-same-time/settings.ts";

type TogetherPanelProps = { step: StepId; action: Together };

const PROBLEMS = ["paths_missing", "path_empty", "name_missing"] as const;

/** Which paths are gone at once, and when it goes on. */
export function TogetherPanel({ step, action }: TogetherPanelProps) {
  const { t } = useTranslation("designer");
  const { changeStep, isReadOnly } = useDesigner();
  const { paths } = action;
  const until: Until = action.until ?? "all";
  const change = (part: string, next: (old: Together) => Together, mark?: number) =>
    changeStep(step, part, (old) => (old.kind === "at_the_same_time" ? next(old) : old), mark);
  return (
    <>
      <Section number={1} title={t("paths.title")} problems={PROBLEMS} isComplete={false}>
        <p className="help">{t("together.help")}</p>
        <PathRows
          paths={paths}
          onName={(path, name) =>
            change(`name_${path}`, (old) => ({
              ...old,
              paths: withPath(old.paths, path, (one) => ({ ...one, name })),
            }))
          }
          onMove={(path, by) =>
            change(`order_${path}`, (old) => ({
              ...old,
              paths: withMovedPath(old.paths, path, by),
            }))
          }
          onAdd={(path) =>
            change(`add_${path.id}`, (old) => ({ ...old, paths: [...old.paths, path] }))
          }
          onDelete={(path, heir, mark) =>
            change(
              `delete_${path}`,
              (old) => ({ ...old, paths: withoutPath(old.paths, path, heir) }),
              mark,
            )
          }
        />
      </Section>
      <Section number={2} title={t("together.title")} isComplete={false}>
        <RadioGroup
          label={t("together.title")}
          hideLabel
          value={until}
          isDisabled={isReadOnly}
          onChange={(chosen) => change("until", (old) => ({ ...old, until: chosen }))}
          options={[
            { id: "all", label: t("together.all"), help: t("together.allHelp") },
            { id: "first", label: t("together.first"), help: t("together.firstHelp") },
          ]}
        />
        {until === "first" && (
          <div className="stack tight small">
            <p>{t("together.others")}</p>
            <ul className="bullets">
              <li>{t("together.waits")}</li>
              <li>{t("together.untried")}</li>
              <li>{t("together.underWay")}</li>
            </ul>
          </div>
        )}
      </Section>
    </>
  );
}
