import { useState } from 'react';
import type { ClinicianQuery } from '#shared/domain/clinician-query.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { CheckInput, DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import type { QueriesAnswer } from './query-acts.ts';

/** Writes down what the clinician answered; it may become a document of the encounter. */
export function AnswerSheet(props: {
  readonly query: ClinicianQuery;
  readonly onDone: (after: QueriesAnswer) => void;
  readonly onClose: () => void;
}) {
  const { query } = props;
  const record = useAct('workbench', 'answerQuery');
  const [answer, setAnswer] = useState('');
  const [answeredBy, setAnsweredBy] = useState(query.toProviderName);
  const [answeredOn, setAnsweredOn] = useState<string | null>(localToday());
  const [asDocument, setAsDocument] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (answeredOn === null)
      return setFailure({
        code: 'invalid_input',
        message: 'Write the day of the answer.',
        fields: { answeredOn: 'Write the day of the answer.' },
      });
    const result = await record.run({
      id: query.id,
      answer,
      answeredBy,
      answeredOn: answeredOn as IsoDate,
      asDocument,
    });
    if (!result.ok) return setFailure(result.error);
    announce('Answer recorded.');
    props.onDone(result.value);
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Record the answer"
      focusInside
      width="medium"
      confirmLabel="Record answer"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={record.busy}
      failure={failure}
    >
      <p className="query-question">{query.question}</p>
      {query.options.length === 0 ? null : (
        <FilterChips
          label="Answers to choose from"
          chosen={answer}
          onChoose={setAnswer}
          choices={query.options.map((option) => ({ value: option, label: option }))}
        />
      )}
      <FormGrid>
        <TextInput
          label="Answer, in the clinician’s words"
          span={12}
          lines={4}
          value={answer}
          onChange={setAnswer}
          maxLength={10_000}
          autoFocus
          error={failure?.fields?.['answer']}
        />
        <TextInput
          label="Answered by"
          span={8}
          value={answeredBy}
          onChange={setAnsweredBy}
          maxLength={120}
          error={failure?.fields?.['answeredBy']}
        />
        <DateInput
          label="On"
          span={4}
          value={answeredOn}
          onChange={setAnsweredOn}
          error={failure?.fields?.['answeredOn']}
        />
        <CheckInput
          label="Add it to the documents of the encounter"
          span={12}
          checked={asDocument}
          onChange={setAsDocument}
        />
      </FormGrid>
    </ConfirmSheet>
  );
}

/** Takes a query back, with the reason. */
export function WithdrawSheet(props: {
  readonly query: ClinicianQuery;
  readonly onDone: (after: QueriesAnswer) => void;
  readonly onClose: () => void;
}) {
  const withdraw = useAct('workbench', 'withdrawQuery');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const result = await withdraw.run({ id: props.query.id, reason });
    if (!result.ok) return setFailure(result.error);
    announce('Query withdrawn.');
    props.onDone(result.value);
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Withdraw this query"
      focusInside
      confirmLabel="Withdraw"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={withdraw.busy}
      failure={failure}
    >
      <p>It stays on record as withdrawn. When no other query is open, the encounter can be coded again.</p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={400}
        placeholder="Found in the lab report"
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void confirm();
        }}
      />
    </ConfirmSheet>
  );
}
