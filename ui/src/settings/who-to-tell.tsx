import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape, Workflow } from "#ui/api/shapes.ts";
import { readWorkflow, readWorkflows } from "#ui/api/workflows.ts";
import { findStep } from "#ui/document/tree.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { useTimes } from "#ui/words/times.ts";

/** A tool that calls one of Baton's addresses. */
type Caller = { address: string; workflow: Workflow; owner: string; call: Shape<"LastCall"> };

/** After the beginning of every address changed: which tools call the former one. */
export function WhoToTell({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("settings");
  const { t: tCommon } = useTranslation("common");
  const callers = useQuery({ queryKey: [...keys.workflows, "callers"], queryFn: findCallers });
  return (
    <Dialog
      isOpen
      title={t("tell.title")}
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {tCommon("close")}
        </Button>
      }
    >
      <QueryState query={callers}>
        {(found) =>
          found.length === 0 ? (
            <p>{t("tell.nobody")}</p>
          ) : (
            <>
              <p>{t("tell.text")}</p>
              <ul className="stack tight">
                {found.map((caller) => (
                  <CallerLine key={caller.address} caller={caller} />
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
    </Dialog>
  );
}

function CallerLine({ caller: { workflow, owner, call } }: { caller: Caller }) {
  const { t } = useTranslation("settings");
  const times = useTimes();
  return (
    <li className="wrap">
      <Link to="/workflows/$workflow" params={{ workflow: workflow.id }}>
        {t("tell.where", { step: owner, workflow: workflow.name })}
      </Link>
      <p className="small muted">
        {t("tell.lastCall", { from: call.from, time: times.full(call.at) })}
      </p>
    </li>
  );
}

async function findCallers(): Promise<Caller[]> {
  const items = await readWorkflows();
  const workflows = await Promise.all(items.map(({ id }) => readWorkflow(id)));
  return workflows.flatMap((workflow) =>
    workflow.addresses.flatMap(({ id, owner, last_call: call }) =>
      call ? [{ address: id, workflow, owner: nameOf(workflow, owner.id), call }] : [],
    ),
  );
}

function nameOf({ draft, live }: Workflow, owner: string): string {
  for (const definition of [draft, live]) {
    if (definition?.trigger.id === owner) return definition.trigger.name;
    const step = definition && findStep(definition, owner);
    if (step) return step.name;
  }
  return "";
}
