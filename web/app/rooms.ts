/** The rooms of the house, in the order of the menu, and whose work is in each. */
export const ROOMS = [
  { name: 'window', path: '/window', roles: ['clerk'] },
  {
    name: 'desk',
    path: '/desk',
    roles: [
      'handler',
      'villageAssistant',
      'checker',
      'approver',
      'reviewer',
      'reconsiderationOfficer',
      'financeOfficer',
      'clerk',
      'supervisor',
    ],
  },
  { name: 'supervise', path: '/supervise', roles: ['supervisor', 'reviewer'] },
  {
    name: 'benefits',
    path: '/benefits',
    roles: ['financeOfficer', 'settlementClerk', 'reviewer', 'approver', 'supervisor', 'auditor'],
  },
  { name: 'audit', path: '/audit', roles: ['auditor'] },
  { name: 'admin', path: '/admin', roles: ['administrator'] },
  { name: 'procedures', path: '/procedures', roles: null },
] as const;

export type Room = (typeof ROOMS)[number];

/** Rooms that somebody with these roles works in; `roles: null` is open to whoever is signed in. */
export function roomsFor(roles: readonly string[]): Room[] {
  return ROOMS.filter((room) => room.roles === null || room.roles.some((role) => roles.includes(role)));
}

/** Where somebody's work is: what their first seat is for. */
export function firstRoomOf(roles: readonly string[]): Room | undefined {
  const chief: Record<string, Room['name']> = {
    supervisor: 'supervise',
    auditor: 'audit',
    financeOfficer: 'benefits',
    settlementClerk: 'benefits',
  };
  const own = roles.map((role) => chief[role]).find(Boolean);
  return ROOMS.find(({ name }) => name === own) ?? roomsFor(roles).find(({ roles: whose }) => whose !== null);
}
