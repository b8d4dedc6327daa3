import { useTranslation } from "react-i18next";
import { useVersions } from "#ui/api/versions.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { useMakeDraft } from "#ui/designer/live/use-make-draft.ts";
import { VersionRow } from "#ui/designer/live/version-row.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import { Sheet } from "#ui/parts/dialogs/sheet.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";

type VersionsDrawerProps = {
  onClose: () => void;
  onOpen: (version: number) => void;
  onGoBack: (version: number) => void;
};

/** Every version: by whom, when, why, and what it changed. */
export function VersionsDrawer({ onClose, onOpen, onGoBack }: VersionsDrawerProps) {
  const { t } = useTranslation("designer");
  const { workflow, isReadOnly } = useDesigner();
  const query = useVersions(workflow.id);
  const makeDraft = useMakeDraft();
  return (
    <Sheet isOpen title={t("versions.title")} onClose={onClose}>
      {makeDraft.error && <ErrorState error={makeDraft.error} />}
      <QueryState query={query}>
        {(data) => (
          <ol className="versions">
            {allRows(data).map((version, index, items) => (
              <VersionRow
                key={version.version}
                version={version}
                isFirst={index === items.length - 1 && !query.hasNextPage}
                isLive={version.version === workflow.live_version}
                state={workflow.state}
                isReadOnly={isReadOnly}
                onOpen={() => onOpen(version.version)}
                onDraft={() => makeDraft.mutate(version.version, { onSuccess: onClose })}
                onGoBack={() => onGoBack(version.version)}
              />
            ))}
          </ol>
        )}
      </QueryState>
      <ShowMore query={query} />
    </Sheet>
  );
}
