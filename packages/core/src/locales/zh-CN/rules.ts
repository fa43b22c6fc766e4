import type { RuleWords } from '../locale.ts';
import { MARK_RULE_WORDS } from './rules-marks.ts';
import { PIXEL_RULE_WORDS } from './rules-pixels.ts';
import { PROVENANCE_RULE_WORDS } from './rules-provenance.ts';

const list = (items: readonly string[]): string => items.join('、');

export const RULE_WORDS: RuleWords = {
  ...MARK_RULE_WORDS,
  ...PIXEL_RULE_WORDS,
  ...PROVENANCE_RULE_WORDS,
  'extension-mismatch': {
    title: '扩展名与内容不符',
    messages: {
      mismatch: {
        text: ({ extension, format }) => `扩展名为 .${extension}，内容是 ${format}；按扩展名查找标识会找错位置`,
        fix: ({ usual }) => `将扩展名改为 .${usual}`,
      },
    },
  },
  'implicit-label-characters': {
    title: '标识值含规定范围外的字符',
    messages: {
      outsideRange: {
        text: ({ field, characters, carrier }) =>
          `${carrier} 的 ${field} 含规定范围外的字符（${list(characters)}）；标准要求值主要由可见 ASCII 字符组成`,
        fix: ({ field }) => `${field} 只用 0x21、0x23–0x5B、0x5D–0x7E 范围内的字符，双引号写作 \\"`,
      },
      reservedOutsideRange: {
        text: ({ field, characters, carrier }) => `${carrier} 的 ${field} 含规定范围外的字符（${list(characters)}）`,
        fix: ({ field }) => `${field} 需存任意数据时，可先作 Base64 编码`,
      },
      chineseName: {
        text: ({ field, value, carrier }) =>
          `${carrier} 的 ${field} 使用中文名称“${value}”；允许填名称，但规定的字符范围不含中文`,
        fix: ({ field }) => `${field} 优先填写 27 位服务提供者编码，或使用拉丁字母名称`,
      },
    },
  },
  'implicit-label-duplicate': {
    title: '隐式标识不止一份',
    messages: {
      copies: {
        text: ({ count, carriers }) =>
          `文件中有 ${count} 份内容一致的隐式标识（${list(carriers)}）；标准要求仅保留一份`,
        fix: () => '只在该格式规定的位置保留一份',
      },
      appended: {
        text: ({ count, carriers, propagators }) =>
          `同一内容有 ${count} 份隐式标识（${list(carriers)}），传播方${propagators.length > 0 ? `（${list(propagators)}）` : ''}另加了一份，未更新原有标识`,
        fix: () => '传播方在原有标识中更新 ContentPropagator、PropagateID，制作要素保持不变',
      },
      differing: {
        text: ({ count, carriers }) =>
          `文件中有 ${count} 份内容不同的隐式标识（${list(carriers)}）；标准要求仅保留一份`,
        fix: () => '查明哪一份对应本文件内容，只保留这一份',
      },
    },
  },
  'implicit-label-encoding': {
    title: '隐式标识编码有误',
    messages: {
      duplicateKeys: {
        text: ({ keys, carrier }) => `${carrier} 的标识中键重复出现（${list(keys)}）；不同读取器会取到不同的值`,
        fix: () => '每个键只写一次',
      },
      nestedEncoding: {
        text: ({ layers, carrier }) => `${carrier} 的标识多转义或多编码了 ${layers} 层`,
        fix: () => 'JSON 只按存放位置的要求转义一次',
      },
      damagedText: {
        text: ({ fields, carrier }) => `${carrier} 的 ${list(fields)} 含无法还原的字符，原值可能已损坏`,
        fix: () => '以正确的文字编码重新写入该值',
      },
      unknownKeys: {
        text: ({ keys, carrier }) => `${carrier} 的标识含标准七个键以外的键（${list(keys)}）`,
        fix: () => '自有数据放入 ReservedCode1 或 ReservedCode2',
      },
    },
  },
  'implicit-label-field-empty': {
    title: '隐式标识要素为空',
    messages: {
      fieldEmpty: {
        text: ({ field, carrier }) => `${carrier} 的 ${field} 为空`,
        fix: ({ field }) => `填写 ${FIELD_FIX[field] ?? field}`,
      },
    },
  },
  'implicit-label-field-missing': {
    title: '隐式标识缺少要素',
    messages: {
      fieldMissing: {
        text: ({ field, carrier }) => `${carrier} 的标识没有 ${field}`,
        fix: ({ field }) => `补写 ${FIELD_FIX[field] ?? field}`,
      },
      wrapperWithoutLabel: {
        text: ({ carrier }) => `${carrier} 有名为 AIGC 的对象，但没有 Label，不构成隐式标识`,
        fix: () => '按附录E的七个键写入隐式标识',
      },
      wrapperBesideLabel: {
        text: ({ carrier }) => `${carrier} 另有一个没有 Label 的 AIGC 对象，可能被误读为标识`,
        fix: () => '自有数据不要使用 AIGC 这一键名',
      },
    },
  },
  'implicit-label-field-too-long': {
    title: '标识值过长',
    messages: {
      fieldTooLong: {
        text: ({ field, length, bound, carrier }) =>
          `${carrier} 的 ${field} 有 ${length} 个字符，超过本工具的界限 ${bound}；标准未规定长度，但过长的值可能被其他读取器截断`,
        fix: ({ field }) => `确认 ${field} 的内容，缩短到 27 位编码或编号的常见长度`,
      },
    },
  },
  'implicit-label-misplaced': {
    title: '隐式标识位置不规范',
    messages: {
      misplaced: {
        text: ({ carrier }) => `隐式标识写在 ${carrier}，不是该格式规定的位置，其他读取器可能找不到`,
        fix: () => '改写到 XMP 的 TC260:AIGC 属性，或该格式规定的替代位置',
      },
      keyedProperties: {
        text: ({ carrier }) => `${carrier} 把各键拆成单独的 XMP 属性，不是规定的 JSON 字符串形式`,
        fix: () => '合为一个 TC260:AIGC 属性，值为含全部键的 JSON 字符串',
      },
    },
  },
  'implicit-label-missing': {
    title: '未发现隐式标识',
    messages: {
      missing: {
        text: () => '已说明为人工智能生成合成内容，但文件元数据中没有隐式标识',
        fix: () => '在规定的元数据位置写入隐式标识',
      },
      missingThoughDeclared: {
        text: () => '上传者声明为生成合成内容，但文件元数据中没有隐式标识',
        fix: () => '按“可能为生成合成内容”提示，并写入传播要素（Label 2）',
      },
      missingThoughTraced: {
        text: ({ generators }) => `文件元数据中没有隐式标识，但有生成工具痕迹（${list(generators)}）`,
        fix: () => '复核痕迹；确认后按“疑似生成合成内容”提示，并写入传播要素（Label 3）',
      },
      missingThoughStated: {
        text: ({ by }) => `文件元数据中没有隐式标识，但其他元数据写明全部或部分由人工智能生成（${list(by)}）`,
        fix: () => '复核其说明；确认后按“疑似生成合成内容”提示，并写入传播要素（Label 3）',
      },
      missingThoughSeen: {
        text: ({ seen }) =>
          `文件元数据中没有隐式标识，但画面本身检出显式标识、厂商标志或不可见水印（${list(seen)}）。任何人都能在照片上印标识`,
        fix: () => '查看画面；确认后按“疑似生成合成内容”提示，并写入传播要素（Label 3）',
      },
    },
  },
  'implicit-label-unreadable': {
    title: '隐式标识无法读全',
    messages: {
      unreadable: {
        text: () => '文件损坏或达到读取上限，无法说明有无隐式标识',
        fix: () => '取得完整的文件后重新检查，或提高读取上限',
      },
      notExamined: {
        text: () => '本次检查没有读到可能存放标识的部分，无法说明有无隐式标识',
        fix: () => '不用快速扫描，重新检查',
      },
      partlyRead: {
        text: () => '已读到隐式标识，但文件另有部分未能读取，无法说明是否还有其他标识',
        fix: () => '取得完整的文件，不用快速扫描重新检查，或提高读取上限',
      },
    },
  },
  'implicit-label-value-not-string': {
    title: '标识值不是字符串',
    messages: {
      notString: {
        text: ({ field, value, carrier }) => `${carrier} 的 ${field} 写作 ${value}，不是字符串；标准要求各值均为字符串`,
        fix: ({ field }) => `将 ${field} 的值放入双引号`,
      },
    },
  },
  'implicit-label-value-out-of-range': {
    title: 'Label 取值不在规定范围',
    messages: {
      outOfRange: {
        text: ({ value, carrier }) => `${carrier} 的 Label 为“${value}”；只能是 1（属于）、2（可能）、3（疑似）`,
        fix: () => '生成合成服务提供者写 1；传播平台按用户声明写 2、按检出痕迹写 3',
      },
      notProducers: {
        text: ({ value, carrier }) =>
          `${carrier} 的 Label 为 ${value}，是传播平台按用户声明或检出痕迹写入的取值；生成合成服务提供者写 1`,
        fix: () => '对本服务生成合成的内容写入 Label 1',
      },
    },
  },
  'label-residue': {
    title: '标识残迹',
    messages: {
      emptyTc260Shell: {
        text: ({ carrier }) =>
          `${carrier} 声明了 TC260 命名空间，但没有标识值。丢弃元数据的转换会丢掉整个数据包；这里外壳还在而值不在`,
        fix: () => '与处理前的文件比对；属于生成合成内容的，重新写入标识',
      },
      emptyTc260Property: {
        text: ({ carrier }) =>
          `${carrier} 有 TC260:AIGC 属性，但值为空。丢弃元数据的转换会连属性一起丢掉；这里属性还在而值不在`,
        fix: () => '与处理前的文件比对；属于生成合成内容的，重新写入标识',
      },
      emptyAigcEntry: {
        text: ({ carrier }) =>
          `${carrier} 有名为 AIGC 的条目，但内容为空。丢弃元数据的转换会连条目一起丢掉；这里条目还在而值不在`,
        fix: () => '与处理前的文件比对；属于生成合成内容的，重新写入标识',
      },
      besideLabel: {
        text: ({ carrier }) => `文件有隐式标识，${carrier} 另有一处没有内容的标识位置`,
        fix: () => '清理空的标识位置，以免误读',
      },
    },
  },
  'labels-disagree': {
    title: '隐式标识相互矛盾',
    messages: {
      producersDiffer: {
        text: ({ values }) => `各份标识写明的制作方不同：${list(values)}`,
        fix: () => '查明本文件内容的制作方，只保留对应的标识',
      },
      produceIdsDiffer: {
        text: ({ values }) => `各份标识的内容制作编号不同：${list(values)}`,
        fix: () => '查明哪个编号对应本文件内容，只保留对应的标识',
      },
      labelValuesDiffer: {
        text: ({ values }) => `各份标识的 Label 不同：${list(values)}`,
        fix: () => '查明本文件内容的属性，只保留对应的标识',
      },
      labelLowered: {
        text: ({ from, to }) => `同一内容的标识中，一份 Label 为 ${from}，另一份为 ${to}；已标明“属于”的不应改低`,
        fix: ({ from }) => `Label 保持 ${from}，只更新传播要素`,
      },
    },
  },
  'private-json-not-label': {
    title: '厂商私有数据不是标识',
    messages: {
      privateJson: {
        text: ({ generator, dialect, carrier }) =>
          `${carrier} 有 ${generator} 的私有数据（${dialect}）；它不是附录E规定的隐式标识，也不能代替`,
        fix: () => '按附录E写入隐式标识',
      },
      privateHint: {
        text: ({ generator, dialect, carrier }) =>
          `${carrier} 有 ${generator} 的私有数据（${dialect}），只说明经过该产品，未说明是否为生成合成内容；它不是隐式标识`,
        fix: () => '属于生成合成内容的，按附录E写入隐式标识',
      },
    },
  },
  'producer-code-check-digit-mismatch': {
    title: '编码中的主体代码校验不符',
    messages: {
      wrongCheckDigit: {
        text: ({ field, value, entity, expected }) =>
          `${field} 的编码 ${value} 中，主体代码 ${entity} 的校验位应为 ${expected}`,
        fix: () => '核对营业执照上的统一社会信用代码，重新组成编码',
      },
      foreignCharacter: {
        text: ({ field, value, entity }) =>
          `${field} 的编码 ${value} 中，主体代码 ${entity} 含统一社会信用代码不使用的字母（I、O、S、V、Z）`,
        fix: () => '核对营业执照上的统一社会信用代码，重新组成编码',
      },
    },
  },
  'producer-code-malformed': {
    title: '服务提供者编码格式不符',
    messages: {
      wrongLength: {
        text: ({ field, value, length }) => `${field} 的编码 ${value} 有 ${length} 位，应为 27 位`,
        fix: () => CODE_FIX,
      },
      wrongCharacters: {
        text: ({ field, value }) => `${field} 的编码 ${value} 含数字和大写字母以外的字符`,
        fix: () => CODE_FIX,
      },
      wrongFormat: {
        text: ({ field, value, found }) => `${field} 的编码 ${value} 以 ${found} 开头，应为 00`,
        fix: () => CODE_FIX,
      },
      wrongService: {
        text: ({ field, value, found }) =>
          `${field} 的编码 ${value} 第 23 位（服务类型）为 ${found}，应为 1（生成合成）或 2（传播）`,
        fix: () => CODE_FIX,
      },
      unknownSubjectType: {
        text: ({ field, value, found }) =>
          `${field} 的编码 ${value} 第 3 位（主体类型）为 ${found}；已知的只有 1（组织）`,
        fix: () => '确认主体类型；组织填 1',
      },
      unknownBinding: {
        text: ({ field, value, found }) =>
          `${field} 的编码 ${value} 第 4 位（绑定方式）为 ${found}；已知的只有 1（统一社会信用代码）`,
        fix: () => '确认绑定方式；使用统一社会信用代码填 1',
      },
    },
  },
  'producer-code-service-mismatch': {
    title: '编码的服务类型与所在字段不符',
    messages: {
      producerHasPropagationCode: {
        text: ({ value }) => `ContentProducer 的编码 ${value} 第 23 位为 2（传播），该字段应填生成合成服务`,
        fix: () => '制作方的编码第 23 位填 1',
      },
      propagatorHasGenerationCode: {
        text: ({ value }) => `ContentPropagator 的编码 ${value} 第 23 位为 1（生成合成），该字段应填传播服务`,
        fix: () => '传播方的编码第 23 位填 2',
      },
      propagatorRepeatsProducer: {
        text: ({ value }) =>
          `ContentPropagator 与 ContentProducer 同为 ${value}：符合附录E注1的首次写入，但第 23 位为 1（生成合成）`,
        fix: () => '可保持不变；本方也提供传播服务的，可改用第 23 位为 2 的编码',
      },
    },
  },
  'producer-entity-unknown': {
    title: '未知主体',
    messages: {
      unknownEntity: {
        text: ({ field, value, entity }) =>
          `${field} 的编码 ${value} 格式正确，主体代码 ${entity} 不在本工具的登记表中，对应的品牌未知`,
        fix: () => '需要时向公开的工商登记查询该统一社会信用代码',
      },
      unknownName: {
        text: ({ field, value }) => `${field} 的名称“${value}”不在本工具的登记表中`,
        fix: () => '填写 27 位服务提供者编码，便于确定主体',
      },
    },
  },
  'propagator-chain-incomplete': {
    title: '传播要素不成对',
    messages: {
      numberMissing: {
        text: ({ propagator, carrier }) => `${carrier} 的标识有传播方 ${propagator}，没有内容传播编号`,
        fix: () => '填写传播方对该内容的唯一编号（PropagateID）',
      },
      propagatorMissing: {
        text: ({ propagateId, carrier }) => `${carrier} 的标识有内容传播编号 ${propagateId}，没有传播方`,
        fix: () => '填写传播方的名称或编码（ContentPropagator）',
      },
    },
  },
  'propagator-fields-missing': {
    title: '没有传播要素',
    messages: {
      bothMissing: {
        text: ({ carriers }) => `${list(carriers)} 的标识没有 ContentPropagator 和 PropagateID；标准列为五要素之二`,
        fix: () => '首次写入时，ContentPropagator 同 ContentProducer，PropagateID 同 ProduceID（附录E注1）',
      },
    },
  },
  'security-data-binding-differs': {
    title: '标识所绑定的画面特征与本图不符',
    messages: {
      phash: {
        text: ({ field, distance }) =>
          `${field} 存有标识写入时的画面特征，与本图相差 ${distance} 位（共 64 位）：本图是另一幅画面，或此后经过裁剪、涂改等改动`,
        fix: () => '与制作方交付的原图比对；编辑后重新写入标识',
      },
    },
  },
  'security-data-not-assessed': {
    title: '保留字段未评估',
    messages: {
      opaque: {
        text: ({ field, length }) => `${field} 有 ${length} 个字符的自有数据；标准允许，本工具不作判断`,
        fix: () => '无需处理',
      },
      tc260pg: {
        text: ({ field, length }) =>
          `${field} 有 ${length} 个字符的安全防护数据；其中的签名与内容绑定本次未评估，未声明取值范围的内容哈希无法重算`,
        fix: () => '无需处理',
      },
    },
  },
  'security-data-signature-invalid': {
    title: '安全防护数据中的签名不符',
    messages: {
      label: {
        text: ({ field }) =>
          `${field} 中的签名与 Label、ContentProducer、ProduceID 不符：其中一项或签名本身已不是写入时的内容`,
        fix: () => '恢复制作方写入的标识，或重新签名',
      },
      binding: {
        text: ({ field }) => `${field} 中对内容绑定的签名与各种已知的签名方式均不符`,
        fix: () => '向制作方了解其对内容绑定的签名方式',
      },
    },
  },
};

const CODE_FIX = '编码为 27 位数字和大写字母：00、主体类型 1、绑定方式 1、18 位统一社会信用代码、服务类型、4 位自定义';

const FIELD_FIX: Readonly<Record<string, string>> = {
  Label: '生成合成标签（Label：1、2 或 3）',
  ContentProducer: '生成合成服务提供者的名称或编码（ContentProducer）',
  ProduceID: '内容制作编号（ProduceID）',
};
