import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionNames } from "#ui/api/connections.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { versionQuery } from "#ui/api/versions.ts";
import { BackToWorkflows } from "#ui/designer/bar/back-to-workflows.tsx";
import { useReading } from "#ui/designer/live/use-reading.ts";
import type { StepId } from "#ui/document/definition.ts";
import { Flow } from "#ui/flow/flow.tsx";
import { StudioFrame } from "#ui/frame/studio-frame.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StateMark } from "#ui/parts/state-mark.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

type VersionViewProps = { workflow: Workflow; version: number; onClose: () => void };

/** A version as it runs or ran; it cannot be changed. */
export function VersionView({ workflow, version, onClose }: VersionViewProps) {
  const { t } = useTranslation("designer");
  const names = useConnectionNames();
  const [selected, setSelected] = useState<StepId | null>(null);
  const isLive = version === workflow.live_version;
  const reading = useReading(workflow, version);
  usePageTitle(workflow.name);
  const query = useQuery(versionQuery(workflow.id, version));
  return (
    <StudioFrame
      bar={
        <>
          <BackToWorkflows />
          <h1 className="designer-name" title={workflow.name}>
            <bdi className="clip">{workflow.name}</bdi>
          </h1>
          <span className="bar-fact">
            {isLive ? (
              <StateMark state={workflow.state} version={version} />
            ) : (
              t("versions.one", { version })
            )}
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
          <Banner icon={<Eye />}>{reading}</Banner>
          <QueryState query={query}>
            {({ definition }) => (
              <Flow
                definition={definition}
                selected={selected}
                onSelect={setSelected}
                connections={names}
              />
            )}
          </QueryState>
        </div>
      </div>
    </StudioFrame>
  );
}
