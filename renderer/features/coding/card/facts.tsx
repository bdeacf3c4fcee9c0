import { Link } from 'react-router';
import type { CodeCard } from '#shared/contract/code-card.ts';
import { Money } from '#renderer/ui/text.tsx';

/** What the installed tables and this practice know of a code; a table that is not installed is named as such. */
export function CardFacts({ card }: { readonly card: CodeCard }) {
  const missing = missingTables(card);
  return (
    <>
      <dl className="card-facts">
        {card.successors.length === 0 ? null : <Fact name="Now">{card.successors.join(', ')}</Fact>}
        {card.ageLimits.known === 'found' ? (
          <Fact name="Age">
            {card.ageLimits.value
              .map(({ minYears, maxYears }) => `${minYears} to ${maxYears} years`)
              .join(', ')}
          </Fact>
        ) : null}
        {card.sexLimit.known === 'found' ? (
          <Fact name="Sex">{card.sexLimit.value === 'F' ? 'female' : 'male'}</Fact>
        ) : null}
        {card.procedure ? <ProcedureFacts procedure={card.procedure} /> : null}
        <Fact name="Here">
          {card.here.used === 0
            ? 'not used in the last 12 months'
            : `used in ${card.here.used} ${card.here.used === 1 ? 'encounter' : 'encounters'} in 12 months, ${
                card.here.denied === 0 ? 'none denied' : `${card.here.denied} denied`
              }`}
        </Fact>
      </dl>
      {missing.length === 0 ? null : (
        <p className="card-absent">
          Not installed for this date: {missing.join(', ')}. <Link to="/settings/codesets">Code sets</Link>
        </p>
      )}
    </>
  );
}

function ProcedureFacts({ procedure }: { readonly procedure: NonNullable<CodeCard['procedure']> }) {
  const { chargeCents, units, primaries, values } = procedure;
  return (
    <>
      <Fact name="Charge">
        {chargeCents === null ? 'not in the fee schedule' : <Money cents={chargeCents} />}
      </Fact>
      {units.known === 'no_data' ? null : (
        <Fact name="Units">
          {units.known === 'none'
            ? 'no limit published'
            : `at most ${units.value.units} ${units.value.adjudication === 1 ? 'a line' : 'a day'} (MUE)`}
        </Fact>
      )}
      {primaries.known === 'found' ? (
        <Fact name="Add-on to">
          {primaries.value.slice(0, 12).join(', ')}
          {primaries.value.length > 12 ? ` and ${primaries.value.length - 12} more` : ''}
        </Fact>
      ) : null}
      {values.known === 'found' ? (
        <>
          <Fact name="RVU">
            {hundredths(values.value.totalNonFacility)} in the office,{' '}
            {hundredths(values.value.totalFacility)} in a facility; work {hundredths(values.value.work)}
          </Fact>
          <Fact name="Medicare">
            <Money cents={values.value.nonFacilityCents} /> in the office,{' '}
            <Money cents={values.value.facilityCents} /> in a facility, before the locality
          </Fact>
          <Fact name="Global">{globalWords(values.value.globalDays)}</Fact>
        </>
      ) : null}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function hundredths(value: number): string {
  return (value / 100).toFixed(2);
}

/** Global period of the fee schedule: days in which what belongs to the procedure is paid with it. */
function globalWords(days: string): string {
  if (/^0\d\d$/.test(days)) return days === '000' ? 'the day itself' : `${Number(days)} days`;
  return days === 'XXX' ? 'does not apply' : days;
}

function missingTables({ procedure, ageLimits }: CodeCard): string[] {
  if (!procedure) return ageLimits.known === 'no_data' ? ['age and sex limits'] : [];
  return [
    procedure.units.known === 'no_data' ? 'unit limits (MUE)' : '',
    procedure.primaries.known === 'no_data' ? 'add-on codes' : '',
    procedure.values.known === 'no_data' ? 'fee schedule values' : '',
  ].filter((name) => name !== '');
}
