import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { Proof } from '#shared/domain/remittance.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { broken } from './proof-model.ts';

/** What is wrong, where, what to do, and that nothing was posted. */
export function Refused({
  detail,
  onShow,
}: {
  readonly detail: RemittanceDetail;
  readonly onShow: (segment: number) => void;
}) {
  const { proof, summary } = detail;
  if (proof.postable || summary.status !== 'waiting') return null;
  const failing = broken(proof);
  const [only] = failing;
  return (
    <div className="remit-note">
      <Note tone="stops">
        <p role="alert">{proof.refusal}</p>
        {failing.length < 2 ? null : (
          <ul className="broken" tabIndex={0} aria-label="What does not agree">
            {failing.map((one) => (
              <li key={`${one.segment}:${one.equation}:${one.subject}`}>
                <SegmentLink proof={one} onShow={onShow} /> {one.subject === '' ? '' : `${one.subject}: `}
                {one.sentence}
                {one.equation === 'readable' ? null : (
                  <>
                    {' '}
                    (<Money cents={one.leftCents} /> against <Money cents={one.rightCents} />)
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <AcceptPayee detail={detail} />
        <p>
          {failing.length === 1 && only ? (
            <>
              <SegmentLink proof={only} onShow={onShow} />{' '}
            </>
          ) : null}
          {failing.length > 0
            ? 'Ask the payer for a corrected file; this one can be discarded.'
            : 'It can be discarded.'}
        </p>
      </Note>
    </div>
  );
}

function SegmentLink(props: {
  readonly proof: Pick<Proof, 'segment'>;
  readonly onShow: (segment: number) => void;
}) {
  const { segment } = props.proof;
  return (
    <button type="button" className="text-button" onClick={() => props.onShow(segment)}>
      Segment {segment}
    </button>
  );
}

/** A payment to a payee that nobody here knows: perhaps the practice under another number. */
function AcceptPayee({ detail }: { readonly detail: RemittanceDetail }) {
  const accept = useAct('remits', 'acceptPayee');
  const forbidden = usePermission('money.write');
  const at = detail.proof.payments.findIndex((p) => p.leftOut.includes('not to this practice'));
  const payment = detail.proof.payments[at];
  if (!payment) return null;
  const run = async () => {
    const answer = await accept.run({ id: detail.summary.id, payment: at });
    if (answer.ok) announce(`${payment.payeeNpi} is taken as this practice from now on.`);
    else announceFailure(answer.error);
  };
  return (
    <p>
      <Button keys="Y" onClick={() => void run()} busy={accept.busy} disabledReason={forbidden}>
        {`${payment.payeeNpi} is this practice`}
      </Button>
    </p>
  );
}
