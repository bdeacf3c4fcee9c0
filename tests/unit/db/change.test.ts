import { describe, expect, it } from 'vitest';
import { describeChange } from '#electron/audit/change.ts';

describe('describeChange', () => {
  it('names only what changed, nested fields by their path', () => {
    const before = { phone: '5550100', active: true, address: { city: 'Sampleton', zip: '12345' } };
    const after = { phone: '5550101', active: false, address: { city: 'Sampleton', zip: '54321' } };
    expect(describeChange(before, after)).toBe(
      'phone: 5550100 → 5550101; active: true → false; address.zip: 12345 → 54321',
    );
  });

  it('says when a field was emptied or filled', () => {
    expect(describeChange({ a: 'x', b: null }, { a: null, b: 'y' })).toBe('b: (empty) → y; a: x → (empty)');
  });

  it('lists the filled fields of a new record and shortens long values', () => {
    expect(describeChange(null, { name: 'Sample', note: '', long: 'x'.repeat(100) })).toBe(
      `name: Sample; long: ${'x'.repeat(59)}…`,
    );
  });
});
