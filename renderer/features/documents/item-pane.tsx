import { useState } from 'react';
import { Link } from 'react-router';
import type { InboxItem, InboxRow } from '#shared/contract/documents.ts';
import { DOCUMENT_KIND_WORDS } from '#shared/domain/encounter.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { OriginalView } from '#renderer/ui/original-view.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { CandidateView } from './candidate-view.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { IncomingView } from './incoming-view.tsx';
import { useChoice } from './use-choice.ts';
import { FORMAT_WORDS, StandingChip, WAY_WORDS } from './words.tsx';

/** One item: who of ours it may be, which visit, and what it says; at the foot what can be decided. */
export function ItemPane(props: {
  readonly row: InboxRow;
  readonly forbidden: string | null;
  readonly checked: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const { row } = props;
  const [asked, setAsked] = useState<PatientId | null>(null);
  const item = useCall('documents', 'item', { id: row.id, patientId: asked }, { keep: true });
  if (item.error) return <ErrorNote failure={item.error} retry={item.refetch} />;
  if (item.data === undefined || item.data.row.id !== row.id) return <Loading what="the document" />;
  return <Item {...props} item={item.data} asked={asked} onAsk={setAsked} />;
}

function Item(props: {
  readonly row: InboxRow;
  readonly item: InboxItem;
  readonly asked: PatientId | null;
  readonly onAsk: (id: PatientId) => void;
  readonly forbidden: string | null;
  readonly checked: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const { item } = props;
  const textless = item.document !== null && item.document.text.trim() === '';
  const [original, setOriginal] = useState(textless);
  const choice = useChoice(item, props.asked);
  const undecided = item.row.status === 'waiting' || item.row.status === 'kept';
  return (
    <div className="inbox-item">
      <Head item={item} original={original} onOriginal={() => setOriginal(!original)} />
      <div className="inbox-match">
        <SameNote item={item} />
        {undecided ? (
          <CandidateView item={item} choice={choice} onAsk={props.onAsk} />
        ) : (
          <DecidedNote row={item.row} />
        )}
      </div>
      {original ? (
        <div className="inbox-original">
          <OriginalView sha256={item.original.sha256} label={item.row.title} />
        </div>
      ) : (
        <div className="inbox-body" tabIndex={0} role="region" aria-label="What the file says">
          <IncomingView item={item} />
        </div>
      )}
      <DecisionBar {...props} choice={choice} />
    </div>
  );
}

function Head(props: {
  readonly item: InboxItem;
  readonly original: boolean;
  readonly onOriginal: () => void;
}) {
  const { row, document } = props.item;
  const facts = [
    document ? DOCUMENT_KIND_WORDS[document.kind] : row.kind === 'visit' ? 'Visit' : 'Patient data',
    document?.author ?? '',
    document?.pages == null ? '' : `${document.pages} ${document.pages === 1 ? 'page' : 'pages'}`,
    FORMAT_WORDS[props.item.original.format],
    `${row.fileName}, ${WAY_WORDS[row.way]}`,
  ].filter(Boolean);
  return (
    <div className="inbox-head">
      <div className="inbox-head-text">
        <h2>{row.title}</h2>
        <span className="panel-note" title={`${facts.join(' · ')}\nSHA-256 ${props.item.original.sha256}`}>
          {facts.join(' · ')} · <InstantText at={row.receivedAt} />
        </span>
      </div>
      <StandingChip row={row} />
      <Button keys="O" onClick={props.onOriginal}>
        {props.original ? 'As read' : 'Original'}
      </Button>
    </div>
  );
}

function SameNote({ item }: { readonly item: InboxItem }) {
  const [first, ...more] = item.same;
  if (first === undefined && item.passedOver.length === 0) return null;
  return (
    <div className="inbox-notes">
      {first === undefined ? null : (
        <Note tone="warns">
          <p>
            The same {first.by === 'original' ? 'file' : 'text'} is with{' '}
            <Link to={`/coding/${first.encounterId}`}>
              {first.patientName}, {first.serviceDate}
            </Link>
            {more.length > 0 ? ` and ${more.length} more` : ''}.
          </p>
        </Note>
      )}
      {item.passedOver.length === 0 ? null : (
        <Note tone="informs">
          {item.passedOver.slice(0, 4).map((sentence, i) => (
            <p key={i}>{sentence}</p>
          ))}
          {item.passedOver.length > 4 ? <p>{item.passedOver.length - 4} more were passed over.</p> : null}
        </Note>
      )}
    </div>
  );
}

function DecidedNote({ row }: { readonly row: InboxRow }) {
  const to = row.encounterId
    ? `/coding/${row.encounterId}`
    : row.patientId
      ? `/patients/${row.patientId}`
      : null;
  const words =
    row.status === 'attached'
      ? 'Attached to a visit.'
      : row.status === 'linked'
        ? 'Noted as a patient or visit of yours.'
        : row.status === 'known'
          ? `Nothing was to be decided: ${row.reason || 'nothing new in it'}.`
          : `Discarded: ${row.reason}.`;
  return (
    <div className="inbox-notes">
      <Note tone="informs">
        <p>
          {words}{' '}
          {to === null ? null : (
            <Link to={to}>{row.encounterId ? 'Open the visit' : 'Open the patient'}</Link>
          )}
        </p>
      </Note>
    </div>
  );
}
