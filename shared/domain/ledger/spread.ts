import type { ClaimId, PatientId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** What tells one open item from another. */
export type ItemKey = {
  readonly patientId: PatientId;
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
};

export type Spreadable = ItemKey & {
  readonly serviceOn: IsoDate | null;
  /** What is open by the journal; items of zero or less take nothing. */
  readonly amountCents: number;
};

/** How much a person laid on an item. */
export type Chosen = ItemKey & { readonly amountCents: number };

/** Where what was not laid on an item by hand goes. */
export type RestGoes = 'oldest_first' | 'unapplied';

export type Spread<Item> = {
  readonly parts: readonly { readonly item: Item; readonly amountCents: number }[];
  /** What no item took: it stays unapplied. */
  readonly leftCents: number;
};

/**
 * Lays an amount on open items: first as chosen, then, when wanted, on the rest by date of service, oldest first
 * (items without a date last, otherwise in the order given). Parts and rest sum to the amount exactly.
 * A credit on one line of a claim lessens what the claim's other lines can take.
 * @throws Refusal `invalid_input` when a choice names no item, takes more than is open, or more than was paid.
 */
export function spread<Item extends Spreadable>(
  amountCents: number,
  items: readonly Item[],
  chosen: readonly Chosen[] = [],
  rest: RestGoes = 'oldest_first',
): Spread<Item> {
  const open = netWithinClaims(items);
  const taken = new Map<Item, number>();
  let left = amountCents;
  for (const choice of chosen) {
    if (choice.amountCents === 0) continue;
    const found = open.find(({ item }) => keyOf(item) === keyOf(choice));
    const room = found ? found.openCents - (taken.get(found.item) ?? 0) : 0;
    if (!found || choice.amountCents < 0 || choice.amountCents > room)
      throw new Refusal(
        'invalid_input',
        `${formatAmount(choice.amountCents)} was laid on an item on which ${formatAmount(Math.max(0, room))} is open. Nothing was posted.`,
      );
    if (choice.amountCents > left)
      throw new Refusal('invalid_input', 'More was laid on the items than was paid. Nothing was posted.');
    taken.set(found.item, (taken.get(found.item) ?? 0) + choice.amountCents);
    left -= choice.amountCents;
  }
  if (rest === 'oldest_first')
    for (const { item, openCents } of oldestFirst(open)) {
      const part = Math.min(left, openCents - (taken.get(item) ?? 0));
      if (part <= 0) continue;
      taken.set(item, (taken.get(item) ?? 0) + part);
      left -= part;
    }
  const parts = items.flatMap((item) => {
    const part = taken.get(item) ?? 0;
    return part === 0 ? [] : [{ item, amountCents: part }];
  });
  return { parts: oldestFirst(parts), leftCents: left };
}

/** What is open on each item, after credits on other lines of the same claim. */
export function netWithinClaims<Item extends Spreadable>(
  items: readonly Item[],
): { readonly item: Item; readonly openCents: Cents }[] {
  const credits = new Map<string, number>();
  for (const item of items)
    if (item.claimId !== null && item.amountCents < 0) {
      const key = claimKey(item);
      credits.set(key, (credits.get(key) ?? 0) - item.amountCents);
    }
  return items.flatMap((item) => {
    if (item.amountCents <= 0) return [];
    const key = claimKey(item);
    const used = item.claimId === null ? 0 : Math.min(credits.get(key) ?? 0, item.amountCents);
    credits.set(key, (credits.get(key) ?? 0) - used);
    const openCents = (item.amountCents - used) as Cents;
    return openCents === 0 ? [] : [{ item, openCents }];
  });
}

export function keyOf(key: ItemKey): string {
  return `${key.patientId} ${key.claimId ?? ''} ${key.serviceLineId ?? ''}`;
}

function claimKey(item: ItemKey): string {
  return `${item.patientId} ${item.claimId ?? ''}`;
}

function oldestFirst<T extends { readonly item: Spreadable }>(items: readonly T[]): T[] {
  const day = ({ item }: T): string => item.serviceOn ?? '9999-12-31';
  return [...items].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
