import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import { HOLD_RULES } from '#shared/domain/statements/gate.ts';
import type { RunRow } from '#shared/domain/statements/run.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Facts, Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { invoiceHolds } from './gate.ts';
import { IssuedInvoices, useInvoiceActs } from './issued-invoices.tsx';
import './statements.css';

const CRUMBS = [{ label: 'Statements', to: '/statements' }];

/** The invoice of a patient as it would be issued today, beside what it says. */
export function InvoicePreviewPage() {
  const { patientId } = useParams();
  const parsed = PatientId.safeParse(patientId);
  const id = parsed.data ?? ('' as PatientId);
  const preview = useCall('statements', 'preview', { patientId: id }, { enabled: parsed.success });
  const gate = useCall('statements', 'gate', { patientId: id }, { enabled: parsed.success });
  if (!parsed.success || !preview.data)
    return (
      <Page title="Invoice" crumbs={CRUMBS}>
        {preview.error ? <ErrorNote failure={preview.error} retry={preview.refetch} /> : null}
        {preview.loading ? <Loading what="the invoice" /> : null}
        {parsed.success ? (
          preview.error ? (
            <Section title="Issued invoices">
              <IssuedInvoices patientId={id} />
            </Section>
          ) : null
        ) : (
          <EmptyState
            title="There is no such patient"
            action={<Link to="/statements">Open the statements</Link>}
          />
        )}
      </Page>
    );
  return (
    <Preview
      key={id}
      patientId={id}
      content={preview.data.content}
      pdf={preview.data.pdf}
      holds={invoiceHolds(gate.data)}
    />
  );
}

type After = 'print' | 'save';

function Preview(props: {
  readonly patientId: PatientId;
  readonly content: InvoiceContent;
  readonly pdf: Uint8Array;
  readonly holds: RunRow['holds'];
}) {
  const { patientId, content, holds } = props;
  const never = holds.find(({ key }) => HOLD_RULES[key].override === 'never');
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const [asking, setAsking] = useState<After | null>(null);
  const [issued, setIssued] = useState<InvoiceSummary | null>(null);
  const acts = useInvoiceActs();
  const reason = forbidden ?? (never ? `This is mended first: ${never.words}` : null);
  const then = (what: After, invoice: InvoiceSummary) =>
    void (what === 'print' ? acts.print(invoice) : acts.save(invoice));
  const begin = (what: After) => (issued ? then(what, issued) : setAsking(what));
  return (
    <Page
      title={`Invoice for ${content.patient.name}`}
      crumbs={CRUMBS}
      meta={
        <>
          account <span className="mono">{content.patient.accountNumber}</span>
          {issued ? ` · issued as ${issued.invoiceNumber}` : ' · preview, nothing is kept yet'}
        </>
      }
      actions={
        <>
          <Button keys="L" onClick={() => void navigate(`/ledger/patient/${patientId}`)}>
            Ledger
          </Button>
          <Button
            keys="Mod+S"
            onClick={() => begin('save')}
            busy={acts.busy}
            disabledReason={issued ? null : reason}
          >
            {issued ? 'Save as PDF' : 'Issue and save as PDF'}
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => begin('print')}
            busy={acts.busy}
            disabledReason={issued ? null : reason}
          >
            {issued ? 'Print again' : 'Issue and print'}
          </Button>
        </>
      }
    >
      {holds.length === 0 ? null : (
        <div className="statements-note">
          <Note tone="warns">
            {`This invoice is held: ${holds.map(({ words }) => words).join(' ')} ${never ? 'Mend this first.' : 'It goes only with a reason.'}`}
          </Note>
        </div>
      )}
      <div className="invoice">
        <Panes name="invoice" sizes={[60, 40]} min={25}>
          <PdfView bytes={props.pdf} label={`Invoice for ${content.patient.name}`} />
          <div className="invoice-side">
            <Words content={content} />
            <Section title="Issued invoices" note="reprinted byte for byte">
              <IssuedInvoices patientId={patientId} />
            </Section>
          </div>
        </Panes>
      </div>
      {asking ? (
        <IssueSheet
          patientId={patientId}
          content={content}
          after={asking}
          held={holds.length > 0}
          onClose={() => setAsking(null)}
          onIssued={(invoice) => {
            setIssued(invoice);
            setAsking(null);
            announce(`Invoice ${invoice.invoiceNumber} issued.`);
            then(asking, invoice);
          }}
        />
      ) : null}
    </Page>
  );
}

/** What the invoice says, figure by figure. */
function Words({ content }: { readonly content: InvoiceContent }) {
  const { totals } = content;
  return (
    <>
      <Section title="What it says" pad>
        <p className="invoice-summary">{content.summary}</p>
        <Facts
          items={[
            { name: 'Charges', value: <Money cents={totals.chargesCents} /> },
            { name: 'Insurer paid', value: <Money cents={totals.insurerPaidCents} /> },
            { name: 'Discount by contract', value: <Money cents={totals.discountCents} /> },
            { name: 'Patient’s share', value: <Money cents={totals.yourShareCents} /> },
            { name: 'Patient paid', value: <Money cents={totals.youPaidCents} /> },
            { name: 'Left to pay', value: <Money cents={totals.balanceCents} strong /> },
            { name: 'Due', value: <DateText date={content.dueOn} /> },
          ]}
        />
      </Section>
      <Section title="Line by line">
        <ul className="invoice-lines">
          {content.lines.map((line, index) => (
            <li key={index}>
              <DateText date={line.serviceOn} /> <CodeText>{line.code}</CodeText> {line.description}
              <Money cents={line.yourShareCents} />
              {line.because === '' ? null : <p>{line.because}</p>}
            </li>
          ))}
          {content.payments.map((payment, index) => (
            <li key={`paid-${index}`}>
              <DateText date={payment.on} /> {payment.words}
              <Money cents={-payment.amountCents} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function IssueSheet(props: {
  readonly patientId: PatientId;
  readonly content: InvoiceContent;
  readonly after: After;
  /** It goes in spite of a hold: a reason is asked for. */
  readonly held: boolean;
  readonly onClose: () => void;
  readonly onIssued: (invoice: InvoiceSummary) => void;
}) {
  const { content } = props;
  const issue = useAct('statements', 'issue');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const short = props.held && why.trim().length < 3;
  const confirm = async () => {
    setTried(true);
    if (short) return;
    const answer = await issue.run({ patientId: props.patientId, overrideReason: why.trim() });
    if (answer.ok) props.onIssued(answer.value);
    else setFailure(answer.error);
  };
  return (
    <ConfirmSheet
      open
      title={props.after === 'print' ? 'Issue and print' : 'Issue and save as PDF'}
      confirmLabel={props.after === 'print' ? 'Issue and print' : 'Issue and save'}
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={issue.busy}
      failure={failure}
      focusInside={props.held}
    >
      <p>
        The invoice over {formatAmount(content.totals.balanceCents)}, due {content.dueOn}, gets its number and
        is kept as it is;{' '}
        {props.after === 'print'
          ? 'then the system’s print dialog opens.'
          : 'then you choose where the PDF goes.'}{' '}
        Nothing is posted: the balance stays the ledger’s.
      </p>
      {props.held ? (
        <TextInput
          label="Reason to send it after all"
          value={why}
          onChange={setWhy}
          maxLength={300}
          autoFocus
          error={tried && short ? 'Say why it is sent after all.' : undefined}
        />
      ) : null}
    </ConfirmSheet>
  );
}
