import type { Facts } from '../model/rule.ts';
import { vendorsNamedIn } from '../registry/brands-in-text.ts';
import { vendorOf } from '../registry/describe-producer.ts';
import { data, defineRule } from './define-rule.ts';
import { DOUBAO, exampleFacts, goodFields } from './example-facts.ts';
import { excerpt, idsOf, listed } from './excerpt.ts';
import { brandTexts, explicitLabels, textOf } from './visible-labels.ts';

interface SeenVendor {
  readonly id: string;
  readonly says: string;
  readonly vendors: readonly string[];
}

/** Whom marks and words in the picture name; only vendors that the registry knows. */
function seenVendors(facts: Facts): readonly SeenVendor[] {
  const marks = facts.vendorMarks.map(({ id, data: { mark, vendor } }) => ({ id, says: mark, vendors: [vendor] }));
  const texts = [...explicitLabels(facts), ...brandTexts(facts)].map((text) => ({
    id: text.id,
    says: textOf(text),
    vendors: [...vendorsNamedIn(text.data.text)],
  }));
  return [...marks, ...texts].filter(({ vendors }) => vendors.some((vendor) => vendor !== ''));
}

/**
 * The picture shows one vendor's name or mark, and the implicit label names another as producer. Both must be known, and a
 * propagator's own stamp contradicts nobody. A vendor that resells another's model has an innocent reason.
 */
export const visibleProducerDiffers = defineRule({
  id: 'visible-producer-differs',
  topic: 'multiplicity',
  families: ['explicitLabel', 'vendorMark', 'aigcField'],
  messages: { producerDiffers: data<{ seen: readonly string[]; producers: readonly string[] }>() },
  applies: ({ labels, visibleTexts, vendorMarks }) => labels.length > 0 && visibleTexts.length + vendorMarks.length > 0,
  check(facts, make) {
    const producers = facts.labels.filter((label) => vendorOf(label.data.fields.ContentProducer ?? '') !== '');
    if (producers.length === 0) return [];
    const named = new Set(
      facts.labels.flatMap(({ data: { fields } }) => [
        vendorOf(fields.ContentProducer ?? ''),
        vendorOf(fields.ContentPropagator ?? ''),
      ]),
    );
    const others = seenVendors(facts).filter(({ vendors }) => !vendors.some((vendor) => named.has(vendor)));
    if (others.length === 0) return [];
    const found = {
      seen: listed(others.map(({ says }) => says)),
      producers: listed(producers.map(({ data: { fields } }) => excerpt(fields.ContentProducer ?? ''))),
    };
    return [make.review('producerDiffers', found, idsOf([...others, ...producers]))];
  },
  examples: () => [
    {
      title: 'one vendor, two brands of it',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: DOUBAO }) }], visibleTexts: [{}] }),
      finds: [],
    },
    {
      title: 'a label that names nobody',
      facts: exampleFacts({ labels: [{}], visibleTexts: [{ text: 'AI生成' }] }),
      finds: [],
    },
    {
      title: 'a producer that the registry does not know',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ContentProducer: 'example-forum', ContentPropagator: '' }) }],
        visibleTexts: [{}],
      }),
      finds: [],
    },
    {
      title: "the propagator's own stamp",
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ContentPropagator: 'zhihu' }) }],
        visibleTexts: [{ text: '知乎AI生成' }],
      }),
      finds: [],
    },
    {
      title: 'a tool named in a text that is no label',
      facts: exampleFacts({ labels: [{}], visibleTexts: [{ text: '千问', reading: 'other', language: '' }] }),
      finds: [],
    },
    {
      title: 'a sparkle on what another produced',
      facts: exampleFacts({ labels: [{}], vendorMarks: [{}] }),
      finds: ['producerDiffers'],
    },
    {
      title: "another vendor's label",
      facts: exampleFacts({ labels: [{}], visibleTexts: [{ text: '千问AI生成' }] }),
      finds: ['producerDiffers'],
    },
  ],
});
