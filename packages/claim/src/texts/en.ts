import type { Turn } from '@biaoshi/vision';
import { labelWords } from './label-words.ts';
import type { ClaimTexts } from './texts.ts';

const SHARE = { whole: 'wholly', part: 'in part' } as const;
const TRUST = {
  yes: 'the signer is on the trust list that was given',
  no: 'the signer is not on the trust list that was given',
  couldNotCheck: 'who signed could not be checked',
} as const;
const TURN: Readonly<Record<Turn, string>> = {
  original: '',
  rotated90: ', turned by 90°',
  rotated180: ', turned by 180°',
  rotated270: ', turned by 270°',
  mirrored: ', mirrored',
  flipped: ', upside down',
  transposed: ', mirrored and turned',
  transversed: ', mirrored and turned',
};
const STRENGTH = {
  selfDeclared: (generator: string) => `The file's metadata say that ${generator} made it.`,
  strong: (generator: string) => `The file's metadata hold data in a form that ${generator} writes.`,
  hint: (generator: string) => `The file's metadata hold a hint of ${generator}.`,
} as const;
const RESIDUE = {
  emptyTc260Shell: 'the namespace of the label is declared, its value is not there',
  emptyTc260Property: "the label's property is there and empty",
  emptyAigcEntry: "the label's entry is there and empty",
  danglingExifPointer: 'EXIF points to a directory or comment that is not there',
  missingCredentials: 'the metadata point to content credentials in this file, which holds none',
} as const;
const ROLE = {
  claim: "a claim's photo",
  listing: "a listing's photo",
  shipping: "the merchant's own of packing or shipping",
} as const;
const APPEAL = {
  none: '',
  open: '; an appeal is open',
  upheld: '; an appeal was upheld',
  rejected: '; an appeal was rejected',
} as const;
const CASE = { same: 'of this case', other: 'of another case', unknown: '' } as const;
const WHERE = { exif: 'EXIF', comment: "The file's comment" } as const;
const named = (name: string, before = ' '): string => (name === '' ? '' : `${before}${name}`);
const NOT_EXAMINED = {
  notDecoded: 'it could not be decoded to its end, or has too many pixels',
  tooSmall: 'it is too small',
  tooLittle: 'too much of it is dark, burnt out or of one colour',
} as const;
const METADATA = 'Anyone can write metadata, and sending a photo through an application can remove or replace them.';

export const EN: ClaimTexts = {
  statements: {
    labelled: {
      shows: ({ label, producer, produceId }) =>
        `The file carries the AIGC label of GB 45438-2025: ${labelWords(label, 'en')}${named(producer, '; producer ')}${named(produceId, '; content number ')}.`,
      notShown: () => 'Not who wrote the label, nor that the damage is not real: a label can be copied onto any file.',
    },
    credentialsAi: {
      shows: ({ product, agent, share, trusted }) =>
        `Content credentials (C2PA) that match this picture, with a valid signature, say that it was made ${SHARE[share]} by generative AI${named(agent, ', with ')}${named(product, ', product ')}; ${TRUST[trusted]}.`,
      notShown: () => 'Not who asked for the picture, nor what it was made for.',
    },
    credentialsCaptured: {
      shows: ({ product, trusted }) =>
        `Content credentials (C2PA) that match this picture, with a valid signature, say that a camera took it${named(product, ', product ')}; ${TRUST[trusted]}.`,
      notShown: () => 'Not what stood before the camera: a screen or a print can be photographed.',
    },
    credentialsMismatch: {
      shows: () =>
        'The content credentials (C2PA) in the file do not match its content: it was changed after they were signed, or they belong to another file.',
      notShown: () => 'Not what was changed: re-saving by an application that knows no credentials is enough.',
    },
    sourceTypeAi: {
      shows: ({ term, share }) =>
        `The metadata state the IPTC digital source type ${term}: made ${SHARE[share]} by generative AI.`,
      notShown: () => `Not who wrote it. ${METADATA}`,
    },
    generatorTrace: {
      shows: ({ generator, strength }) =>
        STRENGTH[strength](generator === 'unknown' ? 'a generator that is not named' : generator),
      notShown: () => `Not that this picture is what came out of it. ${METADATA}`,
    },
    visibleLabel: {
      shows: ({ text }) => `A label that names AI and generation is to be seen in the picture: “${text}”.`,
      notShown: () =>
        'Not who put it there: words can be drawn onto any picture, and text recognition can err. Look at the region.',
    },
    vendorMark: {
      shows: ({ mark, vendor }) => `A mark in the form of ${vendor}'s (${mark}) is to be seen in the picture.`,
      notShown: () => 'Not who put it there: a mark can be drawn onto any picture. Look at the region.',
    },
    invisibleMark: {
      shows: ({ scheme, generator }) =>
        `The picture carries an invisible mark (${scheme})${named(generator, ' as written by ')}.`,
      notShown: () => 'Not who made the picture: the method is public, and the mark can be put into any picture.',
    },
    labelResidue: {
      shows: ({ sign }) => `Something is left where a label or credentials are kept: ${RESIDUE[sign]}.`,
      notShown: () =>
        'Not that a label was there, nor that one was removed on purpose: conversion and editing leave this behind too.',
    },
    noAiSign: {
      shows: ({ unexamined }) =>
        unexamined === 0
          ? 'No label, credentials, trace or mark of AI generation was found in this photo.'
          : `No label, credentials, trace or mark of AI generation was found in this photo; ${unexamined} of 6 kinds could not be looked for.`,
      notShown: () => 'Not that the photo is genuine: screenshots and chat applications remove all of these.',
    },
    regionsDiffer: {
      shows: ({ regions, percent }) =>
        `This is the same picture as the listing photo, but for ${regions === 1 ? '1 region' : `${regions} regions`} (${percent} % of its area).`,
      notShown: () =>
        "Not what changed the regions: real damage shows in a new photo, which is never the same picture as the listing's; editing, an added label or a sticker changes a copy.",
    },
    sameAsListing: {
      shows: ({ scale, rotation, mirrored }) =>
        `This is the same picture as the listing photo (scale ${scale}, turned by ${rotation}°${mirrored === 'yes' ? ', mirrored' : ''}); no region differs.`,
      notShown: () => "Not the goods that the buyer received: it is a copy of the listing's picture.",
    },
    sameFileAsListing: {
      shows: () => 'This is the listing photo itself, byte for byte.',
      notShown: () => 'Not the goods that the buyer received.',
    },
    nearListing: {
      shows: ({ distance, turn }) =>
        `By its fingerprint (PDQ) this is the same picture as the listing photo: ${distance} of 256 bits differ${TURN[turn]}.`,
      notShown: () => 'Not which regions differ: the two could not be laid onto each other.',
    },
    unrelatedToListing: {
      shows: ({ photos }) =>
        photos === 1
          ? 'Nothing in this photo was found to be a copy of the listing photo.'
          : `Nothing in this photo was found to be a copy of any of the ${photos} listing photos.`,
      notShown: () =>
        'Not that other goods are shown: a photo that was newly taken of the same thing is another picture.',
    },
    notComparable: {
      shows: ({ photos }) =>
        `Whether this photo is a copy could not be said for ${photos === 1 ? '1 listing photo' : `${photos} listing photos`}.`,
      notShown: () =>
        'Nothing either way: too little is in a picture, too little of two fits together, scaling and compression may have left what differs, one could not be decoded, or too many pairs were given.',
    },
    sameFileInClaim: {
      shows: () => 'The same file was handed in twice.',
      notShown: () => 'Not why: forms let people choose a file twice.',
    },
    samePictureInClaim: {
      shows: ({ distance, turn }) =>
        `The same picture was handed in twice: ${distance} of 256 bits of the fingerprint (PDQ) differ${TURN[turn]}.`,
      notShown: () => 'Not why, nor that no region differs; two shots taken one after the other can come this near.',
    },
    inLedger: {
      shows: ({ by, distance, turn, caseRelation, role, at, record, appeal }) =>
        `${by === 'sha256' ? 'This very file' : `The same picture (${distance} of 256 bits of the fingerprint differ${TURN[turn]})`} is in the ledger${named(CASE[caseRelation])}: record ${record}, ${ROLE[role]}, of ${at}${APPEAL[appeal]}.`,
      notShown: () =>
        'Not who used the picture before, nor that no region differs: pictures are passed on, and records can be wrong.',
    },
    notInLedger: {
      shows: () => 'The ledger has neither this file nor this picture.',
      notShown: () => 'Not that it was never used: the ledger holds only what was added to it.',
    },
    cameraNamed: {
      shows: ({ make, model, makerNote }) =>
        `EXIF names the camera${named([make, model].filter(Boolean).join(' '))}${makerNote === 'yes' ? "; the maker's own data are there" : ''}.`,
      notShown: () => `Not that this camera took it. ${METADATA}`,
    },
    noCamera: {
      shows: () => 'The file names no camera.',
      notShown: () => 'Nothing about the picture: chat applications, screenshots and platforms remove camera data.',
    },
    takenStated: {
      shows: ({ taken, offset }) =>
        `EXIF says that it was taken at ${taken}${offset === '' ? ' (no time zone given)' : ` ${offset}`}.`,
      notShown: () => `Not that the clock was right. ${METADATA}`,
    },
    takenBeforeOrdered: {
      shows: ({ taken, ordered }) => `EXIF says that it was taken at ${taken}, before the order (${ordered}).`,
      notShown: () => `Not that the clock was right. ${METADATA}`,
    },
    takenBeforeReceived: {
      shows: ({ taken, received }) =>
        `EXIF says that it was taken at ${taken}, before the goods were received (${received}).`,
      notShown: () => `Not that the clock was right. ${METADATA}`,
    },
    takenAfterReceived: {
      shows: ({ taken, received }) =>
        `EXIF says that it was taken at ${taken}, after the goods were received (${received}).`,
      notShown: () => `Not that the clock was right. ${METADATA}`,
    },
    takenInFuture: {
      shows: ({ taken }) => `EXIF says that it was taken at ${taken}, which is yet to come.`,
      notShown: () => 'Not how: a clock that was never set is enough.',
    },
    changedLater: {
      shows: ({ taken, modified }) => `EXIF says that it was taken at ${taken} and changed at ${modified}.`,
      notShown: () => 'Not what was changed: turning, cropping and saving by an album count as changes.',
    },
    editorNamed: {
      shows: ({ name, where }) => `${WHERE[where]} names an editing program: ${name}.`,
      notShown: () => 'Not what was edited: programs write their name when they only turn, shrink or save.',
    },
    softwareNamed: {
      shows: ({ name, where }) => `${WHERE[where]} names software: ${name}.`,
      notShown: () => 'Not that the picture was edited: cameras name their firmware here.',
    },
    editHistory: {
      shows: ({ tool, events }) =>
        `XMP names ${tool === '' ? 'no tool' : `the tool ${tool}`}${events === 0 ? '' : ` and records ${events === 1 ? '1 step' : `${events} steps`}`}.`,
      notShown: () => `Not what was changed in the picture. ${METADATA}`,
    },
    thumbnailDiffers: {
      shows: () => 'The thumbnail that EXIF keeps shows another picture than the file does.',
      notShown: () =>
        'Not how that came about: editors that replace the picture and keep old metadata leave this behind.',
    },
    exifSizeDiffers: {
      shows: ({ exif, picture }) => `EXIF states a picture of ${exif} pixels; the file holds ${picture}.`,
      notShown: () => 'Not what was done: shrinking and cropping by any application are enough.',
    },
    screenshotStated: {
      shows: () => 'The file calls itself a screenshot.',
      notShown: () => 'Not what was on the screen, nor where that came from.',
    },
    jpegTables: {
      shows: ({ quality, standard, subsampling, process }) =>
        standard === 'yes'
          ? `Saved as JPEG (${[process, subsampling].filter(Boolean).join(', ')}) with the standard quantisation tables at quality ${quality}.`
          : `Saved as JPEG (${[process, subsampling].filter(Boolean).join(', ')}) with quantisation tables of its own, nearest to quality ${quality}.`,
      notShown: () => 'Not how often it was saved, nor by what: many programs and platforms share the same tables.',
    },
    compressedBefore: {
      shows: ({ found, tested, quality }) =>
        `The picture was compressed as JPEG before, more coarsely: ${found} of ${tested} frequencies keep traces of other steps${quality === '' ? '' : `, those of the standard table at quality ${quality}`}.`,
      notShown: () =>
        'Not that anything was changed, nor by whom: chat applications, platforms and albums save again what they pass on.',
    },
    finePattern: {
      shows: ({ squares, fitting, period }) =>
        `One fine regular pattern lies over the whole picture: ${fitting} of the ${squares} places looked at agree. It repeats about every ${period} pixels in the middle and changes evenly with the angle of view. Pixels of a screen and dots of a print leave such a pattern when they are photographed.`,
      notShown: () =>
        'Not that it was a screen or a print: cloth, mesh, brickwork or corrugated sheet that fills the picture does the same. Nor what was photographed from it, or why.',
    },
    noFinePattern: {
      shows: ({ squares }) =>
        `None of the patterns that pixels of a screen or dots of a print leave lies over the whole picture; ${squares} places were looked at.`,
      notShown: () =>
        'Not that no screen or print was photographed: a photo that was shrunk, is a little out of focus, faces the screen squarely or shows very fine pixels has no pattern to be seen.',
    },
    finePatternNotExamined: {
      shows: ({ reason }) =>
        `Whether a pattern of a screen or a print lies over the picture could not be looked at: ${NOT_EXAMINED[reason]}.`,
      notShown: () => 'Nothing either way: what could not be looked at was not found absent.',
    },
    positionHeld: {
      shows: () =>
        'The file holds the position where it says it was taken. The position was not read and is not shown.',
      notShown: () => 'Nothing about the goods. It is personal data of whoever took the photo.',
    },
    unreadable: {
      shows: ({ code }) => `The file or its picture could not be read (${code}).`,
      notShown: () => 'Nothing either way: what could not be read was not found absent.',
    },
  },
  asks: {
    originalFile:
      'Please send the original file from the phone or camera that took it, not a screenshot and not through a chat.',
    howMade: 'Please say how this picture was made, and send the original photo of the goods.',
    newPhoto: 'Please take a new photo of the damage, beside a handwritten note with the order number.',
    video: 'Please send one short, unbroken video that turns the item and shows the damage.',
    whenTaken: 'Please say when and where this photo was taken.',
    whichProgram: 'Please say what this program was used for, and send the file as it was before.',
    earlierCase:
      'Please say where this picture was used before, and take a new photo beside a handwritten order number.',
    readableFile: 'Please send the photo again as a JPEG or PNG file.',
    none: '',
  },
  groups: {
    origin: 'What it says of its origin',
    listing: 'Against the listing',
    reuse: 'Used before',
    capture: 'How it says it was taken and saved',
    reading: 'What could not be read',
  },
  notAssessed: {
    recaptureUnseen: 'whether a screen or a print was photographed so that no pattern of it shows',
    cameraTables: 'whether quantisation tables fit the camera that is named',
    whoOrWhy: 'who made, changed or sent a picture, and why',
  },
  limits: [
    'This sheet says what is in the files and what two pictures have in common. It decides nothing and gives no likelihood.',
    'It does not say that anyone did anything. Every fact on it has an ordinary explanation as well; hear the buyer first.',
    'That nothing was found does not make a photo genuine, and that something was found does not make the damage unreal.',
    'What the facts mean in law is for the platform, the court or the police to say.',
  ],
};
