import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { allRows, allUnreadable } from "#ui/api/wire/pages.ts";
import { Button } from "#ui/parts/button.tsx";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { useAskedFor } from "#ui/parts/searching/use-asked.ts";
import { DetailsSheet } from "#ui/people/details/details-sheet.tsx";
import { NoPeople } from "#ui/people/no-people.tsx";
import { PeopleTable } from "#ui/people/people-table.tsx";
import { PersonSheet } from "#ui/people/person-sheet.tsx";

/** The people Baton knows. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const { t: detailWords } = useTranslation("details");
  const { search = "" } = useSearch({ from: "/page/people" });
  const navigate = useNavigate();
  const readOnly = useReadOnly();
  const [samples, setSamples] = useState(false);
  const [adding, setAdding] = useState(false);
  const [naming, setNaming] = useState(false);
  const asked = useAskedFor(search);
  const query = usePeople(asked, samples);
  const setSearch = (next: string) =>
    void navigate({ to: "/people", search: next ? { search: next } : {}, replace: true });
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button variant="quiet" onPress={() => setNaming(true)}>
              {detailWords("open")}
            </Button>
            <Button
              variant="primary"
              icon={<Plus />}
              isDisabled={readOnly}
              onPress={() => setAdding(true)}
            >
              {t("add")}
            </Button>
          </>
        }
      />
      <div className="list-filters">
        <SearchField label={t("search")} value={search} onChange={setSearch} />
        <SegmentedControl
          label={t("which")}
          value={samples ? "samples" : "yours"}
          onChange={(which) => setSamples(which === "samples")}
          options={[
            { id: "yours", label: t("yours") },
            { id: "samples", label: t("samples") },
          ]}
        />
      </div>
      {samples && <p className="muted small list-note">{t("samplesText")}</p>}
      <QueryState query={query}>
        {(data) => {
          const people = allRows(data);
          return (
            <>
              <UnreadableRows rows={allUnreadable(data)} />
              {people.length === 0 && !query.hasNextPage ? (
                <NoPeople
                  search={search}
                  onClear={() => setSearch("")}
                  onAdd={() => setAdding(true)}
                  onSamples={() => setSamples(true)}
                />
              ) : (
                people.length > 0 && <PeopleTable people={people} />
              )}
            </>
          );
        }}
      </QueryState>
      <ShowMore query={query} />
      {adding && <PersonSheet onClose={() => setAdding(false)} />}
      {naming && <DetailsSheet onClose={() => setNaming(false)} />}
    </>
  );
}
