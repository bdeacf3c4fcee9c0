import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { RHYTHMS, type Rhythm } from '#shared/domain/plans/schedule.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PlanId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { CheckInput, DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { RHYTHM_WORDS, wishOf, type PlanFields } from './words.ts';

/** The number that stands there is replaced by what is typed. */
function selected(input: HTMLInputElement | null): void {
  if (input !== null && document.activeElement !== input) requestAnimationFrame(() => input.select());
}

/** A new plan for a patient, or new terms for one that runs: the schedule stands beside the terms at each key. */
export function PlanSheet(props: {
  readonly patientId: PatientId;
  readonly patientName: string;
  /** The plan that gets new terms; null makes a new one. */
  readonly plan: PlanDetail | null;
  readonly onClose: () => void;
  readonly onDone: (plan: PlanDetail) => void;
}) {
  const { patientId, plan } = props;
  const rules = useCall('plans', 'rules', {});
  const open = useCall('plans', 'openClaims', { patientId });
  const claims = plan ? plan.claims.filter((c) => c.openCents > 0) : (open.data ?? []);
  const [left, setLeft] = useState<ReadonlySet<ClaimId>>(new Set());
  const chosen = claims.filter((c) => !left.has(c.claimId));
  const [fields, setFields] = useState<PlanFields>(() => startOf());
  const [reason, setReason] = useState('');
  const put = (part: Partial<PlanFields>) => setFields((now) => ({ ...now, ...part }));
  const wish = wishOf(
    fields,
    chosen.map((c) => c.claimId),
  );
  const planId: PlanId | null = plan?.id ?? null;
  const preview = useCall(
    'plans',
    'preview',
    { patientId, planId, wish: wish ?? NO_WISH },
    { enabled: wish !== null, keep: true },
  );
  const agree = useAct('plans', 'agree');
  const renegotiate = useAct('plans', 'renegotiate');
  const [failure, setFailure] = useState<Failure | null>(null);
  const wrong = preview.error?.fields ?? {};
  const submit = async () => {
    if (!wish) return;
    const answer = plan
      ? await renegotiate.run({ id: plan.id, wish, reason })
      : await agree.run({ patientId, wish });
    if (answer.ok) props.onDone(answer.value);
    else setFailure(answer.error);
  };
  const missing =
    chosen.length === 0
      ? 'Choose at least one visit.'
      : wish === null || preview.error
        ? 'The terms need another look.'
        : plan && reason.trim() === ''
          ? 'Say why the terms change.'
          : null;
  return (
    <Sheet
      open
      width="large"
      title={plan ? `New terms for plan ${plan.number}` : 'New payment plan'}
      note={<span className="muted">{props.patientName}</span>}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void submit()}
            busy={agree.busy || renegotiate.busy}
            disabledReason={missing}
          >
            {plan ? 'Agree on new terms' : 'Make the plan'}
          </Button>
        </>
      }
    >
      {open.loading && !plan ? <Loading what="what is owed" /> : null}
      {open.data && claims.length === 0 ? (
        <Note tone="informs">This patient owes nothing that another plan does not cover.</Note>
      ) : null}
      <div className="plan-sheet">
        <div>
          <fieldset className="plan-claims">
            <legend>Visits, {formatAmount(sumCents(chosen.map((c) => c.openCents)))} in all</legend>
            {claims.map((c) => (
              <CheckInput
                key={c.claimId}
                label={`${c.serviceOn}, claim ${c.controlNumber}, ${formatAmount(c.openCents)}`}
                checked={!left.has(c.claimId)}
                onChange={(checked) =>
                  setLeft((now) => {
                    const next = new Set(now);
                    if (checked) next.delete(c.claimId);
                    else next.add(c.claimId);
                    return next;
                  })
                }
              />
            ))}
          </fieldset>
          <FormGrid>
            <SelectInput
              label="Agreed is"
              value={fields.mode}
              onChange={(mode) => put({ mode: mode === 'count' ? 'count' : 'instalment' })}
              options={[
                { value: 'count', label: 'how many payments' },
                { value: 'instalment', label: 'how much each' },
              ]}
              span={6}
            />
            {fields.mode === 'count' ? (
              <TextInput
                label="Payments"
                value={fields.count}
                onChange={(count) => put({ count })}
                error={wrong['count']}
                maxLength={3}
                inputRef={selected}
                autoFocus
                mono
                span={6}
              />
            ) : (
              <MoneyInput
                label="Each payment"
                value={fields.instalmentCents}
                onChange={(instalmentCents) => put({ instalmentCents })}
                error={wrong['instalmentCents']}
                autoFocus
                span={6}
              />
            )}
            <DateInput
              label="First payment on"
              value={fields.firstOn}
              onChange={(firstOn) => put({ firstOn })}
              error={wrong['firstOn']}
              span={6}
            />
            <MoneyInput
              label="First payment, if other"
              value={fields.firstCents}
              onChange={(firstCents) => put({ firstCents })}
              error={wrong['firstCents']}
              span={6}
            />
            <SelectInput
              label="How often"
              value={fields.rhythm}
              onChange={(rhythm) => put({ rhythm: rhythm as Rhythm })}
              options={RHYTHMS.toReversed().map((value) => ({ value, label: RHYTHM_WORDS[value] }))}
              span={6}
            />
            {fields.rhythm === 'monthly' ? (
              <TextInput
                label="Day of the month"
                value={fields.dayOfMonth}
                onChange={(dayOfMonth) => put({ dayOfMonth })}
                hint="Empty: as the first payment"
                maxLength={2}
                mono
                span={6}
              />
            ) : null}
            {rules.data?.chargesAllowed === true ? (
              <>
                <TextInput
                  label="Interest, percent a year"
                  value={fields.rate}
                  onChange={(rate) => put({ rate })}
                  hint={`Cap ${(rules.data.rateCapHundredths / 100).toFixed(2)}`}
                  mono
                  span={6}
                />
                <MoneyInput
                  label="Fee, once"
                  value={fields.feeCents}
                  onChange={(feeCents) => put({ feeCents })}
                  span={6}
                />
              </>
            ) : null}
            {plan ? (
              <TextInput
                label="Why the terms change"
                value={reason}
                onChange={setReason}
                maxLength={200}
                span={12}
              />
            ) : null}
          </FormGrid>
        </div>
        <div>
          {failure ? <ErrorNote failure={failure} /> : null}
          {preview.error && Object.keys(wrong).length === 0 ? <ErrorNote failure={preview.error} /> : null}
          {preview.data && wish ? (
            <ScheduleTable
              rows={preview.data.schedule}
              totalCents={preview.data.totalCents}
              interestCents={preview.data.interestCents}
            />
          ) : null}
        </div>
      </div>
    </Sheet>
  );
}

const NO_WISH = {
  claimIds: [],
  by: { kind: 'count' as const, count: 1 },
  firstCents: null,
  firstOn: '2000-01-01',
  rhythm: 'monthly' as const,
  dayOfMonth: null,
  rateHundredths: 0,
  feeCents: 0,
};

function startOf(): PlanFields {
  return {
    mode: 'count',
    count: '6',
    instalmentCents: null,
    firstCents: null,
    firstOn: addDays(isoDate(localToday()), 14),
    rhythm: 'monthly',
    dayOfMonth: '',
    rate: '0',
    feeCents: null,
  };
}
