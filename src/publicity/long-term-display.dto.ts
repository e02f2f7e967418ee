import { OmitType } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { PageView, TextView } from '../shared/text.dto.js';
import type { DisplayedBenefit } from './long-term-display.js';
import { NoticesQuery, NoticeValuesView } from './public-notices.dto.js';

export class DisplayQuery extends OmitType(NoticesQuery, ['division'] as const) {
  /** Code of a village: the list is the neighbours', not one to collect. */
  @Matches(/^\d{12}$/)
  division: string;
}

export class DisplayedBenefitView implements DisplayedBenefit {
  procedureTitle: TextView;
  /** Only what the procedure's rules put in the list; amounts in yuan a month. */
  values: NoticeValuesView;
  /** First month of this amount. */
  from: string;
}

export class DisplayedBenefitPage extends PageView {
  items: DisplayedBenefitView[];
}
