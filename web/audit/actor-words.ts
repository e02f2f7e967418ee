import type { Schema } from '../api/client';
import { useText, type Text } from '../ui';
import { useAuditWords } from './messages';
import type { Joined } from './useReplay';

type Actor = Schema<'HistoryActorView'>;

/** Who acted, in which office and role, for whom. */
export function useActorWords(replay: Pick<NonNullable<Joined>, 'roles'>): (actor: Actor) => string {
  const seat = useActorSeat();
  return (actor) => seat(actor, replay.roles.get(actor.role ?? '')?.title ?? null);
}

/** {@link useActorWords} where the role's title is told beside the actor. */
export function useActorSeat(): (actor: Actor, roleTitle: Text | null) => string {
  const t = useAuditWords();
  const text = useText();
  return ({ kind, name, office, role, behalf, ...actor }, roleTitle) => {
    if (kind !== 'user') return t(KINDS[kind]);
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
