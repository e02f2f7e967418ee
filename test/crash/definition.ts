/** A procedure for load: it counts, and it sleeps until a deadline wakes it. */
export const SLEEPER = `
procedure: sleeper
version: "1"
title: { zh: 计数, en: Sleeper }
law: 测试
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: applicant }
periods:
  nap: { length: 1d, endOnRestDay: keep }
forms:
  application: { type: object, additionalProperties: false, properties: {} }
  note: { type: object, additionalProperties: false, properties: { text: { type: string, maxLength: 200, x-personal: true } } }
machine:
  context: { ticks: 0, naps: 0 }
  initial: awake
  states:
    awake:
      meta: { title: { zh: 清醒, en: Awake } }
      on:
        TICK:
          actions: { type: increment, params: { name: ticks } }
          meta: { title: { zh: 计数, en: Tick }, form: note, by: { office: township.civilAffairs, role: handler } }
        SLEEP:
          target: asleep
          meta: { title: { zh: 休眠, en: Sleep }, by: { office: township.civilAffairs, role: handler } }
        END:
          target: ended
          meta: { title: { zh: 终结, en: End }, by: { office: township.civilAffairs, role: handler } }
    asleep:
      meta: { title: { zh: 休眠, en: Asleep } }
      after: { nap: { target: awake, actions: { type: increment, params: { name: naps } } } }
      on:
        TICK:
          actions: { type: increment, params: { name: ticks } }
          meta: { title: { zh: 计数, en: Tick }, form: note, by: { office: township.civilAffairs, role: handler } }
    ended: { type: final, meta: { title: { zh: 终结, en: Ended }, outcome: closed } }
`;
