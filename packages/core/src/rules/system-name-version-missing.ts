import type { RuleFinding } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { active, BARE_AI, LINK, SIGNED_AI } from './mark-examples.ts';
import { hasMarkOrStore, itemFindings } from './mark-items.ts';

const MESSAGES = {
  nameMissing: data<{ carrier: string }>(),
  versionMissing: data<{ carrier: string }>(),
  nameElsewhere: data<{ carrier: string; other: string }>(),
  versionElsewhere: data<{ carrier: string; other: string }>(),
  cannotTell: data(),
  versionCannotTell: data(),
};

const OF_NAME = { missing: 'nameMissing', elsewhere: 'nameElsewhere', cannotTell: 'cannotTell' } as const;
const OF_VERSION = {
  missing: 'versionMissing',
  elsewhere: 'versionElsewhere',
  cannotTell: 'versionCannotTell',
} as const;

const [CREATED] = SIGNED_AI.statements;
const UNNAMED = { ...SIGNED_AI, statements: [{ ...CREATED, softwareAgent: '' }] } as const;

/**
 * A mark that does not name the system, or not its version. C2PA: the claim generator, or an action's software agent; any
 * digit in an agent's name passes for version information. No other mark has a place for the version.
 */
export const systemNameVersionMissing = defineRule({
  id: 'system-name-version-missing',
  topic: 'content',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: MESSAGES,
  applies: hasMarkOrStore,
  check(facts): readonly RuleFinding<keyof typeof MESSAGES>[] {
    const ofName = itemFindings(facts, 'system').map((found) => ({ ...found, messageId: OF_NAME[found.messageId] }));
    if (ofName.length > 0) return ofName;
    return itemFindings(facts, 'version').map((found) => ({ ...found, messageId: OF_VERSION[found.messageId] }));
  },
  examples: () => [
    { title: 'no mark: nothing to look into', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: 'name and version of the claim generator', facts: exampleFacts({ manifests: [SIGNED_AI] }), finds: [] },
    {
      title: 'a software agent with a version',
      facts: exampleFacts({
        manifests: [
          {
            ...SIGNED_AI,
            statements: [{ ...CREATED, softwareAgent: 'Example Model 2.0' }],
            manifests: active({ generatorName: '', generatorVersion: '' }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'the AIGC field names a service, not a system',
      facts: exampleFacts({ labels: [{}] }),
      finds: ['nameMissing'],
    },
    { title: 'a generator that names itself', facts: exampleFacts({ traces: [{}] }), finds: ['versionMissing'] },
    {
      title: 'a name without a version',
      facts: exampleFacts({ manifests: [{ ...SIGNED_AI, manifests: active({ generatorVersion: '' }) }] }),
      finds: ['versionMissing'],
    },
    {
      title: 'the fullest mark has no name, a lesser one has',
      facts: exampleFacts({
        manifests: [{ ...UNNAMED, manifests: active({ generatorName: '', generatorVersion: '' }) }],
        traces: [{}],
      }),
      finds: ['nameElsewhere'],
    },
    {
      title: 'the version stands in a lesser manifest',
      facts: exampleFacts({
        manifests: [
          { ...SIGNED_AI, manifests: active({ generatorVersion: '' }) },
          { ...BARE_AI, manifests: active({ generatorName: '', signer: null }) },
        ],
      }),
      finds: ['versionElsewhere'],
    },
    { title: 'the mark is only a link', facts: exampleFacts({ manifests: [LINK] }), finds: ['cannotTell'] },
    {
      title: 'a name without a version, and a link that may lead to one',
      facts: exampleFacts({ manifests: [{ ...SIGNED_AI, manifests: active({ generatorVersion: '' }) }, LINK] }),
      finds: ['versionCannotTell'],
    },
  ],
});
