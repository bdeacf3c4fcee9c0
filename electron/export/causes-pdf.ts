import type { CausesPaper } from '#shared/domain/denials/causes-paper.ts';
import { CAUSE_SIDE_WORDS } from '#shared/domain/denials/denial.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { createFlow, PAPER } from './paper-flow.ts';
import { finish, newDocument } from './pdf-document.ts';

/**
 * Root causes of denials as PDF, US Letter. It names no patient.
 * @returns bytes that depend on the content alone.
 */
export async function causesPdf({ madeOn, filter, rows }: CausesPaper): Promise<Uint8Array> {
  const doc = newDocument('Root causes of denials', madeOn, { tagged: true });
  const flow = createFlow(doc);
  flow.newPage();
  flow.heading(`Denials by ${CAUSE_SIDE_WORDS[filter.by].toLowerCase()}`, 0);
  const from = filter.from === null ? 'the beginning' : dayWords(filter.from);
  const to = filter.to === null ? dayWords(madeOn) : dayWords(filter.to);
  flow.paragraph(`Answers from ${from} to ${to}.`, PAPER.quiet);
  flow.gap(8);
  const figures = { align: 'right', style: PAPER.figures } as const;
  const total = (pick: (row: (typeof rows)[number]) => number): number => sumCents(rows.map(pick));
  flow.table(
    'Root causes',
    [
      { header: CAUSE_SIDE_WORDS[filter.by], part: 24 },
      { header: 'Denials', part: 9, ...figures },
      { header: 'Refused', part: 14, ...figures },
      { header: 'Open', part: 7, ...figures },
      { header: 'Still open', part: 14, ...figures },
      { header: 'Won', part: 7, ...figures },
      { header: 'Lost', part: 7, ...figures },
      { header: 'Recovered', part: 14, ...figures },
      { header: 'Most often', part: 16, style: PAPER.figures },
    ],
    [
      ...rows.map((row) => [
        row.label === '' ? 'not known' : row.label,
        String(row.denials),
        dollars(row.deniedCents),
        String(row.open),
        dollars(row.openCents),
        String(row.won),
        String(row.lost),
        dollars(row.recoveredCents),
        `${row.topReason} (${row.topCount})`,
      ]),
      // A denial with lines of two procedures stands under both, so those are not added up.
      ...(filter.by === 'code'
        ? []
        : [
            [
              'Together',
              String(total((row) => row.denials)),
              dollars(total((row) => row.deniedCents)),
              String(total((row) => row.open)),
              dollars(total((row) => row.openCents)),
              String(total((row) => row.won)),
              String(total((row) => row.lost)),
              dollars(total((row) => row.recoveredCents)),
              '',
            ],
          ]),
    ],
  );
  flow.finishPages({ head: 'Root causes of denials', foot: `Made ${dayWords(madeOn)}` });
  return finish(doc);
}
