import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { procedure, type Handlers } from '#shared/contract/define.ts';
import { Refusal, type Result } from '#shared/kernel/result.ts';
import { createDispatcher, type CallInfo, type CallLog, type Dispatch } from '#electron/ipc/dispatch.ts';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_VALUES } from '#electron/ipc/input-guard.ts';
import { isTrusted, registerRouter } from '#electron/ipc/router.ts';
import type { Authorize } from '#electron/platform.ts';

const Input = z.object({
  name: z.string().min(1).max(40),
  amount: z.int().optional(),
  kind: z.enum(['a', 'b']).optional(),
  on: z
    .string()
    .regex(/^\d{4}$/, 'Write the year with four digits.')
    .optional(),
  lines: z.array(z.object({ units: z.int().min(1) })).optional(),
});
const contract = {
  patients: {
    find: procedure('patients.read', Input, z.object({ found: z.string() })),
    wrong: procedure('session', z.object({}), z.object({ found: z.string() })),
    anything: procedure('public', z.unknown(), z.unknown()),
  },
  session: { status: procedure('public', z.object({}), z.object({ state: z.string() })) },
};

type Made = { dispatch: Dispatch; logged: CallLog[]; find: ReturnType<typeof vi.fn>; unexpected: unknown[] };

function make(
  find: (input: unknown) => unknown = () => ({ found: 'x' }),
  authorize: Authorize = () => null,
): Made {
  const logged: CallLog[] = [];
  const unexpected: unknown[] = [];
  const spy = vi.fn(find);
  const handlers: Handlers<typeof contract, CallInfo> = {
    patients: {
      find: (input) => spy(input) as { found: string },
      // What a careless handler would do; only the check of answers can see it.
      wrong: () => ({ found: 7, secret: 'Jane Roe' }) as unknown as { found: string },
      anything: (input) => input,
    },
    session: { status: (_input, context) => ({ state: `${context.feature}.${context.method}` }) },
  };
  const dispatch = createDispatcher(contract, handlers, authorize, (entry) => logged.push(entry), {
    contextFor: (call) => call,
    checkOutput: true,
    incident: () => 'inc-1',
    onUnexpected: (error) => unexpected.push(error),
  });
  return { dispatch, logged, find: spy, unexpected };
}

function failure(result: Result<unknown>): {
  code: string;
  message: string;
  fields?: unknown;
  incident?: unknown;
} {
  if (result.ok) throw new Error('A refusal was expected.');
  return result.error;
}

describe('the dispatcher', () => {
  it('calls the handler with the parsed input and answers with its value', async () => {
    const { dispatch, find } = make();
    expect(await dispatch('patients', 'find', { name: 'Roe', extra: 1 })).toEqual({
      ok: true,
      value: { found: 'x' },
    });
    expect(find).toHaveBeenCalledWith({ name: 'Roe' });
  });

  it('gives the handler the context of the call', async () => {
    const { dispatch } = make();
    expect(await dispatch('session', 'status', {})).toEqual({ ok: true, value: { state: 'session.status' } });
  });

  it.each([
    ['nothing', 'find'],
    ['patients', 'nothing'],
    ['__proto__', 'find'],
    ['__proto__', 'toString'],
    ['constructor', 'constructor'],
    ['patients', '__proto__'],
    ['patients', 'constructor'],
    ['patients', 'toString'],
    ['patients', 'hasOwnProperty'],
    ['', ''],
    ["patients'; DROP TABLE patient;--", 'find'],
    ['../../etc/passwd', 'find'],
    [null, 'find'],
    [['patients'], ['find']],
    [{ toString: () => 'patients' }, 'find'],
    [undefined, undefined],
    [7, 8],
  ])('does not know %j.%j, and keeps the name out of the log', async (feature, method) => {
    const { dispatch, find, logged } = make();
    expect(failure(await dispatch(feature, method, { name: 'Roe' })).code).toBe('not_found');
    expect(find).not.toHaveBeenCalled();
    expect(logged).toMatchObject([{ call: 'unknown', outcome: 'not_found' }]);
  });

  it('names each field that does not fit, in plain sentences', async () => {
    const { dispatch, find } = make();
    const input = { name: '', amount: 'much', kind: 'c', on: '19', lines: [{ units: 1 }, { units: 0 }] };
    expect(failure(await dispatch('patients', 'find', input))).toEqual({
      code: 'invalid_input',
      message: 'Some fields need another look.',
      fields: {
        name: 'Fill this in.',
        amount: 'This is not the kind of value that belongs here.',
        kind: 'Choose one of the offered values.',
        on: 'Write the year with four digits.',
        'lines.1.units': 'Not less than 1.',
      },
    });
    expect(failure(await dispatch('patients', 'find', {})).fields).toEqual({ name: 'Fill this in.' });
    expect(failure(await dispatch('patients', 'find', undefined)).fields).toEqual({ '': 'Fill this in.' });
    expect(find).not.toHaveBeenCalled();
  });

  it('never repeats a rejected value', async () => {
    const { dispatch, logged } = make();
    const result = await dispatch('patients', 'find', { name: { given: 'Jane', family: 'Roe-1971' } });
    expect(JSON.stringify([result, logged])).not.toMatch(/Jane|Roe-1971/);
  });

  it.each([
    "Robert'); DROP TABLE patient;--",
    '" OR 1=1 --',
    '../../../../etc/passwd',
    'C:\\Windows\\System32',
    'file:///etc/shadow',
    '\u0000\u0001',
    '${process.exit()}',
    '<script>alert(1)</script>',
    '%s%n%x',
  ])('hands %j to the handler as the plain text that it is', async (name) => {
    const { dispatch, find } = make();
    expect((await dispatch('patients', 'find', { name })).ok).toBe(true);
    expect(find).toHaveBeenCalledWith({ name });
  });

  it('asks for the permission before it looks at the input', async () => {
    const authorize = vi.fn((permission: string) =>
      permission === 'patients.read' ? ({ code: 'forbidden', message: 'Not yours.' } as const) : null,
    );
    const { dispatch, find, logged } = make(undefined, authorize);
    expect(failure(await dispatch('patients', 'find', { name: '' }))).toEqual({
      code: 'forbidden',
      message: 'Not yours.',
    });
    expect(find).not.toHaveBeenCalled();
    expect(logged).toMatchObject([{ call: 'patients.find', outcome: 'forbidden' }]);
    await dispatch('session', 'status', {});
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a text that is too long', { name: 'x'.repeat(MAX_CHARACTERS + 1) }],
    ['too many values', Array.from({ length: MAX_VALUES + 1 }, () => 0)],
    ['a sparse array without end', Object.assign([], { length: 4_000_000_000 })],
    ['many arrays within arrays', Array.from({ length: 600 }, () => Array.from({ length: 600 }, () => 1))],
    ['depth without end', deep(MAX_DEPTH + 1)],
    ['a circle', circle()],
    ['bytes beyond measure', new Uint8Array(MAX_CHARACTERS + 1)],
    ['a map', new Map([['a', 1]])],
    ['a function', () => 1],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{"polluted":true}}}')],
  ])('refuses %s before any schema sees it', async (_what, input: unknown) => {
    const { dispatch } = make();
    expect(failure(await dispatch('patients', 'anything', input)).code).toBe('invalid_input');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes a long note and bytes within measure', async () => {
    const { dispatch } = make();
    expect((await dispatch('patients', 'anything', { note: 'x'.repeat(1_000_000) })).ok).toBe(true);
    expect((await dispatch('patients', 'anything', new Uint8Array(1000))).ok).toBe(true);
    expect((await dispatch('patients', 'anything', { constructor: 1, prototype: 2 })).ok).toBe(true);
  });
});

describe('what a handler throws', () => {
  const thrown = async (error: unknown): Promise<{ result: Result<unknown>; made: Made }> => {
    const made = make(() => {
      throw error;
    });
    return { result: await made.dispatch('patients', 'find', { name: 'Roe' }), made };
  };

  it('becomes the same refusal when it is one', async () => {
    const { result, made } = await thrown(
      new Refusal('conflict', 'The claim was changed meanwhile.', { name: 'Taken.' }),
    );
    expect(failure(result)).toEqual({
      code: 'conflict',
      message: 'The claim was changed meanwhile.',
      fields: { name: 'Taken.' },
    });
    expect(made.logged).toMatchObject([{ outcome: 'conflict' }]);
    expect(JSON.stringify(made.logged)).not.toContain('meanwhile');
  });

  it('becomes a sentence with a reference when nobody foresaw it, and its message stays out of the log', async () => {
    const { result, made } = await thrown(new TypeError('cannot read Jane Roe 1971-02-03'));
    expect(failure(result)).toEqual({
      code: 'internal',
      message: 'Something went wrong in the program. Nothing was changed. Reference inc-1.',
      incident: 'inc-1',
    });
    expect(made.logged[0]).toMatchObject({ call: 'patients.find', outcome: 'internal', incident: 'inc-1' });
    expect(made.logged[0]?.thrown).toMatch(/^TypeError \| at /);
    expect(JSON.stringify([result, made.logged])).not.toMatch(/Jane|Roe|1971/);
    expect(made.unexpected).toHaveLength(1);
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_IOERR_WRITE', 'ENOSPC'])(
    'says that the disk is full for %s',
    async (code) => {
      const { result } = await thrown(Object.assign(new Error('x'), { code }));
      expect(failure(result).message).toMatch(/disk is full.* Nothing was changed\./);
      expect(failure(result).incident).toBe('inc-1');
    },
  );

  it('says that the file is in use for a busy database', async () => {
    const { result } = await thrown(Object.assign(new Error('x'), { code: 'SQLITE_BUSY' }));
    expect(failure(result)).toMatchObject({ code: 'conflict' });
  });

  it.each([['a text'], [undefined], [null], [{ code: 5 }]])('survives %j thrown', async (value) => {
    expect(failure((await thrown(value)).result)).toMatchObject({ code: 'internal', incident: 'inc-1' });
  });

  it('becomes a failure too when a promise is rejected', async () => {
    const { dispatch } = make(() => Promise.reject(new Refusal('not_found', 'There is no such patient.')));
    expect(failure(await dispatch('patients', 'find', { name: 'Roe' })).code).toBe('not_found');
  });

  it('is reported when an answer breaks the contract, without the answer', async () => {
    const { dispatch, logged } = make();
    const result = await dispatch('patients', 'wrong', {});
    expect(failure(result).code).toBe('internal');
    expect(logged[0]?.thrown).toContain('OutputMismatch');
    expect(JSON.stringify([result, logged])).not.toContain('Jane');
  });
});

describe('the router', () => {
  const contents = {};
  const frame = { url: 'app://claimwright/index.html', parent: null };
  const trusted = (event: { senderFrame: typeof frame | null; sender: unknown }): boolean =>
    isTrusted(event, contents, 'app://claimwright');

  it('lets our page in our window call', () => {
    expect(trusted({ senderFrame: frame, sender: contents })).toBe(true);
  });

  it.each([
    ['another window', { senderFrame: frame, sender: {} }],
    ['a frame that is gone', { senderFrame: null, sender: contents }],
    ['a page of the web', { senderFrame: { ...frame, url: 'https://claimwright/' }, sender: contents }],
    ['a file', { senderFrame: { ...frame, url: 'file:///index.html' }, sender: contents }],
    [
      'a host that only begins like ours',
      { senderFrame: { ...frame, url: 'app://claimwright.example/' }, sender: contents },
    ],
    ['no address', { senderFrame: { ...frame, url: '' }, sender: contents }],
  ])('refuses %s', (_what, event) => {
    expect(trusted(event)).toBe(false);
  });

  it('refuses a frame within our page', () => {
    expect(
      isTrusted(
        { senderFrame: { ...frame, parent: frame }, sender: contents },
        contents,
        'app://claimwright',
      ),
    ).toBe(false);
  });

  it('has one channel, and a foreign sender reaches no handler through it', async () => {
    const { dispatch, find, logged } = make();
    const channels = new Map<string, (event: never, ...args: unknown[]) => unknown>();
    let ours = false;
    registerRouter(
      { handle: (channel, listener) => void channels.set(channel, listener) },
      dispatch,
      () => ours,
      (entry) => logged.push(entry),
    );
    expect([...channels.keys()]).toEqual(['call']);
    const call = channels.get('call');
    const ask = (): unknown => call?.({} as never, 'patients', 'find', { name: 'Roe' });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(find).not.toHaveBeenCalled();
    expect(logged).toEqual([{ call: 'foreign', ms: 0, outcome: 'forbidden' }]);
    ours = true;
    expect(await ask()).toEqual({ ok: true, value: { found: 'x' } });
  });
});

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

function circle(): unknown {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
}
