import { post } from '../../api/client';
import type { Paper } from './form';

/** Keeps a paper with the service until the application comes that it belongs to. */
export async function upload(file: File, kind: string | null): Promise<Paper> {
  const body = new FormData();
  if (kind !== null) body.append('kind', kind);
  body.append('file', file);
  const { id, county, name, size, kind: kept } = await post('/api/documents', { body });
  return { id, county, name, size, kind: kept };
}
