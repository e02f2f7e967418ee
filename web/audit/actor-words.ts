import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useAuditWords } from './messages';
import type { Joined } from './useReplay';

/** Who acted, in which office and role, for whom. */
export function useActorWords(
  replay: Pick<NonNullable<Joined>, 'roles'>,
): (actor: Schema<'HistoryActorView'>) => string {
  const t = useAuditWords();
  const text = useText();
  return ({ kind, name, office, role, behalf, ...actor }) => {
    if (kind !== 'user') return t(KINDS[kind]);
    const roleTitle = replay.roles.get(role ?? '')?.title;
    const seat = {
      name: name ?? t('unknownPerson'),
      office: office?.name ? text(office.name) : (office?.code ?? ''),
      role: roleTitle ? text(roleTitle) : (role ?? ''),
    };
    return [
      t('inSeat', seat),
      ...(actor.for ? [t('standingIn', { name: actor.for })] : []),
      ...(behalf ? [t(behalf === 'applicant' ? 'forApplicant' : 'forPublic')] : []),
    ].join(t('comma'));
  };
}

const KINDS = {
  public: 'actorPublic',
  applicant: 'actorApplicant',
  system: 'actorSystem',
  case: 'actorCase',
} as const;
