import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';

const tells = (trace: EvidenceOf<'generatorTrace'>): boolean => trace.data.strength !== 'hint';

/** Generator traces that may speak for AI origin by themselves; a hint never does. */
export const tellingTraces = ({ traces }: Pick<Facts, 'traces'>): readonly EvidenceOf<'generatorTrace'>[] =>
  traces.length === 0 ? traces : traces.filter(tells);
