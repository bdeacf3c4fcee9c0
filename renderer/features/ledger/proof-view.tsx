import { useState } from 'react';
import { ACCOUNTING_FORMATS, type AccountingFormat } from '#shared/domain/ledger/accounting.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { CheckInput, DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import type { Failure } from '#shared/kernel/result.ts';

type Check = Output<'ledger', 'verify'>['checks'][number];
type Name = Output<'ledger', 'accountNames'>[number];

const CHECKS: readonly Column<Check>[] = [
  {
    key: 'ok',
    header: 'Proved',
    width: '92px',
    cell: (c) => <StatusChip tone={c.ok ? 'fine' : 'stops'}>{c.ok ? 'Yes' : 'No'}</StatusChip>,
  },
  { key: 'check', header: 'What', width: 'minmax(200px, 1fr)', cell: (c) => c.check },
  {
    key: 'detail',
    header: 'How',
    width: 'minmax(200px, 1.2fr)',
    cell: (c) => (c.wrong.length === 0 ? c.detail : c.wrong.join(', ')),
  },
];

/** The proof of the ledger, and the files for the accountant. */
export function ProofView() {
  const proof = useCall('ledger', 'verify', {}, { tags: [] });
  return (
    <div className="ledger-halves">
      <Section
        title="Proof of the ledger"
        fill
        actions={
          <Button keys="V" onClick={proof.refetch} busy={proof.loading}>
            Verify again
          </Button>
        }
      >
        {proof.error ? <ErrorNote failure={proof.error} retry={proof.refetch} /> : null}
        {proof.data ? (
          <>
            <div className="ledger-note">
              <Note tone={proof.data.ok ? 'fine' : 'stops'}>
                {proof.data.ok ? 'Every check is proved' : 'Not everything is proved'}: {proof.data.journals}{' '}
                journals, {proof.data.entries} entries.
              </Note>
            </div>
            <DataTable
              label="Checks"
              columns={CHECKS}
              rows={proof.data.checks}
              rowId={(c) => c.check}
              fill
              autoFocus
              rowTone={(c) => (c.ok ? null : 'stops')}
            />
          </>
        ) : (
          <Loading what="the proof" />
        )}
      </Section>
      <Accounting />
    </div>
  );
}

const FORMAT_WORDS: Readonly<Record<AccountingFormat, string>> = {
  csv: 'CSV',
  hledger: 'hledger journal',
  beancount: 'beancount',
};

const NAMES: readonly Column<Name>[] = [
  { key: 'title', header: 'Account', width: 'minmax(140px, 1fr)', cell: (n) => n.title },
  {
    key: 'name',
    header: 'In the file',
    width: 'minmax(180px, 1.3fr)',
    cell: (n) => <span className={n.proposed ? 'mono muted' : 'mono'}>{n.name}</span>,
  },
];

function Accounting() {
  const forbidden = usePermission('settings.write');
  const names = useCall('ledger', 'accountNames', {});
  const saving = useAct('ledger', 'saveAccounting');
  const [format, setFormat] = useState<AccountingFormat>('csv');
  const [per, setPer] = useState<'journal' | 'day'>('journal');
  const [texts, setTexts] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [naming, setNaming] = useState<Name | null>(null);
  const save = async () => {
    const answer = await saving.run({
      format,
      per,
      texts,
      from: IsoDate.safeParse(from).data ?? null,
      to: IsoDate.safeParse(to).data ?? null,
    });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value) announce(`${answer.value.fileName} saved.`);
  };
  return (
    <Section
      title="For the accountant"
      fill
      actions={
        <Button keys="E" onClick={() => void save()} busy={saving.busy}>
          Save file
        </Button>
      }
    >
      <div className="ledger-note ledger-fields">
        <SelectInput
          label="Format"
          value={format}
          onChange={(value) => setFormat(ACCOUNTING_FORMATS.find((f) => f === value) ?? 'csv')}
          options={ACCOUNTING_FORMATS.map((f) => ({ value: f, label: FORMAT_WORDS[f] }))}
        />
        <SelectInput
          label="One transaction for"
          value={per}
          onChange={(value) => setPer(value === 'day' ? 'day' : 'journal')}
          options={[
            { value: 'journal', label: 'each journal' },
            { value: 'day', label: 'each day' },
          ]}
        />
        <DateInput label="From" value={from} onChange={setFrom} />
        <DateInput label="To" value={to} onChange={setTo} />
        <CheckInput
          label="With texts, which may name claims and persons"
          checked={texts}
          onChange={setTexts}
        />
      </div>
      {names.data ? (
        <DataTable
          label="Names of accounts"
          columns={NAMES}
          rows={names.data}
          rowId={(n) => n.account}
          fill
          onOpen={(n) => (forbidden === null ? setNaming(n) : undefined)}
          onSelect={() => undefined}
        />
      ) : (
        <Loading what="the names" />
      )}
      {naming ? <NameSheet name={naming} onClose={() => setNaming(null)} /> : null}
    </Section>
  );
}

function NameSheet({ name, onClose }: { readonly name: Name; readonly onClose: () => void }) {
  const act = useAct('ledger', 'nameAccount');
  const [text, setText] = useState(name.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await act.run({ account: name.account, name: text.trim() === '' ? null : text.trim() });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={name.title}
      confirmLabel="Save name"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={act.busy}
      failure={failure}
      focusInside
    >
      <TextInput
        label="Name in the file"
        value={text}
        onChange={setText}
        autoFocus
        hint="Empty for our proposal"
        {...(failure?.fields?.['name'] ? { error: failure.fields['name'] } : {})}
      />
    </ConfirmSheet>
  );
}
