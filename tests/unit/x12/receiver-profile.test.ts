import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/dates.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { rewrite837p } from '#shared/domain/x12/rewrite-837p.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { ReceiverProfile, fileNameOf, splitForFiles } from '#shared/domain/x12/receiver-profile.ts';
import { write837p, write837pWithNotes } from '#shared/domain/x12/write-837p.ts';
import { TEST_ENVELOPE, claimWith, dependentClaim, scenarioClaim } from '#tests/support/claims.ts';
import { fullClaim } from '#tests/support/full-claim.ts';

const profile = (settings: object): ReceiverProfile => ReceiverProfile.parse(settings);
const write = (settings: object, claims = [scenarioClaim()]): string =>
  write837p({ claims, envelope: TEST_ENVELOPE, profile: profile(settings) });
const isa = (text: string): readonly string[] => [...readSegments(text)][0]?.elements ?? [];

describe('how a receiver wants its files', () => {
  it('changes nothing when nothing is said', () => {
    expect(write({})).toBe(write837p({ claims: [scenarioClaim()], envelope: TEST_ENVELOPE }));
  });

  it('sets qualifiers, ids, secrets, acknowledgment and usage in an ISA of the right width', () => {
    const text = write({
      authorization: { qualifier: '03', value: 'KEY' },
      security: { qualifier: '01', value: 'WORD' },
      senderQualifier: '30',
      receiverQualifier: '27',
      senderId: '123456789',
      receiverId: 'PAYER77',
      groupSenderId: 'SITE1',
      groupReceiverId: 'PAYERAPP',
      acknowledgment: '1',
      usage: 'P',
    });
    expect(text.indexOf('~')).toBe(105);
    expect(isa(text).map((e) => e.trim())).toEqual([
      'ISA',
      '03',
      'KEY',
      '01',
      'WORD',
      '30',
      '123456789',
      '27',
      'PAYER77',
      '260304',
      '1530',
      '^',
      '00501',
      '000000041',
      '1',
      'P',
      ':',
    ]);
    expect(text).toContain('GS*HC*SITE1*PAYERAPP*20260304*1530*41*X*005010X222A1~');
  });

  it('takes other separators, with or without line breaks', () => {
    const delimiters = { element: '|', component: '>', repetition: '!', terminator: '\\' };
    const text = write({ delimiters, lineBreaks: false });
    expect(text).not.toContain('\n');
    expect(text).toContain('SV1|HC>99213|145|UN|1|||1>2\\');
    const feed = write({ delimiters: { terminator: '\n' }, lineBreaks: false });
    expect(feed).toContain('\nSV1*HC:99213*145*UN*1***1:2\n');
    for (const other of [text, feed]) expect([...read837p(other)].at(-1)).toMatchObject({ problems: [] });
  });

  it('writes capitals of the basic set, plain letters, or every letter as it is', () => {
    const claims = [claimWith({ subscriber: { ...scenarioClaim().subscriber, lastName: 'Müller#1' } })];
    const name = (settings: object) => /NM1\*IL\*1\*([^*]+)/.exec(write(settings, claims))?.[1];
    expect(name({ characters: 'basic' })).toBe('MULLER 1');
    expect(name({ characters: 'extended' })).toBe('Muller#1');
    expect(name({ characters: 'unchanged' })).toBe('Müller#1');
  });

  it('never lets a name break the structure, whatever the policy', () => {
    const claims = [claimWith({ subscriber: { ...scenarioClaim().subscriber, lastName: 'A*B~C:D^E' } })];
    for (const characters of ['basic', 'extended', 'unchanged']) {
      const { text, characters: notes } = write837pWithNotes({
        claims,
        envelope: TEST_ENVELOPE,
        profile: profile({ characters }),
      });
      expect(text).toContain('NM1*IL*1*A B C D E*');
      expect(notes.length).toBeGreaterThan(0);
    }
  });

  it('names submitter and receiver as the receiver knows them, and the purpose', () => {
    const text = write({
      submitterId: 'S9',
      submitterName: 'SAMPLE OFFICE',
      payerReceiverId: 'R9',
      purpose: 'RP',
    });
    expect(text).toContain('NM1*41*2*SAMPLE OFFICE*****46*S9~');
    expect(text).toContain('NM1*40*2*Sample Clearinghouse*****46*R9~');
    expect(text).toMatch(/BHT\*0019\*00\*\d+\*20260304\*153000\*RP~/);
  });

  it('limits the claims in one transaction and in one file', () => {
    const claims = [scenarioClaim(), dependentClaim(), fullClaim()];
    expect(write({ claimsPerSet: 1 }, claims).match(/\nST\*/g)).toHaveLength(3);
    expect(splitForFiles([1, 2, 3], profile({ claimsPerFile: 2 }))).toEqual([[1, 2], [3]]);
    expect(splitForFiles([1, 2, 3], profile({}))).toEqual([[1, 2, 3]]);
    expect(splitForFiles([], profile({ claimsPerFile: 2 }))).toEqual([]);
  });

  it('names its files', () => {
    const facts = {
      control: 12,
      at: '2026-03-04T15:30:09.000Z' as Instant,
      receiverId: 'SAMPLE CLEAR/1',
      senderId: '',
      usage: 'T' as const,
    };
    expect(fileNameOf(profile({}), facts)).toBe('claims-000000012-SAMPLE-CLEAR-1.837');
    const fileName = '{receiver}_{date}{time}_{usage}_{sender}_{control}.txt';
    expect(fileNameOf(profile({ fileName }), facts)).toBe(
      'SAMPLE-CLEAR-1_20260304153009_T_sender_000000012.txt',
    );
  });

  it.each([
    [{ fileName: 'claims.837' }, 'Put {control} into the file name'],
    [{ fileName: '{control}-{patient}.837' }, 'can be filled in'],
    [{ fileName: '../{control}' }, 'letters, digits'],
    [{ fileName: '{control}{' }, 'can be filled in'],
    [{ delimiters: { element: ':' } }, 'differ from each other'],
    [{ delimiters: { element: 'A' } }, 'no letter, digit or blank'],
    [{ delimiters: { terminator: '\n' } }, 'needs no further line breaks'],
    [{ senderQualifier: 'Z' }, 'two letters or digits'],
    [{ senderId: 'LONGER THAN FIFTEEN' }, 'at most 15'],
    [{ claimsPerSet: 5001 }, '5000'],
  ])('refuses %j', (settings, words) => {
    const parsed = ReceiverProfile.safeParse(settings);
    expect(parsed.error?.issues.map((i) => i.message).join(' ')).toContain(words);
  });
});

describe('a file that is written again', () => {
  it('keeps envelope, numbers, separators and names of its receiver', () => {
    const text = write(
      {
        delimiters: { element: '|', component: '>', repetition: '!', terminator: '\\' },
        lineBreaks: true,
        senderQualifier: '30',
        authorization: { qualifier: '03', value: 'KEY' },
        purpose: '31',
      },
      [scenarioClaim(), fullClaim()],
    );
    expect(rewrite837p(text).text).toBe(text);
  });
});
