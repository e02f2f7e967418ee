/** A benefit with as few steps as a case needs that asks others, is asked by others, or moves. Handlers of the town may do all of it. */
export const LOCAL_AID = `
procedure: local-aid
version: "1"
title: { zh: 地方帮扶, en: Local aid }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: nothing, by: [applicant, case] }
periods: { patience: { length: 1y } }
forms:
  nothing: { type: object, additionalProperties: false, properties: {} }
  resolution:
    type: object
    additionalProperties: false
    required: [resolution]
    properties: { resolution: { type: string }, amountFen: { type: integer }, reason: { type: string, x-personal: true } }
  reviewOrder: { type: object, additionalProperties: false, required: [ground], properties: { ground: { type: string } } }
  place: { type: object, additionalProperties: false, required: [division], properties: { division: { type: string } } }
  answer:
    type: object
    additionalProperties: false
    properties: { kind: { type: string }, result: { type: string } }
machine:
  context: { resolution: null, amountFen: null, result: null, ground: null }
  initial: asking
  states:
    asking:
      meta: { title: { zh: 申请, en: Asking } }
      on:
        TO_MEETING:
          target: waiting
          actions: { type: openCase, params: { procedure: coordination-meeting, relation: meeting } }
          meta: { by: &handler { office: township.civilAffairs, role: handler }, title: { zh: 提请会议, en: To the meeting } }
        REFER:
          actions:
            type: openCase
            params: { procedure: referral, relation: referral, data: { kind: employment, urgency: ORDINARY, agreed: true, answerWanted: true } }
          meta: { by: *handler, title: { zh: 转介, en: Refer } }
        DISCOVER:
          actions:
            type: openCase
            params: { procedure: discovery, relation: discovery, data: { source: otherOffice, sourceReference: LA-1, hint: noIncome, urgency: ORDINARY } }
          meta: { by: *handler, title: { zh: 转主动发现, en: Discover } }
        REFERRAL_RESULT:
          actions: { type: take, params: { fields: [result] } }
          meta: { by: case, form: answer, title: { zh: 转介结果, en: Result } }
        PAY: { target: paid, actions: { type: award, params: { amount: 30000, from: nextMonth } }, meta: { by: *handler, title: { zh: 发放, en: Pay } } }
    waiting:
      meta: { title: { zh: 等待决议, en: Waiting } }
      on:
        RESOLVED:
          target: paid
          actions: [{ type: take, params: { fields: [resolution, amountFen] } }, { type: award, params: { amount: =amountFen, from: nextMonth } }]
          meta: { by: case, form: resolution, title: { zh: 决议, en: Resolved } }
        GIVE_UP: { target: over, meta: { by: *handler, title: { zh: 放弃, en: Give up } } }
    paid:
      meta: { title: { zh: 在发, en: Paid } }
      after: { patience: over }
      on:
        ORDER_REVIEW:
          target: reviewing
          actions: { type: take, params: { fields: [ground] } }
          meta: { by: case, form: reviewOrder, title: { zh: 要求核查, en: Review } }
        RELOCATED:
          actions: { type: move, params: { division: =data.division } }
          meta: { by: case, form: place, title: { zh: 已迁移, en: Moved } }
        DESTINATION_CONFIRMED:
          target: over
          actions: { type: stopAward, params: { from: nextMonth } }
          meta: { by: case, title: { zh: 迁入地已确认, en: Confirmed } }
    reviewing:
      meta: { title: { zh: 核查, en: Reviewing } }
      on: { DONE: { target: paid, meta: { by: *handler, title: { zh: 完成, en: Done } } } }
    over: { type: final, meta: { title: { zh: 终结, en: Over } } }
`;
