import { LAY_INNER_ORGANS } from './lay-words/inner-organs.ts';
import { LAY_BONES_AND_INJURIES } from './lay-words/bones-and-injuries.ts';
import { LAY_MIND_SKIN_SENSES } from './lay-words/mind-skin-senses.ts';
import { LAY_WOMEN_BLOOD_CHILDREN } from './lay-words/women-blood-children.ts';
import { LAY_VISITS } from './lay-words/visits.ts';
import { LAY_SERVICES } from './lay-words/services.ts';

/**
 * Our own list of what people say, with the words of official titles that it stands for. `|` separates
 * meanings, the likeliest first. One a line.
 */
export const LAY_WORDS = [
  LAY_INNER_ORGANS,
  LAY_BONES_AND_INJURIES,
  LAY_MIND_SKIN_SENSES,
  LAY_WOMEN_BLOOD_CHILDREN,
  LAY_VISITS,
  LAY_SERVICES,
].join('');
