/** What somebody may do in an office; the names that a definition's `role:` uses, and `administrator` for the platform. */
export const roles = [
  'clerk',
  'handler',
  'approver',
  'reviewer',
  'checker',
  'villageAssistant',
  'auditor',
  'reconsiderationOfficer',
  'financeOfficer',
  'supervisor',
  'settlementClerk',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** One desk: who sits there is called `<division>.<name>`. */
export interface Post {
  readonly name: string;
  readonly department: string;
  readonly role: Role;
}

/**
 * Three handlers, because two go on the home visit (民发〔2021〕57号 art. 16) and a third must be left for the first review;
 * the approver never investigates.
 */
export const townshipPosts: readonly Post[] = [
  { name: 'clerk', department: 'window', role: 'clerk' },
  { name: 'handler1', department: 'civilAffairs', role: 'handler' },
  { name: 'handler2', department: 'civilAffairs', role: 'handler' },
  { name: 'handler3', department: 'civilAffairs', role: 'handler' },
  { name: 'approver', department: 'civilAffairs', role: 'approver' },
];

/** The departments that hold registers an economic verification asks for, and the name of their checker's desk. */
const registers: readonly [department: string, name: string][] = [
  ['publicSecurity', 'police'],
  ['humanResources', 'insurance'],
  ['housing', 'housing'],
  ['marketRegulation', 'market'],
  ['taxation', 'tax'],
  ['providentFund', 'fund'],
  ['banks', 'banks'],
  ['medicalSecurity', 'medical'],
  ['disabledFederation', 'disabled'],
  ['verificationCentre', 'verification'],
];

/** Departments that take referrals and sit in the coordination meeting, and the name of their contact's desk (联络员). */
const contacts: readonly [department: string, name: string][] = [
  ['civilAffairs', 'contact'],
  ['education', 'education'],
  ['humanResources', 'employment'],
  ['housing', 'homes'],
  ['medicalSecurity', 'insurers'],
  ['emergencyManagement', 'relief'],
  ['justice', 'justice'],
  ['disabledFederation', 'federation'],
  ['finance', 'treasury'],
  ['charity', 'charity'],
];

export const countyPosts: readonly Post[] = [
  { name: 'reviewer1', department: 'civilAffairs', role: 'reviewer' },
  { name: 'reviewer2', department: 'civilAffairs', role: 'reviewer' },
  { name: 'approver', department: 'civilAffairs', role: 'approver' },
  { name: 'inspector', department: 'civilAffairs', role: 'supervisor' },
  { name: 'bills', department: 'medicalSecurity', role: 'reviewer' },
  { name: 'healthcare', department: 'medicalSecurity', role: 'approver' },
  ...registers.map(([department, name]): Post => ({ name, department, role: 'checker' })),
  { name: 'auditor', department: 'audit', role: 'auditor' },
  { name: 'discipline', department: 'discipline', role: 'supervisor' },
  { name: 'reconsideration', department: 'government', role: 'reconsiderationOfficer' },
  { name: 'magistrate', department: 'government', role: 'approver' },
  { name: 'finance', department: 'finance', role: 'financeOfficer' },
  { name: 'hospital', department: 'hospital', role: 'settlementClerk' },
  ...contacts.map(([department, name]): Post => ({ name, department, role: 'handler' })),
];

export const cityPosts: readonly Post[] = [
  { name: 'inspector', department: 'civilAffairs', role: 'supervisor' },
  { name: 'auditor', department: 'audit', role: 'auditor' },
  { name: 'reconsideration', department: 'government', role: 'reconsiderationOfficer' },
  { name: 'magistrate', department: 'government', role: 'approver' },
  { name: 'admin', department: 'platform', role: 'administrator' },
];

export const villagePosts: readonly Post[] = [{ name: 'assistant', department: 'committee', role: 'villageAssistant' }];
