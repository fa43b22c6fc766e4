import type { Turn } from '@biaoshi/vision';
import { labelWords } from './label-words.ts';
import type { ClaimTexts } from './texts.ts';

const SHARE = { whole: '全部', part: '部分' } as const;
const TRUST = {
  yes: '签署者在所给信任列表中',
  no: '签署者不在所给信任列表中',
  couldNotCheck: '签署者身份无法核对',
} as const;
const TURN: Readonly<Record<Turn, string>> = {
  original: '',
  rotated90: '，旋转 90°',
  rotated180: '，旋转 180°',
  rotated270: '，旋转 270°',
  mirrored: '，左右镜像',
  flipped: '，上下镜像',
  transposed: '，镜像并旋转',
  transversed: '，镜像并旋转',
};
const STRENGTH = {
  selfDeclared: (generator: string) => `文件元数据自行写明由${generator}生成。`,
  strong: (generator: string) => `文件元数据中有${generator}写入形式的数据。`,
  hint: (generator: string) => `文件元数据中有指向${generator}的线索。`,
} as const;
const RESIDUE = {
  emptyTc260Shell: '声明了标识的命名空间，没有标识值',
  emptyTc260Property: '标识属性为空',
  emptyAigcEntry: '标识条目为空',
  danglingExifPointer: 'EXIF 指向的目录或注释不存在',
  missingCredentials: '元数据指向本文件内的内容凭证，文件中没有',
} as const;
const ROLE = { claim: '申请照片', listing: '商品照片', shipping: '商家自存的包装或发货照片' } as const;
const APPEAL = { none: '', open: '；正在申诉', upheld: '；申诉成立', rejected: '；申诉未成立' } as const;
const CASE = { same: '本案', other: '另一案', unknown: '' } as const;
const WHERE = { exif: 'EXIF ', comment: '文件注释' } as const;
const named = (name: string, before: string): string => (name === '' ? '' : `${before}${name}`);
const NOT_EXAMINED = {
  notDecoded: '画面未能完整解码，或像素过多',
  tooSmall: '画面过小',
  tooLittle: '画面过暗、过曝或单色之处过多',
} as const;
const METADATA = '元数据谁都能写；经应用发送也可能删去或替换元数据。';

export const ZH_CN: ClaimTexts = {
  statements: {
    labelled: {
      shows: ({ label, producer, produceId }) =>
        `文件带有 GB 45438-2025 的隐式标识：${labelWords(label, 'zh-CN')}${named(producer, '；制作方 ')}${named(produceId, '；内容编号 ')}。`,
      notShown: () => '不说明标识由谁写入，也不说明损坏不实：标识可以被复制到任何文件。',
    },
    credentialsAi: {
      shows: ({ product, agent, share, trusted }) =>
        `文件有与画面一致、签名有效的内容凭证（C2PA），写明${SHARE[share]}由生成式人工智能生成${named(agent, '，工具 ')}${named(product, '，产品 ')}；${TRUST[trusted]}。`,
      notShown: () => '不说明由谁要求生成，也不说明用途。',
    },
    credentialsCaptured: {
      shows: ({ product, trusted }) =>
        `文件有与画面一致、签名有效的内容凭证（C2PA），写明由相机拍摄${named(product, '，产品 ')}；${TRUST[trusted]}。`,
      notShown: () => '不说明镜头前是什么：屏幕和打印件也能翻拍。',
    },
    credentialsMismatch: {
      shows: () => '文件中的内容凭证（C2PA）与内容不符：签署之后内容有改动，或凭证属于另一文件。',
      notShown: () => '不说明改了什么：不识别凭证的应用重新保存一次即可如此。',
    },
    sourceTypeAi: {
      shows: ({ term, share }) => `元数据写明 IPTC 数字来源类型 ${term}：${SHARE[share]}由生成式人工智能生成。`,
      notShown: () => `不说明由谁写入。${METADATA}`,
    },
    generatorTrace: {
      shows: ({ generator, strength }) =>
        STRENGTH[strength](generator === 'unknown' ? '未写明名称的生成工具' : ` ${generator} `),
      notShown: () => `不说明画面就是其产物。${METADATA}`,
    },
    visibleLabel: {
      shows: ({ text }) => `画面上有含人工智能与生成合成要素的显式标识：“${text}”。`,
      notShown: () => '不说明由谁加上：文字可以画到任何图片上，文字识别也可能有误。请看所标区域。',
    },
    vendorMark: {
      shows: ({ mark, vendor }) => `画面上有 ${vendor} 样式的标志（${mark}）。`,
      notShown: () => '不说明由谁加上：标志可以画到任何图片上。请看所标区域。',
    },
    invisibleMark: {
      shows: ({ scheme, generator }) => `画面带有不可见水印（${scheme}）${named(generator, '，写法同 ')}。`,
      notShown: () => '不说明由谁制作：方法公开，任何图片都能写入。',
    },
    labelResidue: {
      shows: ({ sign }) => `存放标识或凭证的位置留有残迹：${RESIDUE[sign]}。`,
      notShown: () => '不说明曾有标识，也不说明有意删除：转换和编辑也会留下这样的残迹。',
    },
    noAiSign: {
      shows: ({ unexamined }) =>
        unexamined === 0
          ? '未发现生成合成的标识、凭证、痕迹或标志。'
          : `未发现生成合成的标识、凭证、痕迹或标志；6 类中有 ${unexamined} 类未能检查。`,
      notShown: () => '不等于真实拍摄：截图和聊天软件会去掉全部这些信息。',
    },
    regionsDiffer: {
      shows: ({ regions, percent }) => `与商品照片是同一画面，仅 ${regions} 处区域不同（占画面 ${percent} %）。`,
      notShown: () =>
        '不说明区域因何不同：真实损坏须重新拍摄，新照片不会与商品照片是同一画面；编辑、加标识、贴图则改动副本。',
    },
    sameAsListing: {
      shows: ({ scale, rotation, mirrored }) =>
        `与商品照片是同一画面（缩放 ${scale}，旋转 ${rotation}°${mirrored === 'yes' ? '，镜像' : ''}），没有不同的区域。`,
      notShown: () => '所示不是买家收到的货物：它是商品照片的副本。',
    },
    sameFileAsListing: {
      shows: () => '就是商品照片本身，逐字节相同。',
      notShown: () => '所示不是买家收到的货物。',
    },
    nearListing: {
      shows: ({ distance, turn }) => `按指纹（PDQ）与商品照片是同一画面：256 位中 ${distance} 位不同${TURN[turn]}。`,
      notShown: () => '不说明哪些区域不同：两图未能对齐。',
    },
    unrelatedToListing: {
      shows: ({ photos }) => `未发现该照片复制自 ${photos} 张商品照片中的任何一张。`,
      notShown: () => '不说明所示是别的货物：对同一物品重新拍摄，得到的是另一画面。',
    },
    notComparable: {
      shows: ({ photos }) => `该照片是否复制自商品照片，有 ${photos} 张无法判断。`,
      notShown: () =>
        '两方面都不说明：画面内容过少、能对上的过少、不同之处可能只是缩放和压缩所致、无法解码，或照片对过多。',
    },
    sameFileInClaim: {
      shows: () => '同一文件提交了两次。',
      notShown: () => '不说明原因：表单允许重复选择同一文件。',
    },
    samePictureInClaim: {
      shows: ({ distance, turn }) => `同一画面提交了两次：指纹（PDQ）256 位中 ${distance} 位不同${TURN[turn]}。`,
      notShown: () => '不说明原因，也不说明没有不同的区域；连续拍摄的两张也可能如此接近。',
    },
    inLedger: {
      shows: ({ by, distance, turn, caseRelation, role, at, record, appeal }) =>
        `${by === 'sha256' ? '台账中有这一文件本身' : `台账中有同一画面（指纹 256 位中 ${distance} 位不同${TURN[turn]}）`}${named(CASE[caseRelation], '，属')}：第 ${record} 号记录，${ROLE[role]}，登记于 ${at}${APPEAL[appeal]}。`,
      notShown: () => '不说明此前由谁使用，也不说明没有不同的区域：图片会被转发，记录也可能有误。',
    },
    notInLedger: {
      shows: () => '台账中没有这一文件，也没有这一画面。',
      notShown: () => '不说明从未用过：台账只有登记过的内容。',
    },
    cameraNamed: {
      shows: ({ make, model, makerNote }) =>
        `EXIF 写明相机${named([make, model].filter(Boolean).join(' '), ' ')}${makerNote === 'yes' ? '；有厂商自有数据' : ''}。`,
      notShown: () => `不说明确由该相机拍摄。${METADATA}`,
    },
    noCamera: {
      shows: () => '文件未写明相机。',
      notShown: () => '对画面不说明任何事：聊天软件、截图、平台都会删去相机数据。',
    },
    takenStated: {
      shows: ({ taken, offset }) => `EXIF 写明拍摄于 ${taken}${offset === '' ? '（未写时区）' : ` ${offset}`}。`,
      notShown: () => `不说明时钟准确。${METADATA}`,
    },
    takenBeforeOrdered: {
      shows: ({ taken, ordered }) => `EXIF 写明拍摄于 ${taken}，早于下单（${ordered}）。`,
      notShown: () => `不说明时钟准确。${METADATA}`,
    },
    takenBeforeReceived: {
      shows: ({ taken, received }) => `EXIF 写明拍摄于 ${taken}，早于收货（${received}）。`,
      notShown: () => `不说明时钟准确。${METADATA}`,
    },
    takenAfterReceived: {
      shows: ({ taken, received }) => `EXIF 写明拍摄于 ${taken}，晚于收货（${received}）。`,
      notShown: () => `不说明时钟准确。${METADATA}`,
    },
    takenInFuture: {
      shows: ({ taken }) => `EXIF 写明拍摄于 ${taken}，该时间尚未到来。`,
      notShown: () => '不说明原因：时钟从未设置即可如此。',
    },
    changedLater: {
      shows: ({ taken, modified }) => `EXIF 写明拍摄于 ${taken}，修改于 ${modified}。`,
      notShown: () => '不说明改了什么：旋转、裁剪、相册保存都算修改。',
    },
    editorNamed: {
      shows: ({ name, where }) => `${WHERE[where]}写明编辑软件：${name}。`,
      notShown: () => '不说明编辑了什么：只旋转、缩小或保存时，软件也会写入名称。',
    },
    softwareNamed: {
      shows: ({ name, where }) => `${WHERE[where]}写明软件：${name}。`,
      notShown: () => '不说明画面经过编辑：相机也在此写入固件名称。',
    },
    editHistory: {
      shows: ({ tool, events }) =>
        `XMP ${tool === '' ? '未写明工具' : `写明工具 ${tool}`}${events === 0 ? '' : `，记录 ${events} 个步骤`}。`,
      notShown: () => `不说明画面改了什么。${METADATA}`,
    },
    thumbnailDiffers: {
      shows: () => 'EXIF 保存的缩略图与文件画面不是同一画面。',
      notShown: () => '不说明由来：替换画面而保留旧元数据的编辑器会如此。',
    },
    exifSizeDiffers: {
      shows: ({ exif, picture }) => `EXIF 写明画面为 ${exif} 像素，文件实为 ${picture}。`,
      notShown: () => '不说明做了什么：任何应用缩小或裁剪即可如此。',
    },
    screenshotStated: {
      shows: () => '文件自称是屏幕截图。',
      notShown: () => '不说明屏幕上是什么，也不说明其来源。',
    },
    jpegTables: {
      shows: ({ quality, standard, subsampling, process }) =>
        standard === 'yes'
          ? `保存为 JPEG（${[process, subsampling].filter(Boolean).join('，')}），标准量化表，质量 ${quality}。`
          : `保存为 JPEG（${[process, subsampling].filter(Boolean).join('，')}），非标准量化表，最接近质量 ${quality}。`,
      notShown: () => '不说明保存过几次、由何软件保存：许多软件和平台使用相同的表。',
    },
    compressedBefore: {
      shows: ({ found, tested, quality }) =>
        `画面此前以更粗的步长压缩为 JPEG：${tested} 个频率中有 ${found} 个留有其他步长的痕迹${quality === '' ? '' : `，与质量 ${quality} 的标准量化表一致`}。`,
      notShown: () => '不说明改动过什么，也不说明由谁保存：聊天软件、平台、相册转发时都会重新保存。',
    },
    finePattern: {
      shows: ({ squares, fitting, period }) =>
        `整幅画面覆有同一种细密规则的纹样：检查 ${squares} 处，${fitting} 处相符；画面中部约每 ${period} 像素重复一次，各处间距随视角均匀变化。翻拍屏幕或印刷品，像素或网点会留下这样的纹样。`,
      notShown: () =>
        '不说明所拍就是屏幕或印刷品：织物、网布、砖墙、波纹板等充满画面时也会如此。也不说明翻拍了什么、因何翻拍。',
    },
    noFinePattern: {
      shows: ({ squares }) => `检查画面 ${squares} 处，没有屏幕像素或印刷网点留下的、遍及整幅的细密纹样。`,
      notShown: () => '不等于没有翻拍：缩小、略微失焦、像素很细或正对屏幕拍摄时，不留下可见的纹样。',
    },
    finePatternNotExamined: {
      shows: ({ reason }) => `画面是否覆有屏幕像素或印刷网点的纹样，未能检查（${NOT_EXAMINED[reason]}）。`,
      notShown: () => '两方面都不说明：未能检查不等于没有。',
    },
    positionHeld: {
      shows: () => '文件中有其所称的拍摄位置。位置未读取，也不显示。',
      notShown: () => '对货物不说明任何事；它是拍摄者的个人信息。',
    },
    unreadable: {
      shows: ({ code }) => `文件或画面无法读取（${code}）。`,
      notShown: () => '两方面都不说明：无法读取不等于没有。',
    },
  },
  asks: {
    originalFile: '请提供拍摄所用手机或相机中的原始文件，不要截图，不要经聊天软件转发。',
    howMade: '请说明这张图片如何制作，并提供货物的原始照片。',
    newPhoto: '请在损坏处旁放置手写订单号的纸条，重新拍摄一张。',
    video: '请提供一段连续拍摄、转动物品并能看到损坏处的短视频。',
    whenTaken: '请说明这张照片何时何地拍摄。',
    whichProgram: '请说明用该软件做了什么，并提供处理之前的文件。',
    earlierCase: '请说明这张图片此前用于何处，并在手写订单号旁重新拍摄一张。',
    readableFile: '请以 JPEG 或 PNG 文件重新提供这张照片。',
    none: '',
  },
  groups: {
    origin: '关于来源写明了什么',
    listing: '与商品照片对照',
    reuse: '是否曾经使用',
    capture: '关于拍摄与保存写明了什么',
    reading: '未能读取的内容',
  },
  notAssessed: {
    recaptureUnseen: '是否有未留下纹样的翻拍（屏幕或打印件）',
    cameraTables: '量化表是否与所称相机相符',
    whoOrWhy: '由谁制作、改动或发送，以及原因',
  },
  limits: [
    '本表只说明文件中有什么、两张画面有何相同。它不作决定，也不给出可能性。',
    '它不说明任何人做了任何事。表中每一事实也都有寻常的解释；请先听取买家说明。',
    '未发现，不等于照片真实；有所发现，也不等于损坏不实。',
    '这些事实在法律上意味着什么，由平台、法院或公安机关判断。',
  ],
};
