import { useCallback } from 'react';
import { useLanguage } from '../../i18n';
import { useUiWords } from '../messages';
import { Interpreter } from './interpreter';
import { localised } from './localise';
import { wordFaults } from './wording';

/** Something wrong on a form: the id of its field under a prefix, and what it is in words. */
export interface FormFault {
  fieldId: string;
  text: string;
}

const interpreter = new Interpreter();

/** Judges the data of a {@link SchemaForm} that has not been submitted, for a list of everything missing on a page. */
export function useFormFaults(): (schema: Record<string, unknown>, data: unknown, prefix: string) => FormFault[] {
  const language = useLanguage();
  const t = useUiWords();
  return useCallback(
    (schema, data, prefix) => {
      const shown = localised(schema, language);
      const transform = (errors: Parameters<typeof wordFaults>[0]) => wordFaults(errors, shown, t);
      const { errors } = interpreter.validateFormData(data, shown, undefined, transform);
      return errors.map(({ property = '', stack }) => ({
        fieldId: prefix + property.replaceAll('.', '_'),
        text: stack,
      }));
    },
    [language, t],
  );
}
