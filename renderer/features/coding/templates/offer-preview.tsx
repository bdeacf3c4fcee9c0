import type { CodingOffer } from '#shared/domain/coding/coding-offer.ts';
import { pointerLetter } from '#shared/domain/encounter.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { CodeText, Money } from '#renderer/ui/text.tsx';

/** What will be added: diagnoses, lines with their charges on the date of service, and what is left out with its reason. */
export function OfferPreview({ offer }: { readonly offer: CodingOffer }) {
  return (
    <div className="offer" aria-label="What will be added" role="region" tabIndex={0}>
      {offer.diagnoses.map((code, i) => (
        <div className="offer-row" key={code}>
          <span className="offer-letter">{pointerLetter(i + 1)}</span>
          <CodeText>{code}</CodeText>
          <span className="offer-title">{offer.titles[code] ?? ''}</span>
        </div>
      ))}
      {offer.lines.map((line, i) => (
        <div className="offer-row" key={`${line.code}-${i}`}>
          <span />
          <CodeText>{[line.code, ...line.modifiers].join('-')}</CodeText>
          <span className="offer-title">{offer.titles[line.code] ?? ''}</span>
          <span className="mono">{line.pointers.map(pointerLetter).join(' ')}</span>
          <span className="mono">{line.units === 1 ? '' : `×${line.units}`}</span>
          <Money cents={line.chargeCents} />
        </div>
      ))}
      {offer.lines.length === 0 ? null : (
        <div className="offer-row">
          <span />
          <span />
          <span className="offer-title">Total</span>
          <span />
          <span />
          <Money cents={sumCents(offer.lines.map((l) => l.chargeCents))} strong />
        </div>
      )}
      {offer.leftOut.map((remark) => (
        <div className="offer-row" data-out key={`out-${remark.code}`}>
          <span />
          <CodeText>{remark.code}</CodeText>
          <span className="offer-title">left out: {remark.why}</span>
        </div>
      ))}
      {offer.unchecked.map((remark) => (
        <p className="offer-note" key={`note-${remark.code}`}>
          {remark.code}: {remark.why}
        </p>
      ))}
    </div>
  );
}
