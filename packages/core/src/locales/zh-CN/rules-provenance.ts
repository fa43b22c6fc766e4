import type { C2paReason } from '../../model/c2pa.ts';
import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.join('、');

/** Status codes of the specification in brackets; nothing where a validator gave none. */
const coded = (codes: readonly string[]): string => (codes.length === 0 ? '' : `（${list(codes)}）`);

const REASONS: Readonly<Record<C2paReason, string>> = {
  unknownAlgorithm: '使用了本次检查不认识的算法',
  prereleaseClaim: '采用规范的草案版本',
  malformedStore: '数据无法解析',
  unsupportedFormat: '本次检查不支持该格式文件中的凭证',
  unsupportedBinding: '与画面的绑定方式是本次检查不认识的',
  tooLarge: '大小超过上限',
  noBackend: '没有安装验证组件',
  other: '验证组件没有给出结果',
};

/** Words of the rules about C2PA, disagreeing carriers and labels that went missing. */
export const PROVENANCE_RULE_WORDS = {
  'c2pa-certificate-invalid': {
    title: '内容凭证的签名证书未通过核验',
    messages: {
      expired: {
        text: ({ codes }) =>
          `签名证书已过期，也没有被接受的时间戳证明签名时证书有效${coded(codes)}。许多真实文件都是如此；这不说明凭证或画面是假的`,
        fix: () => '如有时间戳信任列表，可指定后重新检查；签名方应在签名时加时间戳',
      },
      revoked: {
        text: ({ codes }) => `签名证书已被颁发机构吊销${coded(codes)}。该签名不再能为任何人作证；画面真假不由此得知`,
        fix: () => '向签名方索取用有效证书签名的文件',
      },
      unfit: {
        text: ({ codes }) => `签名证书或其时间戳不符合内容凭证的要求${coded(codes)}。这不说明画面是假的`,
        fix: () => '签名方应使用内容签名证书；在此之前，凭证只作为痕迹看待',
      },
    },
  },
  'c2pa-hash-mismatch': {
    title: '内容凭证与文件不符',
    messages: {
      contentChanged: {
        text: ({ codes }) =>
          `文件与签名时的文件并非逐字节一致${coded(codes)}：可能在签名后经过编辑、写入元数据或传输改动，也可能凭证来自另一个文件。这不说明画面是假的；凭证所述不能当作是对本画面的说明`,
        fix: () => '取得服务方最初交付的文件；改动已签名文件的一方应重新签名',
      },
      notBound: {
        text: ({ codes }) => `内容凭证没有写明属于哪个画面${coded(codes)}；凭证所述不能当作是对本画面的说明`,
        fix: () => '取得服务方最初交付的文件',
      },
    },
  },
  'c2pa-ingredient-invalid': {
    title: '素材的内容凭证未通过核验',
    messages: {
      changed: {
        text: ({ codes }) =>
          `用于制作本画面的素材，其凭证在签名后被改动${coded(codes)}。文件自身的凭证可能没有问题；素材来源的说明不可依赖`,
        fix: () => '需要确认素材来源的，取得带有自身凭证的素材文件',
      },
      unproven: {
        text: ({ codes }) => `用于制作本画面的素材，其凭证没有完全得到证实${coded(codes)}。文件自身的凭证不受影响`,
        fix: () => '需要确认素材来源的，取得带有自身凭证的素材文件',
      },
    },
  },
  'c2pa-manifest-altered': {
    title: '内容凭证与签名时不一致',
    messages: {
      changed: {
        text: ({ codes }) =>
          `凭证中的陈述不是签名时的陈述${coded(codes)}。凭证所述不可依赖；画面本身如何，由此无从得知`,
        fix: () => '取得服务方最初交付的文件',
      },
      incomplete: {
        text: ({ codes }) => `凭证提到的部分内容不在文件中${coded(codes)}。现存的部分可能成立，但并不完整`,
        fix: () => '取得服务方最初交付的文件',
      },
      malformed: {
        text: ({ codes }) =>
          `凭证的写法与规范的形式要求有出入${coded(codes)}。大型服务的真实文件中也有这种情况；这不说明凭证被改动`,
        fix: () => '读取方无需处理；签名方可更新软件',
      },
    },
  },
  'c2pa-not-checked': {
    title: '内容凭证未能核验',
    messages: {
      couldNotCheck: {
        text: ({ reason }) =>
          `文件带有内容凭证，但未能核验：${REASONS[reason]}。这不说明凭证有错。中国的标识规定不以它为依据，相关结论不受影响`,
        fix: () => '需要其结论的，用其他验证工具核验',
      },
      notExamined: {
        text: () => '文件带有内容凭证，本次没有核验。中国的标识规定不以它为依据，相关结论不受影响',
        fix: () => '启用 C2PA 验证组件重新检查',
      },
      bindingNotChecked: {
        text: () => '内容凭证是否属于本画面未能核验，既不是“是”，也不是“否”',
        fix: () => '需要其结论的，用其他验证工具核验',
      },
      signatureNotChecked: {
        text: () => '内容凭证的签名是否有效未能核验，既不是“是”，也不是“否”',
        fix: () => '需要其结论的，用其他验证工具核验',
      },
    },
  },
  'c2pa-pointer-dangling': {
    title: '只有指向内容凭证的地址，文件中没有凭证',
    messages: {
      pointerOnly: {
        text: ({ url }) =>
          `元数据写明内容凭证存放于 ${url}，文件中没有凭证。有的服务只在该处存放；一般的格式转换也会丢掉凭证而留下地址。本次没有联网获取`,
        fix: () => '需要确认来源的，可自行查询该地址，或取得服务方最初交付的文件',
      },
      credentialsMissing: {
        text: () => '元数据写明文件内含有内容凭证，文件中却没有。一般的格式转换会丢掉凭证而留下这样的指向',
        fix: () => '取得服务方最初交付的文件',
      },
    },
  },
  'c2pa-signature-invalid': {
    title: '内容凭证的签名无效',
    messages: {
      invalid: {
        text: ({ codes }) =>
          `内容凭证在签名后被改动，或从未签名${coded(codes)}：没有人为其中的说明作证。这不说明画面是假的`,
        fix: () => '不采信这份凭证；取得服务方最初交付的文件',
      },
    },
  },
  'c2pa-signer-untrusted': {
    title: '签名方不在信任列表中',
    messages: {
      notOnList: {
        text: ({ signer, codes }) =>
          `内容凭证由 ${signer} 签名，不在本次指定的信任列表中${coded(codes)}。任何人都能以任何名义签名；不在列表中也不说明签名方是假的`,
        fix: () => '自行判断是否信任该签名方；信任的，将其证书颁发者加入信任列表',
      },
      unnamed: {
        text: ({ codes }) => `内容凭证的签名证书没有写明签名方，也不在本次指定的信任列表中${coded(codes)}`,
        fix: () => '凭证只作为痕迹看待',
      },
    },
  },
  'carriers-disagree': {
    title: '文件中关于人工智能来源的说明相互矛盾',
    messages: {
      labelAgainstCapture: {
        text: ({ left, right }) =>
          `AIGC 标识写明属于生成合成内容（${list(left)}）；属于本画面、由受信任方签名的内容凭证写明为拍摄所得（${list(right)}）。两者不能同时成立，文件不能说明哪一方有误`,
        fix: () => '查明画面来源和标识的写入方，更正有误的一方',
      },
      labelAgainstUnprovenCapture: {
        text: ({ left, right }) =>
          `AIGC 标识指向生成合成（${list(left)}）；属于本画面的内容凭证写明为拍摄所得（${list(right)}）。其中一方只是声明、疑似，或签名方无人担保`,
        fix: () => '查明画面来源；与写入标识之前的文件比对',
      },
      producerAgainstSigner: {
        text: ({ left, right }) =>
          `AIGC 标识写明的制作方是 ${list(left)}；属于本画面的内容凭证写明全部由另一厂商的产品 ${list(right)} 生成。转售他人模型的服务也可能这样写`,
        fix: () => '向标识写明的制作方核实其是否提供该产品',
      },
      sourceTypeAgainstLabel: {
        text: ({ left, right }) =>
          `数字来源类型为 ${list(left)}，不是人工智能；AIGC 标识指向生成合成（${list(right)}）。编辑软件可能保留原有的来源类型`,
        fix: () => '查明哪一方符合本画面，更正另一方',
      },
      sourceTypeAgainstManifest: {
        text: ({ left, right }) =>
          `数字来源类型为 ${list(left)}；属于本画面的内容凭证（${list(right)}）对是否人工智能的说明与之相反。编辑软件可能保留原有的来源类型`,
        fix: () => '以有签名的凭证为先，更正来源类型',
      },
      cameraAgainstGeneration: {
        text: ({ left, right }) =>
          `EXIF 写有相机和拍摄时间（${list(left)}）；其他元数据写明全部为生成（${list(right)}）。以照片为起点的工具可能保留相机的 EXIF，而且任何人都能写入`,
        fix: () => '查明是否以照片为起点；与相机原始文件比对',
      },
      visibleAgainstCapture: {
        text: ({ left, right }) =>
          `画面中所见指向人工智能（${list(left)}）；属于本画面的内容凭证写明为拍摄所得（${list(right)}）。任何人都能在照片上印标识，应用在小幅编辑后也可能印上`,
        fix: () => '以有签名的凭证为先；查看画面，并与加标识之前的文件比对',
      },
    },
  },
  'label-stripped': {
    title: '有标识或标记的记录，但不在文件中',
    messages: {
      manifestRecordsLabel: {
        text: ({ by }) =>
          `有签名的内容凭证（${list(by)}）记录了 AIGC 标识，文件中没有标识。丢弃全部元数据的转换会连凭证一起丢掉。这只说明现状，不说明经过`,
        fix: () => '与处理前的文件比对；属于生成合成内容的，重新写入标识',
      },
      historyRecordsLabel: {
        text: ({ steps }) =>
          `XMP 历史记录了标识步骤（${list(steps)}），文件中没有标识。丢弃全部元数据的转换会连历史一起丢掉。这只说明现状，不说明经过`,
        fix: () => '与处理前的文件比对；属于生成合成内容的，重新写入标识',
      },
      historyMentionsMark: {
        text: ({ steps }) =>
          `XMP 历史提到标记或水印（${list(steps)}），文件中没有 AIGC 标识。可能是任何一种标记，包括摄影者自己的水印`,
        fix: () => '查看画面上是否有可见标记；此外无需处理',
      },
      exifPointerDangling: {
        text: ({ carrier }) =>
          `${carrier} 指向的数据不存在。一般的转换和编辑也会留下这种指针；原处可能有过标识，也可能是其他内容`,
        fix: () => '需要确认来源的，与处理前的文件比对',
      },
    },
  },
  'label-transplanted': {
    title: '标识可能属于另一画面',
    messages: {
      besideForeignManifest: {
        text: ({ codes }) =>
          `文件有标识，另有为其他字节签名的内容凭证${coded(codes)}。可能在签名后写入了标识或改动了画面，也可能标识或凭证来自另一个文件。标识自身不与画面绑定，无法由它判断`,
        fix: () => '凭标识中的内容制作编号向制作方核实，并与其交付的文件比对',
      },
      labelOfIngredient: {
        text: ({ produceId, title }) =>
          `标识的内容制作编号 ${produceId} 属于用于制作本画面的一个素材（${title}），不属于本画面；标识可能随素材带入`,
        fix: () => '由制作整个画面的一方写入自己的内容制作编号',
      },
    },
  },
} satisfies Partial<RuleWords>;
