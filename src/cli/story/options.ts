import { parseArgs } from 'node:util';
import { serviceAddress } from '../service-address.js';

export type Language = 'both' | 'zh' | 'en';

export interface Options {
  url: string;
  password: string;
  language: Language;
  quiet: boolean;
}

export const USAGE = `npm run story -- [--url http://127.0.0.1:8420] [--password …] [--lang both|zh|en] [--quiet]

Tells the story of three families on a running demonstration (npm start), over HTTP and nothing else.

  --url       where the service listens; the port is PORT where that is set
  --password  everybody's password in that demonstration
  --lang      both (Chinese first), zh or en
  --quiet     headings, refusals and verdicts only`;

export class UsageRefused extends Error {}

/** @returns null when help was asked for @throws UsageRefused */
export function readOptions(args: string[], env: { PORT?: string | undefined }): Options | null {
  const { url, password, lang, quiet, help } = parsed(args, serviceAddress(env));
  if (help) return null;
  if (lang !== 'both' && lang !== 'zh' && lang !== 'en')
    throw new UsageRefused(`--lang: both, zh or en, not "${lang}"`);
  if (!URL.canParse(url)) throw new UsageRefused(`--url: "${url}" is no address`);
  return { url: url.replace(/\/+$/, ''), password, language: lang, quiet };
}

function parsed(args: string[], address: string) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: 'string', default: address },
        password: { type: 'string', default: 'yimen-demo-2017' },
        lang: { type: 'string', default: 'both' },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageRefused((error as Error).message, { cause: error });
  }
}
