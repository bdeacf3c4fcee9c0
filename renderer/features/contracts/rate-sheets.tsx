import { useState } from 'react';
import { percentOf } from '#shared/domain/contracts/rates-csv.ts';
import { ContractRate, RATE_BASES, type RateBasis } from '#shared/domain/contracts/rates.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { cents, formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

const BASES: Readonly<Record<RateBasis, string>> = {
  amount: 'An amount',
  medicare: 'A part of Medicare',
  charge: 'A part of the charge',
};

type ForPayer = { readonly payerId: PayerId; readonly payerName: string; readonly onClose: () => void };

/** One rate by hand. */
export function RateSheet({ payerId, payerName, onClose }: ForPayer) {
  const save = useAct('contracts', 'saveRate');
  const [code, setCode] = useState('');
  const [modifier, setModifier] = useState('');
  const [place, setPlace] = useState('');
  const [basis, setBasis] = useState<RateBasis>('amount');
  const [amount, setAmount] = useState<number | null>(null);
  const [percent, setPercent] = useState('');
  const [from, setFrom] = useState<string | null>(localToday());
  const [to, setTo] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const run = async () => {
    const parsed = ContractRate.safeParse({
      payerId,
      code,
      modifier,
      placeOfService: place,
      from,
      to,
      basis,
      amountCents: basis === 'amount' ? amount : null,
      percent: basis === 'amount' ? null : percentOf(percent),
    });
    if (!parsed.success) {
      setErrors(
        Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
      );
      return;
    }
    const answer = await save.run(parsed.data);
    if (!answer.ok) return setFailure(answer.error);
    announce(`The rate of ${parsed.data.code} is kept.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Add a rate of ${payerName}`}
      confirmLabel="Keep the rate"
      onConfirm={() => void run()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
      focusInside
      width="medium"
    >
      <FormGrid>
        <TextInput
          label="Code"
          value={code}
          span={4}
          mono
          maxLength={5}
          autoFocus
          onChange={(t) => setCode(t.toUpperCase())}
          error={errors['code']}
          hint="* for every other code"
        />
        <TextInput
          label="Modifier"
          value={modifier}
          span={4}
          mono
          maxLength={2}
          onChange={(t) => setModifier(t.toUpperCase())}
          error={errors['modifier']}
        />
        <TextInput
          label="Place of service"
          value={place}
          span={4}
          mono
          maxLength={2}
          onChange={setPlace}
          error={errors['placeOfService']}
          hint="Empty: any"
        />
        <SelectInput
          label="Price"
          value={basis}
          span={6}
          options={RATE_BASES.map((value) => ({ value, label: BASES[value] }))}
          onChange={(value) => setBasis(RATE_BASES.find((b) => b === value) ?? 'amount')}
        />
        {basis === 'amount' ? (
          <MoneyInput
            label="Amount for one unit"
            value={amount}
            span={6}
            onChange={setAmount}
            error={errors['amountCents']}
          />
        ) : (
          <TextInput
            label="Per cent"
            value={percent}
            span={6}
            mono
            onChange={setPercent}
            error={errors['percent']}
          />
        )}
        <DateInput label="From" value={from} span={6} onChange={setFrom} error={errors['from']} />
        <DateInput
          label="To"
          value={to}
          span={6}
          onChange={setTo}
          error={errors['to']}
          hint="Empty: until the next rate"
        />
      </FormGrid>
      <p>Payments that were posted already are compared anew.</p>
    </ConfirmSheet>
  );
}

/** What a payer pays of its price for a modifier. */
export function ModifierSheet({ payerId, payerName, onClose }: ForPayer) {
  const save = useAct('contracts', 'saveModifier');
  const [modifier, setModifier] = useState('');
  const [percent, setPercent] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    const read = percentOf(percent);
    if (percent.trim() !== '' && read === null)
      return setFailure({
        code: 'invalid_input',
        message: 'Write a percentage such as 150. Nothing was changed.',
      });
    const answer = await save.run({ payerId, modifier, percent: read });
    if (!answer.ok) return setFailure(answer.error);
    announce(read === null ? `Modifier ${modifier} has no percentage now.` : `Modifier ${modifier} is kept.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Modifier percentage of ${payerName}`}
      confirmLabel="Keep it"
      onConfirm={() => void run()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
      focusInside
    >
      <FormGrid>
        <TextInput
          label="Modifier"
          value={modifier}
          span={6}
          mono
          maxLength={2}
          autoFocus
          onChange={(t) => setModifier(t.toUpperCase())}
        />
        <TextInput
          label="Per cent of the price"
          value={percent}
          span={6}
          mono
          onChange={setPercent}
          hint="Empty takes it away"
        />
      </FormGrid>
    </ConfirmSheet>
  );
}

/** How far a payment may differ before it is told, and the Medicare locality. */
export function ToleranceSheet({ onClose }: { readonly onClose: () => void }) {
  const settings = useCall('contracts', 'settings', {});
  if (settings.data) return <Tolerance settings={settings.data} onClose={onClose} />;
  return settings.error ? <ErrorNote failure={settings.error} /> : <Loading what="the tolerance" />;
}

function Tolerance(props: {
  readonly settings: {
    readonly toleranceCents: number;
    readonly tolerancePercent: number;
    readonly locality: string;
  };
  readonly onClose: () => void;
}) {
  const { settings } = props;
  const save = useAct('contracts', 'saveSettings');
  const [amount, setAmount] = useState<number | null>(settings.toleranceCents);
  const [percent, setPercent] = useState(formatAmount(settings.tolerancePercent));
  const [locality, setLocality] = useState(settings.locality);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    const none = /^0*(\.0*)?$/.test(percent.trim());
    const read = none ? 0 : percentOf(percent);
    if (read === null || amount === null || amount < 0)
      return setFailure({
        code: 'invalid_input',
        message: 'Write an amount and a percentage, 0 for none. Nothing was changed.',
      });
    const answer = await save.run({
      toleranceCents: cents(amount),
      tolerancePercent: read,
      locality: locality.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce('Kept. Posted payments were compared anew.');
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title="How payments are compared"
      confirmLabel="Keep it"
      onConfirm={() => void run()}
      onCancel={props.onClose}
      busy={save.busy}
      failure={failure}
      focusInside
    >
      <p>A line is told when it differs by more than the amount or the percentage, whichever is more.</p>
      <FormGrid>
        <MoneyInput label="Amount" value={amount} span={6} autoFocus onChange={setAmount} />
        <TextInput label="Per cent" value={percent} span={6} mono onChange={setPercent} />
        <TextInput
          label="Medicare locality"
          value={locality}
          span={12}
          mono
          maxLength={20}
          onChange={setLocality}
          hint="Contractor and number, as 15202 00; for contracts that pay a part of Medicare"
        />
      </FormGrid>
    </ConfirmSheet>
  );
}

/** Today as a day. */
export function todayDay(): IsoDate {
  return IsoDate.parse(localToday());
}
