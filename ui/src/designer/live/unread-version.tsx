import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useVersions } from "#ui/api/versions.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";

type UnreadVersionProps = { version: number; onGoBack: (version: number) => void };

/** The live version cannot be read: what that comes to, and the ways to one that can be. */
export function UnreadVersion({ version, onGoBack }: UnreadVersionProps) {
  const { t } = useTranslation("designer");
  const { workflow, isReadOnly } = useDesigner();
  // Those that cannot be read are not among the rows; the newest stands first.
  const newest = allRows(useVersions(workflow.id).data).at(0)?.version;
  const back =
    newest === undefined ? null : (
      <Button size="sm" isDisabled={isReadOnly} onPress={() => onGoBack(newest)}>
        {t("versions.backTo", { version: newest })}
      </Button>
    );
  return (
    <Banner tone="needs_you" icon={<TriangleAlert />} actions={back}>
      <b>{t("unreadVersion.title", { version })}</b> {t("unreadVersion.text")}
    </Banner>
  );
}
