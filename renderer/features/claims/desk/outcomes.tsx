import type { ActOutcome } from '#shared/domain/claim-work.ts';
import { CodeText } from '#renderer/ui/text.tsx';

const MOST_NAMED = 100;

/** What would become of each claim: first those that stay as they are, with why. */
export function Outcomes(props: {
  readonly outcomes: readonly ActOutcome[];
  /** `would be released` */
  readonly done: string;
}) {
  const stay = props.outcomes.filter((outcome) => !outcome.done);
  const held = props.outcomes.filter((outcome) => outcome.held === true);
  const go = props.outcomes.filter((outcome) => outcome.done && outcome.held !== true);
  return (
    <>
      {held.length > 0 ? (
        <Named
          title={`${held.length} ${held.length === 1 ? 'is' : 'are'} held by a rule of your own`}
          outcomes={held}
        />
      ) : null}
      {stay.length > 0 ? (
        <Named
          title={stay.length === 1 ? '1 stays as it is' : `${stay.length} stay as they are`}
          outcomes={stay}
        />
      ) : null}
      {go.length > 0 ? <Named title={`${go.length} ${props.done}`} outcomes={go} /> : null}
    </>
  );
}

function Named({ title, outcomes }: { readonly title: string; readonly outcomes: readonly ActOutcome[] }) {
  return (
    <>
      <h3 className="outcomes-title">{title}</h3>
      <div className="outcomes" tabIndex={0} role="region" aria-label={title}>
        <ul>
          {outcomes.slice(0, MOST_NAMED).map((outcome) => (
            <li key={outcome.id}>
              <CodeText>{outcome.controlNumber}</CodeText>
              <span>{outcome.patientName}</span>
              <span className="outcome-words">{outcome.sentence}</span>
            </li>
          ))}
          {outcomes.length > MOST_NAMED ? <li>and {outcomes.length - MOST_NAMED} more</li> : null}
        </ul>
      </div>
    </>
  );
}
