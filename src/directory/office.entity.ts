import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('office')
export class OfficeRow {
  /** `<division>:<department>`. */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  division: string;

  @Column('text')
  department: string;

  @Column('jsonb')
  name: { zh: string; en: string };

  @Column('date', { name: 'valid_from' })
  from: string;

  @Column('date', { name: 'valid_to', nullable: true })
  to: string | null;
}
