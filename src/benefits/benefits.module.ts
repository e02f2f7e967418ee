import { Module } from '@nestjs/common';
import { LinkedCases } from '../cases/linked-cases.js';
import { Registry } from '../cases/registry.js';
import { AccountQueries } from './account-queries.js';
import { Accounts } from './accounts.js';
import { AwardQueries } from './award-queries.js';
import { Awards } from './awards.js';
import { BenefitsController } from './benefits.controller.js';
import { EntitlementsController } from './entitlements.controller.js';
import { IdentityFeeds } from './identity-feed.js';
import { Payroll } from './payroll.js';
import { SinglePayments } from './single-payments.js';
import { Statuses } from './statuses.js';
import { SupplementLists } from './supplement-lists.js';
import { SupplementQueries } from './supplement-queries.js';

/** What cases give: monthly awards, single payments, supplements, what accounts hold, recognised identities. */
@Module({
  controllers: [BenefitsController, EntitlementsController],
  providers: [
    Awards,
    AwardQueries,
    Payroll,
    Accounts,
    SinglePayments,
    SupplementLists,
    Statuses,
    AccountQueries,
    SupplementQueries,
    IdentityFeeds,
  ],
})
export class BenefitsModule {
  constructor(
    registry: Registry,
    linked: LinkedCases,
    awards: Awards,
    accounts: Accounts,
    payments: SinglePayments,
    supplements: SupplementLists,
    statuses: Statuses,
  ) {
    registry.effect('award', (effect, context) => awards.award(effect, context));
    registry.effect('changeAward', (effect, context) => awards.change(effect, context));
    registry.effect('stopAward', (effect, context) => awards.stop(effect, context));
    registry.effect('pay', (effect, context) => payments.pay(effect, context));
    registry.effect('payAll', (effect, context) => supplements.payAll(effect, context));
    registry.effect('spend', (effect, context) => accounts.spend(effect, context));
    registry.effect('deposit', (effect, context) => accounts.deposit(effect, context));
    registry.effect('grantStatus', (effect, context) => statuses.grant(effect, context));
    registry.effect('extendStatus', (effect, context) => statuses.extend(effect, context));
    registry.effect('endStatus', (effect, context) => statuses.end(effect, context));
    registry.fact('account', ({ key }, subject, tx) => accounts.balance(tx, key, subject));
    registry.fact('statuses', (_request, subject, tx) => statuses.inForce(tx, subject));
    registry.fact('ownStatuses', (_request, subject, tx) => statuses.ofPerson(tx, subject));
    linked.afterMessages((context) => awards.judge(context));
  }
}
