import type { Facts, RuleFinding } from '../model/rule.ts';
import { data } from './define-rule.ts';
import { excerpt, idsOf } from './excerpt.ts';
import { hidesMarks, type Mark, type MarkItem, marksOf, unansweredManifests } from './marks.ts';

/** The messages of a rule about one item that a mark has to tell. */
export const ITEM_MESSAGES = {
  missing: data<{ carrier: string }>(),
  elsewhere: data<{ carrier: string; other: string }>(),
  cannotTell: data(),
};

type ItemFinding = RuleFinding<keyof typeof ITEM_MESSAGES>;

/** Where there is no mark that holds, `machine-readable-mark-missing` has said so: what a broken one tells counts for nothing. */
export const hasMarkOrStore = (facts: Facts): boolean =>
  marksOf(facts).some(holds) || unansweredManifests(facts).length > 0;

const holds = ({ standing }: Mark): boolean => standing !== 'broken';

/**
 * Whether the mark that tells most tells `item`: a law that lists what "the disclosure" conveys means one mark, not scraps
 * of several. A link, or a store that nobody could validate, may hold it; so may what was not read.
 */
export function itemFindings(facts: Facts, item: MarkItem): readonly ItemFinding[] {
  const marks = marksOf(facts).filter(holds);
  const fullest = fullestOf(marks);
  if (fullest?.tells.has(item)) return [];
  const unanswered = unansweredManifests(facts);
  if (!fullest || unanswered.length > 0 || hidesMarks(facts)) {
    return [{ outcome: 'undetermined', messageId: 'cannotTell', data: {}, evidence: idsOf([...marks, ...unanswered]) }];
  }
  const carrier = excerpt(fullest.carrier);
  const others = marks.filter(({ tells }) => tells.has(item));
  const other = others.map((mark) => mark.carrier).sort()[0];
  if (other === undefined) {
    return [{ outcome: 'fail', messageId: 'missing', data: { carrier }, evidence: [fullest.id] }];
  }
  return [
    {
      outcome: 'review',
      messageId: 'elsewhere',
      data: { carrier, other: excerpt(other) },
      evidence: idsOf([fullest, ...others]),
    },
  ];
}

/** Ties go by what is told and by carrier, never by order in the file. */
function fullestOf(marks: readonly Mark[]): Mark | undefined {
  return [...marks].sort(
    (a, b) =>
      b.tells.size - a.tells.size || compare([...a.tells].join(), [...b.tells].join()) || compare(a.carrier, b.carrier),
  )[0];
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
