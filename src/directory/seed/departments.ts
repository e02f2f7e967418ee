import type { DivisionLevel } from './divisions.js';

/** A text in the two languages of the service. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

export interface Department {
  readonly code: string;
  /** What follows the division's name, by the levels at which the department has an office. */
  readonly names: Partial<Record<DivisionLevel, Title>>;
  /** First day the department exists; without it, as long as its division. */
  readonly from?: string;
  /** The name before a reform, and the last day it was used. */
  readonly formerly?: { readonly name: Title; readonly to: string };
}

/**
 * The day the State Council's institutional reform was approved. Local bureaus changed their signs over the following
 * year, each on a date of its own; the demonstration uses this one for all.
 */
const reform2018 = '2018-03-17';
const eveOfReform = '2018-03-16';

/** Month in which Xianning's verification platform was built. */
const platformBuilt = '2015-10-01';

const title = (zh: string, en: string): Title => ({ zh, en });
const county = (code: string, zh: string, en: string): Department => ({ code, names: { county: title(zh, en) } });
const cityAndCounty = (code: string, zh: string, en: string): Department => ({
  code,
  names: { city: title(zh, en), county: title(zh, en) },
});

/** Every department that has an office in the demonstration. Codes are those a definition's `office:` names. */
export const departments: readonly Department[] = [
  {
    code: 'civilAffairs',
    names: {
      city: title('民政局', 'Civil Affairs Bureau'),
      county: title('民政局', 'Civil Affairs Bureau'),
      township: title('社会救助经办机构', 'Social Assistance Office'),
    },
  },
  // 社会救助暂行办法 art. 60: the unified window may sit apart from those who investigate, so it is an office of its own.
  { code: 'window', names: { township: title('社会救助受理窗口', 'One-Window Intake') } },
  { code: 'committee', names: { village: title('村（居）民委员会', 'Committee') } },
  cityAndCounty('government', '人民政府行政复议机构', 'Government Reconsideration Office'),
  cityAndCounty('audit', '审计局', 'Audit Bureau'),
  { code: 'platform', names: { city: title('社会救助信息平台', 'Social Assistance Platform') } },
  {
    code: 'verificationCentre',
    names: { county: title('居民家庭经济状况核对中心', 'Economic Verification Centre') },
    from: platformBuilt,
  },
  county('publicSecurity', '公安局', 'Public Security Bureau'),
  county('humanResources', '人力资源和社会保障局', 'Human Resources and Social Security Bureau'),
  county('housing', '住房和城乡建设局', 'Housing and Urban-Rural Development Bureau'),
  {
    ...county('marketRegulation', '市场监督管理局', 'Administration for Market Regulation'),
    formerly: { name: title('工商行政管理局', 'Administration for Industry and Commerce'), to: eveOfReform },
  },
  county('taxation', '税务局', 'Tax Bureau'),
  county('providentFund', '住房公积金管理部', 'Housing Provident Fund Office'),
  county('banks', '金融机构查询点', 'Financial Institutions Query Point'),
  { ...county('medicalSecurity', '医疗保障局', 'Healthcare Security Bureau'), from: reform2018 },
  county('disabledFederation', '残疾人联合会', "Disabled Persons' Federation"),
  county('finance', '财政局', 'Finance Bureau'),
  // One office for the settlement desks of a county's designated hospitals (赤壁 has 23): each desk is a person with a seat in it.
  county('hospital', '定点医疗机构结算窗口', 'Designated Hospitals Settlement Desks'),
  // Those that a person is referred to beside the ones above (社会救助暂行办法 ch. 4 and 6 to 8). A charity is no authority:
  // its desk stands for the organisation that may take a referral or decline it.
  county('education', '教育局', 'Education Bureau'),
  { ...county('emergencyManagement', '应急管理局', 'Emergency Management Bureau'), from: reform2018 },
  county('justice', '司法局', 'Justice Bureau'),
  county('charity', '慈善会', 'Charity Federation'),
  {
    ...county('discipline', '纪委监委', 'Discipline Inspection and Supervision Commission'),
    formerly: { name: title('纪委监察局', 'Discipline Inspection Commission'), to: eveOfReform },
  },
];
