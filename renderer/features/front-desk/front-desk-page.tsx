import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { DeskPerson } from '#shared/contract/front-desk.ts';
import { bornText } from '#shared/domain/patient.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CheckInPanel } from './check-in-panel.tsx';
import './front-desk.css';

/** Check-in by keyboard: a few letters of the name, Enter, the tender's number, Enter, and the receipt. */
export function FrontDeskPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const on = isoDate(localToday());
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const people = useCall('frontDesk', 'find', { search, on }, { keep: true });
  const rows = people.data ?? [];
  const patientId = PatientId.safeParse(params.get('patient')).data ?? null;
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // From here on single keys act, so the focus leaves the field.
    if (patientId !== null) panel.current?.focus();
    else field.current?.focus();
  }, [patientId]);
  const pick = (person: DeskPerson) => setParams({ patient: person.patientId });
  // Enter may come before the answer to the last letter: it is kept until then.
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted || people.behind || !people.data) return;
    setWanted(false);
    const person = people.data[active];
    if (person) setParams({ patient: person.patientId });
  }, [wanted, people.behind, people.data, active, setParams]);
  const again = () => {
    setSearch('');
    setActive(0);
    setParams({});
    field.current?.focus();
  };
  return (
    <Page
      title="Front desk"
      meta={`check-in of ${on}`}
      actions={
        <>
          <Button
            keys="O"
            disabledReason={patientId === null ? 'Choose a patient first.' : null}
            onClick={() => void navigate(`/patients/${patientId ?? ''}`)}
          >
            Open patient
          </Button>
          <Button keys="N" onClick={again}>
            Next patient
          </Button>
        </>
      }
      hints={[
        { combo: '1', label: 'to 5 take payment' },
        { combo: 'N', label: 'next patient' },
      ]}
    >
      <div className="desk">
        <section className="panel desk-find" aria-label="People">
          <div className="desk-search">
            <TextInput
              label="Who is here"
              value={search}
              onChange={(text) => {
                setSearch(text);
                setActive(0);
              }}
              placeholder="Name, birth date, account or telephone"
              inputRef={field}
              autoFocus
              maxLength={60}
              autoComplete="off"
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') setActive((i) => Math.min(i + 1, rows.length - 1));
                else if (event.key === 'ArrowUp') setActive((i) => Math.max(i - 1, 0));
                else if (event.key === 'Enter') setWanted(true);
                else return;
                event.preventDefault();
              }}
            />
          </div>
          {people.error ? <ErrorNote failure={people.error} retry={people.refetch} /> : null}
          <h2 className="desk-heading">{search === '' ? 'Visits of today' : 'Found'}</h2>
          <ul className="desk-people">
            {rows.map((person, i) => (
              <li key={person.patientId}>
                <button
                  type="button"
                  tabIndex={-1}
                  aria-current={person.patientId === patientId}
                  data-active={i === active && patientId === null}
                  onClick={() => pick(person)}
                >
                  <strong>{person.name}</strong>
                  <span className="muted">
                    {bornText(person.birthDate)} · {person.accountNumber}
                  </span>
                  {person.visitToday && search !== '' ? <StatusChip tone="informs">Today</StatusChip> : null}
                </button>
              </li>
            ))}
          </ul>
          {people.loading ? <Loading what="who is here" /> : null}
          {people.data && rows.length === 0 ? (
            <p className="desk-none">
              {search === '' ? 'No visit stands for today.' : 'Nobody is called so.'}
            </p>
          ) : null}
        </section>
        <div className="desk-panel" ref={panel} tabIndex={-1}>
          {patientId === null ? (
            <EmptyState title="Nobody is chosen yet">
              Type a few letters and press Enter. What is to be asked for stands here then.
            </EmptyState>
          ) : (
            <CheckInPanel key={patientId} patientId={patientId} on={on} />
          )}
        </div>
      </div>
    </Page>
  );
}
