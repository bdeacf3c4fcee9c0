import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { MoneyAt, TextAt, useEditing } from './edit-context.tsx';

/** What a service bought from another entity cost (2400 PS1, box 20): asked for as soon as a seller is named. */
export function PurchaseFields({ place }: { readonly place: number }) {
  const { claim, set } = useEditing();
  const at = `lines.${place}.detail.purchased`;
  const detail = claim.lines[place - 1]?.detail;
  const seller = detail?.providers?.find(({ role }) => role === 'purchasedService');
  const { purchased } = detail ?? {};
  if (!seller && !purchased) return null;
  return (
    <>
      {purchased ? (
        <FormGrid>
          <TextAt path={`${at}.sellerId`} label="Number of the seller" span={4} max={50} mono />
          <MoneyAt path={`${at}.priceCents`} label="Bought for" span={3} />
        </FormGrid>
      ) : null}
      <div className="edit-add">
        <Button
          label={purchased ? `Line ${place} without a price` : `The price of line ${place}`}
          onClick={() => set(at, purchased ? undefined : { sellerId: seller?.npi ?? '', priceCents: 0 })}
        >
          {purchased ? 'Without the price' : 'What it was bought for'}
        </Button>
      </div>
    </>
  );
}
