import { addDays } from '#shared/kernel/dates.ts';
import { TODAY, type WorkFile } from '#tests/support/work-file.ts';
import { milliseconds, quantile, repeated, timed, type Row } from './measure.ts';

const MADE_SO = ['journal numbers run on', 'each claim’s life adds up'];

/** Aging, balances as of a day and the proof, over a ledger that is open already and holds very many entries. */
export function benchBalances(file: WorkFile, entries: number): Row[] {
  const { ledger } = file.services;
  const among = `among ${entries.toLocaleString('en-US')} entries`;
  const measured = (what: string, work: () => unknown, target: string): Row => {
    const first = timed(work);
    const again = repeated(15, work);
    return {
      what: `${what} ${among}: first / p95`,
      ours: `${milliseconds(first)} / ${milliseconds(quantile(again, 0.95))}`,
      beside: target,
      note: 'beside: what was promised',
    };
  };
  const aging = (by: 'payer' | 'patient', asOf = TODAY) =>
    ledger.aging({ by, side: by === 'payer' ? 'insurer' : 'both', asOf, basis: 'service' });
  if (aging('payer').length < 2 || aging('patient').length < 2) throw new Error('The aging has no rows.');
  const proof = ledger.verify();
  const broken = proof.checks
    .filter((check) => !check.ok && !check.check.startsWith('audit of'))
    .map((check) => check.check);
  // Numbers have gaps and claims have more charges than they were made with, so that the file is filled quickly.
  if (broken.some((check) => !MADE_SO.includes(check)))
    throw new Error(`The ledger of the benchmark is not right: ${broken.join(', ')}.`);
  return [
    measured('aging by payer', () => aging('payer'), '100 ms'),
    measured('aging by patient', () => aging('patient'), '100 ms'),
    measured('aging by payer as of a day a week ago', () => aging('payer', addDays(TODAY, -7)), '100 ms'),
    {
      what: `ledger verify ${among}`,
      ours: milliseconds(timed(() => ledger.verify())),
      beside: '',
      note: '',
    },
  ];
}
