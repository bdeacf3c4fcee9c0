import { useState } from 'react';
import type { LateStep, PlanRules } from '#shared/domain/plans/rules.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { CheckInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { STEP_WORDS } from './words.ts';

/** How this practice makes plans: what they may cost, and what happens when a payment is late. */
export function RulesSheet({ onClose }: { readonly onClose: () => void }) {
  const rules = useCall('plans', 'rules', {});
  return (
    <>
      {rules.data ? (
        <Editor start={rules.data} onClose={onClose} />
      ) : (
        <Sheet open title="Rules for plans" onClose={onClose}>
          {rules.error ? <ErrorNote failure={rules.error} /> : <Loading what="the rules" />}
        </Sheet>
      )}
    </>
  );
}

function Editor({ start, onClose }: { readonly start: PlanRules; readonly onClose: () => void }) {
  const save = useAct('plans', 'saveRules');
  const [rules, setRules] = useState(start);
  const [cap, setCap] = useState((start.rateCapHundredths / 100).toFixed(2));
  const [failure, setFailure] = useState<Failure | null>(null);
  const put = (part: Partial<PlanRules>) => setRules((now) => ({ ...now, ...part }));
  const step = (index: number, part: Partial<LateStep>) =>
    put({ lateSteps: rules.lateSteps.map((s, i) => (i === index ? { ...s, ...part } : s)) });
  const submit = async () => {
    const answer = await save.run({ ...rules, rateCapHundredths: Math.round(Number(cap) * 100) || 0 });
    if (!answer.ok) return setFailure(answer.error);
    announce('Rules saved.');
    onClose();
  };
  return (
    <Sheet
      open
      width="large"
      title="Rules for plans"
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
      <CheckInput
        label="Plans may cost interest or a fee"
        checked={rules.chargesAllowed}
        onChange={(chargesAllowed) => put({ chargesAllowed })}
      />
      {rules.chargesAllowed ? (
        <>
          <Note tone="warns">
            Whether and how much is for the law of your state. A plan that costs something, or has more than
            four payments, may fall under the Truth in Lending Act (12 CFR 1026). Ask before you switch this
            on.
          </Note>
          <FormGrid>
            <TextInput label="Cap, percent a year" value={cap} onChange={setCap} mono span={3} />
            <MoneyInput
              label="Cap of the fee"
              value={rules.feeCapCents}
              onChange={(c) => put({ feeCapCents: (c ?? 0) as Cents })}
              span={3}
            />
          </FormGrid>
        </>
      ) : null}
      <h3 className="plan-heading">When a payment is late</h3>
      {rules.lateSteps.map((s, i) => (
        <FormGrid key={i}>
          <TextInput
            label="After days"
            value={String(s.afterDays)}
            onChange={(text) => step(i, { afterDays: Number(text.replaceAll(/\D/g, '')) })}
            mono
            span={2}
          />
          <SelectInput
            label="What happens"
            value={s.act}
            onChange={(act) => step(i, { act: act as LateStep['act'] })}
            options={(['tell', 'hold', 'cancel'] as const).map((value) => ({
              value,
              label: STEP_WORDS[value],
            }))}
            span={3}
          />
          <TextInput
            label="Letter"
            value={s.text}
            onChange={(text) => step(i, { text })}
            lines={3}
            span={7}
          />
        </FormGrid>
      ))}
      <p className="muted">
        In letters {'{name}'}, {'{late}'}, {'{since}'} and {'{days}'} stand for the facts.
      </p>
    </Sheet>
  );
}
