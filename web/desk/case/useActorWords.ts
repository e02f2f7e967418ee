import type { Schema } from '../../api/client';
import { useText } from '../../ui';
import { useDeskWords } from '../messages';

const KINDS = { public: 'byPublic', applicant: 'byApplicant', system: 'bySystem', case: 'byCase' } as const;

/** Who acted, in which office and role, standing in for whom. */
export function useActorWords(): (actor: Schema<'HistoryActorView'>) => string {
  const t = useDeskWords();
  const text = useText();
  return ({ kind, name, office, roleTitle, behalf, for: represented }) => {
    if (kind !== 'user') return t(KINDS[kind]);
    const where = office?.name ? text(office.name) : (office?.code ?? '');
    const seat = t('inSeat', { name: name ?? '—', office: where, role: roleTitle ? text(roleTitle) : '' });
    const also = [
      ...(represented ? [t('standingIn', { name: represented })] : []),
      ...(behalf ? [t(behalf === 'applicant' ? 'forApplicant' : 'forPublic')] : []),
    ];
    return [seat, ...also].join(t('listComma'));
  };
}
