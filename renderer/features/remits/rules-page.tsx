import { useState } from 'react';
import type { RemitRule } from '#shared/domain/posting/remit-rules.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { RuleSheet } from './rule-sheet.tsx';
import { ACTION_WORDS } from './rule-words.ts';
import { RulesBeside, type Trial } from './rules-beside.tsx';
import './remits.css';

type Table = Output<'remits', 'rules'>;

const NEW: RemitRule = {
  id: '',
  group: 'CO',
  reason: '',
  payerId: null,
  remark: '',
  action: 'hold',
  note: '',
};

/** Posting rules: what becomes of each adjustment, own ones before those delivered, tried before they are kept. */
export function RulesPage() {
  const table = useCall('remits', 'rules', {});
  return (
    <SettingsFrame
      tab="posting-rules"
      meta={
        table.data ? (table.data.version === 0 ? 'as delivered' : `version ${table.data.version}`) : undefined
      }
      hints={[
        { combo: 'A', label: 'add' },
        { combo: 'T', label: 'try' },
      ]}
    >
      {table.error ? <ErrorNote failure={table.error} retry={table.refetch} /> : null}
      {table.loading && !table.data ? <Loading what="the rules" /> : null}
      {table.data ? <Rules key={table.data.version} table={table.data} /> : null}
    </SettingsFrame>
  );
}

function Rules({ table }: { readonly table: Table }) {
  const payers = useCall('practice', 'payers', {});
  const [own, setOwn] = useState<readonly RemitRule[]>(table.rules);
  const [editing, setEditing] = useState<{ readonly at: number; readonly rule: RemitRule } | null>(null);
  const [saving, setSaving] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const forbidden = usePermission('money.write');
  const save = useAct('remits', 'saveRules');
  const restore = useAct('remits', 'restoreRules');
  const attempt = useAct('remits', 'tryRules');
  const changed = JSON.stringify(own) !== JSON.stringify(table.rules);
  const payerName = (id: PayerId | null) =>
    id === null ? 'every payer' : (payers.data?.find((p) => p.id === id)?.name ?? 'a payer');
  const tryNow = async () => {
    setFailure(null);
    const answer = await attempt.run({ rules: [...own] });
    if (answer.ok) setTrial(answer.value);
    else setFailure(answer.error);
  };
  const keep = (rule: RemitRule, at: number) => {
    setOwn((old) => (at < old.length ? old.map((r, i) => (i === at ? rule : r)) : [...old, rule]));
    setTrial(null);
    setEditing(null);
  };
  const rows = [...own, ...table.delivered];
  return (
    <Section
      title="What becomes of an adjustment"
      note="Own rules come before those delivered; what no rule knows is held for you."
      fill
      actions={
        <>
          <Button
            keys="A"
            onClick={() => setEditing({ at: own.length, rule: NEW })}
            disabledReason={forbidden}
          >
            Add a rule
          </Button>
          <Button keys="T" onClick={() => void tryNow()} busy={attempt.busy}>
            Try on past remittances
          </Button>
          <Button
            kind="main"
            keys="Mod+S"
            onClick={() => setSaving(true)}
            disabledReason={forbidden ?? (changed ? null : 'Nothing was changed.')}
          >
            Save the rules
          </Button>
        </>
      }
    >
      <div className="rules-page">
        {failure ? <ErrorNote failure={failure} /> : null}
        {changed ? (
          <Note tone="informs">
            <p>The rules are not saved yet; remittances are posted by the saved ones.</p>
          </Note>
        ) : null}
        <Panes name="posting-rules" sizes={[62, 38]} min={24}>
          <DataTable
            label="Posting rules"
            columns={columns(payerName)}
            rows={rows}
            rowId={(r) => r.id}
            fill
            autoFocus
            rowTone={(r) => (r.id.startsWith('delivered:') ? 'muted' : null)}
            onOpen={(r) => {
              const at = own.indexOf(r);
              if (at >= 0) setEditing({ at, rule: r });
              else setEditing({ at: own.length, rule: { ...r, id: '', note: '' } });
            }}
          />
          <RulesBeside table={table} trial={trial} onRestore={(version) => restore.run({ version })} />
        </Panes>
      </div>
      {editing ? (
        <RuleSheet
          rule={editing.rule}
          payers={(payers.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
          taken={rows.map((r) => r.id).filter((id) => id !== editing.rule.id)}
          onClose={() => setEditing(null)}
          onKeep={(rule) => keep(rule, editing.at)}
          {...(editing.at < own.length
            ? {
                onRemove: () => {
                  setOwn((old) => old.filter((_, i) => i !== editing.at));
                  setTrial(null);
                  setEditing(null);
                },
              }
            : {})}
        />
      ) : null}
      {saving ? (
        <ReasonSheet
          title="Save the posting rules"
          confirmLabel={`Save as version ${table.version + 1}`}
          says="From now on remittances are posted by these rules; what was posted stays as it is."
          onClose={() => setSaving(false)}
          run={async (change) => {
            const answer = await save.run({ from: table.version, rules: [...own], change });
            if (answer.ok) announce(`Posting rules saved as version ${answer.value.version}.`);
            return answer;
          }}
        />
      ) : null}
    </Section>
  );
}

function columns(payerName: (id: PayerId | null) => string): readonly Column<RemitRule>[] {
  return [
    {
      key: 'code',
      header: 'Reason',
      width: '86px',
      cell: (r) => (
        <span className="code">
          {r.group}-{r.reason === '*' ? 'any' : r.reason}
        </span>
      ),
    },
    {
      key: 'words',
      header: 'Means',
      width: 'minmax(120px, 1fr)',
      cell: (r) => (r.reason === '*' ? 'every other reason' : reasonWords(r.group, r.reason)),
    },
    { key: 'remark', header: 'Remark', width: '68px', cell: (r) => r.remark },
    { key: 'payer', header: 'Payer', width: 'minmax(84px, 0.6fr)', cell: (r) => payerName(r.payerId) },
    {
      key: 'action',
      header: 'What is done',
      width: 'minmax(196px, 1fr)',
      cell: (r) => <strong>{ACTION_WORDS[r.action]}</strong>,
    },
    {
      key: 'whose',
      header: 'Whose',
      width: '84px',
      cell: (r) =>
        r.id.startsWith('delivered:') ? (
          <span className="muted">delivered</span>
        ) : (
          <StatusChip tone="informs">{r.id}</StatusChip>
        ),
    },
  ];
}
