import { englishStringTranslator, TranslatableString, type RJSFSchema } from '@rjsf/utils';
import { useMemo, useRef, type ReactNode } from 'react';
import { useLanguage } from '../../i18n';
import { useUiWords } from '../messages';
import { Interpreter } from './interpreter';
import { localised, widgetsFor } from './localise';
import { Form } from './theme';
import { wordFaults } from './wording';

const interpreter = new Interpreter();

/** Nothing is answered for anybody: a required yes or no that was left out would otherwise be sent as a no. */
const DEFAULTS = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipEmptyDefaults',
  requiredBooleanDefault: 'skip',
} as const;

export type FormData = Record<string, unknown>;

export interface FormProps {
  /** A form of a definition, as the service gives it. */
  schema: Record<string, unknown>;
  data?: FormData | undefined;
  onChange?: (data: FormData) => void;
  onSubmit?: (data: FormData) => void;
  disabled?: boolean;
  readOnly?: boolean;
  /** Buttons below the fields; the plain "send" when left out, none with `null`. */
  children?: ReactNode;
  /** Distinguishes the fields of several forms on one page. */
  prefix?: string;
  /** For a button elsewhere: `<Button htmlType="submit" form={id}>`. */
  id?: string;
}

/** Asks what a form of a definition asks, in the language of the screen. The service validates the answers again. */
export function SchemaForm({ schema, data, onChange, onSubmit, disabled, readOnly, children, prefix, id }: FormProps) {
  const language = useLanguage();
  const t = useUiWords();
  const form = useRef<{ focusOnError: (error: never) => void }>(null);
  const shown = useMemo(() => withoutTitle(localised(schema, language)), [schema, language]);
  const uiSchema = useMemo(() => {
    const submit = children === undefined ? { submitText: t('send') } : { norender: true };
    return {
      ...widgetsFor(schema, t('choose')),
      'ui:submitButtonOptions': submit,
      'ui:globalOptions': { orderable: false },
    };
  }, [schema, children, language]);
  return (
    <Form
      ref={form as never}
      id={id}
      schema={shown}
      uiSchema={uiSchema}
      formData={data ?? {}}
      validator={interpreter}
      translateString={(text, params) => {
        if (text === TranslatableString.AddItemButton) return t('addItem');
        return text === TranslatableString.RemoveButton ? t('removeItem') : englishStringTranslator(text, params);
      }}
      idPrefix={prefix ?? 'form'}
      disabled={disabled ?? false}
      readonly={readOnly ?? false}
      showErrorList={false}
      focusOnFirstError
      noHtml5Validate
      omitExtraData={false}
      transformErrors={(errors) => wordFaults(errors, shown, t)}
      experimental_defaultFormStateBehavior={DEFAULTS}
      onChange={({ formData }) => onChange?.((formData ?? {}) as FormData)}
      // The fields say it; without a listener RJSF would tell the console too.
      onError={() => undefined}
      onSubmit={({ formData }) => onSubmit?.((formData ?? {}) as FormData)}
    >
      {children}
    </Form>
  );
}

/** The page around it has a heading of its own. */
function withoutTitle({ title: _title, ...schema }: RJSFSchema): RJSFSchema {
  return schema;
}
