import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('division')
export class DivisionRow {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  level: string;

  @Column('text', { nullable: true })
  parent: string | null;

  /** Whether a people's government or street office sits here. */
  @Column('boolean')
  government: boolean;

  @Column('date', { name: 'valid_from' })
  from: string;

  @Column('date', { name: 'valid_to', nullable: true })
  to: string | null;
}
