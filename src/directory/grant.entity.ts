import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dated, revocable record that lets an office decide a procedure in a division. */
@Entity('authority_grant')
export class GrantRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  procedure: string;

  @Column('text')
  division: string;

  @Column('text')
  office: string;

  @Column('text')
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';

  @Column('date', { name: 'valid_from' })
  from: string;

  @Column('date', { name: 'valid_to', nullable: true })
  to: string | null;

  @Column('text', { name: 'granted_by' })
  grantedBy: string;

  @Column('text')
  law: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'revoked_on', nullable: true })
  revokedOn: string | null;

  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason: string | null;
}
