import { Problem } from '../shared/problem.js';

export const noSuchDefinition = (name: string): Problem =>
  new Problem(
    'no-such-definition',
    422,
    {
      zh: `规程 “${name}” 未部署；请以 procedure@version 或摘要指明已部署的规程。`,
      en: `No definition "${name}" is deployed; name a deployed one as procedure@version or by its digest.`,
    },
    { definition: name },
  );

export const sameDefinition = (): Problem =>
  new Problem('migration-same-definition', 422, {
    zh: '原规程与目标规程相同，无需转换。',
    en: 'Both are the same definition; there is nothing to move.',
  });

const WHAT = {
  running: { zh: '正在执行', en: 'running' },
  planned: { zh: '尚未执行', en: 'not started' },
  stopped: { zh: '已停止', en: 'stopped' },
  done: { zh: '已完成', en: 'finished' },
};

export type PlanStatus = keyof typeof WHAT;

/** @param possible what can be done with the plan as it stands */
export const notNow = (status: PlanStatus, possible: string[]): Problem =>
  new Problem(
    'migration-not-now',
    409,
    {
      zh: `该转换计划${WHAT[status].zh}；目前可执行：${possible.join('、')}。`,
      en: `The plan is ${WHAT[status].en}; possible now: ${possible.join(', ')}.`,
    },
    { plan: status, possible },
  );
