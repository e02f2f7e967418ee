/** A rule that a field breaks, as class-validator reports it. */
interface Broken {
  rule: string;
  message: string;
}

/** The rules in Chinese; `#` is the bound, a number or the words that are possible. */
const IN_CHINESE: Record<string, string> = {
  arrayMaxSize: '至多 # 项',
  arrayMinSize: '至少 # 项',
  arrayUnique: '不得重复',
  equals: '应为 #',
  isArray: '应为列表',
  isBoolean: '应为 true 或 false',
  isBooleanString: '应为 true 或 false',
  isDay: '应为存在的日期（年-月-日）',
  isDefined: '不能缺少',
  isIn: '应为以下之一：#',
  isInt: '应为整数',
  isIso8601: '应为 ISO 8601 时刻',
  isObject: '应为对象',
  isPersonName: '应为姓名：至少一个文字，不含不可见字符',
  isString: '应为文字',
  isUuid: '应为 UUID',
  matches: '格式应符合 #',
  max: '不得大于 #',
  maxLength: '至多 # 个字符',
  min: '不得小于 #',
  minLength: '至少 # 个字符',
  whitelistValidation: '不是此接口的字段，请去掉',
};

/** Where a message has the bound of its rule. */
const BOUND = /following values: (.+)$|equal to (\w+)|match (.+) regular|(\d+)(?= elements| characters|$)/;

/** What the field has to be. A rule of one's own without words here is told by its name. */
export function ruleInChinese({ rule, message }: Broken): string {
  const bound =
    BOUND.exec(message)
      ?.slice(1)
      .find((found) => found !== undefined) ?? '';
  return (IN_CHINESE[rule] ?? rule).replace('#', () => bound);
}

/** The message without the field's name, which stands before it already. */
export const ruleInEnglish = ({ rule, message }: Broken): string =>
  IN_OUR_WORDS[rule] ?? message.replace(/^.*?(?= must| should| is| has)/, '').trim();

const IN_OUR_WORDS: Record<string, string> = {
  isDefined: 'must be given',
  whitelistValidation: 'is no field of this request, leave it out',
};
