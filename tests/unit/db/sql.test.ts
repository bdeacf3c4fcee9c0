import { describe, expect, it } from 'vitest';
import { every, list, sql } from '#electron/db/sql.ts';

describe('sql', () => {
  it('keeps values out of the text', () => {
    const name = "x' OR '1'='1";
    const statement = sql`SELECT * FROM payer WHERE name = ${name} AND active = ${true}`;
    expect(statement.text).toBe('SELECT * FROM payer WHERE name = ? AND active = ?');
    expect(statement.values).toEqual([name, 1]);
  });

  it('joins parts with their values in order', () => {
    const where = every([sql`a = ${1}`, sql`b IN (${list(['x', 'y'])})`]);
    const statement = sql`SELECT ${'v'} FROM t WHERE ${where} LIMIT ${5}`;
    expect(statement.text).toBe(
      'SELECT ? FROM t WHERE (a = ?) AND (b IN (SELECT value FROM json_each(?))) LIMIT ?',
    );
    expect(statement.values).toEqual(['v', 1, '["x","y"]', 5]);
  });

  it('is always true without conditions', () => {
    expect(every([]).text).toBe('1');
  });
});
