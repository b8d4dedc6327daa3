import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";
import { StudioFrame } from "#ui/app/StudioFrame.tsx";
import { BackToWorkflows } from "#ui/designer/BackToWorkflows.tsx";
import { useConnections } from "#ui/designer/use-designer.ts";
import type { StepId } from "#ui/flow/definition.ts";
import { Flow } from "#ui/flow/Flow.tsx";
import { Banner } from "#ui/parts/Banner.tsx";
import { Button } from "#ui/parts/Button.tsx";
import { StateMark } from "#ui/parts/StateMark.tsx";

type LiveVersionProps = { workflow: Workflow; onClose: () => void };

/** What runs at this moment; it cannot be changed. */
export function LiveVersion({ workflow, onClose }: LiveVersionProps) {
  const { t } = useTranslation("designer");
  const { names } = useConnections();
  const [selected, setSelected] = useState<StepId | null>(null);
  if (!workflow.live) return null;
  return (
    <StudioFrame
      bar={
        <>
          <BackToWorkflows />
          <h1 className="designer-name clip">
            <bdi>{workflow.name}</bdi>
          </h1>
          <span className="bar-fact">
            <StateMark state={workflow.state} version={workflow.live_version} />
          </span>
          <span className="grow" />
          <Button size="sm" onPress={onClose}>
            {t("live.toDraft")}
          </Button>
        </>
      }
    >
      <div className="designer is-reading">
        <div className="designer-flow">
          <Banner icon={<Eye />}>
            {t("live.reading", { version: workflow.live_version ?? 1 })}
          </Banner>
          <Flow
            definition={workflow.live}
            selected={selected}
            onSelect={setSelected}
            connections={names}
          />
        </div>
      </div>
    </StudioFrame>
  );
}
