import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePersonDetails } from "#ui/api/person-details.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { Button } from "#ui/parts/button.tsx";
import { Sheet } from "#ui/parts/dialogs/sheet.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { DetailRow } from "#ui/people/details/detail-row.tsx";
import { byName } from "#ui/person-form/detail-form.ts";
import { NewDetailDialog } from "#ui/person-form/new-detail-dialog.tsx";

type DetailsSheetProps = { onClose: () => void };

/** What people can have beside Baton's own details: each with what it holds and whether it is sensitive. */
export function DetailsSheet({ onClose }: DetailsSheetProps) {
  const { t } = useTranslation("details");
  const { t: common } = useTranslation("common");
  const readOnly = useReadOnly();
  const query = usePersonDetails();
  const [adding, setAdding] = useState(false);
  return (
    <Sheet
      title={t("title")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("close")}</Button>
          <Button
            variant="primary"
            icon={<Plus />}
            isDisabled={readOnly || !query.data}
            onPress={() => setAdding(true)}
          >
            {t("add.button")}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted">{t("about")}</p>
        {readOnly && <p className="muted small">{common("changesOff")}</p>}
        <QueryState query={query}>
          {({ custom }) =>
            custom.length === 0 ? (
              <p className="muted small">{t("list.none")}</p>
            ) : (
              <ul className="box detail-rows" aria-label={t("list.label")}>
                {byName(custom).map((detail) => (
                  <DetailRow key={detail.name} detail={detail} isReadOnly={readOnly} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </div>
      {adding && query.data && (
        <NewDetailDialog known={query.data.custom} onClose={() => setAdding(false)} />
      )}
    </Sheet>
  );
}
