import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isAlias, isMap, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { Finding } from '../engine/check/index.js';
import type { Json, JsonObject } from '../engine/index.js';

/** A YAML file as read, with the line of everything in it. */
export interface YamlFile {
  file: string;
  value: unknown;
  /** The line, from 1, of what keys and indexes lead to, or of the nearest thing around it. */
  lineOf: (at: readonly (string | number)[]) => number;
}

/** A definition with its forms bundled in, and the scenarios beside it. Neither has been checked. */
export interface DefinitionFiles {
  source: YamlFile;
  /** Self-contained: what a deployment takes and a digest is made of. */
  definition: unknown;
  scenarios: YamlFile | null;
  /** Files that are missing or cannot be read. */
  findings: PlacedFinding[];
}

/** A finding with the place an author looks for it. */
export interface PlacedFinding extends Finding {
  file: string;
  line: number;
}

/** Folders beside the procedures that hold something else. */
const NO_PROCEDURES = new Set(['jurisdictions']);

/** Every definition under `root`, as `<root>/<procedure>/<version>.yaml`, in alphabetical order. */
export async function definitionFiles(root: string): Promise<string[]> {
  const folders = await readdir(root, { withFileTypes: true });
  const procedures = folders.filter((entry) => entry.isDirectory() && !NO_PROCEDURES.has(entry.name));
  const files = await Promise.all(
    procedures.map(async ({ name }) => {
      const entries = await readdir(join(root, name), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
        .map((entry) => join(root, name, entry.name));
    }),
  );
  return files.flat().sort();
}

/**
 * Reads a definition, bundles the forms it refers to, and reads its scenarios. What is wrong with the files is a finding; only a
 * definition that is not there at all is an error.
 *
 * @throws ENOENT
 */
export async function readDefinition(file: string): Promise<DefinitionFiles> {
  const findings: PlacedFinding[] = [];
  const source = await readYaml(file, findings);
  const definition = await withForms(source, findings);
  findings.push(...misnamed(source, definition));
  const beside = join(dirname(file), 'scenarios', basename(file));
  const scenarios = await orNothing(readYaml(beside, findings));
  return { source, definition, scenarios, findings };
}

/** A YAML file with the lines of what stands in it. @throws ENOENT */
export async function readYaml(file: string, findings: PlacedFinding[]): Promise<YamlFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines });
  for (const { message, pos } of document.errors) {
    const [first = ''] = message.split('\n');
    findings.push(atLine(file, lines.linePos(pos[0]).line, 'yaml', `不是有效的 YAML：${first}`, `Not YAML: ${first}`));
  }
  // Scenarios share long beginnings through anchors; the default limit is against hostile input, and these are our own files.
  const value: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: -1 });
  return { file, value, lineOf: (at) => lines.linePos(offsetOf(document, at)).line };
}

/** Follows keys, indexes and aliases as far as they lead. */
function offsetOf(document: Document, at: readonly (string | number)[]): number {
  let node = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of at) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step)) as Pair<Node, Node | null> | undefined;
      if (!pair) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** The definition with every `{ $ref: file }` among its forms replaced by what the file holds. */
async function withForms(source: YamlFile, findings: PlacedFinding[]): Promise<unknown> {
  const definition = source.value as { forms?: Record<string, unknown> } | null;
  if (!isObject(definition) || !isObject(definition['forms'])) return definition;
  const forms: JsonObject = {};
  for (const [name, form] of Object.entries(definition['forms'])) {
    const bundle = new FormBundle(source.file, (zh, en) =>
      findings.push(atLine(source.file, source.lineOf(['forms', name]), 'form-file', zh, en)),
    );
    forms[name] = await bundle.read(form);
  }
  return { ...definition, forms };
}

/** Replaces references to files, at any depth, by their content. A file may refer to others, but not in a circle. */
class FormBundle {
  constructor(
    private readonly definition: string,
    private readonly report: (zh: string, en: string) => void,
  ) {}

  read(form: Json): Promise<Json> {
    return this.resolve(form, this.definition, []);
  }

  private async resolve(value: Json, from: string, within: readonly string[]): Promise<Json> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.resolve(item, from, within)));
    if (!isObject(value)) return value;
    const { $ref: reference } = value;
    if (typeof reference === 'string' && !reference.startsWith('#')) return this.follow(reference, from, within);
    const entries = Object.entries(value).map(async ([key, item]): Promise<[string, Json]> => [
      key,
      await this.resolve(item, from, within),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  }

  private async follow(reference: string, from: string, within: readonly string[]): Promise<Json> {
    const [path = '', pointer = ''] = reference.split('#');
    const file = resolve(dirname(from), path);
    const told = relative(dirname(this.definition), file);
    if (told.startsWith(`..${sep}..`))
      return this.refuse(`“${told}”在流程目录之外`, `"${told}" lies outside the procedures`);
    if (within.includes(file)) return this.refuse(`“${told}”循环引用自身`, `"${told}" refers back to itself`);
    const content = await orNothing(readFile(file, 'utf8'));
    if (content === null) return this.refuse(`“${told}”不存在`, `"${told}" does not exist`);
    let parsed: Json;
    try {
      parsed = JSON.parse(content) as Json;
    } catch (error) {
      return this.refuse(`“${told}”不是有效的 JSON`, `"${told}" is no JSON: ${(error as Error).message}`);
    }
    const part = atPointer(parsed, pointer);
    if (part === undefined) return this.refuse(`“${told}”中没有“${pointer}”`, `"${told}" has nothing at "${pointer}"`);
    return this.resolve(part, file, [...within, file]);
  }

  private refuse(zh: string, en: string): Json {
    this.report(`表单文件${zh}`, `The form file ${en}`);
    return {};
  }
}

function atPointer(value: Json, pointer: string): Json | undefined {
  let part: Json | undefined = value;
  for (const key of pointer.split('/').slice(1)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    part = Array.isArray(part) ? part[Number(name)] : isObject(part) ? part[name] : undefined;
  }
  return part;
}

/** `dibao/2021.yaml` holds the version 2021 of dibao: people look for a procedure by its folder. */
function misnamed({ file, lineOf }: YamlFile, definition: unknown): PlacedFinding[] {
  if (!isObject(definition)) return [];
  const said: [string, string][] = [
    ['procedure', basename(dirname(file))],
    ['version', basename(file, '.yaml')],
  ];
  return said.flatMap(([key, expected]) => {
    const value = definition[key];
    if (value === undefined || value === expected) return [];
    const en = `${key} is "${String(value)}", but the file's place says "${expected}"`;
    return [
      atLine(file, lineOf([key]), 'file-name', `${key} 为“${String(value)}”，但文件位置表明应为“${expected}”`, en),
    ];
  });
}

export const atLine = (file: string, line: number, code: string, zh: string, en: string): PlacedFinding => ({
  severity: 'error',
  code,
  state: null,
  message: { zh, en },
  file,
  line,
});

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What a file holds, or null where there is none. */
export async function orNothing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
