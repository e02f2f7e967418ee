import { useApi } from '../../api/use';
import { pathOf, type CaseFile } from './file';
import { useDivisionNames } from './useDivisionNames';

type Node = Record<string, unknown>;

/** The form with the household's members to choose from where it asks for one: the service knows them by id, people by name. */
export function useMembers<Form extends Node | undefined>(file: CaseFile, form: Form): Form {
  const word = useDivisionNames(file.division);
  const properties = Object.entries((form?.['properties'] ?? {}) as Record<string, Node>);
  const asks = properties.some(([, property]) => property['x-member'] === true);
  const { data } = useApi('/api/cases/{county}/{caseId}/household', { path: pathOf(file) }, { enabled: asks });
  const choices = (data?.members ?? []).map(({ personId, name, relation }) => ({
    const: personId,
    title: `${name} · ${word('relations', relation)}`,
  }));
  if (!asks || choices.length === 0) return form;
  const named = properties.map(([name, property]) => [
    name,
    property['x-member'] === true ? { ...property, oneOf: choices } : property,
  ]);
  return { ...form, properties: Object.fromEntries(named) };
}
