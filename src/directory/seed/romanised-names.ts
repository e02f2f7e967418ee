import type { Division } from './divisions.js';

/** Pinyin of the city, the counties and the township governments; local readings where they differ (厦 in 厦铺 and 燕厦 is xia). */
const pinyin: Readonly<Record<string, string>> = {
  ...{ '4212': 'xianning', '421202': 'xianan', '421221': 'jiayu', '421222': 'tongcheng' },
  ...{ '421223': 'chongyang', '421224': 'tongshan', '421281': 'chibi' },
  ...inOrder('421202', '001 wenquan 002 fushan 003 yongan 100 tingsiqiao 101 xiangyanghu 102 guanbuqiao'),
  ...inOrder('421202', '103 henggouqiao 104 heshengqiao 105 shuangxiqiao 106 maqiao 107 guihua 108 gaoqiao 200 damu'),
  ...inOrder(
    '421221',
    '100 luxi 101 gaotieling 102 guanqiao 103 yuyue 104 xinjie 105 dupu 106 panjiawan 107 paizhouwan',
  ),
  ...inOrder('421222', '100 junshui 101 maishi 102 tanghu 103 guandao 104 shadui 105 wuli 106 shinan 107 beigang'),
  ...inOrder('421222', '108 magang 200 sizhuang 201 daping'),
  ...inOrder('421223', '100 tiancheng 101 shaping 102 shicheng 103 guihuaquan 104 baini 105 lukou 106 jintang'),
  ...inOrder('421223', '107 qingshan 200 xiaoling 201 tongzhong 202 gangkou 203 gaojian'),
  ...inOrder('421224', '100 tongyang 101 nanlinqiao 102 huangshapu 103 xiapu 104 jiugongshan 105 chuangwang'),
  ...inOrder('421224', '106 honggang 107 dafan 200 dalu 201 yangfanglin 202 yanxia 203 cikou'),
  ...inOrder('421281', '001 puqi 002 chimagang 003 lushuihu 100 xindian 101 zhaoliqiao 102 chaanling 103 chebu'),
  // 赤壁镇 shares its name with the city it lies in.
  ...inOrder(
    '421281',
    '104 chibizhen 105 liushanhu 106 shenshan 107 zhonghuopu 108 guantangyi 109 huanggaihu 200 yujiaqiao',
  ),
  ...inOrder('421222104', '001 jiujing 200 duishan 201 dazhushan 202 pingao 203 wanchuanzui 204 luotang 205 shadui'),
  ...inOrder('421222104', '206 shichong 207 gangbei 208 yaoquan'),
  ...inOrder(
    '421202104',
    '001 heshengqiao 215 hesheng 216 binhu 217 taolin 218 lishou 219 wanxiu 220 huangci 221 huaping',
  ),
};

function inOrder(parent: string, suffixesAndNames: string): Record<string, string> {
  const pairs = suffixesAndNames.matchAll(/(\d{3}) ([a-z]+)/g);
  return Object.fromEntries([...pairs].map(([, suffix, name]) => [`${parent}${suffix}`, name ?? '']));
}

const kinds: readonly [RegExp, string][] = [
  [/市$/, 'City'],
  [/县$/, 'County'],
  [/区$/, 'District'],
  [/街道$/, 'Subdistrict'],
  [/镇$/, 'Town'],
  [/乡$/, 'Township'],
  [/村$/, 'Village'],
];

/** Pinyin without tones or spaces, for user names; undefined where the demonstration has nobody who needs one. */
export function findPinyin(division: Division): string | undefined {
  return pinyin[division.code];
}

/** `Shadui Town` for 沙堆镇; the Chinese name for divisions whose pinyin the demonstration does not carry. */
export function englishName(division: Division): string {
  const word = findPinyin(division);
  if (!word) return division.name;
  const kind = division.name.endsWith('社区') ? 'Community' : kinds.find(([ending]) => ending.test(division.name))?.[1];
  const plain = kind === 'Town' ? word.replace(/zhen$/, '') : word;
  return [plain.charAt(0).toUpperCase() + plain.slice(1), kind].filter(Boolean).join(' ');
}
