import templates from '@rjsf/antd/lib/templates/index.js';
import CheckboxesWidget from '@rjsf/antd/lib/widgets/CheckboxesWidget/index.js';
import CheckboxWidget from '@rjsf/antd/lib/widgets/CheckboxWidget/index.js';
import RadioWidget from '@rjsf/antd/lib/widgets/RadioWidget/index.js';
import SelectWidget from '@rjsf/antd/lib/widgets/SelectWidget/index.js';
import TextareaWidget from '@rjsf/antd/lib/widgets/TextareaWidget/index.js';
import { withTheme } from '@rjsf/core';
import { DayWidget, DeclarationWidget, MoneyWidget, YesNoWidget } from './widgets';

/**
 * RJSF in the clothes of antd, with the widgets that forms of definitions can lead to. `Form` of `@rjsf/antd` brings a slider and a
 * calendar of its own.
 */
export const Form = withTheme({
  templates,
  widgets: {
    CheckboxesWidget,
    CheckboxWidget,
    DateWidget: DayWidget,
    RadioWidget,
    SelectWidget,
    TextareaWidget,
    money: MoneyWidget,
    declaration: DeclarationWidget,
    yesNo: YesNoWidget,
  },
});
