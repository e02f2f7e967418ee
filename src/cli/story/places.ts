import { text, type Text } from './text.js';

/** Where an act plays: division codes, and how the people's user names begin. */
export interface Place {
  county: string;
  village: string;
  countyUsers: string;
  townUsers: string;
  /** The village's aid assistant. */
  assistant: string;
  name: Text;
}

export const DAZHUSHAN: Place = {
  county: '421222',
  village: '421222104201',
  countyUsers: 'tongcheng',
  townUsers: 'shadui',
  assistant: 'shadui.dazhushan.assistant',
  name: text('通城县沙堆镇大柱山村', 'Dazhushan Village, Shadui Town, Tongcheng County'),
};

export const HESHENGQIAO: Place = {
  county: '421202',
  village: '421202104001',
  countyUsers: 'xianan',
  townUsers: 'heshengqiao',
  assistant: 'heshengqiao.heshengqiao.assistant',
  name: text('咸安区贺胜桥镇贺胜桥社区', 'Heshengqiao Community, Heshengqiao Town, Xian’an District'),
};

export const YAOQUAN: Place = {
  ...DAZHUSHAN,
  village: '421222104208',
  assistant: 'shadui.yaoquan.assistant',
  name: text('通城县沙堆镇瑶泉村', 'Yaoquan Village, Shadui Town, Tongcheng County'),
};

/** The desks of the registers that a verification asks, by the department's code. */
const DESKS: Record<string, string> = {
  publicSecurity: 'police',
  humanResources: 'insurance',
  housing: 'housing',
  marketRegulation: 'market',
  taxation: 'tax',
  providentFund: 'fund',
  banks: 'banks',
  medicalSecurity: 'medical',
  disabledFederation: 'disabled',
};

export const deskOf = (department: string): string => DESKS[department] ?? department;
