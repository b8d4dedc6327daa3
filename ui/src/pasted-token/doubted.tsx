import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";

type DoubtedProps = {
  doubt: Shape<"TokenDoubt">;
  onAnyway: () => unknown;
};

/**
 * Says what a text looks like instead of a token, and that nothing has changed. Its button stands
 * apart from the one that was pressed: a second click or Enter of the same press uses nothing.
 */
export function Doubted({ doubt, onAnyway }: DoubtedProps) {
  const { t } = useTranslation("common");
  return (
    <>
      <ErrorLine text={`${t(`taken.doubt.${doubt}`)} ${t("taken.notYet")}`} />
      <div>
        <Button size="sm" onPress={onAnyway}>
          {t("taken.anyway")}
        </Button>
      </div>
    </>
  );
}
