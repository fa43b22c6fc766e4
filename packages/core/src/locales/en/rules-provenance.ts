import type { C2paReason } from '../../model/c2pa.ts';
import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.join(', ');

/** Status codes of the specification in brackets; nothing where a validator gave none. */
const coded = (codes: readonly string[]): string => (codes.length === 0 ? '' : ` (${list(codes)})`);

const REASONS: Readonly<Record<C2paReason, string>> = {
  unknownAlgorithm: 'they use an algorithm that this check does not know',
  prereleaseClaim: 'they follow a draft of the specification',
  malformedStore: 'their data cannot be taken apart',
  unsupportedFormat: 'this check does not support them in files of this format',
  unsupportedBinding: 'they are tied to the picture in a way that this check does not know',
  tooLarge: 'they are larger than the limit',
  noBackend: 'no validator is installed',
  other: 'the validator gave no answer',
};

/** Words of the rules about C2PA, disagreeing carriers and labels that went missing. */
export const PROVENANCE_RULE_WORDS = {
  'c2pa-certificate-invalid': {
    title: 'The signing certificate of the content credentials did not pass',
    messages: {
      expired: {
        text: ({ codes }) =>
          `The certificate has run out, and no accepted time stamp shows that it was valid when it signed${coded(codes)}. Many genuine files are like this; it does not mean that the credentials or the picture are false`,
        fix: () => 'Name time-stamp anchors if you have them; a signer adds a time stamp when signing',
      },
      revoked: {
        text: ({ codes }) =>
          `The certificate was withdrawn by its issuer${coded(codes)}. The signature no longer vouches for anybody; it does not tell whether the picture is false`,
        fix: () => 'Ask the signer for a file that is signed with a valid certificate',
      },
      unfit: {
        text: ({ codes }) =>
          `The certificate or its time stamp is not of the kind that content credentials ask for${coded(codes)}. It does not mean that the picture is false`,
        fix: () => 'A signer uses a certificate for signing content; until then take the credentials as a trace only',
      },
    },
  },
  'c2pa-hash-mismatch': {
    title: 'The content credentials do not match the file',
    messages: {
      contentChanged: {
        text: ({ codes }) =>
          `The file is not byte for byte the one that was signed${coded(codes)}: it was changed after signing, by editing, by writing metadata or in transit, or the credentials come from another file. It does not mean that the picture is false; what they say cannot be taken for this picture`,
        fix: () => 'Get the file as its service delivered it; whoever changes a signed file signs it again',
      },
      notBound: {
        text: ({ codes }) =>
          `The credentials do not say which picture they belong to${coded(codes)}; what they say cannot be taken for this picture`,
        fix: () => 'Get the file as its service delivered it',
      },
    },
  },
  'c2pa-ingredient-invalid': {
    title: 'The credentials of an ingredient did not pass',
    messages: {
      changed: {
        text: ({ codes }) =>
          `The credentials of a picture that went into this one were changed after signing${coded(codes)}. Those of the file itself may be in order; what the ingredient says of its origin cannot be relied on`,
        fix: () => 'Get the ingredient with its own credentials, if its origin matters',
      },
      unproven: {
        text: ({ codes }) =>
          `The credentials of a picture that went into this one are not proved in full${coded(codes)}. Those of the file itself are not affected`,
        fix: () => 'Get the ingredient with its own credentials, if its origin matters',
      },
    },
  },
  'c2pa-manifest-altered': {
    title: 'The content credentials are not as they were signed',
    messages: {
      changed: {
        text: ({ codes }) =>
          `Statements inside the credentials are not those that were signed${coded(codes)}. What they say cannot be relied on; of the picture this tells nothing`,
        fix: () => 'Get the file as its service delivered it',
      },
      incomplete: {
        text: ({ codes }) =>
          `The credentials refer to parts that are not there${coded(codes)}. What is there may hold; it is not the whole`,
        fix: () => 'Get the file as its service delivered it',
      },
      malformed: {
        text: ({ codes }) =>
          `The credentials depart from the form that the specification sets${coded(codes)}. Real files of large services do; it does not mean that they were altered`,
        fix: () => 'Nothing to do for a reader; a signer brings its software up to date',
      },
    },
  },
  'c2pa-not-checked': {
    title: 'Content credentials could not be checked',
    messages: {
      couldNotCheck: {
        text: ({ reason }) =>
          `Content credentials are there and could not be checked: ${REASONS[reason]}. It does not mean that they are wrong. The Chinese labelling rules do not rest on them, so their answer stands`,
        fix: () => 'Check them with another validator, if their answer matters',
      },
      notExamined: {
        text: () =>
          'Content credentials are there, and nobody checked them this time. The Chinese labelling rules do not rest on them, so their answer stands',
        fix: () => 'Scan with the C2PA validator',
      },
      bindingNotChecked: {
        text: () => 'Whether the content credentials belong to this picture could not be checked; neither yes nor no',
        fix: () => 'Check them with another validator, if their answer matters',
      },
      signatureNotChecked: {
        text: () =>
          'Whether the signature of the content credentials is valid could not be checked; neither yes nor no',
        fix: () => 'Check them with another validator, if their answer matters',
      },
    },
  },
  'c2pa-pointer-dangling': {
    title: 'A pointer to content credentials, and none in the file',
    messages: {
      pointerOnly: {
        text: ({ url }) =>
          `The metadata says that content credentials are kept at ${url}, and the file holds none. Some services keep them only there; ordinary conversion, too, drops credentials and keeps such a pointer. Nothing was fetched`,
        fix: () => 'Look up the address yourself if the origin matters, or get the file as its service delivered it',
      },
      credentialsMissing: {
        text: () =>
          'The metadata says that the file holds content credentials, and it holds none. Ordinary conversion drops credentials and keeps such a pointer',
        fix: () => 'Get the file as its service delivered it',
      },
    },
  },
  'c2pa-signature-invalid': {
    title: 'The signature of the content credentials is not valid',
    messages: {
      invalid: {
        text: ({ codes }) =>
          `The content credentials were changed after signing, or were never signed${coded(codes)}: nobody stands behind what they say. It does not mean that the picture is false`,
        fix: () => 'Take nothing from these credentials; get the file as its service delivered it',
      },
    },
  },
  'c2pa-signer-untrusted': {
    title: 'The signer is not on a trust list',
    messages: {
      notOnList: {
        text: ({ signer, codes }) =>
          `${signer} signed the content credentials and is not on the trust lists named for this check${coded(codes)}. Anyone can sign under any name; not being listed does not mean that the signer is false`,
        fix: () => 'Decide whether you trust the signer; if so, add its issuer to your trust list',
      },
      unnamed: {
        text: ({ codes }) =>
          `The content credentials were signed by somebody whom the certificate does not name and who is not on the trust lists named for this check${coded(codes)}`,
        fix: () => 'Take the credentials as a trace only',
      },
    },
  },
  'carriers-disagree': {
    title: 'The file contradicts itself about AI origin',
    messages: {
      labelAgainstCapture: {
        text: ({ left, right }) =>
          `The AIGC label says that the content is AI-generated (${list(left)}); content credentials that belong to this picture and that a trusted signer vouches for say that it was captured (${list(right)}). Both cannot hold; the file does not tell which is wrong`,
        fix: () => 'Find out where the picture comes from and who wrote the label; put the wrong statement right',
      },
      labelAgainstUnprovenCapture: {
        text: ({ left, right }) =>
          `The AIGC label speaks for AI generation (${list(left)}); content credentials of this picture say that it was captured (${list(right)}). One side is no more than a declaration, a suspicion or the word of a signer nobody vouches for`,
        fix: () => 'Find out where the picture comes from; compare with the file before the label was written',
      },
      producerAgainstSigner: {
        text: ({ left, right }) =>
          `The AIGC label names ${list(left)} as the producer; content credentials of this picture say that ${list(right)}, a product of another vendor, generated the whole. A service that resells another's model may well write this`,
        fix: () => 'Ask the producer that the label names whether it offers that product',
      },
      sourceTypeAgainstLabel: {
        text: ({ left, right }) =>
          `The digital source type says ${list(left)}, which is not AI; the AIGC label speaks for AI generation (${list(right)}). Programs that edit a picture may keep its old source type`,
        fix: () => 'Find out which holds for this picture and correct the other',
      },
      sourceTypeAgainstManifest: {
        text: ({ left, right }) =>
          `The digital source type says ${list(left)}; content credentials of this picture (${list(right)}) say the opposite about AI. Programs that edit a picture may keep its old source type`,
        fix: () => 'Rather go by the signed credentials; correct the source type',
      },
      cameraAgainstGeneration: {
        text: ({ left, right }) =>
          `EXIF names a camera and a time of taking (${list(left)}); other metadata says that the whole was generated (${list(right)}). A program that starts from a photo may keep the camera's EXIF, and anyone can write it`,
        fix: () => 'Find out whether a photo was the start; compare with the original file of the camera',
      },
      visibleAgainstCapture: {
        text: ({ left, right }) =>
          `What is seen in the picture speaks for AI (${list(left)}); content credentials of this picture say that it was captured (${list(right)}). Anyone can print a label onto a photo, and an app may print one after a small edit`,
        fix: () =>
          'Rather go by the signed credentials; look at the picture, and compare with the file before the label',
      },
    },
  },
  'label-stripped': {
    title: 'A label or mark is recorded and not there',
    messages: {
      manifestRecordsLabel: {
        text: ({ by }) =>
          `Signed content credentials (${list(by)}) record an AIGC label, and the file holds none. Conversion that drops all metadata would have dropped the credentials too. This says what is there now, not how it came about`,
        fix: () => 'Compare with the file before processing; if it is AI-generated, write the label again',
      },
      historyRecordsLabel: {
        text: ({ steps }) =>
          `The XMP history records a labelling step (${list(steps)}), and the file holds no label. Conversion that drops all metadata would have dropped the history too. This says what is there now, not how it came about`,
        fix: () => 'Compare with the file before processing; if it is AI-generated, write the label again',
      },
      historyMentionsMark: {
        text: ({ steps }) =>
          `The XMP history mentions a label or watermark (${list(steps)}); the file holds no AIGC label. It may be a mark of any kind, a photographer's too`,
        fix: () => 'Look at the picture for a visible mark; nothing to do otherwise',
      },
      exifPointerDangling: {
        text: ({ carrier }) =>
          `${carrier} points to data that is not there. Ordinary conversion and editing leave such pointers; a label can have been there, and anything else too`,
        fix: () => 'Compare with the file before processing, if its origin matters',
      },
    },
  },
  'label-transplanted': {
    title: "The label may be another picture's",
    messages: {
      besideForeignManifest: {
        text: ({ codes }) =>
          `The file holds a label and content credentials that were signed for other bytes${coded(codes)}. Either the label was written, or the picture changed, after signing, or label or credentials come from another file. The label alone is tied to no picture, so it cannot tell`,
        fix: () => 'Ask the producer for the content number of the label, and compare with the file it delivered',
      },
      labelOfIngredient: {
        text: ({ produceId, title }) =>
          `The label's content number ${produceId} is that of one part that went into this picture (${title}), not of the picture. The label may have been taken over with the part`,
        fix: () => 'Whoever made the whole writes its own content number',
      },
    },
  },
} satisfies Partial<RuleWords>;
