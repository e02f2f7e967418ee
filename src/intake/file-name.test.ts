import { attachment, cleanFileName } from './file-name.js';

it.each([
  ['身份证.jpg', '身份证.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\张三\\户口簿.pdf', '户口簿.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
  ['receipt\u202egpj.exe', 'receiptgpj.exe'],
  ['.htaccess', 'htaccess'],
  ['a<b>|c?.png', 'a_b__c_.png'],
  ['', 'document'],
  ['///', 'document'],
  ['\u0000\u200b', 'document'],
])('makes %j into %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

it('keeps 200 code points and the extension, never half a character', () => {
  const clean = cleanFileName(`${'𠮷'.repeat(300)}.pdf`);
  expect(Array.from(clean)).toHaveLength(200);
  expect(clean.endsWith('𠮷.pdf')).toBe(true);
});

it('offers a file for saving under its own name without letting the name end the header', () => {
  expect(attachment(`户口 "1"'s*.pdf`, 'pdf')).toBe(
    `attachment; filename="document.pdf"; filename*=UTF-8''%E6%88%B7%E5%8F%A3%20%221%22%27s%2A.pdf`,
  );
});
