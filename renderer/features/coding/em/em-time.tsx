import type { EmVerdict } from '#shared/domain/em/visit.ts';
import type { EmPassage, EmProposals, EmWorksheet } from '#shared/domain/em/worksheet.ts';
import { SelectInput } from '#renderer/ui/inputs.tsx';

const LONGEST_DAY = 1440;

/** Total time, the basis of the level, and whether the patient is new. */
export function EmTime(props: {
  readonly sheet: EmWorksheet;
  readonly proposals: EmProposals;
  readonly verdict: EmVerdict;
  readonly readOnly: boolean;
  readonly onChange: (edit: (sheet: EmWorksheet) => EmWorksheet, tag?: string) => void;
  readonly onShow: (passage: EmPassage | null) => void;
}) {
  const { sheet, proposals, verdict, readOnly, onChange } = props;
  const { byTime, patient } = verdict.result;
  const proposed = sheet.minutes === null ? (proposals.minutes?.value ?? null) : null;
  return (
    <section className="em-part" aria-label="Time and patient" data-part="time">
      <h3>
        Time{' '}
        <span data-level={byTime?.level ?? 'none'}>
          {byTime ? (byTime.level ?? 'below the lowest') : 'none entered'}
        </span>
      </h3>
      <div className="em-fields">
        <Minutes
          value={sheet.minutes}
          proposed={proposed}
          readOnly={readOnly}
          onChange={(minutes) => onChange((now) => ({ ...now, minutes }), 'minutes')}
          onFocus={() => props.onShow(proposals.minutes?.passage ?? null)}
        />
        <SelectInput
          label="Level by"
          value={sheet.basis}
          disabled={readOnly}
          options={[
            { value: 'best', label: 'the higher' },
            { value: 'mdm', label: 'decisions' },
            { value: 'time', label: 'time' },
          ]}
          onChange={(basis) => onChange((now) => ({ ...now, basis: basis as EmWorksheet['basis'] }))}
        />
        <SelectInput
          label="Patient"
          value={sheet.patient}
          disabled={readOnly}
          options={[
            { value: 'by_records', label: 'by records' },
            { value: 'established', label: 'established' },
            { value: 'new', label: 'new' },
          ]}
          onChange={(kind) => onChange((now) => ({ ...now, patient: kind as EmWorksheet['patient'] }))}
        />
      </div>
      <p className="em-remark">
        {proposed === null ? null : (
          <>
            {proposed} minutes stand in the note, not confirmed.{' '}
            {readOnly ? null : (
              <button
                type="button"
                className="finding-fix"
                onClick={() => onChange((now) => ({ ...now, minutes: proposed }))}
              >
                <span>Confirm them</span>
              </button>
            )}{' '}
          </>
        )}
        {patient.because}
        {patient.sure ? '.' : '; please check.'}
      </p>
    </section>
  );
}

/** Whole minutes. An empty field leaves what the note proposes open; a nought refuses it. */
function Minutes(props: {
  readonly value: number | null;
  readonly proposed: number | null;
  readonly readOnly: boolean;
  readonly onChange: (minutes: number | null) => void;
  readonly onFocus: () => void;
}) {
  const { value, proposed } = props;
  return (
    <div className="field em-minutes">
      <label htmlFor="em-minutes">Minutes that day</label>
      <input
        id="em-minutes"
        inputMode="numeric"
        autoComplete="off"
        value={value ?? ''}
        placeholder={proposed === null ? 'none' : `${proposed} proposed`}
        disabled={props.readOnly}
        onFocus={props.onFocus}
        onChange={(event) => {
          const digits = event.target.value.replaceAll(/\D/g, '').slice(0, 4);
          props.onChange(digits === '' ? null : Math.min(LONGEST_DAY, Number(digits)));
        }}
      />
    </div>
  );
}
