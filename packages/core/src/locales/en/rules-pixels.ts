import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join(', ');

const PRINT_WORDS = 'Print words with both elements, such as “AI生成”, at an edge or a corner of the picture';

/** Words of the rules about what is seen in the pixels. What was not detected may be there: none says "there is none". */
export const PIXEL_RULE_WORDS = {
  'explicit-label-illegible': {
    title: 'The visible label is hard to read',
    messages: {
      faint: {
        text: ({ text, contrast }) =>
          `A visible label was detected (“${text}”); its contrast against what is around it is ${contrast} to 1, and a person can hardly read it`,
        fix: () => 'Print the label with an outline, or on a ground of its own, so that it is clear on any picture',
      },
      tiny: {
        text: ({ text, glyphPercent }) =>
          `A visible label was detected (“${text}”); at this size of the picture its glyphs (${glyphPercent} % of the shorter side) are too few pixels for a person to read`,
        fix: () => 'Print the label larger, or check the picture at its full size',
      },
      blurred: {
        text: ({ text }) => `A visible label was detected, but its words can only be guessed (“${text}”)`,
        fix: () => 'Print the label after the picture was scaled and compressed, not before',
      },
    },
  },
  'explicit-label-misplaced': {
    title: 'The visible label is not at an edge or a corner',
    messages: {
      inside: {
        text: ({ texts }) =>
          `The visible label (${list(texts)}) stands inside the picture. The standard asks for an edge or a corner and gives no distance; the outer fifth of the sides counts here`,
        fix: () => 'Print the label at an edge or a corner',
      },
    },
  },
  'explicit-label-missing': {
    title: 'No visible label was detected',
    messages: {
      notDetected: {
        text: () =>
          'The content is AI-made, or shows a sign of it, and no visible label was detected in the picture. It may be too faint to detect, stand beside the picture, or not be owed in this case',
        fix: () => `Look at the picture. ${PRINT_WORDS} if a label is owed`,
      },
      unread: {
        text: () => 'The pixels could not be decoded: whether there is a visible label cannot be said',
        fix: () => 'Get the whole file and check it again, or look at the picture',
      },
    },
  },
  'explicit-label-too-small': {
    title: 'The visible label is small',
    messages: {
      onlyBoxReaches: {
        text: ({ text, glyphPercent, boxPercent }) =>
          `The glyphs of the visible label (“${text}”) are ${glyphPercent} % of the shorter side, the box around them ${boxPercent} %. The standard asks for 5 % and does not say which is meant`,
        fix: () => 'Print the label so large that its glyphs are 5 % of the shorter side',
      },
      below: {
        text: ({ text, glyphPercent, boxPercent }) =>
          `The glyphs of the visible label (“${text}”) are ${glyphPercent} % of the shorter side, the box around them ${boxPercent} %: both under the 5 % that the standard asks for`,
        fix: () => 'Print the label so large that its glyphs are 5 % of the shorter side',
      },
    },
  },
  'explicit-label-wording': {
    title: 'The words in the picture fall short of a label',
    messages: {
      generationElementMissing: {
        text: ({ texts }) =>
          `The words in the picture (${list(texts)}) speak of AI and lack the generation element, 生成 or 合成; 制作 and 绘制 are not it`,
        fix: () => PRINT_WORDS,
      },
      aiElementMissing: {
        text: ({ texts }) =>
          `The words in the picture (${list(texts)}) speak of generation and lack the AI element, 人工智能 or AI`,
        fix: () => PRINT_WORDS,
      },
      otherLanguage: {
        text: ({ texts }) =>
          `The visible label (${list(texts)}) has both elements in another language; the standard names them in Chinese (生成, 合成), with “AI” as the only Latin word`,
        fix: () => 'For use in China, print the words in Chinese as well',
      },
    },
  },
  'invisible-mark-found': {
    title: 'An invisible mark was read in the pixels',
    messages: {
      found: {
        text: ({ scheme, generator, bits, of }) =>
          `An invisible mark (${scheme}) holds the payload that ${generator} writes; ${bits} of ${of} bits fit. It is a trace of generation, and no label`,
        fix: () => 'Find out whether the content is AI-made; the implicit label in the metadata is owed all the same',
      },
      signed: {
        text: ({ scheme, generator }) =>
          `An invisible mark (${scheme}) holds ${generator}’s signature, and it verifies with the published key: pixels and settings are as ${generator} signed them. It is a trace of generation, and no label`,
        fix: () => 'The implicit label in the metadata is owed all the same',
      },
      signatureDiffers: {
        text: ({ scheme, generator }) =>
          `An invisible mark (${scheme}) names ${generator}, and its signature does not verify with the published key: pixels or settings are not those that were signed. Editing does this; so does a mark from another picture`,
        fix: () => 'Compare with the original file',
      },
      unknownGenerator: {
        text: ({ scheme, payload }) =>
          `An invisible mark (${scheme}) was read (“${payload}”); which generator writes it is not known`,
        fix: () => 'Find out where the picture comes from',
      },
    },
  },
  'vendor-mark-only': {
    title: "A vendor's mark without the words of a label",
    messages: {
      markOnly: {
        text: ({ marks }) =>
          `The picture shows a vendor's mark (${list(marks)}), and no visible label was detected: the mark lacks the words`,
        fix: () => PRINT_WORDS,
      },
    },
  },
  'visible-producer-differs': {
    title: 'The picture names another vendor than the implicit label',
    messages: {
      producerDiffers: {
        text: ({ seen, producers }) =>
          `The picture shows ${list(seen)}; the implicit label names ${list(producers)} as the producer, of another vendor. A service that resells another's model may well do this; so does a label from another picture`,
        fix: () => 'Ask the producer that the label names; compare with the original file',
      },
    },
  },
} satisfies Partial<RuleWords>;
