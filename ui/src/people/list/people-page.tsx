import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListedPeople, usePeopleCounts } from "#ui/api/people.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { allRows, allUnreadable } from "#ui/api/wire/pages.ts";
import { Button } from "#ui/parts/button.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { DetailsSheet } from "#ui/people/details/details-sheet.tsx";
import { asAsked, isFiltered, type PeopleFilters } from "#ui/people/list/filters.ts";
import { NoPeople } from "#ui/people/list/no-people.tsx";
import { PeopleCount } from "#ui/people/list/people-count.tsx";
import { PeopleFilterBar } from "#ui/people/list/people-filter-bar.tsx";
import { PeopleStatusCounts } from "#ui/people/list/people-status-counts.tsx";
import { PeopleTable } from "#ui/people/list/people-table.tsx";
import { PersonSheet } from "#ui/people/person-sheet.tsx";

/** The people Baton knows. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const { t: detailWords } = useTranslation("details");
  const filters = useSearch({ from: "/page/people" });
  const navigate = useNavigate();
  const readOnly = useReadOnly();
  const [adding, setAdding] = useState(false);
  const [naming, setNaming] = useState(false);
  const asked = asAsked(filters);
  const query = useListedPeople(asked);
  const counts = usePeopleCounts(asked).data;
  // There is nothing to narrow.
  const hasNobody = counts?.all.n === 0 && !isFiltered(filters);
  const setFilters = (next: PeopleFilters) => void navigate({ to: "/people", search: next });
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
      <PeopleFilterBar filters={filters} hasNobody={hasNobody} onChange={setFilters} />
      {filters.samples && <p className="muted small list-note">{t("samplesText")}</p>}
      {!hasNobody && (
        <>
          <PeopleStatusCounts counts={counts} filters={filters} onChange={setFilters} />
          <PeopleCount counts={counts} filters={filters} />
        </>
      )}
      <QueryState query={query}>
        {(data) => {
          const people = allRows(data);
          return (
            <>
              <UnreadableRows rows={allUnreadable(data)} />
              {people.length === 0 && !query.hasNextPage ? (
                <NoPeople filters={filters} onChange={setFilters} onAdd={() => setAdding(true)} />
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
