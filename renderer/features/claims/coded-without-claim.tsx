import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { EncounterRow } from '#shared/contract/coding.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { countWord } from './desk-model.ts';

/** Encounters that are coded but have no claim yet: the first thing to do on the desk. */
export function CodedWithoutClaim({ forbidden }: { readonly forbidden: string | null }) {
  const navigate = useNavigate();
  const coded = useCall('coding', 'worklist', { statuses: ['coded'], search: '', limit: 2000 });
  const create = useAct('claims', 'createFromEncounter');
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = coded.data ?? [];
  if (rows.length === 0) return null;
  const total = formatAmount(sumCents(rows.map((row) => row.chargeCents)));
  const createAll = async () => {
    setFailure(null);
    let made = 0;
    for (const row of rows) {
      const answer = await create.run({ encounterId: row.id });
      if (!answer.ok) return setFailure(withCount(answer.error, made));
      made += 1;
      setDone(made);
      if (rows.length === 1) void navigate(`/claims/${answer.value.summary.id}`);
    }
    setOpen(false);
    setDone(0);
    announce(`${countWord(made, 'claim')} made.`);
  };
  return (
    <>
      <Section
        title={`Coded, no claim yet: ${rows.length}`}
        note={<>charges {total}</>}
        actions={
          <Button keys="C" onClick={() => setOpen(true)} disabledReason={forbidden} label="Create claims">
            Create {countWord(rows.length, 'claim')}
          </Button>
        }
      >
        <ul className="coded-rows">
          {rows.slice(0, 3).map((row) => (
            <CodedRow key={row.id} row={row} onOpen={() => void navigate(`/coding/${row.id}`)} />
          ))}
          {rows.length > 3 ? <li className="coded-more">and {rows.length - 3} more</li> : null}
        </ul>
      </Section>
      <ConfirmSheet
        open={open}
        title={`Create ${countWord(rows.length, 'claim')}`}
        confirmLabel={`Create ${countWord(rows.length, 'claim')}`}
        onConfirm={() => void createAll()}
        onCancel={() => setOpen(false)}
        busy={create.busy}
        failure={failure}
      >
        <p>
          {countWord(rows.length, 'claim')} with charges of {total} in all. Each takes its own copy of today’s
          patient, coverage, provider and payer, its charges are posted to the ledger, and it is checked.
          Nothing is sent.
        </p>
        {create.busy ? <p role="status">{`${done} of ${rows.length} made…`}</p> : null}
      </ConfirmSheet>
    </>
  );
}

function CodedRow({ row, onOpen }: { readonly row: EncounterRow; readonly onOpen: () => void }) {
  return (
    <li>
      <DateText date={row.serviceDate} />
      <button type="button" className="text-button" onClick={onOpen}>
        {row.patientName}
      </button>
      <span className="muted">{row.reason}</span>
      <Money cents={row.chargeCents} />
    </li>
  );
}

function withCount(failure: Failure, made: number): Failure {
  return made === 0
    ? failure
    : { ...failure, message: `${countWord(made, 'claim')} made, then: ${failure.message}` };
}
