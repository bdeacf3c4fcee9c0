import { useState } from 'react';
import type { CollectionRules } from '#shared/domain/collections/hand-over.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

/** Which balances may be handed over, to whom, and after which notice. */
export function CollectionRulesSheet({ onClose }: { readonly onClose: () => void }) {
  const rules = useCall('collections', 'rules', {});
  if (rules.data) return <Editor start={rules.data} onClose={onClose} />;
  return (
    <Sheet open title="Rules for collections" onClose={onClose}>
      {rules.error ? <ErrorNote failure={rules.error} /> : <Loading what="the rules" />}
    </Sheet>
  );
}

function Editor({ start, onClose }: { readonly start: CollectionRules; readonly onClose: () => void }) {
  const save = useAct('collections', 'saveRules');
  const [rules, setRules] = useState(start);
  const [percent, setPercent] = useState(
    start.share.kind === 'percent' ? String(start.share.hundredths / 100) : '0',
  );
  const [flat, setFlat] = useState<number | null>(start.share.kind === 'flat' ? start.share.cents : 0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const put = (part: Partial<CollectionRules>) => setRules((now) => ({ ...now, ...part }));
  const whole = (text: string): number => Number(text.replaceAll(/\D/g, ''));
  const submit = async () => {
    const share =
      rules.share.kind === 'percent'
        ? { kind: 'percent' as const, hundredths: Math.round(Number(percent) * 100) || 0 }
        : { kind: 'flat' as const, cents: cents(flat ?? 0) };
    const answer = await save.run({ ...rules, share });
    if (!answer.ok) return setFailure(answer.error);
    announce('Rules saved.');
    onClose();
  };
  return (
    <Sheet
      open
      width="large"
      title="Rules for collections"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" keys="Mod+Enter" onClick={() => void submit()} busy={save.busy}>
            Save
          </Button>
        </>
      }
    >
      {failure ? <ErrorNote failure={failure} /> : null}
      <FormGrid>
        <TextInput
          label="Agency"
          value={rules.agency}
          onChange={(agency) => put({ agency })}
          maxLength={60}
          autoFocus
          span={6}
        />
        <SelectInput
          label="Its share"
          value={rules.share.kind}
          onChange={(kind) =>
            put({
              share: kind === 'flat' ? { kind: 'flat', cents: cents(0) } : { kind: 'percent', hundredths: 0 },
            })
          }
          options={[
            { value: 'percent', label: 'percent of what it collects' },
            { value: 'flat', label: 'an amount each time' },
          ]}
          span={3}
        />
        {rules.share.kind === 'percent' ? (
          <TextInput label="Percent" value={percent} onChange={setPercent} mono span={3} />
        ) : (
          <MoneyInput label="Amount" value={flat} onChange={setFlat} span={3} />
        )}
        <TextInput
          label="Oldest service, days"
          value={String(rules.minAgeDays)}
          onChange={(t) => put({ minAgeDays: whole(t) })}
          mono
          span={3}
        />
        <MoneyInput
          label="Balance from"
          value={rules.minBalanceCents}
          onChange={(c) => put({ minBalanceCents: cents(c ?? 0) })}
          span={3}
        />
        <TextInput
          label="Statements sent"
          value={String(rules.minStatements)}
          onChange={(t) => put({ minStatements: whole(t) })}
          mono
          span={3}
        />
        <TextInput
          label="Days after the notice"
          value={String(rules.noticeDays)}
          onChange={(t) => put({ noticeDays: whole(t) })}
          mono
          span={3}
        />
        <TextInput
          label="Notice"
          value={rules.noticeText}
          onChange={(noticeText) => put({ noticeText })}
          lines={6}
          hint="{name}, {balance}, {agency} and {until} stand for the facts"
          span={12}
        />
      </FormGrid>
      <p className="muted">
        Whatever these rules say, a balance stays while a payment plan runs, an appeal is open, or an insurer
        has still to answer.
      </p>
    </Sheet>
  );
}
