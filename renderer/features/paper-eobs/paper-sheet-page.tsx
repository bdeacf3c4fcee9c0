import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ClaimToAnswer, PaperEobDetail } from '#shared/contract/paper-eobs.ts';
import { PaperEobId, type PaperClaim } from '#shared/domain/paper-eob/paper-eob.ts';
import { proveEob } from '#shared/domain/paper-eob/running-proof.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ClaimBlock, type FilledCells } from './claim-block.tsx';
import { ClaimSearch } from './claim-search.tsx';
import { PaperHead, ProofStrip } from './paper-head.tsx';
import { PaperStatus } from './paper-status.tsx';
import { usePaperDraft } from './use-paper-draft.ts';
import './paper-eobs.css';

const CRUMBS = [
  { label: 'Remittances', to: '/remits' },
  { label: 'Paper EOBs', to: '/remits/paper' },
];

/** One paper EOB, typed like a sheet and proved as it is typed. */
export function PaperSheetPage() {
  const { id } = useParams();
  const parsed = PaperEobId.safeParse(id);
  const call = useCall(
    'paperEobs',
    'get',
    { id: parsed.data ?? ('' as PaperEobId) },
    { enabled: parsed.success },
  );
  if (call.data) return <Sheet key={`${call.data.id} ${call.data.status}`} detail={call.data} />;
  return (
    <Page title="Paper EOB" crumbs={CRUMBS}>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the paper EOB" /> : null}
      {parsed.success ? null : (
        <EmptyState
          title="There is no such paper EOB"
          action={<Link to="/remits/paper">Open the list</Link>}
        />
      )}
    </Page>
  );
}

function Sheet({ detail }: { readonly detail: PaperEobDetail }) {
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const readOnly = detail.status !== 'draft' || forbidden !== null;
  const draft = usePaperDraft(detail);
  const claimFor = useAct('paperEobs', 'claimFor');
  const [filled, setFilled] = useState<Readonly<Record<string, FilledCells>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const claims = useRef<HTMLDivElement>(null);
  const { eob, change } = draft;
  const proof = proveEob(eob);
  const toSearch = () => search.current?.focus();
  useKeys([{ combo: 'Alt+A', label: 'Add the next claim', run: toSearch, when: !readOnly, inPalette: true }]);
  const take = async (found: ClaimToAnswer) => {
    const answer = await claimFor.run({ claimId: found.claimId });
    if (!answer.ok) return setFailure(answer.error);
    setFailure(null);
    change((e) => ({ ...e, claims: [...e.claims, answer.value] }));
    // The cells are there once the page has been drawn.
    setTimeout(() => {
      const cells = claims.current?.querySelectorAll<HTMLElement>('.eob-claim:last-of-type input[data-cell]');
      cells?.[0]?.focus();
    });
  };
  const replace = (at: number, claim: PaperClaim, cells: FilledCells) => {
    setFilled((f) => ({ ...f, [claim.key]: cells }));
    change((e) => ({ ...e, claims: e.claims.map((c, i) => (i === at ? claim : c)) }));
  };
  const remove = (at: number) => {
    const before = eob.claims;
    change((e) => ({ ...e, claims: e.claims.filter((_, i) => i !== at) }));
    announce(`Claim ${before[at]?.controlNumber ?? ''} removed.`, {
      undo: { label: 'Put it back', run: () => change((e) => ({ ...e, claims: before })) },
    });
    toSearch();
  };
  return (
    <Page
      title={eob.checkNumber === '' ? 'New paper EOB' : `Paper EOB ${eob.checkNumber}`}
      crumbs={CRUMBS}
      meta={`${eob.claims.length} ${eob.claims.length === 1 ? 'claim' : 'claims'}`}
      status={<PaperStatus status={detail.status} />}
      actions={
        <Acts
          detail={detail}
          missing={proof.sentences[0] ?? null}
          flush={draft.flush}
          onFailure={setFailure}
          onProved={(remittanceId) => void navigate(`/remits/${remittanceId}`)}
        />
      }
      hints={[
        { combo: 'Enter', label: 'next cell' },
        { combo: 'Alt+A', label: 'next claim' },
      ]}
    >
      {detail.status === 'draft' ? null : (
        <Note tone="informs">
          <p>{STANDS[detail.status]}</p>
        </Note>
      )}
      {draft.failure ? <ErrorNote failure={draft.failure} /> : null}
      {failure ? <ErrorNote failure={failure} /> : null}
      <PaperHead eob={eob} readOnly={readOnly} onChange={change} />
      <ProofStrip proof={proof} />
      <div className="eob-claims" ref={claims}>
        {eob.claims.map((claim, at) => (
          <ClaimBlock
            key={claim.key}
            claim={claim}
            proof={proof.claims[at] ?? NO_PROOF}
            filled={filled[claim.key] ?? []}
            readOnly={readOnly}
            onChange={(next, cells) => replace(at, next, cells)}
            onRemove={() => remove(at)}
            onEnd={toSearch}
          />
        ))}
        {readOnly ? null : (
          <ClaimSearch payerId={eob.payerId} inputRef={search} onTake={(found) => void take(found)} />
        )}
      </div>
    </Page>
  );
}

const NO_PROOF = { chargeCents: 0, paidCents: 0, patientCents: 0, missingCents: 0, lines: [], sentences: [] };

const STANDS: Readonly<Record<'waiting' | 'posted' | 'undone', string>> = {
  waiting: 'It is proved and waits to be posted. Change it takes it back to the sheet.',
  posted: 'It is posted. To change it, undo the posting on its proof.',
  undone: 'Its posting was undone. Change it makes it a draft again.',
};

function Acts(props: {
  readonly detail: PaperEobDetail;
  readonly missing: string | null;
  readonly flush: () => Promise<number | null>;
  readonly onFailure: (failure: Failure | null) => void;
  readonly onProved: (remittanceId: string) => void;
}) {
  const { detail } = props;
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const prove = useAct('paperEobs', 'prove');
  const reopen = useAct('paperEobs', 'reopen');
  const discard = useAct('paperEobs', 'discard');
  const proveIt = async () => {
    const version = await props.flush();
    if (version === null) return;
    const answer = await prove.run({ id: detail.id, expectedVersion: version });
    if (answer.ok) props.onProved(answer.value.remittanceId);
    else props.onFailure(answer.error);
  };
  const reopenIt = async () => {
    const answer = await reopen.run({ id: detail.id });
    if (!answer.ok) props.onFailure(answer.error);
  };
  const discardIt = async () => {
    if ((await props.flush()) === null) return;
    const answer = await discard.run({ id: detail.id });
    if (!answer.ok) return props.onFailure(answer.error);
    announce('The draft was discarded.', { tone: 'informs' });
    void navigate('/remits/paper', { replace: true });
  };
  if (detail.status === 'draft')
    return (
      <>
        <Button onClick={() => void discardIt()} disabledReason={forbidden} busy={discard.busy}>
          Discard draft
        </Button>
        <Button
          kind="main"
          keys="Mod+Enter"
          onClick={() => void proveIt()}
          busy={prove.busy}
          disabledReason={forbidden ?? props.missing}
        >
          Prove it
        </Button>
      </>
    );
  return (
    <>
      {detail.status === 'posted' ? null : (
        <Button onClick={() => void reopenIt()} disabledReason={forbidden} busy={reopen.busy}>
          Change it
        </Button>
      )}
      <Button
        kind="main"
        keys="Mod+Enter"
        onClick={() => void navigate(`/remits/${detail.remittanceId ?? ''}`)}
      >
        Open the proof
      </Button>
    </>
  );
}
