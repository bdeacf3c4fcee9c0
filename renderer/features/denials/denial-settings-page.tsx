import { useMemo, useState } from 'react';
import { DENIAL_KIND_WORDS, DENIAL_KINDS, type DenialKind } from '#shared/domain/denials/kinds.ts';
import type { DenialTerms } from '#shared/domain/denials/deadlines.ts';
import { PLACEHOLDERS, unknownPlaceholders } from '#shared/domain/denials/letter.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import './denials.css';

/** The days that each payer gives, and the texts of letters. */
export function DenialSettingsPage() {
  return (
    <SettingsFrame tab="denials">
      <div className="denial-settings">
        <PayerDays />
        <Letters />
      </div>
    </SettingsFrame>
  );
}

const DAYS: readonly { readonly key: keyof Omit<DenialTerms, 'payerId'>; readonly label: string }[] = [
  { key: 'correctedDays', label: 'Corrected claim' },
  { key: 'appealDays', label: 'First appeal' },
  { key: 'secondAppealDays', label: 'Second appeal' },
  { key: 'externalDays', label: 'External review' },
  { key: 'recordsDays', label: 'Records asked for' },
];

function PayerDays() {
  const payers = useCall('practice', 'payers', {}, { tags: ['payers'] });
  const [chosen, setChosen] = useState('');
  const payerId = (chosen || payers.data?.[0]?.id || '') as PayerId;
  const terms = useCall('denials', 'terms', { payerId }, { enabled: payerId !== '' });
  return (
    <Section title="Days that a payer gives" note="from the day of its answer" pad>
      {payers.error ? <ErrorNote failure={payers.error} retry={payers.refetch} /> : null}
      <SelectInput
        label="Payer"
        value={payerId}
        onChange={setChosen}
        options={(payers.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
      />
      {terms.error ? <ErrorNote failure={terms.error} retry={terms.refetch} /> : null}
      {terms.data ? (
        <DaysForm
          key={`${payerId} ${JSON.stringify(terms.data.terms)}`}
          terms={terms.data.terms}
          entered={terms.data.entered}
        />
      ) : null}
    </Section>
  );
}

function DaysForm({ terms, entered }: { readonly terms: DenialTerms; readonly entered: boolean }) {
  const save = useAct('denials', 'saveTerms');
  const forbidden = usePermission('settings.write');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(DAYS.map(({ key }) => [key, terms[key] === null ? '' : String(terms[key])])),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = (key: string): number | null => {
    const text = (typed[key] ?? '').trim();
    return text === '' ? null : Number(text);
  };
  const wrong = (key: string): boolean => {
    const value = read(key);
    return value !== null && (!Number.isInteger(value) || value < 1 || value > 1000);
  };
  const submit = async () => {
    if (DAYS.some(({ key }) => wrong(key)))
      return setFailure({ code: 'invalid_input', message: 'Write whole days from 1 to 1000, or nothing.' });
    const answer = await save.run({
      payerId: terms.payerId,
      correctedDays: read('correctedDays'),
      appealDays: read('appealDays'),
      secondAppealDays: read('secondAppealDays'),
      externalDays: read('externalDays'),
      recordsDays: read('recordsDays'),
    });
    if (!answer.ok) return setFailure(answer.error);
    setFailure(null);
    announce('Kept. The deadlines of the open denials of this payer follow.');
  };
  return (
    <>
      {entered ? null : (
        <Note tone="warns">
          Nobody has entered these days. They stand in the contract or manual of the payer; for Medicare they
          are the law’s. A day that is not known stays empty, and the desk says so.
        </Note>
      )}
      <div className="denial-days">
        {DAYS.map(({ key, label }) => (
          <TextInput
            key={key}
            label={label}
            mono
            value={typed[key] ?? ''}
            onChange={(text) => setTyped({ ...typed, [key]: text.slice(0, 4) })}
            error={wrong(key) ? '1 to 1000' : undefined}
            disabled={forbidden !== null}
          />
        ))}
      </div>
      {failure ? <ErrorNote failure={failure} /> : null}
      <Button kind="main" onClick={() => void submit()} busy={save.busy} disabledReason={forbidden}>
        Keep the days
      </Button>
    </>
  );
}

function Letters() {
  const list = useCall('denials', 'letters', {});
  const [name, setName] = useState<string | null>(null);
  const letters = list.data ?? [];
  const chosen = letters.find((l) => l.letter.name === name) ?? (name === '' ? undefined : letters[0]);
  return (
    <Section
      title="Texts of letters"
      pad
      actions={
        <Button keys="N" onClick={() => setName('')}>
          New text
        </Button>
      }
    >
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? <Loading what="the texts" /> : null}
      {list.data ? (
        <>
          <SelectInput
            label="Text"
            placeholder="A new text"
            value={chosen?.letter.name ?? ''}
            onChange={setName}
            options={letters.map((l) => ({
              value: l.letter.name,
              label: l.own
                ? l.delivered
                  ? `${l.letter.name} (changed)`
                  : l.letter.name
                : `${l.letter.name} (as delivered)`,
            }))}
          />
          <LetterForm
            key={`${chosen?.letter.name ?? 'new'} ${String(chosen?.own)}`}
            name={chosen?.letter.name ?? ''}
            kind={chosen?.letter.kind ?? null}
            text={chosen?.letter.text ?? ''}
            own={chosen?.own ?? false}
            delivered={chosen?.delivered ?? false}
            onSaved={setName}
          />
        </>
      ) : null}
    </Section>
  );
}

function LetterForm(props: {
  readonly name: string;
  readonly kind: DenialKind | null;
  readonly text: string;
  readonly own: boolean;
  readonly delivered: boolean;
  readonly onSaved: (name: string | null) => void;
}) {
  const forbidden = usePermission('settings.write');
  const save = useAct('denials', 'saveLetter');
  const remove = useAct('denials', 'removeLetter');
  const [name, setName] = useState(props.name);
  const [kind, setKind] = useState<string>(props.kind ?? '');
  const [text, setText] = useState(props.text);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unknown = useMemo(() => unknownPlaceholders(text), [text]);
  const submit = async () => {
    const answer = await save.run({
      name: name.trim(),
      kind: kind === '' ? null : (kind as DenialKind),
      text,
    });
    if (!answer.ok) return setFailure(answer.error);
    setFailure(null);
    announce(`“${name.trim()}” is kept.`);
    props.onSaved(name.trim());
  };
  const drop = async () => {
    const answer = await remove.run({ name: props.name });
    if (!answer.ok) return announceFailure(answer.error);
    announce(props.delivered ? 'The delivered text holds again.' : 'The text is removed.');
    props.onSaved(null);
  };
  return (
    <div className="denial-letter">
      <div>
        <TextInput
          label="Name"
          value={name}
          onChange={(v) => setName(v.slice(0, 60))}
          disabled={forbidden !== null}
        />
        <SelectInput
          label="Offered first for"
          placeholder="Any kind"
          value={kind}
          onChange={setKind}
          options={DENIAL_KINDS.map((k) => ({ value: k, label: DENIAL_KIND_WORDS[k] }))}
        />
        <TextInput
          label="Letter"
          lines={18}
          value={text}
          onChange={(v) => setText(v.slice(0, 8000))}
          disabled={forbidden !== null}
        />
        {unknown.length > 0 ? (
          <Note tone="stops">Nothing answers to {unknown.map((n) => `{${n}}`).join(', ')}.</Note>
        ) : null}
        {failure ? <ErrorNote failure={failure} /> : null}
        <div className="denial-acts">
          <Button
            kind="main"
            onClick={() => void submit()}
            busy={save.busy}
            disabledReason={forbidden ?? (unknown.length > 0 ? 'Mend the names in braces first.' : null)}
          >
            Keep the text
          </Button>
          {props.own ? (
            <Button onClick={() => void drop()} busy={remove.busy} disabledReason={forbidden}>
              {props.delivered ? 'Take the delivered one again' : 'Remove'}
            </Button>
          ) : null}
        </div>
      </div>
      <div>
        <h3 className="denial-names-title">Filled in from the file</h3>
        <dl className="denial-names">
          {Object.entries(PLACEHOLDERS).map(([key, words]) => (
            <div key={key}>
              <dt>{`{${key}}`}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
