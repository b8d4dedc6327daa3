import { useTranslation } from "react-i18next";
import { useCall } from "#ui/api/calls.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";

type CallDataProps = { call: string; onClose: () => void };

/** One call as it came: the headers that are kept, and its data. */
export function CallData({ call, onClose }: CallDataProps) {
  const { t } = useTranslation("designer");
  const query = useCall(call);
  return (
    <Dialog isOpen size="wide" title={t("calls.title")} onClose={onClose}>
      <QueryState query={query}>
        {(data) => (
          <>
            <ul className="preview-it" dir="ltr">
              {data.headers.map((header) => (
                <li key={`${header.name} ${header.value}`} className="code">
                  {header.name}: {header.value}
                </li>
              ))}
            </ul>
            {data.body === null ? (
              <p className="muted">{t("calls.noData")}</p>
            ) : (
              <>
                <pre className="preview-it code preview-bytes">{data.body}</pre>
                <CopyText text={data.body} label={t("test.copy")} />
              </>
            )}
          </>
        )}
      </QueryState>
    </Dialog>
  );
}
