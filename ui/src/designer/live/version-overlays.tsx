import { GoBackDialog } from "#ui/designer/live/go-back-dialog.tsx";
import { VersionsDrawer } from "#ui/designer/live/versions-drawer.tsx";

/** The version that was chosen: to be read, or to go live again. */
export type Looked = { readonly to: "read" | "go_back"; readonly version: number };

type VersionOverlaysProps = {
  isOpen: boolean;
  looked: Looked | null;
  onLook: (looked: Looked) => void;
  onClose: () => void;
};

/** The list of versions, or the question before one goes live again. */
export function VersionOverlays({ isOpen, looked, onLook, onClose }: VersionOverlaysProps) {
  if (looked?.to === "go_back") return <GoBackDialog version={looked.version} onClose={onClose} />;
  if (!isOpen) return null;
  return (
    <VersionsDrawer
      onClose={onClose}
      onOpen={(version) => onLook({ to: "read", version })}
      onGoBack={(version) => onLook({ to: "go_back", version })}
    />
  );
}
