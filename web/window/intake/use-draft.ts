import { useCallback, useEffect, useRef, useState } from 'react';
import { get, Problem, put, remove } from '../../api/client';
import { emptyForm, formOf, isBlank, type IntakeForm } from './form';
import { dropLocally, keepLocally, readLocally } from './local-store';

export type DraftStanding = 'loading' | 'new' | 'typed' | 'saving' | 'saved' | 'local' | 'conflict' | 'gone';

export interface DraftControl {
  form: IntakeForm;
  standing: DraftStanding;
  savedAt: string | null;
  /** What keeps it from being saved, as the service words it. */
  error: unknown;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
  /** After a conflict: takes what was written elsewhere. */
  reload: () => void;
  /** It has been received, or is thrown away: nothing is kept any more. */
  close: () => void;
}

const SAVE_AFTER_MS = 900;
const RETRY_AFTER_MS = 5_000;

/** The form of one draft: read from the service and this computer, and kept in both while somebody types. */
export function useDraft(id: string): DraftControl {
  const [form, setForm] = useState<IntakeForm>(emptyForm);
  const [standing, setStanding] = useState<DraftStanding>('loading');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const version = useRef(0);
  const closed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef(false);
  const current = useRef(form);
  current.current = form;

  const load = useCallback(async () => {
    setStanding('loading');
    const [stored, local] = await Promise.all([read(id), readLocally(id)]);
    version.current = stored?.version ?? 0;
    setSavedAt(stored?.updatedAt ?? null);
    const isNewer = local !== null && local.version >= version.current;
    setForm(isNewer ? formOf(local.content) : stored ? formOf(stored.content) : emptyForm());
    setStanding(isNewer ? 'typed' : stored ? 'saved' : 'new');
  }, [id]);

  useEffect(() => {
    closed.current = false;
    load().catch((failed: unknown) => {
      setError(failed);
      setStanding('local');
    });
  }, [load]);

  const save = useCallback(async () => {
    if (closed.current || saving.current) return;
    const sent = current.current;
    saving.current = true;
    setStanding('saving');
    try {
      const kept = await put('/api/drafts/{id}', { path: { id }, ifMatch: version.current, body: bodyOf(sent) });
      version.current = kept.version;
      setSavedAt(kept.updatedAt);
      setError(null);
      if (current.current === sent) dropLocally(id);
      setStanding(current.current === sent ? 'saved' : 'typed');
    } catch (failed) {
      const code = failed instanceof Problem ? failed.code : '';
      // It was kept too long ago, or thrown away on another page: what is on this one begins it anew.
      if (code === 'not-found') version.current = 0;
      setError(failed);
      setStanding(code === 'draft-moved-on' ? 'conflict' : 'local');
    } finally {
      saving.current = false;
    }
  }, [id]);

  useEffect(() => {
    if (standing !== 'typed' && standing !== 'local') return undefined;
    timer.current = setTimeout(() => void save(), standing === 'typed' ? SAVE_AFTER_MS : RETRY_AFTER_MS);
    return () => clearTimeout(timer.current);
  }, [standing, form, save]);

  const change = useCallback(
    (next: (form: IntakeForm) => IntakeForm) => {
      if (closed.current) return;
      const changed = next(current.current);
      current.current = changed;
      setForm(changed);
      if (isBlank(changed) && version.current === 0) return;
      const at = new Date().toISOString();
      void keepLocally({ id, version: version.current, content: { ...changed }, at });
      setStanding((before) => (before === 'conflict' || before === 'saving' ? before : 'typed'));
    },
    [id],
  );

  const reload = useCallback(() => {
    dropLocally(id);
    setError(null);
    void load();
  }, [id, load]);

  const close = useCallback(() => {
    closed.current = true;
    clearTimeout(timer.current);
    dropLocally(id);
    setStanding('gone');
  }, [id]);

  return { form, standing, savedAt, error, change, reload, close };
}

/** Removes a draft here and at the service. */
export async function discardDraft(id: string): Promise<void> {
  await remove('/api/drafts/{id}', { path: { id } });
  dropLocally(id);
}

function bodyOf(form: IntakeForm) {
  const applicant = form.members[0]?.name.trim() ?? '';
  return { content: form, documents: form.papers.map(({ id }) => id), ...(applicant ? { applicant } : {}) };
}

/** A draft that is not there yet is begun; the list says so without a refusal. */
async function read(id: string) {
  const drafts = await get('/api/drafts');
  return drafts.some((draft) => draft.id === id) ? get('/api/drafts/{id}', { path: { id } }) : null;
}
