import { useState } from 'react';
import { ASKED_SERVICE_TYPES, serviceTypeWords } from '#shared/domain/x12/eligibility/words.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { CoverageId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from './date-entry.ts';
import { CheckInput, DateInput } from './inputs.tsx';
import { ConfirmSheet } from './sheet.tsx';

/** Asks payers about coverages: on which day, for which services. It writes 270 files; nothing is sent by itself. */
export function AskEligibilitySheet(props: {
  readonly coverageIds: readonly CoverageId[];
  /** The day of the visit; null: today. */
  readonly serviceDate: IsoDate | null;
  readonly onClose: () => void;
}) {
  const request = useAct('eligibility', 'request');
  const [day, setDay] = useState<string | null>(props.serviceDate ?? localToday());
  const [types, setTypes] = useState<readonly string[]>(['30', '98']);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async (): Promise<void> => {
    const on = IsoDate.safeParse(day);
    if (!on.success) return setFailure({ code: 'invalid_input', message: 'Enter the date of service.' });
    if (types.length === 0)
      return setFailure({ code: 'invalid_input', message: 'Choose at least one kind of service.' });
    const answer = await request.run({
      coverageIds: [...props.coverageIds],
      serviceDate: on.data,
      serviceTypes: [...types],
    });
    if (!answer.ok) return setFailure(answer.error);
    if (answer.value === null) return;
    const names = answer.value.files.map((file) => file.fileName).join(', ');
    announce(
      `Written: ${names}. Send it to the clearinghouse; the answer is read among the acknowledgements.`,
    );
    props.onClose();
  };
  const toggle = (type: string, on: boolean): void =>
    setTypes(ASKED_SERVICE_TYPES.filter((one) => (one === type ? on : types.includes(one))));
  return (
    <ConfirmSheet
      open
      title="Ask about eligibility"
      confirmLabel="Write the question"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={request.busy}
      failure={failure}
      width="medium"
    >
      <p>
        One file (270) for each receiver is written into the outbox folder, or where you say. Nothing leaves
        this computer by itself.
      </p>
      <DateInput label="Date of service" value={day} onChange={setDay} />
      <div className="service-types" role="group" aria-label="Services asked about">
        {ASKED_SERVICE_TYPES.map((type) => (
          <CheckInput
            key={type}
            label={`${serviceTypeWords(type)} (${type})`}
            checked={types.includes(type)}
            onChange={(on) => toggle(type, on)}
          />
        ))}
      </div>
    </ConfirmSheet>
  );
}
