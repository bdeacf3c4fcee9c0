import { useState } from 'react';
import { APPEAL_LEVEL_WORDS } from '#shared/domain/denials/deadlines.ts';
import {
  APPEAL_WAY_WORDS,
  URGENT_DAYS,
  type Appeal,
  type DenialDetail,
} from '#shared/domain/denials/denial.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { AppealSheet } from './appeal-sheet.tsx';
import { DecideSheet, SendSheet } from './appeal-steps.tsx';
import { RunningDay } from './day-text.tsx';
import { PacketSheet } from './packet-sheet.tsx';

const OUTCOMES = { won: 'Won', partly: 'Partly won', lost: 'Lost', withdrawn: 'Withdrawn' } as const;

/** The appeals of a denial, newest first; the open one with its next steps. */
export function AppealPart({
  detail,
  resting,
}: {
  readonly detail: DenialDetail;
  readonly resting: boolean;
}) {
  if (detail.appeals.length === 0) return null;
  return (
    <Section title="Appeals">
      {detail.appeals.map((appeal) =>
        appeal.outcome === null ? (
          <OpenAppeal key={appeal.id} detail={detail} appeal={appeal} resting={resting} />
        ) : (
          <EndedAppeal key={appeal.id} appeal={appeal} />
        ),
      )}
    </Section>
  );
}

function EndedAppeal({ appeal }: { readonly appeal: Appeal }) {
  const [packet, setPacket] = useState(false);
  const won = appeal.outcome === 'won' || appeal.outcome === 'partly';
  return (
    <div className="denial-appeal">
      <p>
        <strong>{APPEAL_LEVEL_WORDS[appeal.level]}</strong>{' '}
        <StatusChip tone={won ? 'fine' : 'neutral'}>
          {appeal.outcome === null ? '' : OUTCOMES[appeal.outcome]}
        </StatusChip>{' '}
        {appeal.decidedOn === null ? null : <DateText date={appeal.decidedOn} />}
        {won ? (
          <>
            , <Money cents={appeal.wonCents} />
          </>
        ) : null}
        {appeal.outcomeNote === '' ? '' : `. ${appeal.outcomeNote}`}
      </p>
      {appeal.packets.length > 0 ? (
        <Button kind="quiet" onClick={() => setPacket(true)}>
          Packet
        </Button>
      ) : null}
      {packet ? <PacketSheet appeal={appeal} onClose={() => setPacket(false)} /> : null}
    </div>
  );
}

function OpenAppeal(props: {
  readonly detail: DenialDetail;
  readonly appeal: Appeal;
  readonly resting: boolean;
}) {
  const { detail, appeal, resting } = props;
  const writes = usePermission('claims.write');
  const make = useAct('denials', 'makePacket');
  const [sheet, setSheet] = useState<'letter' | 'packet' | 'send' | 'decide' | null>(null);
  const close = () => setSheet(null);
  const keys = (combo: string) => (resting ? {} : { keys: combo });
  const [newest] = appeal.packets;
  const draw = async () => {
    const answer = await make.run({ id: appeal.id });
    if (!answer.ok) return announceFailure(answer.error);
    announce(`Packet ${answer.value.number}: ${answer.value.pages} pages, kept.`);
    setSheet('packet');
  };
  return (
    <div className="denial-appeal">
      <p>
        <strong>{APPEAL_LEVEL_WORDS[appeal.level]}</strong>{' '}
        {appeal.sentOn === null ? (
          <>
            to be sent until <RunningDay on={appeal.deadlineOn} near={URGENT_DAYS} none="a day not known" />
          </>
        ) : (
          <>
            sent <DateText date={appeal.sentOn} />
            {appeal.sentHow === null ? '' : ` ${APPEAL_WAY_WORDS[appeal.sentHow]}`}
            {appeal.reference === '' ? '' : `, reference ${appeal.reference}`}; answer{' '}
            <RunningDay on={appeal.answerBy} near={0} none="without a day" />
          </>
        )}
      </p>
      <div className="denial-acts">
        {appeal.sentOn === null ? (
          <Button {...keys('L')} onClick={() => setSheet('letter')} disabledReason={writes}>
            Letter
          </Button>
        ) : null}
        <Button
          {...keys('M')}
          kind={newest ? 'outlined' : 'main'}
          onClick={() => void draw()}
          disabledReason={writes}
          busy={make.busy}
        >
          {newest ? 'Make again' : 'Make packet'}
        </Button>
        <Button
          {...keys('V')}
          onClick={() => setSheet('packet')}
          disabledReason={newest ? null : 'There is no packet yet.'}
        >
          Packet
        </Button>
        {appeal.sentOn === null ? (
          <Button
            {...keys('S')}
            kind={newest ? 'main' : 'outlined'}
            onClick={() => setSheet('send')}
            disabledReason={
              writes ?? (newest ? null : 'Make the packet first, so that what is sent is kept.')
            }
          >
            Sent
          </Button>
        ) : null}
        <Button {...keys('D')} onClick={() => setSheet('decide')} disabledReason={writes}>
          Outcome
        </Button>
      </div>
      {sheet === 'letter' ? <AppealSheet detail={detail} appeal={appeal} onClose={close} /> : null}
      {sheet === 'packet' ? <PacketSheet appeal={appeal} onClose={close} /> : null}
      {sheet === 'send' ? <SendSheet appeal={appeal} onClose={close} /> : null}
      {sheet === 'decide' ? <DecideSheet detail={detail} appeal={appeal} onClose={close} /> : null}
    </div>
  );
}
