import { type Division, type DivisionLevel, isStatisticalUnit } from './divisions.js';
import { fictitiousName } from './fictitious-names.js';
import { officeCode } from './offices.js';
import { cityPosts, countyPosts, type Post, type Role, townshipPosts, villagePosts } from './posts.js';
import { findPinyin } from './romanised-names.js';

export interface SeedUser {
  /** Readable pinyin: `shadui.clerk`, `tongcheng.reviewer1`, `shadui.duishan.assistant`. */
  readonly username: string;
  /** Fictitious. */
  readonly name: string;
  readonly offices: readonly { readonly office: string; readonly role: Role }[];
  /** Near relatives the person has declared (民发〔2012〕220号 art. 14); empty for most. */
  readonly relatives: readonly Relative[];
}

export interface Relative {
  /** What the relative is to the person, in the words of the setting `nearRelatives`. */
  readonly relation: 'spouse' | 'parent' | 'child' | 'sibling' | 'grandparent' | 'grandchild';
  readonly name: string;
  /** Made up, with the right check digit. */
  readonly citizenNumber: string;
}

/** The two towns the demonstration's story plays in: every village there has its own assistant, elsewhere only the first. */
const storyTowns: readonly string[] = ['421222104', '421202104'];

const postsAt: Partial<Record<DivisionLevel, readonly Post[]>> = {
  city: cityPosts,
  county: countyPosts,
  township: townshipPosts,
  village: villagePosts,
};

/** Officials whose family applies in the story, so that separate registration and recusal can be seen. */
const declaredRelatives: Readonly<Record<string, readonly Relative[]>> = {
  'shadui.handler3': [{ relation: 'sibling', name: '毛素云', citizenNumber: '421222197202140002' }],
  'shadui.duishan.assistant': [{ relation: 'parent', name: '毛守田', citizenNumber: '421222194809060005' }],
  'heshengqiao.handler3': [{ relation: 'spouse', name: '汪巧莲', citizenNumber: '421202196311200000' }],
};

/**
 * The demonstration's people: everybody whom the city, its counties, their townships and the story's villages need to carry
 * a case from the window to the audit. Passwords are no part of the seed.
 */
export function seedPeople(divisions: readonly Division[]): SeedUser[] {
  const tree = treeOf(divisions);
  const seats = divisions
    .filter((division) => isStaffed(division, tree))
    .flatMap((division) => seatsOf(division, tree));
  return seats.map(({ username, office, role }, n) => ({
    username,
    name: fictitiousName(n),
    offices: [{ office, role }],
    relatives: declaredRelatives[username] ?? [],
  }));
}

interface Tree {
  readonly byCode: ReadonlyMap<string, Division>;
  /** The first child listed under each division. */
  readonly firstChild: ReadonlyMap<string, Division>;
}

function treeOf(divisions: readonly Division[]): Tree {
  const firstChild = new Map<string, Division>();
  for (const division of divisions) {
    if (division.parent && !firstChild.has(division.parent)) firstChild.set(division.parent, division);
  }
  return { byCode: new Map(divisions.map((division) => [division.code, division])), firstChild };
}

function isStaffed(division: Division, tree: Tree): boolean {
  if (isStatisticalUnit(division)) return false;
  if (division.level !== 'village') return true;
  const town = tree.byCode.get(division.parent ?? '');
  if (!town?.government) return false;
  return storyTowns.includes(town.code) || tree.firstChild.get(town.code) === division;
}

function seatsOf(division: Division, tree: Tree) {
  const prefix = usernamePrefix(division, tree);
  return (postsAt[division.level] ?? []).map(({ name, department, role }) => ({
    username: `${prefix}.${name}`,
    office: officeCode(division.code, department),
    role,
  }));
}

/** `shadui.duishan` for a village whose pinyin is known, else its town's alone: there is one assistant in such a town. */
function usernamePrefix(division: Division, tree: Tree): string {
  const own = findPinyin(division);
  if (division.level !== 'village') return own ?? division.code;
  const town = tree.byCode.get(division.parent ?? '');
  return [town && findPinyin(town), own].filter(Boolean).join('.');
}
