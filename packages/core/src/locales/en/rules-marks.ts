import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.join(', ');

const CHECK_AGAIN = 'Get the whole file, check again without the quick tier, or raise the limit';
const OPEN_STORE = 'Check the C2PA store with a tool that can, or follow the link by hand';

/** What the rules about one item of a mark say. `item`: the item as the subject of a sentence. */
const itemWords = (item: string, fix: string) => ({
  missing: {
    text: ({ carrier }: { carrier: string }) =>
      `${item} is not in the mark at ${carrier}, nor in any other that was read`,
    fix: () => fix,
  },
  elsewhere: {
    text: ({ carrier, other }: { carrier: string; other: string }) =>
      `${item} is not in the mark at ${carrier}, which tells most, but in the one at ${other}: no one mark tells everything`,
    fix: () => fix,
  },
  cannotTell: {
    text: () =>
      `Whether a mark tells this cannot be said (${item.toLowerCase()}): it may be behind a link, in a C2PA store that could not be checked, or in a part that was not read`,
    fix: () => OPEN_STORE,
  },
});

const NAME = itemWords(
  'The name of the AI system',
  'Write the name of the system into claim_generator_info or softwareAgent',
);
const VERSION = itemWords(
  'The version of the AI system',
  'Write the version of the system into claim_generator_info or softwareAgent',
);

/** Words of the rules about what a mark of AI origin has to say, under the laws outside China. */
export const MARK_RULE_WORDS = {
  'created-time-missing': {
    title: 'The mark does not tell when the content was made',
    messages: itemWords(
      'The time at which the content was made or altered',
      'Have the C2PA signature time-stamped, or write `when` into the action',
    ),
  },
  'explicit-label-not-assessed': {
    title: 'Whether a visible label is due, and there, was not decided',
    messages: {
      notAssessed: {
        text: () =>
          'The content is AI-made, or shows a sign of it; whether it is of the kind that owes a visible label, and whether that label is on the picture or beside it, this check does not decide',
        fix: () =>
          'If it is a deep fake, see that a clear label stands on the picture or beside it at first sight; hidden metadata does not stand in for it',
      },
      notExamined: {
        text: () => 'The pixels were not examined: whether the visible label that is owed is there cannot be said',
        fix: () => 'Check again with the pixels examined, or look at the picture',
      },
      partlyRead: {
        text: () =>
          'The pixels were looked at, but part of the file was not read: what else it says of AI cannot be said',
        fix: () => CHECK_AGAIN,
      },
      originUnread: {
        text: () =>
          'Whether the content is AI-made, and so whether a visible label could be due, cannot be said: part of what might tell was not read or could not be checked',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'generated-or-altered-missing': {
    title: 'The mark does not tell generated from altered',
    messages: {
      ...itemWords(
        'Whether AI created the content or altered it',
        'Write the digital source type: trainedAlgorithmicMedia for the whole, compositeWithTrainedAlgorithmicMedia for a part',
      ),
      unclear: {
        text: ({ value }) =>
          `The source type ${value} says that an algorithm changed the picture, not whether generative AI made or altered it`,
        fix: () =>
          'If generative AI was used, write trainedAlgorithmicMedia for the whole or compositeWithTrainedAlgorithmicMedia for a part',
      },
    },
  },
  'machine-readable-mark-missing': {
    title: 'No machine-readable mark says that it is AI-made',
    messages: {
      missing: {
        text: () =>
          'The content is stated to be AI-made, and none of the marks that can be read from a file says so: no AIGC field, no C2PA manifest, no digital source type, no word of the generator itself. A watermark that only its maker can read would not be seen here',
        fix: () => 'Write a mark: best a signed C2PA manifest with the digital source type',
      },
      missingThoughTraced: {
        text: ({ generators }) =>
          `Traces of a generator (${list(generators)}) suggest that the content is AI-made, and no mark says so`,
        fix: () =>
          'Find out whether it is AI-made; if so, write a mark: best a signed C2PA manifest with the digital source type',
      },
      onlyVisible: {
        text: ({ texts }) =>
          `A visible label (${list(texts)}) says that the content is AI-made, and no mark that a machine reads does`,
        fix: () => 'Write a mark as well: best a signed C2PA manifest with the digital source type',
      },
      onlyPerhaps: {
        text: ({ carriers }) =>
          `The only mark (${list(carriers)}) does not say that the content is AI-made, but that it may be, or is suspected to be`,
        fix: () => 'If it is AI-made, write a mark that says so plainly',
      },
      onlyBroken: {
        text: ({ carriers }) =>
          `The only mark that says AI is a C2PA manifest (${list(carriers)}) that was changed or belongs to another picture; this does not show that the picture is, or is not, AI-made`,
        fix: () => 'Sign the picture again as its last step of processing',
      },
      unread: {
        text: () => 'No mark was found, but part of the file was not read: whether there is one cannot be said',
        fix: () => CHECK_AGAIN,
      },
      partlyRead: {
        text: ({ carriers }) =>
          `A mark says AI (${list(carriers)}), but not all of the file was read: whether other marks agree with it cannot be said`,
        fix: () => CHECK_AGAIN,
      },
      notChecked: {
        text: ({ carriers }) =>
          `There is a C2PA store (${list(carriers)}) that could not be checked: whether it says AI cannot be said`,
        fix: () => OPEN_STORE,
      },
      linkOnly: {
        text: ({ carriers }) =>
          `There is only a link to a C2PA store (${list(carriers)}), which is never followed here: whether the store says AI cannot be said`,
        fix: () => OPEN_STORE,
      },
    },
  },
  'provider-name-missing': {
    title: 'The mark does not name the provider',
    messages: itemWords(
      'The name of the provider',
      "Sign with a certificate that names the provider's organisation, or name it in claim_generator_info",
    ),
  },
  'signature-missing': {
    title: 'What says AI is not soundly signed',
    messages: {
      unsigned: {
        text: ({ carriers }) =>
          `What says AI stands in metadata that is not signed (${list(carriers)}): anyone can change it unseen`,
        fix: () => 'Say it in a C2PA manifest that is signed and time-stamped',
      },
      signatureInvalid: {
        text: ({ carrier, codes }) =>
          `The signature of the C2PA manifest at ${carrier} does not hold (${list(codes)}); this does not show that the picture is false`,
        fix: () => 'Sign the picture again',
      },
      notBound: {
        text: ({ carrier, codes }) =>
          `The signed C2PA manifest at ${carrier} does not fit this picture (${list(codes)}); any processing after signing causes this`,
        fix: () => 'Sign the picture again as its last step of processing',
      },
      altered: {
        text: ({ carrier }) =>
          `What the C2PA manifest at ${carrier} says of AI, or what it was made from, was changed after signing`,
        fix: () => 'Sign the picture again, from sources whose manifests are whole',
      },
      timestampMissing: {
        text: ({ carrier }) =>
          `The signature of the C2PA manifest at ${carrier} has no trusted time stamp that holds; when it was signed is the signer's own word`,
        fix: () => 'Have the signature time-stamped (RFC 3161)',
      },
      notChecked: {
        text: ({ carriers }) =>
          `There is a C2PA store or a link to one (${list(carriers)}) that could not be checked: whether what says AI is signed cannot be said`,
        fix: () => OPEN_STORE,
      },
      unread: {
        text: () => 'Part of the file was not read: whether what says AI is signed cannot be said',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'source-type-missing-or-wrong': {
    title: 'The IPTC digital source type is missing or another one',
    messages: {
      missing: {
        text: () => 'The content is AI-made, or shows a sign of it, and has no IPTC digital source type',
        fix: () => SOURCE_TYPE_FIX,
      },
      wrong: {
        text: ({ value, carrier }) =>
          `The content is AI-made, or shows a sign of it, and the digital source type at ${carrier} is “${value}”, which does not say so`,
        fix: () => SOURCE_TYPE_FIX,
      },
      retired: {
        text: ({ value, carrier }) =>
          `The digital source type at ${carrier} is “${value}”, which IPTC has withdrawn and which does not say AI`,
        fix: () => SOURCE_TYPE_FIX,
      },
      partly: {
        text: ({ value, carrier }) =>
          `The digital source type at ${carrier} is “${value}”: AI made a part. Our sources differ on whether this is taken in place of trainedAlgorithmicMedia`,
        fix: () => 'If AI made the whole, write trainedAlgorithmicMedia; if it made a part, leave it as it is',
      },
      spelling: {
        text: ({ value, carrier }) =>
          `The digital source type at ${carrier} is written “${value}”; the value is right, but some readers only know the vocabulary's own address`,
        fix: () => SOURCE_TYPE_FIX,
      },
      unread: {
        text: () => 'Part of the file was not read: whether the IPTC digital source type is right cannot be said',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'system-name-version-missing': {
    title: 'The mark does not name the AI system and its version',
    messages: {
      nameMissing: NAME.missing,
      versionMissing: VERSION.missing,
      nameElsewhere: NAME.elsewhere,
      versionElsewhere: VERSION.elsewhere,
      cannotTell: itemWords('The name and version of the AI system', '').cannotTell,
      versionCannotTell: VERSION.cannotTell,
    },
  },
  'unique-id-missing': {
    title: 'The mark has no identifier of the content',
    messages: itemWords(
      'A unique identifier of the content',
      'Write one: the label of a C2PA manifest is one, and so is ProduceID in the AIGC field',
    ),
  },
} satisfies Partial<RuleWords>;

const SOURCE_TYPE_FIX =
  'Write http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia into Iptc4xmpExt:DigitalSourceType in XMP';
