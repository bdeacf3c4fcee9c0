import { Link, useParams } from 'react-router';
import { z } from 'zod';
import type { Benefit } from '#shared/domain/eligibility.ts';
import {
  answerDateWords,
  benefitWords,
  coverageLevelWords,
  networkWords,
  periodWords,
  serviceTypeWords,
} from '#shared/domain/x12/eligibility/words.ts';
import type { Output } from '#renderer/lib/use-call.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EligibilityChip, EligibilityFacts, percentText } from '#renderer/ui/eligibility.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Facts, Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

type Answer = Output<'eligibility', 'answer'>;

/** One eligibility answer with everything that it says. */
export function EligibilityAnswerPage() {
  const id = z.uuid().safeParse(useParams()['id']);
  const call = useCall('eligibility', 'answer', { id: id.data ?? '' }, { enabled: id.success });
  if (call.data) return <OneAnswer data={call.data} />;
  return (
    <Page title="Eligibility answer">
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the answer" /> : null}
      {id.success ? null : (
        <EmptyState title="There is no such answer" action={<Link to="/patients">Open the patients</Link>} />
      )}
    </Page>
  );
}

const BENEFITS: readonly Column<Benefit>[] = [
  { key: 'what', header: 'Benefit', width: 'minmax(130px, 1fr)', cell: (b) => benefitWords(b.kind) },
  {
    key: 'types',
    header: 'For',
    width: 'minmax(150px, 1.4fr)',
    wrap: true,
    cell: (b) =>
      [...b.serviceTypes.map(serviceTypeWords), b.procedure].filter((t) => t !== '').join(', ') || '–',
  },
  { key: 'whom', header: 'Whom', width: '92px', cell: (b) => coverageLevelWords(b.level) || '–' },
  {
    key: 'amount',
    header: 'Amount',
    width: '92px',
    align: 'right',
    cell: (b) =>
      b.amountCents === null ? (
        b.percentHundredths === null ? (
          b.quantity || '–'
        ) : (
          percentText(b.percentHundredths)
        )
      ) : (
        <Money cents={b.amountCents} />
      ),
  },
  { key: 'period', header: 'Per', width: '104px', cell: (b) => periodWords(b.period) || '–' },
  { key: 'network', header: 'Network', width: '128px', cell: (b) => networkWords(b.network) || '–' },
  {
    key: 'more',
    header: 'More',
    width: 'minmax(160px, 1.4fr)',
    wrap: true,
    cell: (b) =>
      [
        b.plan,
        ...b.parties.map((party) => [party.name, party.id].filter((t) => t !== '').join(' ')),
        ...b.references.map((r) => r.value),
        ...b.dates.map(
          (d) => `${answerDateWords(d.qualifier)} ${d.from}${d.to === null ? '' : ` to ${d.to}`}`,
        ),
        ...b.messages,
      ]
        .filter((t) => t !== '')
        .join(' · ') || '–',
  },
];

function OneAnswer({ data }: { readonly data: Answer }) {
  const { answer, content } = data;
  const { person, subscriber } = content;
  return (
    <Page
      crumbs={[{ label: 'Patient', to: `/patients/${answer.patientId}` }]}
      title={person === null ? 'Eligibility answer' : `${person.lastName}, ${person.firstName}`}
      meta={
        <>
          {content.payerName} · answered <span className="mono">{answer.answeredAt.replace('T', ' ')}</span> ·
          matched {answer.why} ·{' '}
          <Link to={`/acks/${answer.fileId}?segment=${content.segment}`}>{answer.fileName}</Link>
        </>
      }
      status={<EligibilityChip state={answer.summary.state} />}
    >
      {content.rejections.length === 0 ? null : (
        <Note tone="warns">
          {content.rejections.map((r) => (
            <p key={r.segment}>
              {r.words.charAt(0).toUpperCase() + r.words.slice(1)}. {r.followUpWords}
            </p>
          ))}
        </Note>
      )}
      <Panes name="eligibility-answer" sizes={[72, 28]} min={20}>
        <DataTable
          label="Benefits"
          columns={BENEFITS}
          rows={content.benefits}
          rowId={(b) => String(b.segment)}
          fill
          autoFocus
          empty={<EmptyState title="No benefit is named">{answer.summary.sentence}</EmptyState>}
        />
        <div className="panel scrolls" tabIndex={0} role="region" aria-label="Summary and person">
          <Section title="In short" pad>
            <p>{answer.summary.sentence}</p>
            <EligibilityFacts summary={answer.summary} />
          </Section>
          <Section title="The person in the answer" pad>
            <Facts
              items={[
                ...(person === null
                  ? []
                  : [
                      {
                        name: 'Name',
                        value: [person.firstName, person.middleName, person.lastName]
                          .filter(Boolean)
                          .join(' '),
                      },
                      { name: 'Born', value: <DateText date={person.birthDate} /> },
                      {
                        name: 'Member id',
                        value: <CodeText>{person.memberId || subscriber?.memberId || '–'}</CodeText>,
                      },
                    ]),
                ...(subscriber === null
                  ? []
                  : [{ name: 'Insured', value: `${subscriber.lastName}, ${subscriber.firstName}` }]),
                ...(content.groupNumber === '' ? [] : [{ name: 'Group', value: content.groupNumber }]),
                ...content.dates.map((d, i) => ({
                  name: `${i + 1}. ${answerDateWords(d.qualifier)}`,
                  value: (
                    <>
                      <DateText date={d.from} />
                      {d.to === null ? null : (
                        <>
                          {' '}
                          to <DateText date={d.to} />
                        </>
                      )}
                    </>
                  ),
                })),
              ]}
            />
            {content.messages.map((message, i) => (
              <p key={i} className="small muted">
                {message}
              </p>
            ))}
          </Section>
        </div>
      </Panes>
    </Page>
  );
}
