import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { useShowClaim } from '../show-claim.ts';
import { isChanged, patchOf } from './claim-patch.ts';
import { dropDraft, keepDraft, useDrafts } from './draft-store.ts';
import { EditContext, type Editing } from './edit-context.tsx';
import { EDIT_GROUPS, groupOf } from './edit-groups.tsx';
import { nearestField, writeAt } from './field-path.ts';

/**
 * All that the claim says, in groups. A claim that was not sent is changed here by hand; one that was sent is only
 * read. What is typed stays until it is saved or given up.
 */
export function EditClaim(props: {
  readonly detail: ClaimDetail;
  /** The field that is asked for; empty: the first one. */
  readonly wanted: { readonly field: string; readonly times: number };
  readonly onSaved: () => void;
}) {
  const { detail, wanted, onSaved } = props;
  const { summary, claim: base, findings } = detail;
  const body = useRef<HTMLDivElement>(null);
  const draft = useDrafts((state) => state.drafts[summary.id]);
  const forbidden = usePermission('claims.write');
  const edit = useAct('claims', 'edit');
  const show = useShowClaim(summary.id);
  const [failure, setFailure] = useState<Failure | null>(null);
  const claim = draft?.claim ?? base;
  const sent = !UNSENT.includes(summary.status);
  const editing: Editing = useMemo(() => {
    const replace = (next: typeof base): void => {
      if (isChanged(next, base))
        keepDraft(summary.id, { begunFrom: draft?.begunFrom ?? summary.version, claim: next });
      else dropDraft(summary.id);
    };
    return {
      claim,
      base,
      findings,
      refused: failure?.fields ?? {},
      set: (path, value) => replace(writeAt(claim, path, value)),
      replace,
    };
  }, [claim, base, findings, failure, draft?.begunFrom, summary.id, summary.version]);
  useWantedField(body, wanted, sent, base.coverage.relationship === '18');
  const save = async () => {
    setFailure(null);
    const answer = await edit.run({
      id: summary.id,
      expectedVersion: draft?.begunFrom ?? summary.version,
      patch: patchOf(claim, base),
    });
    if (!answer.ok) return setFailure(answer.error);
    dropDraft(summary.id);
    show(answer.value);
    announce('Saved and checked again.');
    onSaved();
  };
  const countIn = (key: string) =>
    findings.filter((f) => f.severity !== 'informs' && groupOf(f.field) === key).length;
  return (
    <EditContext value={editing}>
      <div className="edit">
        <nav className="edit-nav" aria-label="Parts of the claim">
          {EDIT_GROUPS.map(({ key, title }) => (
            <button
              key={key}
              type="button"
              onClick={() => body.current?.querySelector(`#edit-${key}`)?.scrollIntoView({ block: 'start' })}
            >
              {title}
              {countIn(key) > 0 ? <span className="edit-count">{countIn(key)}</span> : null}
            </button>
          ))}
        </nav>
        <div className="edit-body" ref={body}>
          {sent ? (
            <div className="claims-note">
              <Note tone="informs">
                It was sent as it stands here. To change it, begin the next version with “Correct and send
                again” or among its acts.
              </Note>
            </div>
          ) : null}
          {summary.coverageRank > 1 && !sent ? (
            <div className="claims-note">
              <Note tone="informs">
                The charges are those of the first claim; correct that one to change them.
              </Note>
            </div>
          ) : null}
          <fieldset disabled={sent || forbidden !== null}>
            <legend className="visually-hidden">All that the claim says</legend>
            {EDIT_GROUPS.map(({ key, title, Body }) => (
              <section key={key} id={`edit-${key}`} className="edit-group" aria-labelledby={`edit-h-${key}`}>
                <h2 id={`edit-h-${key}`}>{title}</h2>
                <Body />
              </section>
            ))}
          </fieldset>
        </div>
      </div>
      {draft === undefined ? null : (
        <div className="edit-foot">
          {failure ? <ErrorNote failure={failure} /> : null}
          <span className="muted">
            {Object.keys(patchOf(claim, base)).length === 1 ? 'One part changed' : 'Several parts changed'},
            not saved
          </span>
          <Button onClick={() => dropDraft(summary.id)}>Give up the changes</Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Save the changes"
            onClick={() => void save()}
            busy={edit.busy}
            disabledReason={forbidden}
          >
            Save the changes
          </Button>
        </div>
      )}
    </EditContext>
  );
}

/** Leads to the field that was asked for: into it, or only to it when nothing can be changed. */
function useWantedField(
  body: React.RefObject<HTMLDivElement | null>,
  wanted: { readonly field: string; readonly times: number },
  sent: boolean,
  self: boolean,
): void {
  useEffect(() => {
    if (wanted.field === '' && wanted.times === 0) return;
    const inputs = [...(body.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    // The patient is the insured, whose fields stand once.
    const asked = self ? wanted.field.replace(/^subscriber\./, 'patient.') : wanted.field;
    const path = nearestField(
      inputs.map((input) => input.dataset['field'] ?? ''),
      asked === 'serviceDate' ? 'lines.1.serviceDate' : asked,
    );
    const input = wanted.field === '' ? inputs[0] : inputs.find((one) => one.dataset['field'] === path);
    if (!input) return;
    const frame = input.closest<HTMLElement>('.field');
    if (wanted.field !== '') frame?.setAttribute('data-wanted', 'true');
    input.scrollIntoView?.({ block: wanted.field === '' ? 'nearest' : 'center' });
    if (!sent) input.focus({ preventScroll: true });
    return () => frame?.removeAttribute('data-wanted');
  }, [body, wanted, sent, self]);
}
