import type { Session } from './answers.js';
import type { Client } from './client.js';
import { Refused, StoryStopped } from './faults.js';
import type { Named } from './teller.js';
import type { Text } from './text.js';
import { roleName } from './words.js';

const OFFICE_CODE = /\d{4,12}:[A-Za-z]+/g;

/** Somebody with a seat, signed in. */
export interface Person extends Named {
  id: string;
  name: string;
  /** Office code, `<division>:<department>`. */
  office: string;
  client: Client;
}

/** Nobody in particular: a citizen, a neighbour, the service itself. */
export const extra = (zh: string, en: string): Named => ({ label: { zh, en } });

export const SERVICE = extra('系统', 'The service');

/** The people of the demonstration, each signed in when first needed. */
export class Cast {
  private readonly people = new Map<string, Promise<Person>>();
  private readonly offices = new Map<string, Promise<{ code: string; name: Text }[]>>();

  constructor(
    private readonly client: Client,
    private readonly password: string,
  ) {}

  /** @param username e.g. `shadui.clerk` */
  person(username: string): Promise<Person> {
    const known = this.people.get(username) ?? this.signIn(username);
    this.people.set(username, known);
    return known;
  }

  private async signIn(username: string): Promise<Person> {
    const session = await this.session(username);
    const { id, name } = session.user;
    const office = session.seats[0]?.office ?? '';
    const client = this.client.signedIn(session.token);
    const { zh, en } = await this.officeName(client, office);
    return { id, name, office, client, label: { zh: `${name}（${zh}）`, en: `${name} (${en})` } };
  }

  private async session(username: string): Promise<Session> {
    try {
      return await this.client.post<Session>('/session', { username, password: this.password });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new StoryStopped(
        {
          zh: `${username} 登录不了（${error.sentence.zh}）。故事只能在演示服务上讲；密码不同的用 --password 给出。`,
          en: `${username} cannot sign in (${error.sentence.en}) The story needs a demonstration; give its password with --password if it is another one.`,
        },
        { cause: error },
      );
    }
  }

  /** A sentence of the service with the names of offices and roles in place of their codes. */
  async inWords({ zh, en }: Text, { client }: Person): Promise<Text> {
    const codes = [...new Set(`${zh} ${en}`.match(OFFICE_CODE))];
    const names = await Promise.all(codes.map(async (code) => [code, await this.officeName(client, code)] as const));
    const said = (sentence: string, language: keyof Text): string =>
      names.reduce((text, [code, name]) => text.replaceAll(code, name[language]), inPlainRoles(sentence, language));
    return { zh: said(zh, 'zh'), en: said(en, 'en') };
  }

  private async officeName(client: Client, code: string): Promise<Text> {
    const division = code.split(':')[0] ?? '';
    const offices =
      this.offices.get(division) ?? client.get<{ code: string; name: Text }[]>(`/offices?division=${division}`);
    this.offices.set(division, offices);
    return (await offices).find((office) => office.code === code)?.name ?? { zh: code, en: code };
  }
}

/** `approver of 421222104:civilAffairs` is 421222104:civilAffairs 的审批人 in Chinese. */
const inPlainRoles = (sentence: string, language: keyof Text): string =>
  sentence.replace(/(\w+) of (\d{4,12}:[A-Za-z]+)/g, (_, role: string, office: string) =>
    language === 'zh' ? `${office}的${roleName(role).zh}` : `the ${roleName(role).en} of ${office}`,
  );
