import { useState } from 'react';
import {
  EN_US,
  LANGUAGES,
  LANGUAGE_NAMES,
  MESSAGES,
  checkText,
  type Language,
  type MessageKey,
} from '#shared/domain/statements/messages.ts';
import type { StatementSettings } from '#shared/domain/statements/settings.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import './statements.css';

/** Bills and statements: paper, language, currency, rules of the run, dunning steps and every text. */
export function StatementSettingsPage() {
  const call = useCall('statements', 'settings', {});
  return (
    <SettingsFrame tab="statements">
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the settings" /> : null}
      {call.data ? <Settings settings={call.data} /> : null}
    </SettingsFrame>
  );
}

const LANGUAGE_OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
const PAPERS = [
  { value: 'letter', label: 'US Letter, No. 10 envelope' },
  { value: 'a4', label: 'A4, DL or C5 envelope' },
] as const;
const CURRENCIES = ['USD', 'EUR', 'GBP', 'CAD', 'MXN'].map((value) => ({ value, label: value }));

function Settings({ settings }: { readonly settings: StatementSettings }) {
  const [draft, setDraft] = useState(settings);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = useAct('statements', 'saveSettings');
  const forbidden = usePermission('settings.write');
  const set = (change: Partial<StatementSettings>) => setDraft({ ...draft, ...change });
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);
  const submit = async () => {
    setFailure(null);
    const answer = await save.run(draft);
    if (!answer.ok) return setFailure(answer.error);
    setDraft(answer.value);
    announce('Bills and statements saved.');
  };
  return (
    <Panes name="settings-statements" sizes={[40, 60]} min={28}>
      <Section
        title="Paper and rules"
        pad
        scroll
        fill
        actions={
          <Button
            kind="main"
            keys="Mod+S"
            onClick={() => void submit()}
            busy={save.busy}
            disabledReason={forbidden ?? (changed ? null : 'Nothing is changed.')}
          >
            Save
          </Button>
        }
      >
        {failure ? <ErrorNote failure={failure} /> : null}
        <Rules draft={draft} set={set} />
      </Section>
      <Section title="Texts" note="as patients read them; empty: as delivered" pad scroll fill>
        <Texts texts={draft.texts} first={draft.look.language} onChange={(texts) => set({ texts })} />
      </Section>
    </Panes>
  );
}

function Rules(props: {
  readonly draft: StatementSettings;
  readonly set: (change: Partial<StatementSettings>) => void;
}) {
  const { draft, set } = props;
  const { look } = draft;
  const days = (label: string, value: number, change: (n: number) => void, hint?: string) => (
    <TextInput
      key={label}
      label={label}
      value={String(value)}
      mono
      span={6}
      maxLength={4}
      hint={hint}
      onChange={(text) => change(/^\d+$/.test(text) ? Number(text) : 0)}
    />
  );
  return (
    <FormGrid>
      <SelectInput
        label="Language"
        span={6}
        value={look.language}
        onChange={(value) =>
          set({ look: { ...look, language: LANGUAGES.find((l) => l === value) ?? 'en-US' } })
        }
        options={LANGUAGE_OPTIONS}
      />
      <SelectInput
        label="Currency"
        span={6}
        value={look.currency}
        onChange={(currency) => set({ look: { ...look, currency } })}
        options={CURRENCIES}
      />
      <SelectInput
        label="Paper"
        span={12}
        value={look.paper}
        onChange={(value) => set({ look: { ...look, paper: value === 'a4' ? 'a4' : 'letter' } })}
        options={PAPERS}
      />
      {days('Days to pay', draft.dueDays, (dueDays) => set({ dueDays }))}
      {days('Not twice within days', draft.notWithinDays, (notWithinDays) => set({ notWithinDays }))}
      <MoneyInput
        label="Not sent below"
        span={6}
        value={draft.smallBalanceCents}
        onChange={(value) => set({ smallBalanceCents: cents(value ?? 0) })}
      />
      <MoneyInput
        label="Held above the estimate by"
        span={6}
        value={draft.estimateExcessCents}
        onChange={(value) => set({ estimateExcessCents: cents(value ?? 0) })}
      />
      {days('Adult from years', draft.adultFromYears, (adultFromYears) => set({ adultFromYears }))}
      {[1, 2, 3].map((i) =>
        days(
          `${['', 'Reminder', 'Second reminder', 'Last reminder'][i] ?? ''} from day`,
          draft.stepDays[i] ?? 0,
          (n) => set({ stepDays: draft.stepDays.map((d, at) => (at === i ? n : d)) }),
        ),
      )}
    </FormGrid>
  );
}

const GROUPS: readonly { readonly title: string; readonly keys: (key: string) => boolean }[] = [
  { title: 'Reminders', keys: (key) => key.startsWith('dun.') },
  { title: 'The story in a sentence', keys: (key) => key.startsWith('story.') },
  { title: 'Why something is owed', keys: (key) => key.startsWith('share.') },
  { title: 'How to pay and coupon', keys: (key) => /^(how|coupon|due)\./.test(key) },
  { title: 'Statement', keys: (key) => /^(statement|aging)\./.test(key) },
  { title: 'Invoice', keys: (key) => /^(invoice|paid)\./.test(key) },
  { title: 'Receipt and superbill', keys: (key) => /^(receipt|superbill)\./.test(key) },
  { title: 'Headings', keys: (key) => /^(doc|field|col|total|tender|page|list|word)/.test(key) },
];

const REMINDERS = ['Plain statement', 'Reminder', 'Second reminder', 'Last reminder'];

/** Which text it is: of the reminders their place, of the others how they begin in English. */
function labelOf(key: MessageKey): string {
  const reminder = /^dun\.(\d)\.(title|text)$/.exec(key);
  if (reminder)
    return `${REMINDERS[Number(reminder[1]) - 1] ?? ''}: ${reminder[2] === 'title' ? 'heading' : 'text'}`;
  if (key === 'how.own') return 'How to pay, in this language';
  const text = EN_US[key];
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

function Texts(props: {
  readonly texts: OwnTexts;
  readonly first: Language;
  readonly onChange: (texts: OwnTexts) => void;
}) {
  const [language, setLanguage] = useState<Language>(props.first);
  const [group, setGroup] = useState(0);
  const mine = props.texts[language] ?? {};
  const keys = (Object.keys(EN_US) as MessageKey[]).filter((key) => GROUPS[group]?.keys(key));
  const put = (key: MessageKey, text: string) => {
    const { [key]: _, ...others } = mine;
    props.onChange({ ...props.texts, [language]: text === '' ? others : { ...others, [key]: text } });
  };
  return (
    <FormGrid>
      <SelectInput
        label="Language"
        span={6}
        value={language}
        onChange={(value) => setLanguage(LANGUAGES.find((l) => l === value) ?? 'en-US')}
        options={LANGUAGE_OPTIONS}
      />
      <SelectInput
        label="Texts of"
        span={6}
        value={String(group)}
        onChange={(value) => setGroup(Number(value))}
        options={GROUPS.map(({ title }, i) => ({ value: String(i), label: title }))}
      />
      {keys.map((key) => {
        const delivered = MESSAGES[language][key];
        const own = mine[key] ?? '';
        return (
          <TextInput
            key={`${language} ${key}`}
            label={labelOf(key)}
            span={12}
            value={own}
            placeholder={delivered}
            lines={delivered.length > 90 ? 2 : undefined}
            maxLength={600}
            onChange={(text) => put(key, text)}
            error={own === '' ? undefined : (checkText(language, key, own) ?? undefined)}
          />
        );
      })}
    </FormGrid>
  );
}
