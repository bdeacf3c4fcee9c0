import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { PlanId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Facts, Figures, Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { ActSheet, StepSheet, type PlanAct } from './plan-acts.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { EVENT_WORDS, planState, RHYTHM_WORDS, STEP_WORDS } from './words.ts';
import './plans.css';

const CRUMBS = [
  { label: 'Statements', to: '/statements' },
  { label: 'Payment plans', to: '/statements/plans' },
];

/** One plan: where it stands by the journal, what can be done, and everything that was agreed and said. */
export function PlanPage() {
  const parsed = PlanId.safeParse(useParams()['id']);
  const id = parsed.data ?? ('' as PlanId);
  const call = useCall('plans', 'get', { id }, { enabled: parsed.success });
  if (call.data) return <OnePlan key={id} plan={call.data} />;
  return (
    <Page title="Payment plan" crumbs={CRUMBS}>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {parsed.success ? <Loading what="the plan" /> : <EmptyState title="There is no such plan" />}
    </Page>
  );
}

type Open = 'pay' | 'payoff' | 'terms' | 'step' | PlanAct;

function OnePlan({ plan }: { readonly plan: PlanDetail }) {
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const live = plan.state === 'running' || plan.state === 'paused';
  const ended = forbidden ?? (live ? null : 'This plan has ended.');
  const sign = useAct('plans', 'sign');
  const print = useAct('plans', 'printAgreement');
  const save = useAct('plans', 'saveAgreement');
  const { tone, words } = planState(plan);
  const done = (text: string) => {
    close();
    announce(text);
  };
  const paper = { id: plan.id, version: plan.version };
  return (
    <Page
      title={`Plan ${plan.number}, ${plan.patientName}`}
      crumbs={CRUMBS}
      meta={
        <>
          account <span className="mono">{plan.accountNumber}</span>
          {plan.version > 1 ? ` · version ${plan.version}` : ''}
          {plan.signed ? ' · signed' : ' · unsigned'}
        </>
      }
      status={<StatusChip tone={tone}>{words}</StatusChip>}
      actions={
        <>
          <Button keys="L" onClick={() => void navigate(`/ledger/patient/${plan.patientId}`)}>
            Ledger
          </Button>
          <Button
            keys="Mod+P"
            label="Print the agreement"
            busy={print.busy}
            onClick={() =>
              void print
                .run(paper)
                .then((a) =>
                  a.ok
                    ? a.value.outcome === 'printed' && announce('Agreement printed.')
                    : announceFailure(a.error),
                )
            }
          >
            Agreement
          </Button>
          <Button keys="T" onClick={() => setOpen('terms')} disabledReason={ended}>
            New terms
          </Button>
          <Button keys="O" onClick={() => setOpen('payoff')} disabledReason={ended}>
            Pay off
          </Button>
          <Button
            kind="main"
            keys="P"
            onClick={() => setOpen('pay')}
            disabledReason={forbidden ?? (plan.payoffCents > 0 ? null : 'Nothing is left.')}
          >
            Take payment
          </Button>
        </>
      }
    >
      <Figures
        items={[
          { label: 'Agreed', value: formatAmount(plan.totalCents) },
          { label: 'Paid', value: formatAmount(plan.paidCents) },
          { label: 'Left', value: formatAmount(plan.leftCents) },
          { label: plan.lateDays > 0 ? 'Due, late' : 'Due today', value: formatAmount(plan.dueCents) },
          { label: 'Pays it off today', value: formatAmount(plan.payoffCents) },
        ]}
      />
      {plan.step ? (
        <div className="plan-note">
          <Note tone="warns">
            {STEP_WORDS[plan.step.act]}: the step of day {plan.step.afterDays} is due.{' '}
            <Button
              keys="X"
              label="Take the late step"
              onClick={() => setOpen('step')}
              disabledReason={forbidden}
            >
              See it
            </Button>
          </Note>
        </div>
      ) : null}
      {plan.otherCents > 0 ? (
        <div className="plan-note">
          <Note tone="warns">
            {formatAmount(plan.otherCents)} came upon these visits since the plan was agreed. Agree on new
            terms to take it in.
          </Note>
        </div>
      ) : null}
      <Panes name="plan" sizes={[56, 44]} min={28}>
        <Section
          title="Instalments"
          note={`${RHYTHM_WORDS[plan.terms.rhythm]}${plan.terms.rateHundredths > 0 ? `, ${(plan.terms.rateHundredths / 100).toFixed(2)} percent a year` : ', no interest'}`}
          fill
          scroll
        >
          <ScheduleTable
            rows={plan.rows}
            totalCents={plan.totalCents}
            interestCents={plan.rows.reduce((sum, r) => sum + r.interestCents, 0)}
          />
        </Section>
        <div className="panel scrolls" data-fill tabIndex={0} role="region" aria-label="About this plan">
          <Side plan={plan} />
          <Section
            title="Agreement"
            pad
            actions={
              <>
                <Button
                  keys="Mod+S"
                  label="Save the agreement as PDF"
                  busy={save.busy}
                  onClick={() =>
                    void save
                      .run(paper)
                      .then((a) =>
                        a.ok
                          ? a.value && announce(`Saved as ${a.value.fileName}.`)
                          : announceFailure(a.error),
                      )
                  }
                >
                  Save as PDF
                </Button>
                <Button
                  keys="S"
                  disabledReason={ended ?? (plan.signed ? 'It is signed.' : null)}
                  busy={sign.busy}
                  onClick={() =>
                    void sign
                      .run({ id: plan.id, on: localToday() })
                      .then((a) => (a.ok ? announce('Signature noted.') : announceFailure(a.error)))
                  }
                >
                  Signed today
                </Button>
                {plan.state === 'paused' ? (
                  <Button keys="R" onClick={() => setOpen('resume')} disabledReason={ended}>
                    Take up again
                  </Button>
                ) : (
                  <Button keys="H" onClick={() => setOpen('pause')} disabledReason={ended}>
                    Hold
                  </Button>
                )}
                <Button keys="C" kind="danger" onClick={() => setOpen('cancel')} disabledReason={ended}>
                  Cancel plan
                </Button>
              </>
            }
          >
            <ol className="plan-events">
              {plan.events.map((e, i) => (
                <li key={i}>
                  <strong>{EVENT_WORDS[e.kind]}</strong> <InstantText at={e.at} />, {e.userName}
                  <p>{e.detail}</p>
                </li>
              ))}
            </ol>
          </Section>
        </div>
      </Panes>
      {open === 'pay' || open === 'payoff' ? (
        <PaySheet plan={plan} way={open === 'pay' ? 'instalment' : 'payoff'} onClose={close} onPaid={close} />
      ) : null}
      {open === 'terms' ? (
        <PlanSheet
          patientId={plan.patientId}
          patientName={plan.patientName}
          plan={plan}
          onClose={close}
          onDone={() => done('New terms agreed.')}
        />
      ) : null}
      {open === 'step' && plan.step ? <StepSheet plan={plan} step={plan.step} onClose={close} /> : null}
      {open === 'pause' || open === 'resume' || open === 'cancel' ? (
        <ActSheet plan={plan} act={open} onClose={close} />
      ) : null}
    </Page>
  );
}

function Side({ plan }: { readonly plan: PlanDetail }) {
  return (
    <>
      <Section title="Visits" pad>
        <Facts
          items={plan.claims.map((c) => ({
            name: c.serviceOn,
            value: (
              <>
                <Link to={`/claims/${c.claimId}`}>claim {c.controlNumber}</Link>,{' '}
                <Money cents={c.openCents} /> open
              </>
            ),
          }))}
        />
      </Section>
      <Section title="Payments" pad note="from the journal">
        {plan.payments.length === 0 ? <p className="muted">None since it was agreed.</p> : null}
        <ul className="plan-payments">
          {plan.payments.map((p) => (
            <li key={p.journalId}>
              <DateText date={p.on} /> <span>{p.memo}</span> <Money cents={p.amountCents} />
            </li>
          ))}
        </ul>
        {plan.versions.length > 1 ? (
          <p className="muted">
            {plan.versions
              .map(
                (v) => `Version ${v.number}: ${formatAmount(v.financedCents)} in ${v.instalments} payments`,
              )
              .join('. ')}
            .
          </p>
        ) : null}
      </Section>
    </>
  );
}
