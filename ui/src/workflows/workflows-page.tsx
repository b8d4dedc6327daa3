import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useUnreadableWorkflows, useWorkflows } from "#ui/api/workflows.ts";
import { ImportButton } from "#ui/new-workflow/import-button.tsx";
import { NewWorkflowDialog } from "#ui/new-workflow/new-workflow-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { NoWorkflows } from "#ui/workflows/no-workflows.tsx";
import { type StateFilter, WorkflowFilterEmpty } from "#ui/workflows/workflow-filter-empty.tsx";
import { WorkflowTable } from "#ui/workflows/workflow-table.tsx";

const FILTERS = ["all", "live", "draft", "off"] as const satisfies readonly StateFilter[];

/** The list of workflows. */
export function WorkflowsPage() {
  const { t } = useTranslation("workflows");
  const query = useWorkflows();
  const [creating, setCreating] = useState(false);
  const readOnly = useReadOnly();
  const unreadable = useUnreadableWorkflows();
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ImportButton />
            <Button
              variant="primary"
              icon={<Plus />}
              isDisabled={readOnly}
              onPress={() => setCreating(true)}
            >
              {t("create")}
            </Button>
          </>
        }
      />
      <UnreadableRows rows={unreadable} />
      <QueryState query={query}>
        {(workflows) =>
          workflows.length === 0 && unreadable.length === 0 ? (
            <NoWorkflows />
          ) : (
            <FilteredWorkflows workflows={workflows} />
          )
        }
      </QueryState>
      <NewWorkflowDialog isOpen={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function FilteredWorkflows({ workflows }: { workflows: readonly WorkflowSummary[] }) {
  const { t } = useTranslation("workflows");
  const [search, setSearch] = useState("");
  const [state, setState] = useState<StateFilter>("all");
  const sought = search.trim().toLocaleLowerCase();
  const shown = workflows.filter(
    (workflow) =>
      (state === "all" || workflow.state === state) &&
      workflow.name.toLocaleLowerCase().includes(sought),
  );
  return (
    <>
      <div className="list-filters">
        <SearchField label={t("find")} value={search} onChange={setSearch} />
        <SegmentedControl
          label={t("filter")}
          options={FILTERS.map((id) => ({ id, label: t(`filters.${id}`) }))}
          value={state}
          onChange={setState}
        />
        <span className="grow" />
        <span className="muted small" role="status">
          {t("count", { count: shown.length })}
        </span>
      </div>
      {shown.length === 0 ? (
        <WorkflowFilterEmpty
          search={search}
          state={state}
          onClear={() => {
            setSearch("");
            setState("all");
          }}
        />
      ) : (
        <WorkflowTable workflows={shown} />
      )}
    </>
  );
}
