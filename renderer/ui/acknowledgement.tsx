import { Link } from 'react-router';
import {
  ACK_OUTCOME_WORDS,
  type AckItem,
  type AckOutcome,
  type AckReason,
} from '#shared/domain/acknowledgement.ts';
import { ANSWERED, CLAIM_STATUS_WORDS, SENT, type ClaimStatus } from '#shared/domain/claim-status.ts';
import type { ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { ErrorNote } from './messages.tsx';
import { Section } from './page.tsx';
import { StatusChip, type Tone } from './status-chip.tsx';
import './acknowledgement.css';

const TONES: Readonly<Record<AckOutcome, Tone>> = {
  rejected: 'stops',
  denied: 'stops',
  not_found: 'warns',
  no_answer: 'warns',
  information: 'warns',
  unknown: 'warns',
  accepted_with_errors: 'warns',
  pending: 'informs',
  finalised: 'informs',
  paid: 'fine',
  accepted: 'fine',
  answered: 'fine',
};

/** What was said, in a word. */
export function OutcomeChip({ outcome }: { readonly outcome: AckOutcome }) {
  return <StatusChip tone={TONES[outcome]}>{ACK_OUTCOME_WORDS[outcome]}</StatusChip>;
}

/** `2026-03-04T15:30` as the sender writes it, without a zone. */
export function SaidAt({ at }: { readonly at: string }) {
  return <span className="mono">{at === '' ? '–' : at.replace('T', ' ')}</span>;
}

/** Where a reason leads: to the field of the claim that caused it. */
export function fieldPath(claimId: ClaimId, field: string): string {
  return field === '' ? `/claims/${claimId}` : `/claims/${claimId}?field=${encodeURIComponent(field)}`;
}

/** Why something was rejected, in words, each with the field that caused it and the places in both files. */
export function Reasons(props: {
  readonly reasons: readonly AckReason[];
  /** The claim whose fields are meant; null when it is about a file. */
  readonly claimId: ClaimId | null;
  readonly item: Pick<AckItem, 'fileId' | 'claimFileId'>;
}) {
  const { reasons, claimId, item } = props;
  if (reasons.length === 0) return <p className="muted">No reason is given.</p>;
  return (
    <ul className="ack-reasons">
      {reasons.map((reason, i) => (
        <li key={`${reason.segment}:${reason.code}:${i}`}>
          <p>
            {reason.words} {reason.code === '' ? null : <span className="code">{reason.code}</span>}
          </p>
          {reason.value === '' ? null : <p className="ack-value">“{reason.value}”</p>}
          <p className="ack-places">
            {claimId === null || reason.field === '' ? null : (
              <Link to={fieldPath(claimId, reason.field)} className="ack-field">
                {capital(reason.fieldWords)}
              </Link>
            )}
            <Places reason={reason} fileId={item.fileId} claimFileId={item.claimFileId} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Places(props: {
  readonly reason: AckReason;
  readonly fileId: AckItem['fileId'];
  readonly claimFileId: ClaimFileId | null;
}) {
  const { reason, fileId, claimFileId } = props;
  return (
    <>
      {reason.sentSegment === null || claimFileId === null ? null : (
        <Link to={`/claims/files/${claimFileId}?segment=${reason.sentSegment}`}>
          Segment {reason.sentSegment} of our file
        </Link>
      )}
      <Link to={`/acks/${fileId}?segment=${reason.segment}`}>Segment {reason.segment} of the answer</Link>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Statuses of a claim that a payer can be asked about. */
const ASKABLE: readonly ClaimStatus[] = [...SENT, 'rejected', ...ANSWERED];

/** What clearinghouses and payers said of a claim, newest first; a rejection with its reasons and fields. */
export function ClaimAnswers(props: {
  readonly claimId: ClaimId;
  readonly status: ClaimStatus;
  /** Opens a field of the claim. */
  readonly onField: (field: string) => void;
  /** The field that the page was opened for; empty: none. */
  readonly marked: string;
  /** The answer whose reasons stand elsewhere on the page already. */
  readonly toldAbove?: AckItem['id'] | undefined;
}) {
  const { claimId } = props;
  const call = useCall('acks', 'ofClaim', { claimId });
  const askable = ASKABLE.includes(props.status);
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data || (call.data.length === 0 && !askable)) return null;
  return (
    <Section
      title="Acknowledgements and status"
      note={call.data.length === 0 ? 'none yet' : `${call.data.length}, newest first`}
      actions={askable ? <AskStatus claimId={claimId} /> : undefined}
      pad
    >
      <ul className="ack-answers">
        {call.data.map((item) => (
          <OneAnswer
            key={item.id}
            item={item}
            onField={props.onField}
            marked={props.marked}
            told={item.id === props.toldAbove}
          />
        ))}
      </ul>
      <Questions claimId={claimId} />
    </Section>
  );
}

/** Writes a question (276) to the payer of this claim. */
function AskStatus({ claimId }: { readonly claimId: ClaimId }) {
  const request = useAct('claimStatus', 'request');
  const forbidden = usePermission('claims.write');
  const ask = async (): Promise<void> => {
    const answer = await request.run({ claimIds: [claimId] });
    if (!answer.ok) return announceFailure(answer.error);
    if (answer.value === null) return;
    const names = answer.value.files.map((file) => file.fileName).join(', ');
    announce(
      `Written: ${names}. Send it to the clearinghouse; the answer is read among the acknowledgements.`,
    );
  };
  return (
    <Button
      kind="quiet"
      label="Ask the payer what became of it"
      onClick={() => void ask()}
      busy={request.busy}
      disabledReason={forbidden}
    >
      Ask the payer
    </Button>
  );
}

function Questions({ claimId }: { readonly claimId: ClaimId }) {
  const call = useCall('claimStatus', 'ofClaim', { claimId });
  const [last] = call.data ?? [];
  if (!last) return null;
  return (
    <p className="small muted">
      Asked by {last.askedBy} on {last.askedAt.slice(0, 10)}.
    </p>
  );
}

function OneAnswer(props: {
  readonly item: AckItem;
  readonly onField: (field: string) => void;
  readonly marked: string;
  readonly told: boolean;
}) {
  const { item } = props;
  const [claim] = item.claims;
  const moved = claim?.to ? `Now ${CLAIM_STATUS_WORDS[claim.to]}.` : (claim?.note ?? '');
  const complains = item.outcome !== 'accepted' && item.reasons.length > 0;
  return (
    <li>
      <div className="row">
        <OutcomeChip outcome={item.outcome} />
        <Link to={`/acks/${item.fileId}?segment=${item.segment}`}>
          {item.kind} of {item.facts.sourceName || 'an unnamed sender'}
        </Link>
        <span className="page-gap" />
        <SaidAt at={item.saidAt} />
      </div>
      {complains && !props.told ? (
        <ul className="ack-reasons">
          {item.reasons.map((reason, i) => (
            <li key={i} data-marked={props.marked !== '' && reason.field === props.marked}>
              {reason.words}{' '}
              {reason.field === '' ? null : (
                <button type="button" className="text-button" onClick={() => props.onField(reason.field)}>
                  {capital(reason.fieldWords)}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {moved === '' ? null : <p className="small muted">{moved}</p>}
    </li>
  );
}
