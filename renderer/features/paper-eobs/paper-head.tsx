import {
  providerAdjustmentsText,
  readProviderAdjustments,
} from '#shared/domain/paper-eob/adjustment-text.ts';
import { PAPER_METHODS, type PaperEob } from '#shared/domain/paper-eob/paper-eob.ts';
import type { EobProof } from '#shared/domain/paper-eob/running-proof.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { PayerId } from '#shared/kernel/ids.ts';
import { cents, formatAmount } from '#shared/kernel/money.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { TypedCell } from './cells.tsx';

const METHODS: Readonly<Record<PaperEob['method'], string>> = {
  CHK: 'Check',
  ACH: 'Transfer',
  NON: 'No money sent',
};

/** Who paid, with which number, when and how much. */
export function PaperHead(props: {
  readonly eob: PaperEob;
  readonly readOnly: boolean;
  readonly onChange: (next: (before: PaperEob) => PaperEob) => void;
}) {
  const { eob, readOnly, onChange } = props;
  const payers = useCall('contracts', 'payers', {}, { tags: ['payers'] });
  const options = (payers.data ?? []).map((p) => ({ value: p.payerId, label: p.payerName }));
  return (
    <div className="eob-head">
      <SelectInput
        label="Payer"
        value={eob.payerId ?? ''}
        placeholder="Choose the payer"
        options={options}
        disabled={readOnly}
        autoFocus={eob.payerId === null}
        onChange={(value) => {
          const payerId = PayerId.safeParse(value);
          onChange((e) => ({ ...e, payerId: payerId.success ? payerId.data : null }));
        }}
      />
      <TextInput
        label="Check or transfer number"
        value={eob.checkNumber}
        mono
        maxLength={50}
        disabled={readOnly}
        onChange={(text) =>
          onChange((e) => ({ ...e, checkNumber: text.replaceAll(/[^A-Za-z0-9 .,'&()/#+=-]/g, '') }))
        }
      />
      <DateInput
        label="Paid on"
        value={eob.paidOn}
        disabled={readOnly}
        onChange={(day) => onChange((e) => ({ ...e, paidOn: day === null ? null : IsoDate.parse(day) }))}
      />
      <MoneyInput
        label="Amount"
        value={eob.amountCents}
        disabled={readOnly}
        onChange={(amount) =>
          onChange((e) => ({ ...e, amountCents: amount === null ? null : cents(amount) }))
        }
      />
      <SelectInput
        label="Way"
        value={eob.method}
        disabled={readOnly}
        options={PAPER_METHODS.map((value) => ({ value, label: METHODS[value] }))}
        onChange={(value) => {
          const method = PAPER_METHODS.find((m) => m === value);
          if (method) onChange((e) => ({ ...e, method }));
        }}
      />
      <div className="field">
        <span className="field-label" aria-hidden>
          Beside the claims (lowers the check)
        </span>
        <TypedCell
          label="Provider adjustments; a positive amount lowers the check"
          value={eob.providerAdjustments}
          readOnly={readOnly}
          placeholder="WO 50.00 A123; L6 -1.20"
          show={providerAdjustmentsText}
          read={(text) => {
            const value = readProviderAdjustments(text);
            return value === null ? { ok: false } : { ok: true, value };
          }}
          onValue={(providerAdjustments) => onChange((e) => ({ ...e, providerAdjustments }))}
        />
      </div>
    </div>
  );
}

/** The equation of the payment as it is typed, and the first thing that is missing. */
export function ProofStrip({ proof }: { readonly proof: EobProof }) {
  const [first] = proof.sentences;
  return (
    <div className="eob-proof" data-balanced={proof.balanced} role="status" aria-label="Running proof">
      <span>
        Payment <Money cents={proof.amountCents} strong />
      </span>
      <span aria-hidden>=</span>
      <span>
        claims <Money cents={proof.claimsPaidCents} />
      </span>
      <span aria-hidden>−</span>
      <span>
        beside them <Money cents={proof.providerAdjustmentCents} />
      </span>
      <span className="eob-proof-say">
        {proof.balanced
          ? 'Everything balances.'
          : `${first ?? ''}${proof.sentences.length > 1 ? ` And ${proof.sentences.length - 1} more.` : ''}`}
      </span>
      {proof.missingCents === 0 ? null : (
        <span className="eob-missing mono">{formatAmount(proof.missingCents)} missing</span>
      )}
    </div>
  );
}
