import { useParams, useSearch } from "@tanstack/react-router";
import { DesignerPage } from "#ui/designer/designer-page.tsx";

/** The designer at the address of one workflow; another workflow is another designer. */
export function DesignerRoute() {
  const { workflow } = useParams({ from: "/workflows/$workflow" });
  const { step, tour, replace } = useSearch({ from: "/workflows/$workflow" });
  return (
    <DesignerPage key={workflow} workflow={workflow} step={step} tour={tour} replace={replace} />
  );
}
