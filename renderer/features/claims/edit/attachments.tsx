import type { Paperwork } from '#shared/domain/claim-parts/situation.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { SelectAt, TextAt, useEditing } from './edit-context.tsx';

/** PWK02. */
const WAYS = [
  { value: 'AA', label: 'AA on hand' },
  { value: 'BM', label: 'BM by mail' },
  { value: 'EL', label: 'EL electronically' },
  { value: 'EM', label: 'EM by e-mail' },
  { value: 'FT', label: 'FT file transfer' },
  { value: 'FX', label: 'FX by fax' },
];
/** PWK02 of a certificate for equipment, 2400 only. */
const CERTIFICATE_WAYS = [
  { value: 'AB', label: 'AB certificate sent before' },
  { value: 'AD', label: 'AD certificate in this claim' },
  { value: 'AF', label: 'AF in this claim, in part' },
  { value: 'AG', label: 'AG no certificate needed' },
  { value: 'NS', label: 'NS not said' },
];
const MOST_PAPERS = 10;
const NOTHING: Paperwork = { reportType: '', transmission: '', controlNumber: '' };

/** What is sent beside the claim or a line of it. */
export function Attachments(props: {
  readonly path: string;
  readonly of: number;
  readonly onAdd: (next: Paperwork) => void;
  /** The words that tell a line's attachments from another's. */
  readonly whose?: string | undefined;
  readonly certificates?: boolean | undefined;
}) {
  const { path, of } = props;
  const { set } = useEditing();
  const whose = props.whose ?? '';
  return (
    <>
      {Array.from({ length: of }, (_, i) => (
        <FormGrid key={i}>
          <TextAt path={`${path}.${i + 1}.reportType`} label="Type of report" span={3} max={2} upper mono />
          <SelectAt
            path={`${path}.${i + 1}.transmission`}
            label="Way it is sent"
            span={3}
            options={props.certificates === true ? [...WAYS, ...CERTIFICATE_WAYS] : WAYS}
            placeholder="Choose"
          />
          <TextAt path={`${path}.${i + 1}.controlNumber`} label="Control number" span={4} max={50} mono />
          <span className="edit-line-acts">
            <Button
              kind="quiet"
              onClick={() => set(`${path}.${i + 1}`, undefined)}
              label={`Remove attachment ${i + 1}${whose}`}
            >
              Remove
            </Button>
          </span>
        </FormGrid>
      ))}
      <div className="edit-add">
        <Button
          onClick={() => props.onAdd(NOTHING)}
          label={`Add an attachment${whose}`}
          disabledReason={of >= MOST_PAPERS ? 'At most ten attachments.' : null}
        >
          Add an attachment
        </Button>
      </div>
    </>
  );
}
