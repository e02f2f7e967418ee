import { Problem } from '../../shared/problem.js';

export class NeedsAssessmentUnknown extends Problem {
  constructor(assessment: string) {
    super(
      'needs-assessment-unknown',
      422,
      {
        zh: '未找到该村（社区）的这份需求评估，或已超过30天被删除，或已随其他家庭归档；请重新评估，或不填写该项。',
        en: 'There is no such assessment in this village: it was removed after thirty days, or went with another household. Assess anew, or leave it out.',
      },
      { assessment },
    );
  }
}
