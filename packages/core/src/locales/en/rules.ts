import type { RuleWords } from '../locale.ts';
import { MARK_RULE_WORDS } from './rules-marks.ts';
import { PIXEL_RULE_WORDS } from './rules-pixels.ts';
import { PROVENANCE_RULE_WORDS } from './rules-provenance.ts';

const list = (items: readonly string[]): string => items.join(', ');

export const RULE_WORDS: RuleWords = {
  ...MARK_RULE_WORDS,
  ...PIXEL_RULE_WORDS,
  ...PROVENANCE_RULE_WORDS,
  'extension-mismatch': {
    title: "The name's ending does not fit the content",
    messages: {
      mismatch: {
        text: ({ extension, format }) =>
          `The name ends in .${extension}, the content is ${format}; whoever goes by the name seeks the label in the wrong place`,
        fix: ({ usual }) => `Change the ending to .${usual}`,
      },
    },
  },
  'implicit-label-characters': {
    title: 'Characters outside the range for label values',
    messages: {
      outsideRange: {
        text: ({ field, characters, carrier }) =>
          `${field} at ${carrier} holds characters outside the range (${list(characters)}); the standard has values consist mainly of visible ASCII`,
        fix: ({ field }) => `Use only 0x21, 0x23–0x5B and 0x5D–0x7E in ${field}, and \\" for a quotation mark`,
      },
      reservedOutsideRange: {
        text: ({ field, characters, carrier }) =>
          `${field} at ${carrier} holds characters outside the range (${list(characters)})`,
        fix: ({ field }) => `Arbitrary data in ${field} can be written as Base64`,
      },
      chineseName: {
        text: ({ field, value, carrier }) =>
          `${field} at ${carrier} is the Chinese name “${value}”; a name is allowed, but the range of characters has no Chinese`,
        fix: ({ field }) => `Prefer the 27-character provider code in ${field}, or a name in Latin letters`,
      },
    },
  },
  'implicit-label-duplicate': {
    title: 'More than one implicit label',
    messages: {
      copies: {
        text: ({ count, carriers }) =>
          `The file holds ${count} implicit labels that agree (${list(carriers)}); the standard keeps one only`,
        fix: () => 'Keep one, in the place set for the format',
      },
      appended: {
        text: ({ count, carriers, propagators }) =>
          `One content has ${count} implicit labels (${list(carriers)}): a propagator${propagators.length > 0 ? ` (${list(propagators)})` : ''} added its own instead of updating the first`,
        fix: () =>
          "A propagator updates ContentPropagator and PropagateID in the label that is there and leaves the producer's fields",
      },
      differing: {
        text: ({ count, carriers }) =>
          `The file holds ${count} implicit labels that differ (${list(carriers)}); the standard keeps one only`,
        fix: () => 'Find out which one belongs to this content and keep that one only',
      },
    },
  },
  'implicit-label-encoding': {
    title: 'The implicit label is wrongly encoded',
    messages: {
      duplicateKeys: {
        text: ({ keys, carrier }) =>
          `Keys occur more than once in the label at ${carrier} (${list(keys)}); readers will differ on their values`,
        fix: () => 'Write each key once',
      },
      nestedEncoding: {
        text: ({ layers, carrier }) => `The label at ${carrier} is escaped or encoded ${layers} time(s) too often`,
        fix: () => 'Escape the JSON once, as its place demands',
      },
      damagedText: {
        text: ({ fields, carrier }) =>
          `${list(fields)} at ${carrier} holds characters that cannot be restored; the value may be damaged`,
        fix: () => 'Write the value again in the right text encoding',
      },
      unknownKeys: {
        text: ({ keys, carrier }) => `The label at ${carrier} has keys beyond the standard's seven (${list(keys)})`,
        fix: () => 'Put data of your own into ReservedCode1 or ReservedCode2',
      },
    },
  },
  'implicit-label-field-empty': {
    title: 'An element of the implicit label is empty',
    messages: {
      fieldEmpty: {
        text: ({ field, carrier }) => `${field} at ${carrier} is empty`,
        fix: ({ field }) => `Fill in ${FIELD_FIX[field] ?? field}`,
      },
    },
  },
  'implicit-label-field-missing': {
    title: 'An element of the implicit label is missing',
    messages: {
      fieldMissing: {
        text: ({ field, carrier }) => `The label at ${carrier} has no ${field}`,
        fix: ({ field }) => `Add ${FIELD_FIX[field] ?? field}`,
      },
      wrapperWithoutLabel: {
        text: ({ carrier }) => `An object named AIGC at ${carrier} has no Label: it is not an implicit label`,
        fix: () => 'Write the implicit label with the seven keys of Annex E',
      },
      wrapperBesideLabel: {
        text: ({ carrier }) =>
          `Beside the label, an AIGC object without Label stands at ${carrier}; readers may take it for the label`,
        fix: () => 'Do not name data of your own AIGC',
      },
    },
  },
  'implicit-label-field-too-long': {
    title: 'A label value is very long',
    messages: {
      fieldTooLong: {
        text: ({ field, length, bound, carrier }) =>
          `${field} at ${carrier} has ${length} characters, over our bound of ${bound}; the standard sets no length, but other readers may cut the value`,
        fix: ({ field }) => `Check ${field} and shorten it to the usual length of a code or number`,
      },
    },
  },
  'implicit-label-misplaced': {
    title: 'The implicit label is not in its place',
    messages: {
      misplaced: {
        text: ({ carrier }) =>
          `The implicit label stands at ${carrier}, which is no place set for this format; other readers may not find it`,
        fix: () => "Write it as TC260:AIGC in XMP, or in the format's alternative place",
      },
      keyedProperties: {
        text: ({ carrier }) => `At ${carrier} each key is an XMP property of its own, not one JSON string`,
        fix: () => 'Join them into one TC260:AIGC property whose value is the JSON string with all keys',
      },
    },
  },
  'implicit-label-missing': {
    title: 'No implicit label found',
    messages: {
      missing: {
        text: () => 'The content is stated to be AI-generated, and the metadata holds no implicit label',
        fix: () => 'Write the implicit label into the metadata, in the place set for the format',
      },
      missingThoughDeclared: {
        text: () => 'The uploader declared the content AI-generated, and the metadata holds no implicit label',
        fix: () => 'Show the notice “may be AI-generated” and write the propagation fields (Label 2)',
      },
      missingThoughTraced: {
        text: ({ generators }) =>
          `The metadata holds no implicit label, but traces of a generator (${list(generators)})`,
        fix: () =>
          'Review the traces; if they hold, show the notice “suspected” and write the propagation fields (Label 3)',
      },
      missingThoughStated: {
        text: ({ by }) =>
          `There is no implicit label in the file's metadata, but other metadata says that the content is AI-made, in whole or in part (${list(by)})`,
        fix: () =>
          'Review what it says; if it holds, show the notice “suspected” and write the propagation fields (Label 3)',
      },
      missingThoughSeen: {
        text: ({ seen }) =>
          `There is no implicit label in the file's metadata, but the picture itself shows a visible label, a vendor's mark or an invisible mark (${list(seen)}). Anyone can print one onto a photo`,
        fix: () =>
          'Look at the picture; if it holds, show the notice “suspected” and write the propagation fields (Label 3)',
      },
    },
  },
  'implicit-label-unreadable': {
    title: 'The implicit label could not be read in full',
    messages: {
      unreadable: {
        text: () => 'Damage or a reading limit stood in the way: whether there is an implicit label cannot be said',
        fix: () => 'Get the whole file and check it again, or raise the limit',
      },
      notExamined: {
        text: () => 'This check did not read the parts where a label could be: whether there is one cannot be said',
        fix: () => 'Check again without the quick tier',
      },
      partlyRead: {
        text: () => 'An implicit label was read, but not all of the file: whether there are others cannot be said',
        fix: () => 'Get the whole file, check again without the quick tier, or raise the limit',
      },
    },
  },
  'implicit-label-value-not-string': {
    title: 'A label value is not a string',
    messages: {
      notString: {
        text: ({ field, value, carrier }) =>
          `${field} at ${carrier} is written ${value}, not as a string; the standard has strings only`,
        fix: ({ field }) => `Put the value of ${field} into quotation marks`,
      },
    },
  },
  'implicit-label-value-out-of-range': {
    title: 'Label has a value that the standard does not know',
    messages: {
      outOfRange: {
        text: ({ value, carrier }) =>
          `Label at ${carrier} is “${value}”; it can be 1 (is, 属于), 2 (may be, 可能) or 3 (suspected, 疑似)`,
        fix: () => 'A generation service writes 1; a platform writes 2 on a declaration and 3 on traces',
      },
      notProducers: {
        text: ({ value, carrier }) =>
          `Label at ${carrier} is ${value}, which a platform writes that was told or saw traces; a producer writes 1`,
        fix: () => 'Write Label 1 into what the service itself generated',
      },
    },
  },
  'label-residue': {
    title: 'Residue of a label',
    messages: {
      emptyTc260Shell: {
        text: ({ carrier }) =>
          `${carrier} declares the TC260 namespace and holds no label in it. Conversion that drops metadata drops the whole packet; here the frame is there and the value is not`,
        fix: () => 'Compare with the file before processing; if it is AI-generated, write the label again',
      },
      emptyTc260Property: {
        text: ({ carrier }) =>
          `${carrier} has a TC260:AIGC property without a value. Conversion that drops metadata drops the property too; here it is there and the value is not`,
        fix: () => 'Compare with the file before processing; if it is AI-generated, write the label again',
      },
      emptyAigcEntry: {
        text: ({ carrier }) =>
          `${carrier} has an entry named AIGC without content. Conversion that drops metadata drops the entry too; here it is there and the value is not`,
        fix: () => 'Compare with the file before processing; if it is AI-generated, write the label again',
      },
      besideLabel: {
        text: ({ carrier }) => `Beside the implicit label, ${carrier} holds an empty place for one`,
        fix: () => 'Clear the empty place, so that nobody misreads it',
      },
    },
  },
  'labels-disagree': {
    title: 'Implicit labels contradict each other',
    messages: {
      producersDiffer: {
        text: ({ values }) => `The labels name different producers: ${list(values)}`,
        fix: () => 'Find out who produced this content and keep that label only',
      },
      produceIdsDiffer: {
        text: ({ values }) => `The labels have different content numbers: ${list(values)}`,
        fix: () => 'Find out which number belongs to this content and keep that label only',
      },
      labelValuesDiffer: {
        text: ({ values }) => `The labels have different values of Label: ${list(values)}`,
        fix: () => 'Find out which value holds for this content and keep that label only',
      },
      labelLowered: {
        text: ({ from, to }) =>
          `Of the labels of one content, one says Label ${from} and another ${to}; a declared label is not lowered`,
        fix: ({ from }) => `Keep Label ${from} and update the propagation fields only`,
      },
    },
  },
  'private-json-not-label': {
    title: 'Private data is not the label',
    messages: {
      privateJson: {
        text: ({ generator, dialect, carrier }) =>
          `${carrier} holds private data of ${generator} (${dialect}); it is not the implicit label of Annex E and does not replace it`,
        fix: () => 'Write the implicit label of Annex E',
      },
      privateHint: {
        text: ({ generator, dialect, carrier }) =>
          `${carrier} holds private data of ${generator} (${dialect}) that tells of the product, not whether the content was generated; it is not the implicit label`,
        fix: () => 'If the content is AI-generated, write the implicit label of Annex E',
      },
    },
  },
  'producer-code-check-digit-mismatch': {
    title: 'The entity code inside a provider code fails its check',
    messages: {
      wrongCheckDigit: {
        text: ({ field, value, entity, expected }) =>
          `In the code ${value} of ${field}, the check digit of the entity code ${entity} should be ${expected}`,
        fix: () => 'Compare with the unified social credit code on the business licence and build the code again',
      },
      foreignCharacter: {
        text: ({ field, value, entity }) =>
          `In the code ${value} of ${field}, the entity code ${entity} holds a letter that unified social credit codes do not use (I, O, S, V, Z)`,
        fix: () => 'Compare with the unified social credit code on the business licence and build the code again',
      },
    },
  },
  'producer-code-malformed': {
    title: 'A provider code is malformed',
    messages: {
      wrongLength: {
        text: ({ field, value, length }) => `The code ${value} of ${field} has ${length} characters; it should have 27`,
        fix: () => CODE_FIX,
      },
      wrongCharacters: {
        text: ({ field, value }) => `The code ${value} of ${field} holds characters other than digits and capitals`,
        fix: () => CODE_FIX,
      },
      wrongFormat: {
        text: ({ field, value, found }) =>
          `The code ${value} of ${field} begins with ${found}; it should begin with 00`,
        fix: () => CODE_FIX,
      },
      wrongService: {
        text: ({ field, value, found }) =>
          `Position 23 (service type) of the code ${value} of ${field} is ${found}; it should be 1 (generation) or 2 (propagation)`,
        fix: () => CODE_FIX,
      },
      unknownSubjectType: {
        text: ({ field, value, found }) =>
          `Position 3 (subject type) of the code ${value} of ${field} is ${found}; only 1 (organisation) is known`,
        fix: () => 'Check the subject type; an organisation writes 1',
      },
      unknownBinding: {
        text: ({ field, value, found }) =>
          `Position 4 (binding) of the code ${value} of ${field} is ${found}; only 1 (unified social credit code) is known`,
        fix: () => 'Check the binding; a unified social credit code is 1',
      },
    },
  },
  'producer-code-service-mismatch': {
    title: "A code's service type does not fit its field",
    messages: {
      producerHasPropagationCode: {
        text: ({ value }) =>
          `Position 23 of the code ${value} in ContentProducer is 2 (propagation); the field names the generation service`,
        fix: () => "Position 23 of a producer's code is 1",
      },
      propagatorHasGenerationCode: {
        text: ({ value }) =>
          `Position 23 of the code ${value} in ContentPropagator is 1 (generation); the field names the propagation service`,
        fix: () => "Position 23 of a propagator's code is 2",
      },
      propagatorRepeatsProducer: {
        text: ({ value }) =>
          `ContentPropagator and ContentProducer are both ${value}: Annex E note 1 has it so at first writing, though position 23 is 1 (generation)`,
        fix: () => 'It can stay; a service that also propagates can use its code with 2 in position 23',
      },
    },
  },
  'producer-entity-unknown': {
    title: 'Unknown entity',
    messages: {
      unknownEntity: {
        text: ({ field, value, entity }) =>
          `The code ${value} of ${field} is well-formed; its entity code ${entity} is not in our registry, so the brand is unknown`,
        fix: () => 'Look the unified social credit code up in the public company register where needed',
      },
      unknownName: {
        text: ({ field, value }) => `The name “${value}” in ${field} is not in our registry`,
        fix: () => 'Write the 27-character provider code, which names the entity',
      },
    },
  },
  'propagator-chain-incomplete': {
    title: 'The propagation fields are not a pair',
    messages: {
      numberMissing: {
        text: ({ propagator, carrier }) =>
          `The label at ${carrier} names the propagator ${propagator} without its content number`,
        fix: () => "Fill in the propagator's unique number for the content (PropagateID)",
      },
      propagatorMissing: {
        text: ({ propagateId, carrier }) =>
          `The label at ${carrier} has the propagate ID ${propagateId} without its propagator`,
        fix: () => "Fill in the propagator's name or code (ContentPropagator)",
      },
    },
  },
  'propagator-fields-missing': {
    title: 'No propagation fields',
    messages: {
      bothMissing: {
        text: ({ carriers }) =>
          `The label at ${list(carriers)} has neither ContentPropagator nor PropagateID, two of the standard's five elements`,
        fix: () =>
          'At first writing ContentPropagator equals ContentProducer and PropagateID equals ProduceID (Annex E note 1)',
      },
    },
  },
  'security-data-binding-differs': {
    title: 'The hash of the picture in the label is not that of this picture',
    messages: {
      phash: {
        text: ({ field, distance }) =>
          `${field} holds a hash of the picture that the label was written for, and that of this picture differs in ${distance} of 64 bits: it is another picture, or it was cropped, drawn over or changed in some other way since`,
        fix: () => 'Compare with the picture as its producer delivered it; after an edit, have the label written anew',
      },
    },
  },
  'security-data-not-assessed': {
    title: 'A reserved code was not assessed',
    messages: {
      opaque: {
        text: ({ field, length }) =>
          `${field} holds ${length} characters of the writer's own data; the standard allows it and nothing is judged here`,
        fix: () => 'Nothing to do',
      },
      tc260pg: {
        text: ({ field, length }) =>
          `${field} holds ${length} characters of security data; its signature and bindings were not assessed, and a content hash without a declared selection is not recomputable`,
        fix: () => 'Nothing to do',
      },
    },
  },
  'security-data-signature-invalid': {
    title: 'A signature in the security data does not fit',
    messages: {
      label: {
        text: ({ field }) =>
          `The signature in ${field} does not fit Label, ContentProducer and ProduceID: one of them, or the signature, is not as it was written`,
        fix: () => 'Restore the label as its producer wrote it, or have it signed anew',
      },
      binding: {
        text: ({ field }) =>
          `The signature in ${field} over a binding fits in none of the ways in which bindings are known to be signed`,
        fix: () => 'Ask the producer how it signs bindings',
      },
    },
  },
};

const CODE_FIX =
  'A code has 27 digits and capitals: 00, subject type 1, binding 1, the 18-character unified social credit code, service type, 4 of your choice';

const FIELD_FIX: Readonly<Record<string, string>> = {
  Label: 'the label (Label: 1, 2 or 3)',
  ContentProducer: "the generation service's name or code (ContentProducer)",
  ProduceID: 'the content number (ProduceID)',
};
