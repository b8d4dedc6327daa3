import { useEffect, useEffectEvent, useState } from "react";
import type { Definition } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** The draft that somebody looks at before it goes live. */
export type ReadDraft = {
  readonly revision: number;
  readonly definition: Definition;
  /** The server has it. */
  readonly isSaved: boolean;
  readonly hasFailed: boolean;
  /** Another was saved since. */
  readonly isNew: boolean;
  /** Goes on with the one that is there now. */
  readonly readNow: () => void;
};

/** What was read is what goes live: edits of one's own are saved first, those of others are shown. */
export function useReadDraft(): ReadDraft {
  const { workflow, definition, settled } = useDesigner();
  const [hasFailed, setFailed] = useState(false);
  const [read, setRead] = useState<{ revision: number; definition: Definition } | null>(null);
  const save = useEffectEvent(() =>
    settled()
      .then((revision) => setRead({ revision, definition }))
      .catch(() => setFailed(true)),
  );
  useEffect(() => void save(), []);
  const { draft, draft_revision: latest } = workflow;
  return {
    revision: read?.revision ?? latest,
    definition: read?.definition ?? definition,
    isSaved: read !== null,
    hasFailed,
    isNew: read !== null && latest > read.revision,
    readNow: () => setRead({ revision: latest, definition: draft }),
  };
}
