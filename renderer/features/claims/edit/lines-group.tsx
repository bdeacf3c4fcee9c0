import { useState } from 'react';
import { pointerLetter } from '#shared/domain/encounter.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { emptyLine } from './claim-patch.ts';
import { CheckAt, CodesAt, DateAt, MoneyAt, SelectAt, TextAt, useEditing } from './edit-context.tsx';
import { LineDetail } from './line-detail.tsx';

const UNITS = [
  { value: '', label: 'units' },
  { value: 'MJ', label: 'minutes' },
];
const MOST_LINES = 50;

/** Diagnoses in order and the service lines; what is seldom said of a line opens under it. */
export function LinesGroup() {
  const { claim, replace } = useEditing();
  const add = () => {
    const line = emptyLine(claim);
    if (line) replace({ ...claim, lines: [...claim.lines, line] });
  };
  return (
    <>
      <FormGrid>
        <CodesAt path="diagnoses" label="Diagnoses, A to L" span={9} />
        <CheckAt path="icd9" label="ICD-9 (before October 2015)" span={3} optional />
      </FormGrid>
      <ol className="edit-lines">
        {claim.lines.map((line, i) => (
          <Line key={line.serviceLineId} place={i + 1} />
        ))}
      </ol>
      <div className="edit-add">
        <Button
          onClick={add}
          disabledReason={claim.lines.length >= MOST_LINES ? 'A claim has at most 50 lines.' : null}
        >
          Add a line
        </Button>
        <span className="muted">
          Sum of the lines{' '}
          <span className="mono">
            {formatAmount(claim.lines.reduce((sum, line) => sum + line.chargeCents, 0))}
          </span>
        </span>
      </div>
    </>
  );
}

const toLetter = (item: unknown): string => pointerLetter(Number(item));
const toPointer = (text: string): number | null => {
  const place = text.toUpperCase().charCodeAt(0) - 64;
  return place >= 1 && place <= 12 ? place : null;
};

function Line({ place }: { readonly place: number }) {
  const { claim, base, findings, replace } = useEditing();
  const at = `lines.${place}`;
  const line = claim.lines[place - 1];
  const said = findings.some((f) => f.field.startsWith(`${at}.detail`));
  const [open, setOpen] = useState(
    said || Object.keys(line?.detail ?? {}).some((name) => name !== 'adjudications'),
  );
  if (!line) return null;
  const remove = () => replace({ ...claim, lines: claim.lines.filter((_, i) => i !== place - 1) });
  return (
    <li className="edit-line">
      <div className="edit-line-row">
        <span className="mono edit-line-number">{place}</span>
        <TextAt path={`${at}.code`} label="Code" max={5} upper mono />
        <CodesAt path={`${at}.modifiers`} label="Modifiers" />
        <CodesAt path={`${at}.pointers`} label="Dx" show={toLetter} read={toPointer} />
        <Units path={`${at}.units`} />
        <SelectAt path={`${at}.detail.unit`} label="Of" options={UNITS} optional />
        <MoneyAt path={`${at}.chargeCents`} label="Charge" />
        <DateAt path={`${at}.serviceDate`} label="From" />
        <DateAt path={`${at}.detail.serviceDateTo`} label="To" optional />
        <TextAt path={`${at}.placeOfService`} label="Place" max={2} mono />
        <span className="edit-line-acts">
          <Button
            kind="quiet"
            onClick={() => setOpen(!open)}
            label={`${open ? 'Less' : 'More'} of line ${place}`}
          >
            {open ? 'Less' : 'More'}
          </Button>
          <Button
            kind="quiet"
            onClick={remove}
            label={`Remove line ${place}`}
            disabledReason={claim.lines.length === 1 ? 'A claim has at least one line.' : null}
          >
            Remove
          </Button>
        </span>
      </div>
      {open ? <LineDetail place={place} /> : null}
      {base.lines.some((l) => l.serviceLineId === line.serviceLineId) ? null : (
        <p className="edit-says">New line</p>
      )}
    </li>
  );
}

/** Whole units or parts of one. */
function Units({ path }: { readonly path: string }) {
  const { claim, set } = useEditing();
  const units = claim.lines[Number(path.split('.')[1]) - 1]?.units ?? 0;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label="Units"
      mono
      value={typed ?? String(units)}
      onChange={(text) => {
        setTyped(text);
        if (/^\d{1,5}(\.\d{1,3})?$/.test(text.trim())) set(path, Number(text));
      }}
      onBlur={() => setTyped(null)}
      inputRef={(element) => {
        if (element) element.dataset['field'] = path;
      }}
    />
  );
}
