import { readFileSync } from 'node:fs';
import { definitionSchema } from './definition-schema.js';

describe('the published schema of a definition', () => {
  it('is the one the check uses; npm run --silent workflows -- schema prints it', () => {
    const published = readFileSync(new URL('../../../workflows/definition.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(definitionSchema);
  });
});
