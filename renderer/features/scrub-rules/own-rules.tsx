import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OwnRule } from '#shared/domain/own-rules/own-rule.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { RuleInWords } from './rule-in-words.tsx';
import { SeverityChip } from './severity-chip.tsx';

const COLUMNS: readonly Column<OwnRule>[] = [
  {
    key: 'on',
    header: 'State',
    width: '72px',
    cell: (r) => <StatusChip tone={r.enabled ? 'fine' : 'neutral'}>{r.enabled ? 'On' : 'Off'}</StatusChip>,
    sort: (r) => Number(!r.enabled),
  },
  {
    key: 'name',
    header: 'Rule',
    width: 'minmax(150px, 1fr)',
    cell: (r) => r.text.name,
    sort: (r) => r.text.name,
  },
  {
    key: 'severity',
    header: 'Weight',
    width: '92px',
    cell: (r) => <SeverityChip severity={r.text.severity} />,
  },
  { key: 'version', header: 'Version', width: '66px', align: 'right', cell: (r) => r.version },
];

type Asked = { readonly what: 'history' | 'removal'; readonly rule: OwnRule };

/** The practice's own rules: a list, the chosen one in words beside it. */
export function OwnRules(props: { readonly rules: readonly OwnRule[]; readonly readOnly: string | null }) {
  const { rules, readOnly } = props;
  const navigate = useNavigate();
  const turning = useAct('scrubRules', 'turn');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const rule = rules.find((r) => r.id === selectedId) ?? rules[0];
  const change = (one: OwnRule) => void navigate(`/settings/rules/${one.id}`);
  const turn = async (one: OwnRule) => {
    const answer = await turning.run({ id: one.id, on: !one.enabled });
    if (!answer.ok) return announceFailure(answer.error);
    announce(
      `“${one.text.name}” is ${answer.value.enabled ? 'on: it judges every claim that is checked' : 'off'}.`,
    );
  };
  if (rule === undefined)
    return (
      <EmptyState title="No rules of your own yet">
        A rule says on which claims to speak, what to say, and whether the claim waits. Press N to write one,
        or I to import rules. A new rule is tried on the claims of the past before you switch it on.
      </EmptyState>
    );
  return (
    <Panes name="scrub-rules" sizes={[50, 50]} min={28}>
      <Section title={`${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`} fill>
        <DataTable
          label="Own rules"
          columns={COLUMNS}
          rows={rules}
          rowId={(r) => r.id}
          rowTone={(r) => (r.enabled ? null : 'muted')}
          selectedId={rule.id}
          onSelect={(r) => setSelectedId(r.id)}
          onOpen={change}
          fill
          autoFocus
        />
      </Section>
      <Section
        title={rule.text.name}
        fill
        pad
        scroll
        actions={
          <>
            <Button keys="E" onClick={() => change(rule)} label="Change the rule">
              {readOnly === null ? 'Change' : 'Read'}
            </Button>
            <Button
              keys="O"
              onClick={() => void turn(rule)}
              busy={turning.busy}
              disabledReason={readOnly}
              label={rule.enabled ? 'Switch off' : 'Switch on'}
            >
              {rule.enabled ? 'Switch off' : 'Switch on'}
            </Button>
            <Button keys="H" onClick={() => setAsked({ what: 'history', rule })} label="Versions of the rule">
              Versions
            </Button>
            <Button
              kind="danger"
              keys="Delete"
              onClick={() => setAsked({ what: 'removal', rule })}
              disabledReason={readOnly}
              label="Remove the rule"
            >
              Remove…
            </Button>
          </>
        }
      >
        <RuleInWords rule={rule} />
      </Section>
      {asked?.what === 'history' ? (
        <HistorySheet rule={asked.rule} readOnly={readOnly} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.what === 'removal' ? <RemoveSheet rule={asked.rule} onClose={() => setAsked(null)} /> : null}
    </Panes>
  );
}

function RemoveSheet({ rule, onClose }: { readonly rule: OwnRule; readonly onClose: () => void }) {
  const removing = useAct('scrubRules', 'remove');
  const remove = async () => {
    const answer = await removing.run({ id: rule.id });
    onClose();
    if (answer.ok) announce(`“${rule.text.name}” is removed.`);
    else announceFailure(answer.error);
  };
  return (
    <ConfirmSheet
      open
      danger
      title={`Remove “${rule.text.name}”`}
      confirmLabel="Remove"
      busy={removing.busy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <p>
        No claim is judged by it any more. Its versions stay on record, and claims that were judged by it keep
        what it said.
      </p>
    </ConfirmSheet>
  );
}
