import type { RuleWords } from '../locale.ts';

const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join('、');

const PRINT_WORDS = '在图片的边或角加上同时含两个要素的文字，如“AI生成”';

/** 像素所见各规则的文字；未检出不等于没有。 */
export const PIXEL_RULE_WORDS = {
  'explicit-label-illegible': {
    title: '显式标识难以辨认',
    messages: {
      faint: {
        text: ({ text, contrast }) => `检出显式标识（“${text}”），但与周围的对比度为 ${contrast}:1，人眼难以辨认`,
        fix: () => '为标识加描边或底色，使其在任何画面上都清晰',
      },
      tiny: {
        text: ({ text, glyphPercent }) =>
          `检出显式标识（“${text}”），但在此画面尺寸下字形（最短边的 ${glyphPercent}%）像素太少，人眼难以辨认`,
        fix: () => '加大标识，或以原始尺寸的图片检查',
      },
      blurred: {
        text: ({ text }) => `检出显式标识，但其文字只能推测（“${text}”）`,
        fix: () => '在缩放和压缩之后再加标识',
      },
    },
  },
  'explicit-label-misplaced': {
    title: '显式标识不在边或角',
    messages: {
      inside: {
        text: ({ texts }) =>
          `显式标识（${list(texts)}）位于画面内部。标准要求位于边或角，未规定距离；此处以边长的外侧五分之一为界`,
        fix: () => '把标识放在边或角',
      },
    },
  },
  'explicit-label-missing': {
    title: '未检出显式标识',
    messages: {
      notDetected: {
        text: () =>
          '内容由人工智能生成或带有此类迹象，画面中未检出显式标识。标识可能太淡而未能检出，可能在图片周边，也可能此情形并不要求',
        fix: () => `查看画面；须加标识的，${PRINT_WORDS}`,
      },
      unread: {
        text: () => '像素无法解码，无法说明有无显式标识',
        fix: () => '取得完整的文件后重新检查，或查看画面',
      },
    },
  },
  'explicit-label-too-small': {
    title: '显式标识偏小',
    messages: {
      onlyBoxReaches: {
        text: ({ text, glyphPercent, boxPercent }) =>
          `显式标识（“${text}”）的字形高度为最短边的 ${glyphPercent}%，文字框高度为 ${boxPercent}%。标准要求 5%，未写明以哪一个为准`,
        fix: () => '加大标识，使字形高度达到最短边的 5%',
      },
      below: {
        text: ({ text, glyphPercent, boxPercent }) =>
          `显式标识（“${text}”）的字形高度为最短边的 ${glyphPercent}%，文字框高度为 ${boxPercent}%，均低于标准要求的 5%`,
        fix: () => '加大标识，使字形高度达到最短边的 5%',
      },
    },
  },
  'explicit-label-wording': {
    title: '画面文字不足以构成标识',
    messages: {
      generationElementMissing: {
        text: ({ texts }) =>
          `画面文字（${list(texts)}）有人工智能要素，缺少生成合成要素“生成”或“合成”；“制作”“绘制”不是该要素`,
        fix: () => PRINT_WORDS,
      },
      aiElementMissing: {
        text: ({ texts }) => `画面文字（${list(texts)}）有生成合成要素，缺少人工智能要素“人工智能”或“AI”`,
        fix: () => PRINT_WORDS,
      },
      otherLanguage: {
        text: ({ texts }) =>
          `显式标识（${list(texts)}）以其他语言写明两个要素；标准的要素为中文（生成、合成），仅“AI”为拉丁字母`,
        fix: () => '在中国境内使用的，同时加上中文文字',
      },
    },
  },
  'invisible-mark-found': {
    title: '从像素中读出不可见水印',
    messages: {
      found: {
        text: ({ scheme, generator, bits, of }) =>
          `不可见水印（${scheme}）的内容与 ${generator} 写入的一致，${of} 位中有 ${bits} 位相符。这是生成痕迹，不是标识`,
        fix: () => '查明是否由人工智能生成；元数据中的隐式标识仍须写入',
      },
      signed: {
        text: ({ scheme, generator }) =>
          `不可见水印（${scheme}）带有 ${generator} 的签名，用其公布的公钥验证通过：像素和生成参数与签名时一致。这是生成痕迹，不是标识`,
        fix: () => '元数据中的隐式标识仍须写入',
      },
      signatureDiffers: {
        text: ({ scheme, generator }) =>
          `不可见水印（${scheme}）写明 ${generator}，但其签名用公布的公钥验证不通过：像素或生成参数与签名时不一致。编辑图片会造成这种情况，从另一张图片移来的水印也会`,
        fix: () => '与原始文件比对',
      },
      unknownGenerator: {
        text: ({ scheme, payload }) => `读出不可见水印（${scheme}，“${payload}”），由哪种生成工具写入尚不清楚`,
        fix: () => '查明画面来源',
      },
    },
  },
  'vendor-mark-only': {
    title: '只有厂商标志，没有标识文字',
    messages: {
      markOnly: {
        text: ({ marks }) => `画面有厂商标志（${list(marks)}），未检出显式标识：标志缺少所要求的文字`,
        fix: () => PRINT_WORDS,
      },
    },
  },
  'visible-producer-differs': {
    title: '画面所示厂商与隐式标识不同',
    messages: {
      producerDiffers: {
        text: ({ seen, producers }) =>
          `画面显示 ${list(seen)}；隐式标识写明的制作方是 ${list(producers)}，属于另一厂商。转售他人模型的服务可能如此，取自其他图片的标识也会如此`,
        fix: () => '向标识写明的制作方核实；与原始文件比对',
      },
    },
  },
} satisfies Partial<RuleWords>;
