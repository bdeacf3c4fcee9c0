import { useNavigate, useParams } from 'react-router';
import { EstimateId } from '#shared/kernel/ids.ts';
import type { ProviderComparison } from '#shared/domain/estimates/estimate.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Facts, Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { Delivery } from './estimates-page.tsx';
import './estimates.css';

const CRUMBS = [
  { label: 'Statements', to: '/statements' },
  { label: 'Estimates', to: '/statements/estimates' },
];

/** One estimate as it was issued, and the bills beside it. */
export function EstimatePage() {
  const parsed = EstimateId.safeParse(useParams()['id']);
  const id = parsed.data ?? ('' as EstimateId);
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const call = useCall('estimates', 'get', { id }, { enabled: parsed.success });
  const deliver = useAct('estimates', 'deliver');
  const print = useAct('estimates', 'print');
  const save = useAct('estimates', 'save');
  if (!call.data)
    return (
      <Page title="Estimate" crumbs={CRUMBS}>
        {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
        {parsed.success ? <Loading what="the estimate" /> : <EmptyState title="There is no such estimate" />}
      </Page>
    );
  const { summary, pdf, comparison } = call.data;
  const given = (way: 'hand' | 'mail') =>
    void deliver
      .run({ id, on: localToday(), way })
      .then((a) => (a.ok ? announce('Delivery noted.') : announceFailure(a.error)));
  const noted = forbidden ?? (summary.deliveredOn === null ? null : 'Its delivery is noted.');
  return (
    <Page
      title={`Estimate ${summary.number} for ${summary.patientName}`}
      crumbs={CRUMBS}
      meta={summary.version > 1 ? `version ${summary.version}` : undefined}
      status={<Delivery estimate={summary} />}
      actions={
        <>
          <Button
            keys="T"
            onClick={() => void navigate(`/statements/estimates/new?replaces=${id}`)}
            disabledReason={forbidden ?? (summary.newest ? null : 'A later version stands.')}
          >
            New version
          </Button>
          <Button keys="H" onClick={() => given('hand')} busy={deliver.busy} disabledReason={noted}>
            Given by hand
          </Button>
          <Button keys="M" onClick={() => given('mail')} busy={deliver.busy} disabledReason={noted}>
            Mailed today
          </Button>
          <Button
            keys="Mod+S"
            busy={save.busy}
            onClick={() =>
              void save
                .run({ id })
                .then((a) =>
                  a.ok ? a.value && announce(`Saved as ${a.value.fileName}.`) : announceFailure(a.error),
                )
            }
          >
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+P"
            busy={print.busy}
            onClick={() =>
              void print
                .run({ id })
                .then((a) =>
                  a.ok
                    ? a.value.outcome === 'printed' && announce('Estimate printed.')
                    : announceFailure(a.error),
                )
            }
          >
            Print
          </Button>
        </>
      }
    >
      <div className="estimate">
        <Panes name="estimate" sizes={[60, 40]} min={25}>
          <PdfView bytes={pdf} label={`Estimate ${summary.number}`} />
          <div className="estimate-side">
            <Section title="Estimate and bills" note={`services until ${summary.validTo}`} pad>
              {comparison.map((c) => (
                <Comparison key={c.npi} comparison={c} />
              ))}
            </Section>
            <Section title="Facts" pad>
              <Facts
                items={[
                  { name: 'Made on', value: <DateText date={summary.issuedOn} /> },
                  { name: 'To be given by', value: <DateText date={summary.deliverBy} /> },
                  { name: 'Given on', value: <DateText date={summary.deliveredOn} /> },
                ]}
              />
            </Section>
          </div>
        </Panes>
      </div>
    </Page>
  );
}

function Comparison({ comparison: c }: { readonly comparison: ProviderComparison }) {
  return (
    <div className="estimate-comparison">
      <h3>{c.name}</h3>
      <Facts
        items={[
          { name: 'Expected', value: <Money cents={c.expectedCents} /> },
          { name: 'Billed so far', value: <Money cents={c.billedCents} /> },
          { name: 'Difference', value: <Money cents={c.overCents} strong /> },
        ]}
      />
      {c.exceeded ? (
        <Note tone="stops">
          The bill is 400.00 or more above the estimate: the patient may dispute it. Statements are held.
        </Note>
      ) : null}
    </div>
  );
}
