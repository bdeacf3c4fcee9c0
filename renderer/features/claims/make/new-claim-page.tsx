import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Finding } from '#shared/domain/finding.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Input } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { nearestField } from '../edit/field-path.ts';
import {
  contentOf,
  fixDraft,
  forgetNewClaim,
  missingOf,
  useNewClaim,
  writtenLines,
  type NewClaim,
} from './new-claim-draft.ts';
import { NewClaimForm } from './new-claim-form.tsx';
import '../claim.css';
import './new-claim.css';

const CRUMBS = [{ label: 'Claims', to: '/claims' }];
const HINTS = [
  { combo: 'Enter', label: 'next line' },
  { combo: 'Alt+F', label: 'mend or go to the finding' },
  { combo: 'Mod+Enter', label: 'make' },
];

/** A claim by hand, checked while it is typed; the visit is made along with it. */
export function NewClaimPage() {
  const navigate = useNavigate();
  const forbidden = usePermission('claims.write');
  const draft = useNewClaim();
  const form = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const create = useAct('claims', 'create');
  const missing = useMemo(() => missingOf(draft), [draft]);
  const tried = useTried(draft);
  const goTo = (field: string): void => focusField(form.current, fieldOfForm(draft, field));
  const fix = (finding: Finding): void => {
    const fixed = finding.fix ? fixDraft(draft, finding.fix) : null;
    if (fixed) useNewClaim.setState(fixed);
    else goTo(finding.fix?.kind === 'open_field' ? finding.fix.field : finding.field);
  };
  const make = async (): Promise<void> => {
    setFailure(null);
    setAsked(true);
    const [first] = missing;
    const content = contentOf(draft);
    if (content === null) return goTo(first?.field ?? 'patientId');
    const answer = await create.run(content);
    if (!answer.ok) {
      setFailure(answer.error);
      return goTo(Object.keys(answer.error.fields ?? {})[0] ?? 'patientId');
    }
    const { id, controlNumber, stops } = answer.value.summary;
    forgetNewClaim();
    announce(
      stops === 0
        ? `Claim ${controlNumber} made, a draft that nothing stops.`
        : `Claim ${controlNumber} made, a draft: ${stops} ${stops === 1 ? 'finding stops' : 'findings stop'} it.`,
    );
    void navigate(`/claims/${id}`);
  };
  const findings = tried.findings.map((finding) => withFix(draft, finding));
  const first = findings.find((f) => f.severity !== 'informs');
  useKeys([
    {
      combo: 'Alt+F',
      label: first?.fixLabel ?? 'Go to the first finding',
      run: () => {
        if (first) fix(first);
        else if (missing[0]) goTo(missing[0].field);
      },
      scope: 'New claim',
    },
  ]);
  return (
    <Page
      title="New claim"
      crumbs={CRUMBS}
      meta={tried.payerName === '' ? undefined : `to ${tried.payerName}`}
      aside={
        tried.chargeCents === null ? undefined : (
          <>
            charges <span className="mono">{formatAmount(tried.chargeCents)}</span>
          </>
        )
      }
      actions={
        <>
          <Button onClick={forgetNewClaim}>Clear</Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void make()}
            busy={create.busy}
            disabledReason={forbidden}
          >
            Make the claim
          </Button>
        </>
      }
      hints={HINTS}
    >
      <Panes name="new-claim" sizes={[68, 32]} min={24}>
        <div className="new-claim" ref={form}>
          {failure ? <ErrorNote failure={failure} /> : null}
          <NewClaimForm draft={draft} lineCents={tried.lineCents} titles={tried.titles} />
        </div>
        <div className="new-claim-side">
          <Section
            title="Findings"
            note={missing.length === 0 && tried.ready ? <FindingSummary findings={findings} /> : undefined}
          >
            {missing.length > 0 ? (
              <ul className="new-claim-missing" aria-label="Still missing" data-asked={asked}>
                {missing.map(({ field, sentence }) => (
                  <li key={`${field}:${sentence}`}>
                    <button type="button" className="text-button" onClick={() => goTo(field)}>
                      {sentence}
                    </button>
                  </li>
                ))}
              </ul>
            ) : tried.error ? (
              <ErrorNote failure={tried.error} />
            ) : tried.ready ? (
              <FindingList
                findings={findings}
                onOpen={(finding) => goTo(finding.field)}
                onFix={fix}
                empty="The scrubber finds nothing wrong with this claim."
              />
            ) : (
              <p className="loading" role="status">
                Checking…
              </p>
            )}
          </Section>
        </div>
      </Panes>
    </Page>
  );
}

const REST_MS = 150;
/** Stands where nothing is asked for. */
const NOTHING = {} as Input<'claims', 'tryContent'>;

/** What main says of the claim as it stands, once the keys have rested. */
function useTried(draft: NewClaim) {
  const content = useMemo(() => contentOf(draft), [draft]);
  const [rested, setRested] = useState(content);
  useEffect(() => {
    const timer = setTimeout(() => setRested(content), REST_MS);
    return () => clearTimeout(timer);
  }, [content]);
  const asked = useDeferredValue(rested);
  const tried = useCall('claims', 'tryContent', asked ?? NOTHING, { enabled: asked !== null, keep: true });
  const told = content !== null && asked !== null && tried.error === null ? tried.data : undefined;
  return {
    ready: told !== undefined,
    error: content === null ? null : tried.error,
    findings: told?.findings ?? [],
    payerName: told?.payerName ?? '',
    chargeCents: told?.chargeCents ?? null,
    lineCents: told?.lineCents ?? [],
    titles: told?.titles ?? {},
  };
}

/** A finding that this form cannot mend by itself leads to its field. */
function withFix(draft: NewClaim, finding: Finding): Finding {
  if (finding.fix !== undefined && fixDraft(draft, finding.fix) !== null) return finding;
  if (finding.severity === 'informs') return finding;
  return { ...finding, fix: { kind: 'open_field', field: finding.field }, fixLabel: 'go to the field' };
}

/** Fields of a claim under the names that they have in this form; lines by their place on the screen. */
function fieldOfForm(draft: NewClaim, field: string): string {
  const [first = '', second = '', ...rest] = field.split('.');
  if (first === 'lines') {
    const at = writtenLines(draft)[Number(second) - 1]?.at;
    return ['lines', at === undefined ? second : String(at + 1), ...rest].join('.');
  }
  if (first === 'patient' || first === 'patientId') return 'patientId';
  if (first === 'subscriber' || first === 'payer' || first === 'coverage') return 'coverage';
  if (first === 'renderingProvider' || first === 'renderingProviderId') return 'renderingProvider';
  if (['serviceFacility', 'placeOfService', 'clia', 'facilityId', 'facility'].includes(first))
    return 'facility';
  return field;
}

function focusField(form: HTMLElement | null, field: string): void {
  const inputs = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  const near = nearestField(
    inputs.map((input) => input.dataset['field'] ?? ''),
    field,
  );
  const input = inputs.find((one) => one.dataset['field'] === near);
  input?.scrollIntoView?.({ block: 'nearest' });
  input?.focus({ preventScroll: true });
}
