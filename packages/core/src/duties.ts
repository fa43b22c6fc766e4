import type { Profile } from './model/profile.ts';
import type { Facts } from './model/rule.ts';
import type { Duty, DutyId, Origin } from './model/verdict.ts';
import { describeProducer } from './registry/describe-producer.ts';
import { statementsOfAi } from './rules/ai-statements.ts';
import { excerpt, listed } from './rules/excerpt.ts';

const NONE: readonly Duty[] = [];

/** What the profile's role must now do about an asset of this origin. */
export function dutiesOf(facts: Facts, origin: Origin, profile: Profile): readonly Duty[] {
  if (origin === 'noneFound' || profile.duties.length === 0) return NONE;
  return profile.duties
    .filter((duty) => duty.origin === origin)
    .map(({ duty, clause }) => ({ id: duty, clause, data: dataOf(duty, facts, origin) }));
}

const NO_DATA: Duty['data'] = {};

function dataOf(duty: DutyId, facts: Facts, origin: Origin): Duty['data'] {
  if (duty === 'noticeDeclared') return declaredData(facts);
  if (duty === 'noticeSuspected') return { generators: generatorsOf(facts) };
  if (duty === 'writePropagatorFields') return { label: LABEL_TO_WRITE[origin] };
  return NO_DATA;
}

/** GB 45438-2025 Annex E c: what a platform writes for each case of Measures Art. 6; a 1 that is there stays. */
const LABEL_TO_WRITE: Readonly<Record<Origin, string>> = {
  declared: '1',
  possible: '2',
  suspected: '3',
  noneFound: '',
};

/** Whom the first label that says 1 names: `entity` is a unified social credit code, `brands` known names; empty when unknown. */
function declaredData({ labels }: Facts): Duty['data'] {
  const label = labels.find(({ data }) => data.fields.Label === '1');
  const producer = label?.data.fields.ContentProducer ?? '';
  const described = describeProducer(producer);
  return {
    producer: excerpt(producer),
    entity: described.kind === 'code' ? described.entity : '',
    brands: brandsIn(described),
    produceId: excerpt(label?.data.fields.ProduceID ?? ''),
  };
}

function brandsIn(described: ReturnType<typeof describeProducer>): string {
  if (described.kind === 'unknown') return '';
  return described.kind === 'name' ? described.brand : described.brands.join(', ');
}

/** Generators, C2PA products and source types that speak for AI origin; names from the file, bounded. */
const generatorsOf = (facts: Facts): string => listed(statementsOfAi(facts).map(({ by }) => by)).join(', ');
