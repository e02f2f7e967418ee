import type { Schema } from '../../api/client';
import { useMigrationWords } from './messages';

export type Plan = Schema<'MigrationView'>;

export const OUTCOMES = ['possible', 'migrated', 'refused', 'skipped', 'failed', 'pending'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a plan stands, with what was started last. */
export function useStatusWords(): (plan: Plan) => string {
  const t = useMigrationWords();
  return ({ status, mode }) => {
    const started = mode === null ? '' : ` (${t(mode === 'apply' ? 'mode_apply' : 'mode_dryRun')})`;
    return `${t(`status_${status}`)}${started}`;
  };
}

/** How many cases had which outcome; outcomes that no case had are left out. */
export function useProgressWords(): (plan: Plan) => string {
  const t = useMigrationWords();
  return ({ progress }) =>
    OUTCOMES.filter((outcome) => progress[outcome] > 0)
      .map((outcome) => `${t(outcome)} ${progress[outcome]}`)
      .join(' · ') || t('noCases');
}
