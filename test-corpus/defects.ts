import type { Origin } from '@biaoshi/core';
import {
  exifLabel,
  jpeg,
  jpegExif,
  jpegXmp,
  png,
  pngChunk,
  pngInternationalText,
  pngText,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { GOOD, JSON_BARE, labelled, PRODUCER, PROPAGATOR, TC260, unlabelled } from './labels.ts';
import type { Expectation, Fields, Specimen } from './specimen.ts';

type Changes = { readonly [K in keyof typeof GOOD]?: string | undefined };

const change = (changes: Changes): Fields =>
  Object.fromEntries(Object.entries({ ...GOOD, ...changes }).filter(([, value]) => value !== undefined));

const jpegWith = (json: string): Uint8Array => jpeg({ segments: [jpegXmp(xmpElementLabel(json))] });

const defect = (name: string, what: string, bytes: Uint8Array, expect: Expectation): Specimen => ({
  file: `defect/${name}`,
  what,
  pins: `found by ${expect.findings.join(', ')}`,
  bytes,
  expect,
  decodes: true,
});

/** A JPEG whose one label differs from the good one in some values. */
function oneLabel(
  name: string,
  what: string,
  changes: Changes,
  findings: readonly string[],
  origin: Origin = 'declared',
): Specimen {
  const fields = change(changes);
  return defect(`${name}.jpg`, what, jpegWith(JSON.stringify(fields)), {
    ...labelled('jpeg', findings, fields),
    origin,
  });
}

/** A JPEG whose label is written as given. */
const asWritten = (name: string, what: string, json: string, fields: Fields, findings: readonly string[]): Specimen =>
  defect(`${name}.jpg`, what, jpegWith(json), labelled('jpeg', findings, fields));

/** A PNG with one label in tEXt and another in iTXt XMP. */
function twoLabels(name: string, what: string, second: Changes, findings: readonly string[]): Specimen {
  const fields = change(second);
  const before = [
    pngText('AIGC', JSON_BARE),
    pngInternationalText('XML:com.adobe.xmp', xmpElementLabel(JSON.stringify(fields))),
  ];
  return defect(`${name}.png`, what, png({ before }), { ...labelled('png', findings), fields: [GOOD, fields] });
}

/** A code whose check digit is one further, and one that is sound and of an entity that nobody has. */
const WRONG_CHECK_DIGIT = PRODUCER.replace('867405X2', '867405X3');
const UNKNOWN_ENTITY = '001191310000MA0B1A050G10001';

const SECURITY_DATA = JSON.stringify({ Type: ' TC260PG', Version: 1, Bindings: [], PubSD: [] });

/** A sound SM2 signature with its key, over the values of another label; made once, since each signing gives other bytes. */
const SIGNED_ELSEWHERE = JSON.stringify({
  Type: 'TC260PG',
  Version: 1,
  PubSD: [
    {
      Type: 'DS',
      AlgID: '1.2.156.10197.1.501',
      TBSData: { Type: 'Md' },
      Signature:
        '304402205babf488dfc0df8bf4263682918ce799d2638a62a0f80803d3dbe809cc5fe7e3022076b4ac71a4adc5fce2f018b76c74b7f82a3308afee9d4935fb4549fe01bd430b',
    },
    {
      Type: 'PubKey',
      AlgID: '1.2.156.10197.1.501',
      KeyValue:
        '0451332fa2828f9594ba0b7ac90150cbd2d308ad17edc7923dcbd795e631dc79831fc0db5a7b80b41d65a9f5748dd2c8bbd050f61952b5787f77d5b5c6ba214822',
    },
  ],
});

/** One file a defect that a rule finds. */
export const DEFECTS: readonly Specimen[] = [
  oneLabel('label-out-of-range', 'Label is 4', { Label: '4' }, ['implicit-label-value-out-of-range'], 'suspected'),
  oneLabel('label-possible', 'Label is 2', { Label: '2' }, ['implicit-label-value-out-of-range'], 'possible'),
  oneLabel('label-suspected', 'Label is 3', { Label: '3' }, ['implicit-label-value-out-of-range'], 'suspected'),
  oneLabel(
    'label-missing',
    'the object without Label',
    { Label: undefined },
    ['implicit-label-field-missing'],
    'suspected',
  ),
  oneLabel('label-empty', 'Label is empty', { Label: '' }, ['implicit-label-field-empty'], 'suspected'),
  oneLabel('produce-id-missing', 'the object without ProduceID', { ProduceID: undefined }, [
    'implicit-label-field-missing',
  ]),
  oneLabel('produce-id-empty', 'ProduceID is empty', { ProduceID: '' }, ['implicit-label-field-empty']),
  oneLabel('produce-id-blank', 'ProduceID with a space in it', { ProduceID: 'biaoshi corpus 0001' }, [
    'implicit-label-characters',
  ]),
  oneLabel('produce-id-too-long', 'ProduceID of 513 characters', { ProduceID: 'b'.repeat(513) }, [
    'implicit-label-field-too-long',
  ]),
  oneLabel('producer-chinese-name', 'ContentProducer is a Chinese name', { ContentProducer: '豆包' }, [
    'implicit-label-characters',
  ]),
  oneLabel('producer-unknown-name', 'ContentProducer is a name nobody knows', { ContentProducer: 'biaoshi-corpus' }, [
    'producer-entity-unknown',
  ]),
  oneLabel(
    'producer-unknown-entity',
    'ContentProducer is a sound code of an entity nobody knows',
    { ContentProducer: UNKNOWN_ENTITY },
    ['producer-entity-unknown'],
  ),
  oneLabel('producer-check-digit', 'the entity code has a wrong check digit', { ContentProducer: WRONG_CHECK_DIGIT }, [
    'producer-code-check-digit-mismatch',
  ]),
  oneLabel('producer-code-short', 'a code of 26 characters', { ContentProducer: PRODUCER.slice(0, 26) }, [
    'producer-code-malformed',
  ]),
  oneLabel('producer-code-lower-case', 'a code in small letters', { ContentProducer: PRODUCER.toLowerCase() }, [
    'producer-code-malformed',
  ]),
  oneLabel(
    'producer-code-propagation',
    "ContentProducer holds a propagation service's code",
    { ContentProducer: PROPAGATOR },
    ['producer-code-service-mismatch'],
  ),
  oneLabel(
    'propagator-repeats-producer',
    'first writing as Annex E note 1 has it',
    { ContentPropagator: PRODUCER, PropagateID: GOOD.ProduceID },
    ['producer-code-service-mismatch'],
  ),
  oneLabel('propagator-empty', 'no propagator yet', { ContentPropagator: '', PropagateID: '' }, [
    'propagator-fields-missing',
  ]),
  oneLabel('propagator-without-number', 'a propagator without its number', { PropagateID: '' }, [
    'propagator-chain-incomplete',
  ]),
  oneLabel('security-data', 'ReservedCode1 holds security data', { ReservedCode1: SECURITY_DATA }, [
    'implicit-label-characters',
    'security-data-not-assessed',
  ]),
  oneLabel(
    'security-data-signed-elsewhere',
    'the SM2 signature in ReservedCode1 is over another label',
    { ReservedCode1: SIGNED_ELSEWHERE },
    ['security-data-signature-invalid'],
  ),
  oneLabel('reserved-opaque', 'ReservedCode2 holds a number of its own', { ReservedCode2: 'Ymlhb3NoaQ==' }, [
    'security-data-not-assessed',
  ]),
  asWritten('label-number', 'Label is the number 1', JSON_BARE.replace('"Label":"1"', '"Label":1'), GOOD, [
    'implicit-label-value-not-string',
  ]),
  asWritten(
    'code-number',
    'ProduceID is a number too long for a double',
    JSON_BARE.replace('"biaoshi-corpus-0001"', '12345678901234567890123'),
    change({ ProduceID: '12345678901234567890123' }),
    ['implicit-label-value-not-string'],
  ),
  asWritten('label-twice', 'Label occurs twice in one object', JSON_BARE.replace('}', ',"Label":"3"}'), GOOD, [
    'implicit-label-encoding',
  ]),
  asWritten('unknown-key', 'a key of its own beside the seven', JSON_BARE.replace('}', ',"Time":"0"}'), GOOD, [
    'implicit-label-encoding',
  ]),
  twoLabels('two-copies', 'the same label in tEXt and in XMP', {}, ['implicit-label-duplicate']),
  twoLabels(
    'two-propagators',
    'a propagator appended its own label',
    { ContentPropagator: 'zhihu', PropagateID: 'biaoshi-corpus-z-0001' },
    ['implicit-label-duplicate'],
  ),
  twoLabels('two-contents', 'labels of two contents', { ProduceID: 'biaoshi-corpus-0002' }, [
    'implicit-label-duplicate',
    'labels-disagree',
  ]),
  twoLabels('label-lowered', 'one content, Label 1 and Label 3', { Label: '3' }, [
    'implicit-label-duplicate',
    'implicit-label-value-out-of-range',
    'labels-disagree',
  ]),
  defect(
    'shell.jpg',
    'the TC260 namespace declared and no value',
    jpeg({ segments: [jpegXmp(xmpPacket(TC260))] }),
    unlabelled('jpeg', ['implicit-label-missing', 'label-residue']),
  ),
  defect(
    'shell-empty-element.jpg',
    'an empty TC260:AIGC',
    jpeg({ segments: [jpegXmp(xmpPacket(TC260, '<TC260:AIGC/>'))] }),
    unlabelled('jpeg', ['implicit-label-missing', 'label-residue']),
  ),
  defect(
    'shell-empty-entry.png',
    'an empty tEXt AIGC',
    png({ before: [pngText('AIGC', '')] }),
    unlabelled('png', ['implicit-label-missing', 'label-residue']),
  ),
  defect(
    'shell-beside-label.png',
    'an empty shell in XMP beside a label in tEXt',
    png({ before: [pngText('AIGC', JSON_BARE), pngInternationalText('XML:com.adobe.xmp', xmpPacket(TC260))] }),
    labelled('png', ['label-residue']),
  ),
  defect(
    'wrapper-without-label.jpg',
    'an AIGC wrapper with other keys, nothing else',
    jpeg({ segments: [jpegExif(exifLabel('{"AIGC":{"ServiceProvider":"biaoshi"}}'))] }),
    {
      ...unlabelled('jpeg', ['implicit-label-field-missing', 'implicit-label-missing']),
      origin: 'suspected',
    },
  ),
  defect(
    'exif-other-tag.png',
    'a propagator wrote its label into eXIf behind IDAT',
    png({
      before: [pngText('AIGC', JSON_BARE)],
      after: [
        pngChunk(
          'eXIf',
          exifLabel(JSON.stringify({ AIGC: change({ ContentPropagator: 'zhihu', PropagateID: '1987166' }) })),
        ),
      ],
    }),
    {
      ...labelled('png', ['implicit-label-duplicate', 'implicit-label-misplaced']),
      fields: [GOOD, change({ ContentPropagator: 'zhihu', PropagateID: '1987166' })],
    },
  ),
];
