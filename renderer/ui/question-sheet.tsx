import type { PersonShown, Question } from '#shared/contract/documents.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { Button } from './button.tsx';
import { ErrorNote, Note } from './messages.tsx';
import { Sheet } from './sheet.tsx';
import { EncounterChip } from './status-chip.tsx';
import { DateText } from './text.tsx';
import './question-sheet.css';

type Words = { readonly title: string; readonly yes: string; readonly no: string };

function wordsOf(question: Question): Words {
  switch (question.about) {
    case 'patient':
      return question.kind === 'different'
        ? { title: 'This is of another patient', yes: 'Attach all the same', no: 'Do not attach' }
        : { title: 'Is this the same person?', yes: 'Yes, the same person', no: 'No, leave it' };
    case 'same':
      return { title: 'This document is here already', yes: 'Attach it once more', no: 'Do not attach' };
    case 'visit':
      return { title: 'There is a visit on this day', yes: 'Make another visit', no: 'Do not make one' };
    case 'twin':
      return { title: 'This person may be here already', yes: 'Make a new patient', no: 'Do not make one' };
  }
}

/**
 * A question that stops: nothing was changed, and Enter alone answers no. What the file says stands beside what we
 * have.
 */
export function QuestionSheet(props: {
  readonly question: Question;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly busy?: boolean | undefined;
  readonly failure?: Failure | null | undefined;
}) {
  const { question } = props;
  const words = wordsOf(question);
  return (
    <Sheet
      open
      title={words.title}
      width="medium"
      onClose={props.onNo}
      foot={
        <>
          <Button onClick={props.onNo} autoFocus>
            {words.no}
          </Button>
          <Button kind="danger" keys="Mod+Enter" label={words.yes} onClick={props.onYes} busy={props.busy}>
            {words.yes}
          </Button>
        </>
      }
    >
      <div className="question">
        <Body question={question} />
        <p className="small muted">Nothing was changed. The document waits in the inbox meanwhile.</p>
        {props.failure ? <ErrorNote failure={props.failure} /> : null}
      </div>
    </Sheet>
  );
}

function Body({ question }: { readonly question: Question }) {
  switch (question.about) {
    case 'patient':
      return (
        <>
          <Persons theirs={question.theirs} ours={[question.ours]} />
          {question.kind === 'different' ? (
            <Note tone="stops">
              <p>
                The file tells of somebody else. Attach it only when the file itself names the wrong person.
              </p>
            </Note>
          ) : null}
          <Reasons agrees={question.agrees} differs={question.differs} />
        </>
      );
    case 'twin':
      return (
        <>
          <p>Somebody of yours is like the person of the file:</p>
          <Persons theirs={question.theirs} ours={question.ours} />
        </>
      );
    case 'same':
      return (
        <>
          <p>The same {question.same.some((one) => one.by === 'original') ? 'file' : 'text'} stands with:</p>
          <ul className="question-list">
            {question.same.map((one) => (
              <li key={one.documentId}>
                <DateText date={one.serviceDate} /> {one.patientName} · {one.title}
              </li>
            ))}
          </ul>
        </>
      );
    case 'visit':
      return (
        <>
          <p>The patient has on this day:</p>
          <ul className="question-list">
            {question.visits.map((one) => (
              <li key={one.id}>
                <DateText date={one.serviceDate} /> {one.reason} · {one.providerName}{' '}
                <EncounterChip status={one.status} />
              </li>
            ))}
          </ul>
        </>
      );
  }
}

/** The person of the file beside ours, what differs marked. */
function Persons(props: { readonly theirs: PersonShown; readonly ours: readonly PersonShown[] }) {
  const { theirs, ours } = props;
  const rows: readonly { readonly name: string; readonly of: (p: PersonShown) => string }[] = [
    { name: 'Name', of: (p) => p.name },
    { name: 'Birth date', of: (p) => p.birthDate ?? '–' },
    { name: 'Sex', of: (p) => p.sex ?? '–' },
    { name: 'Number', of: (p) => p.account || '–' },
  ];
  return (
    <table className="persons">
      <thead>
        <tr>
          <td />
          <th scope="col">In the file</th>
          {ours.map((_, i) => (
            <th key={i} scope="col">
              {ours.length === 1 ? 'Here' : `Here, ${i + 1}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.of(theirs)}</td>
            {ours.map((one, i) => (
              <td
                key={i}
                data-differs={
                  row.name !== 'Number' && row.of(one).toLowerCase() !== row.of(theirs).toLowerCase()
                }
              >
                {row.of(one)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What speaks for it and what against it, in words. */
export function Reasons(props: { readonly agrees: readonly string[]; readonly differs: readonly string[] }) {
  if (props.agrees.length === 0 && props.differs.length === 0) return null;
  return (
    <p className="reasons">
      {props.differs.length === 0 ? null : (
        <span className="reasons-against">{props.differs.join(', ')}</span>
      )}
      {props.differs.length > 0 && props.agrees.length > 0 ? ' · ' : null}
      {props.agrees.length === 0 ? null : <span>{props.agrees.join(', ')}</span>}
    </p>
  );
}
