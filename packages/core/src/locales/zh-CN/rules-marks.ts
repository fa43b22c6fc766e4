import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.join('、');

const CHECK_AGAIN = '取得完整文件，不用快速扫描，或提高读取上限后重新检查';
const OPEN_STORE = '用能核验的工具检查该 C2PA 存储，或人工打开链接查看';

/** What the rules about one item of a mark say. */
const itemWords = (item: string, fix: string) => ({
  missing: {
    text: ({ carrier }: { carrier: string }) => `${carrier} 的标记未写明${item}，读到的其他标记也没有`,
    fix: () => fix,
  },
  elsewhere: {
    text: ({ carrier, other }: { carrier: string; other: string }) =>
      `内容最全的标记（${carrier}）未写明${item}，${other} 的标记写明了：没有一份标记写全`,
    fix: () => fix,
  },
  cannotTell: {
    text: () => `标记是否写明${item}，无法判定：它可能在链接指向之处、在未能核验的 C2PA 存储中，或在未读取的部分`,
    fix: () => OPEN_STORE,
  },
});

const NAME = itemWords('人工智能系统的名称', '在 claim_generator_info 或 softwareAgent 中写明系统名称');
const VERSION = itemWords('人工智能系统的版本', '在 claim_generator_info 或 softwareAgent 中写明系统版本');

/** Words of the rules about what a mark of AI origin has to say, under the laws outside China. */
export const MARK_RULE_WORDS = {
  'created-time-missing': {
    title: '标记未写明内容的生成时间',
    messages: itemWords('内容生成或改动的时间', '为 C2PA 签名加时间戳，或在操作记录中写入 when'),
  },
  'explicit-label-not-assessed': {
    title: '未判定是否应有、是否已有可见标识',
    messages: {
      notAssessed: {
        text: () =>
          '内容由人工智能生成或带有此类迹象；它是否属于须加可见标识的类型，画面上或其旁是否已有该标识，本检查不作判定',
        fix: () => '如属深度伪造，确认首次呈现时画面上或其旁有清晰的标识；隐藏的元数据不能代替它',
      },
      notExamined: {
        text: () => '未检查画面，无法说明有无应加的显式标识',
        fix: () => '检查画面后重新判定，或查看画面',
      },
      partlyRead: {
        text: () => '已查看画面，但文件有一部分未读取，其余部分对人工智能还有什么说明，无法判定',
        fix: () => CHECK_AGAIN,
      },
      originUnread: {
        text: () => '能说明来源的部分未读取或未能核验，内容是否由人工智能生成、是否可能须加可见标识，无法判定',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'generated-or-altered-missing': {
    title: '标记未区分生成与改动',
    messages: {
      ...itemWords(
        '内容是由人工智能生成还是改动',
        '写明数字来源类型：整体生成为 trainedAlgorithmicMedia，部分生成为 compositeWithTrainedAlgorithmicMedia',
      ),
      unclear: {
        text: ({ value }) => `来源类型 ${value} 只说明算法改动过画面，未说明是否由生成式人工智能生成或改动`,
        fix: () =>
          '如使用了生成式人工智能，整体生成写 trainedAlgorithmicMedia，部分生成写 compositeWithTrainedAlgorithmicMedia',
      },
    },
  },
  'machine-readable-mark-missing': {
    title: '没有写明由人工智能生成的机器可读标记',
    messages: {
      missing: {
        text: () =>
          '已说明内容由人工智能生成，而能从文件读取的标记均未写明：没有 AIGC 字段、C2PA 清单、数字来源类型，也没有生成工具自身的说明。只有其制作者才能检出的水印，此处看不到',
        fix: () => '写入标记，最好是带数字来源类型且已签名的 C2PA 清单',
      },
      missingThoughTraced: {
        text: ({ generators }) => `生成工具痕迹（${list(generators)}）显示内容可能由人工智能生成，但没有标记写明`,
        fix: () => '查明是否由人工智能生成；如是，写入标记，最好是带数字来源类型且已签名的 C2PA 清单',
      },
      onlyVisible: {
        text: ({ texts }) => `画面上的显式标识（${list(texts)}）写明由人工智能生成，但没有机器可读的标记写明`,
        fix: () => '另写入标记，最好是带数字来源类型且已签名的 C2PA 清单',
      },
      onlyPerhaps: {
        text: ({ carriers }) => `唯一的标记（${list(carriers)}）未写明属于生成合成内容，只写可能或疑似`,
        fix: () => '如由人工智能生成，写入明确说明的标记',
      },
      onlyBroken: {
        text: ({ carriers }) =>
          `唯一写明人工智能的标记是 C2PA 清单（${list(carriers)}），但它已被改动或属于别的图片；这不说明图片是或不是人工智能生成`,
        fix: () => '在处理的最后一步重新签名',
      },
      unread: {
        text: () => '未发现标记，但文件有部分未读取：是否有标记无法判定',
        fix: () => CHECK_AGAIN,
      },
      partlyRead: {
        text: ({ carriers }) => `有标记写明人工智能（${list(carriers)}），但文件未读完：其他标记是否与之一致无法判定`,
        fix: () => CHECK_AGAIN,
      },
      notChecked: {
        text: ({ carriers }) => `有未能核验的 C2PA 存储（${list(carriers)}）：它是否写明人工智能无法判定`,
        fix: () => OPEN_STORE,
      },
      linkOnly: {
        text: ({ carriers }) =>
          `只有指向 C2PA 存储的链接（${list(carriers)}），此处从不打开链接：该存储是否写明人工智能无法判定`,
        fix: () => OPEN_STORE,
      },
    },
  },
  'provider-name-missing': {
    title: '标记未写明提供者',
    messages: itemWords('提供者的名称', '使用写有提供者组织名称的证书签名，或在 claim_generator_info 中写明'),
  },
  'signature-missing': {
    title: '写明人工智能的标记没有可靠的签名',
    messages: {
      unsigned: {
        text: ({ carriers }) => `写明人工智能的元数据未签名（${list(carriers)}）：任何人都能改动而不留痕迹`,
        fix: () => '写入已签名并带时间戳的 C2PA 清单',
      },
      signatureInvalid: {
        text: ({ carrier, codes }) => `${carrier} 的 C2PA 清单签名不成立（${list(codes)}）；这不说明图片是假的`,
        fix: () => '重新签名',
      },
      notBound: {
        text: ({ carrier, codes }) =>
          `${carrier} 的已签名 C2PA 清单与本图片不符（${list(codes)}）；签名后的任何处理都会造成这种情况`,
        fix: () => '在处理的最后一步重新签名',
      },
      altered: {
        text: ({ carrier }) => `${carrier} 的 C2PA 清单中关于人工智能的说明，或其素材的清单，在签名后被改动`,
        fix: () => '使用清单完整的素材，重新签名',
      },
      timestampMissing: {
        text: ({ carrier }) => `${carrier} 的 C2PA 清单签名没有成立的可信时间戳；签名时间只是签名方自己的说法`,
        fix: () => '为签名加时间戳（RFC 3161）',
      },
      notChecked: {
        text: ({ carriers }) =>
          `有未能核验的 C2PA 存储或指向它的链接（${list(carriers)}）：写明人工智能的标记是否已签名无法判定`,
        fix: () => OPEN_STORE,
      },
      unread: {
        text: () => '文件有部分未读取：写明人工智能的标记是否已签名无法判定',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'source-type-missing-or-wrong': {
    title: 'IPTC 数字来源类型缺失或为其他值',
    messages: {
      missing: {
        text: () => '内容由人工智能生成或带有此类迹象，但没有 IPTC 数字来源类型',
        fix: () => SOURCE_TYPE_FIX,
      },
      wrong: {
        text: ({ value, carrier }) =>
          `内容由人工智能生成或带有此类迹象，而 ${carrier} 的数字来源类型为“${value}”，未说明这一点`,
        fix: () => SOURCE_TYPE_FIX,
      },
      retired: {
        text: ({ value, carrier }) => `${carrier} 的数字来源类型为“${value}”，该值已被 IPTC 停用，也不表示人工智能`,
        fix: () => SOURCE_TYPE_FIX,
      },
      partly: {
        text: ({ value, carrier }) =>
          `${carrier} 的数字来源类型为“${value}”：人工智能只生成了一部分。它能否代替 trainedAlgorithmicMedia，我们的资料说法不一`,
        fix: () => '整体由人工智能生成的，写 trainedAlgorithmicMedia；只有一部分的，保持不变',
      },
      spelling: {
        text: ({ value, carrier }) =>
          `${carrier} 的数字来源类型写作“${value}”；值是对的，但有的读取器只认词表自己的地址`,
        fix: () => SOURCE_TYPE_FIX,
      },
      unread: {
        text: () => '文件有部分未读取：IPTC 数字来源类型是否正确无法判定',
        fix: () => CHECK_AGAIN,
      },
    },
  },
  'system-name-version-missing': {
    title: '标记未写明人工智能系统的名称与版本',
    messages: {
      nameMissing: NAME.missing,
      versionMissing: VERSION.missing,
      nameElsewhere: NAME.elsewhere,
      versionElsewhere: VERSION.elsewhere,
      cannotTell: itemWords('人工智能系统的名称与版本', '').cannotTell,
      versionCannotTell: VERSION.cannotTell,
    },
  },
  'unique-id-missing': {
    title: '标记没有内容的标识符',
    messages: itemWords('内容的唯一标识符', '写入一个：C2PA 清单的标签可作标识符，AIGC 字段的 ProduceID 也可'),
  },
} satisfies Partial<RuleWords>;

const SOURCE_TYPE_FIX =
  '在 XMP 的 Iptc4xmpExt:DigitalSourceType 中写入 http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
