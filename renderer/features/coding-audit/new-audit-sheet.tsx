import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AuditChoices, SampleRow } from '#shared/contract/coding-audit.ts';
import { emCodes } from '#shared/domain/coding-audit/em-levels.ts';
import { allFamilies } from '#shared/domain/coding-audit/families.ts';
import { PLAIN_RULE, type SampleRule } from '#shared/domain/coding-audit/rule.ts';
import type { PayerId, ProviderId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { CheckInput, DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { DateText } from '#renderer/ui/text.tsx';

const COLUMNS: readonly Column<SampleRow>[] = [
  { key: 'service', header: 'Service', width: '94px', cell: (r) => <DateText date={r.serviceDate} /> },
  { key: 'patient', header: 'Patient', width: 'minmax(120px, 0.7fr)', cell: (r) => r.patientName },
  {
    key: 'coder',
    header: 'Coder',
    width: 'minmax(90px, 0.5fr)',
    cell: (r) => r.coderName || 'not on record',
  },
  { key: 'why', header: 'Why', width: 'minmax(220px, 1.4fr)', cell: (r) => r.why.join(' · '), wrap: true },
];

/** A new audit: the rule above, the sample that it draws below, before anything is made. */
export function NewAuditSheet({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const choices = useCall('audits', 'choices', {});
  const create = useAct('audits', 'create');
  const [name, setName] = useState('Coding audit');
  const [rule, setRule] = useState<SampleRule>(PLAIN_RULE);
  const [seed, setSeed] = useState(drawnSeed);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useDeferredValue(rule);
  const preview = useCall('audits', 'preview', { rule: asked, seed }, { keep: true });
  const change = (part: Partial<SampleRule>) => setRule((old) => ({ ...old, ...part }));
  const drawn = preview.data?.rows.length ?? 0;
  const make = async () => {
    if (name.trim() === '') return setFailure({ code: 'invalid_input', message: 'Give the audit a name.' });
    const answer = await create.run({ name: name.trim(), rule, seed });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Audit made of ${drawn} encounters.`);
    onClose();
    void navigate(`/audits/${answer.value.id}`);
  };
  return (
    <ConfirmSheet
      open
      title="New audit"
      width="large"
      confirmLabel={drawn === 1 ? 'Make audit of 1 encounter' : `Make audit of ${drawn} encounters`}
      onConfirm={() => void make()}
      onCancel={onClose}
      busy={create.busy}
      failure={failure ?? preview.error}
    >
      {choices.error ? <ErrorNote failure={choices.error} retry={choices.refetch} /> : null}
      {choices.data ? (
        <RuleFields name={name} onName={setName} rule={rule} onChange={change} choices={choices.data} />
      ) : (
        <Loading what="coders, clinicians and payers" />
      )}
      <div className="sample-head">
        <span role="status">
          {preview.data
            ? `${drawn} drawn of ${preview.data.matching} that fit, among ${preview.data.population}`
            : 'Drawing…'}
        </span>
        <span className="muted">
          seed <span className="mono">{seed}</span>
        </span>
        <Button keys="Alt+R" label="Draw another sample" onClick={() => setSeed(drawnSeed())}>
          Draw another
        </Button>
      </div>
      <div className="sample-rows">
        <DataTable
          label="Sample"
          columns={COLUMNS}
          rows={preview.data?.rows ?? []}
          rowId={(r) => r.encounterId}
          rowHeight={28}
          fill
          empty={<p className="loading">No coded encounter fits. Widen the rule.</p>}
        />
      </div>
    </ConfirmSheet>
  );
}

/** From the machine's own randomness; shown and kept, so that the sample can be drawn again. */
function drawnSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

const EM_GROUPS: Readonly<Record<string, readonly string[]>> = {
  high: ['99204', '99205', '99214', '99215'],
  all: emCodes(),
};

function RuleFields(props: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly rule: SampleRule;
  readonly onChange: (part: Partial<SampleRule>) => void;
  readonly choices: AuditChoices;
}) {
  const { rule, onChange, choices } = props;
  const day = (text: string | null) => (text === null ? null : isoDate(text));
  const one = <T extends string>(value: string): T[] => (value === '' ? [] : [value as T]);
  const whole = (text: string, most: number): number | null =>
    /^\d{1,4}$/.test(text.trim()) ? Math.min(most, Math.max(1, Number(text))) : null;
  const { size } = rule;
  const number = size.kind === 'count' ? size.count : size.percent;
  return (
    <>
      <FormGrid>
        <TextInput
          label="Name"
          span={4}
          value={props.name}
          maxLength={80}
          onChange={props.onName}
          autoFocus
        />
        <SelectInput
          label="Size"
          span={4}
          value={size.kind}
          onChange={(kind) =>
            onChange({
              size:
                kind === 'count'
                  ? { kind: 'count', count: number }
                  : { kind: 'percent', percent: Math.min(100, number) },
            })
          }
          options={[
            { value: 'count', label: 'Number of encounters' },
            { value: 'percent', label: 'Percent of those that fit' },
          ]}
        />
        <TextInput
          label={size.kind === 'count' ? 'How many' : 'Percent'}
          span={4}
          mono
          value={String(number)}
          onChange={(text) => {
            const n = whole(text, size.kind === 'count' ? 500 : 100);
            if (n !== null)
              onChange({
                size: size.kind === 'count' ? { kind: 'count', count: n } : { kind: 'percent', percent: n },
              });
          }}
        />
        <DateInput
          label="Services from"
          span={2}
          value={rule.from}
          onChange={(from) => onChange({ from: day(from) })}
        />
        <DateInput
          label="Services to"
          span={2}
          value={rule.to}
          onChange={(to) => onChange({ to: day(to) })}
        />
        <SelectInput
          label="Coder"
          span={3}
          placeholder="Every coder"
          value={rule.coderIds[0] ?? ''}
          onChange={(id) => onChange({ coderIds: one<UserId>(id) })}
          options={choices.coders.map((c) => ({ value: c.id, label: `${c.name} (${c.encounters})` }))}
        />
        <SelectInput
          label="Clinician"
          span={2}
          placeholder="Every clinician"
          value={rule.providerIds[0] ?? ''}
          onChange={(id) => onChange({ providerIds: one<ProviderId>(id) })}
          options={choices.providers.map((p) => ({ value: p.id, label: p.name }))}
        />
        <SelectInput
          label="Payer"
          span={3}
          placeholder="Every payer"
          value={rule.payerIds[0] ?? ''}
          onChange={(id) => onChange({ payerIds: one<PayerId>(id) })}
          options={choices.payers.map((p) => ({ value: p.id, label: p.name }))}
        />
      </FormGrid>
      <p className="rule-heading">Only with any of these risks; none: at random among all</p>
      <FormGrid>
        <SelectInput
          label="Code family"
          span={5}
          placeholder="Any"
          value={rule.families[0] ?? ''}
          onChange={(key) => onChange({ families: one(key) })}
          options={allFamilies().map((f) => ({ value: f.key, label: f.label }))}
        />
        <SelectInput
          label="E/M level"
          span={3}
          placeholder="Any"
          value={
            Object.entries(EM_GROUPS).find(([, codes]) => codes.join() === rule.emCodes.join())?.[0] ??
            rule.emCodes[0] ??
            ''
          }
          onChange={(value) => onChange({ emCodes: [...(EM_GROUPS[value] ?? one(value))] })}
          options={[
            { value: 'high', label: 'High office levels' },
            { value: 'all', label: 'Every level' },
            ...emCodes().map((code) => ({ value: code, label: code })),
          ]}
        />
        <MoneyInput
          label="Charges from"
          span={2}
          value={rule.minChargeCents}
          onChange={(value) => onChange({ minChargeCents: value === null ? null : cents(value) })}
        />
        <TextInput
          label="First of a coder"
          span={2}
          mono
          value={rule.newCoderFirst === null ? '' : String(rule.newCoderFirst)}
          onChange={(text) => onChange({ newCoderFirst: whole(text, 1000) })}
        />
        <CheckInput
          label="Modifier 25"
          span={2}
          checked={rule.modifiers.includes('25')}
          onChange={(on) => onChange({ modifiers: withOrWithout(rule.modifiers, ['25'], on) })}
        />
        <CheckInput
          label="Modifier 59 or X{EPSU}"
          span={3}
          checked={rule.modifiers.includes('59')}
          onChange={(on) =>
            onChange({ modifiers: withOrWithout(rule.modifiers, ['59', 'XE', 'XP', 'XS', 'XU'], on) })
          }
        />
        <CheckInput
          label="Unspecified diagnosis"
          span={3}
          checked={rule.unspecified}
          onChange={(unspecified) => onChange({ unspecified })}
        />
        <CheckInput
          label="Self-review: own coding too"
          span={4}
          checked={rule.selfReview}
          onChange={(selfReview) => onChange({ selfReview })}
        />
      </FormGrid>
    </>
  );
}

function withOrWithout(list: readonly string[], values: readonly string[], on: boolean): string[] {
  const rest = list.filter((value) => !values.includes(value));
  return on ? [...rest, ...values] : rest;
}
