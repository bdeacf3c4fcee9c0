type Words = Readonly<Record<string, string>>;

/** IK304, what is wrong with a segment, in our words. Numbers: X12 data element 620 as 005010X231A1 uses it. */
const SEGMENT: Words = {
  '1': 'a segment of this name is not known there',
  '2': 'the segment stands where none is expected',
  '3': 'a segment that is always needed is missing',
  '4': 'the loop occurs more often than is allowed',
  '5': 'the segment occurs more often than is allowed',
  '6': 'the segment does not belong in this kind of file',
  '7': 'the segment is out of order',
  '8': 'an element of the segment is wrong',
  I4: 'the segment may not be used by the guide',
  I6: 'a segment that is needed in this situation is missing',
  I7: 'the loop occurs less often than the guide wants',
  I8: 'the segment occurs less often than the guide wants',
  I9: 'the segment may not be used in this situation',
};

/** IK403, what is wrong with an element. Numbers: X12 data element 621. */
const ELEMENT: Words = {
  '1': 'it is needed and missing',
  '2': 'it is needed because of another element and missing',
  '3': 'the segment has too many elements',
  '4': 'it is too short',
  '5': 'it is too long',
  '6': 'it holds a character that is not allowed',
  '7': 'this code is not valid here',
  '8': 'it is not a valid date',
  '9': 'it is not a valid time',
  '10': 'it may not stand beside another element',
  '12': 'it is repeated too often',
  '13': 'it has too many parts',
  I6: 'the guide does not use this code',
  I9: 'it is needed in this situation and missing',
  I10: 'the guide does not use this element',
  I11: 'it is repeated too seldom',
  I12: 'it has not the form that it needs',
  I13: 'it may not be used in this situation',
};

/** IK502 to IK506, why a transaction was rejected. Numbers: X12 data element 618. */
const SET: Words = {
  '1': 'this kind of transaction is not taken there',
  '2': 'the transaction has no end (SE)',
  '3': 'the control numbers of the transaction (ST02, SE02) do not agree',
  '4': 'the number of segments (SE01) is wrong',
  '5': 'one or more segments are wrong',
  '6': 'the kind of transaction (ST01) is missing or not valid',
  '7': 'the control number of the transaction (ST02) is missing or not valid',
  '18': 'the transaction does not belong in its group',
  '19': 'the version of the guide (ST03) is not valid',
  '23': 'the control number of the transaction (ST02) stands twice in its group',
  I5: 'one or more segments do not follow the guide',
  I6: 'the guide that is named (ST03) is not supported',
};

/** AK905 to AK909, why a group was rejected. Numbers: X12 data element 716. */
const GROUP: Words = {
  '1': 'this kind of group is not taken there',
  '2': 'the version of the group (GS08) is not supported',
  '3': 'the group has no end (GE)',
  '4': 'the control numbers of the group (GS06, GE02) do not agree',
  '5': 'the number of transactions (GE01) is wrong',
  '6': 'the control number of the group (GS06) is not valid',
  '17': 'the length of the message is wrong',
  '18': 'the message could not be authenticated',
  '19': 'the control number of the group (GS06) arrived before',
};

/** IK304 as a clause: `a segment that is always needed is missing (IK3 3)`. */
export function segmentErrorWords(code: string): string {
  return worded(SEGMENT, code, 'IK3', 'the segment is wrong');
}

/** IK403 as a clause. */
export function elementErrorWords(code: string): string {
  return worded(ELEMENT, code, 'IK4', 'the element is wrong');
}

/** IK502 to IK506 as a clause. */
export function setReasonWords(code: string): string {
  return worded(SET, code, 'IK5', 'the transaction was rejected');
}

/** AK905 to AK909 as a clause. */
export function groupReasonWords(code: string): string {
  return worded(GROUP, code, 'AK9', 'the group was rejected');
}

function worded(words: Words, code: string, segment: string, otherwise: string): string {
  return `${words[code] ?? otherwise} (${segment}${code === '' ? '' : ` ${code}`})`;
}
