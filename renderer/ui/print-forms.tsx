import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { PreparedClaim, PreparedForms } from '#shared/contract/paper-forms.ts';
import { FormFace, type PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import type { Severity } from '#shared/domain/finding.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePreparedForms } from '#renderer/lib/prepared-forms.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { FilterChips } from './filter-chips.tsx';
import { SelectInput } from './inputs.tsx';
import { ErrorNote } from './messages.tsx';
import { CancelButton, Sheet } from './sheet.tsx';
import { CodeText } from './text.tsx';
import './print-forms.css';

const FACES = [
  { value: 'data_only', label: 'Data only, for the red form' },
  { value: 'complete', label: 'Complete form' },
] as const;

/**
 * Before CMS-1500 forms of one or many claims are printed: how many, on what, and which claims stay out. They are printed,
 * or saved, as one document; each claim remembers it.
 */
export function PrintFormsSheet(props: {
  readonly claimIds: readonly ClaimId[];
  readonly onClose: () => void;
  /** After they were printed or saved: the claims whose forms are in the document. */
  readonly onDone?: ((ids: readonly ClaimId[]) => void) | undefined;
}) {
  const { claimIds, onClose, onDone } = props;
  const [face, setFace] = useState<FormFace>('data_only');
  const [printer, setPrinter] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const printers = useCall('paperForms', 'printers', {});
  const state = usePreparedForms(claimIds, face, face === 'data_only' ? printer : null);
  const forms = state.step === 'ready' ? state.forms : null;
  const print = useAct('paperForms', 'print');
  const save = useAct('paperForms', 'save');
  const forbidden = usePermission('claims.write');
  const idle = forbidden ?? waitingFor(forms);
  const done = (words: string) => {
    announce(words);
    onDone?.((forms?.claims ?? []).filter(({ pages }) => pages > 0).map(({ id }) => id));
    onClose();
  };
  const printNow = async () => {
    if (!forms) return;
    setFailure(null);
    const answer = await print.run({ token: forms.token });
    if (!answer.ok) return setFailure(answer.error);
    if (answer.value.outcome === 'printed') done(`${formsText(forms.pages)} sent to the printer.`);
    else announce('Nothing was printed.', { tone: 'informs' });
  };
  const saveNow = async () => {
    if (!forms) return;
    setFailure(null);
    const answer = await save.run({ token: forms.token });
    if (!answer.ok) return setFailure(answer.error);
    if (answer.value !== null) done(`${formsText(forms.pages)} saved as ${answer.value.fileName}.`);
  };
  return (
    <Sheet
      open
      title={`Print CMS-1500 of ${countText(claimIds.length, 'claim')}`}
      width="medium"
      onClose={onClose}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button keys="Mod+S" onClick={() => void saveNow()} busy={save.busy} disabledReason={idle}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print"
            onClick={() => void printNow()}
            busy={print.busy}
            disabledReason={idle}
            autoFocus
          >
            Print…
          </Button>
        </>
      }
    >
      <div className="print-forms-choices">
        <FilterChips
          label="How they are printed"
          choices={FACES}
          chosen={face}
          onChoose={(value) => setFace(FormFace.parse(value))}
        />
        {face === 'data_only' ? (
          <PrinterChoice printers={printers.data ?? []} chosen={printer} onChoose={setPrinter} />
        ) : null}
      </div>
      {state.step === 'working' ? <Working done={state.done} total={state.total} /> : null}
      {state.step === 'failed' ? <ErrorNote failure={state.failure} /> : null}
      {forms ? <Summary forms={forms} /> : null}
      {failure ? <ErrorNote failure={failure} /> : null}
    </Sheet>
  );
}

/** Where the data goes on the pre-printed form. Without any printer there is nothing to choose. */
function PrinterChoice(props: {
  readonly printers: readonly PrinterProfile[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}) {
  const { printers, chosen, onChoose } = props;
  if (printers.length === 0)
    return <p className="muted">No printer is aligned yet: Settings, Printers and forms.</p>;
  const standard = printers.find((one) => one.standard) ?? printers[0];
  return (
    <SelectInput
      label="Offsets of"
      value={chosen ?? standard?.name ?? ''}
      onChange={onChoose}
      options={printers.map(({ name, offsetX, offsetY }) => ({
        value: name,
        label: `${name} (right ${offsetX}, down ${offsetY})`,
      }))}
    />
  );
}

function Working({ done, total }: { readonly done: number; readonly total: number }) {
  const share = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <div role="status">
      <p>
        Filling the forms: <span className="mono">{done}</span> of <span className="mono">{total}</span>{' '}
        claims…
      </p>
      <LinearProgress aria-label="Filling the forms" variant="determinate" value={share} />
    </div>
  );
}

function Summary({ forms }: { readonly forms: PreparedForms }) {
  const printed = forms.claims.filter(({ pages }) => pages > 0);
  const out = forms.claims.filter(({ pages }) => pages === 0);
  const noted = printed.filter(({ findings }) => findings.some(({ severity }) => severity !== 'informs'));
  const several = printed.filter(({ pages }) => pages > 1).length;
  return (
    <>
      <p className="print-forms-sum">
        {printed.length === 0
          ? 'No form can be printed.'
          : `${formsText(forms.pages)} of ${countText(printed.length, 'claim')}, one after the other.`}
        {several > 0
          ? ` ${countText(several, 'claim')} with more than six lines: keep their forms together.`
          : ''}
        {out.length > 0 ? ` ${countText(out.length, 'claim')} stay${out.length === 1 ? 's' : ''} out.` : ''}
      </p>
      <ClaimFindings title="Stays out until it is mended" claims={out} severity="stops" />
      <ClaimFindings title="Printed, with a warning" claims={noted} severity="warns" />
    </>
  );
}

/** Most claims that are named; the rest is counted. */
const MOST_NAMED = 50;

function ClaimFindings(props: {
  readonly title: string;
  readonly claims: readonly PreparedClaim[];
  readonly severity: Severity;
}) {
  const { title, claims, severity } = props;
  if (claims.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <div className="print-forms-out" tabIndex={0} role="region" aria-label={title}>
        <ul>
          {claims.slice(0, MOST_NAMED).map((claim) => (
            <li key={claim.id}>
              <CodeText>{claim.controlNumber}</CodeText> {claim.patientName}, {claim.payerName}
              {claim.findings
                .filter((finding) => finding.severity === severity)
                .map(({ rule, field, message }) => (
                  <p key={`${rule} ${field} ${message}`}>{message}</p>
                ))}
            </li>
          ))}
          {claims.length > MOST_NAMED ? <li>and {claims.length - MOST_NAMED} more</li> : null}
        </ul>
      </div>
    </>
  );
}

function waitingFor(forms: PreparedForms | null): string | null {
  if (forms === null) return 'The forms are still being filled.';
  return forms.pages === 0 ? 'No form can be printed.' : null;
}

function formsText(pages: number): string {
  return countText(pages, 'form');
}

function countText(n: number, one: string): string {
  return `${n.toLocaleString('en-US')} ${one}${n === 1 ? '' : 's'}`;
}
