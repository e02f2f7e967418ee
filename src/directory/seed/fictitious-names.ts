const surnames = [...'王李张刘陈杨黄吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋'];

const givenNames = (
  '文博 秀兰 建国 晓燕 志强 桂英 海涛 丽华 永康 春梅 国栋 玉珍 俊杰 慧敏 立新 红霞 少华 雪琴 德明 巧云 ' +
  '振宇 淑芬 家豪 冬梅 世平 美玲 启航 爱莲 宏伟 素芳 光明 月娥 伟民 静怡 正阳 彩霞 松涛 小满 长青 金凤 ' +
  '凯旋 玉洁 思远 丹丹 卫东 佳慧 学文 银花 庆丰 若兰 天佑 晓芸 水生 翠萍 良才 芳菲 子轩 莲香 九州'
).split(' ');

/**
 * The name of the demonstration's n-th person, counted from 0. The lengths of the two lists are different primes, so a pair
 * comes back only after 41 * 59 = 2,419 people.
 */
export function fictitiousName(n: number): string {
  return `${surnames[n % surnames.length]}${givenNames[n % givenNames.length]}`;
}
