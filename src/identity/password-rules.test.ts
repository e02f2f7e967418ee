import { isGuessable } from './password-rules.js';

const owner = { username: 'xie.wanying', name: '谢婉莹' };

describe('a password is easily guessed', () => {
  it.each([
    ['a frequent one with a number behind it', 'password1234567'],
    ['a frequent one, spelt with signs', 'P@ssw0rd-P@ssw0rd!'],
    ['keys beside each other', 'qwertyuiopasdfghjkl'],
    ['keys beside each other, backwards', 'poiuytrewqlkjhgfdsa'],
    ['columns of keys', '1qaz2wsx3edc4rfv'],
    ['a telephone and a year', '13971538888 2017'],
    ['a citizen number', '42122219800101001X'],
    ['the alphabet', 'abcdefghijklmnopq'],
    ['one character again and again', 'aaaaaaaaaaaaaaaaaa'],
    ['a few characters again and again', 'xkq-xkq-xkq-xkq-xkq'],
    ['one’s own user name', 'xie.wanying.2017.xie.wanying'],
    ['one’s own name', '谢婉莹谢婉莹谢婉莹谢婉莹谢婉莹'],
    ['the name of the service', 'Yimen-2026-Xianning!'],
    ['what is frequent in China', 'woaini5201314woaini'],
  ])('when it is %s', (_why, password) => {
    expect(isGuessable(password, owner)).toBe(true);
  });

  it.each([
    ['words that come to mind', 'correct horse battery staple'],
    ['pinyin of a line nobody quotes', 'meigui hua kai zai zuo wan yu hou'],
    ['Chinese', '茶壶里游着三条不肯睡觉的红鲤鱼'],
    ['what the screens make up', 'hT7rWq2mKfYc9VbN'],
    ['the owner’s name among other words', 'wanying waters nineteen plum trees'],
  ])('but not when it is %s', (_what, password) => {
    expect(isGuessable(password, owner)).toBe(false);
  });
});
