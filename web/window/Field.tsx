import type { ReactNode } from 'react';

interface Props {
  /** Id of the control, which the label and the fault belong to. */
  id: string;
  label: string;
  /** What is wrong, in place; nothing while it is right or still being typed. */
  fault?: string | null | undefined;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A label, its control, and what is wrong with it. The control takes `describedBy(id)` as aria-describedby. */
export function Field({ id, label, fault, hint, className, children }: Props) {
  return (
    <div className={`field ${fault ? 'faulty' : ''} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {children}
      <div id={describedBy(id)} className="field-note">
        {fault ? <span className="fault">{fault}</span> : hint}
      </div>
    </div>
  );
}

export const describedBy = (id: string): string => `${id}-note`;
