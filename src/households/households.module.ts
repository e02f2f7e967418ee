import { Global, Module } from '@nestjs/common';
import { PersonalVault } from '../cases/ports.js';
import { Secrets } from '../config.js';
import { ApplicantLists } from './applicant-lists.js';
import { BlindIndex } from './blind-index.js';
import { Erasure } from './erasure.js';
import { HouseholdFacts } from './household-facts.js';
import { HouseholdVault } from './household-vault.js';
import { HouseholdViews } from './household-views.js';
import { Households } from './households.js';
import { HouseholdsController } from './households.controller.js';
import { Involvements } from './involvements.js';
import { KeyRing } from './key-ring.js';
import { deriveMasterKeys, MasterKeys } from './master-keys.js';
import { MemberChanges } from './member-changes.js';
import { Persons } from './persons.js';
import { PersonCases } from './person-cases.js';
import { PersonSearch } from './person-search.js';
import { SearchLimit } from './search-limit.js';
import { Recognitions } from './recognitions.js';
import { ReadLog } from './read-log.js';

/** Persons, households and their keys. Global: the transaction of every case seals what is personal through it. */
@Global()
@Module({
  controllers: [HouseholdsController],
  providers: [
    { provide: MasterKeys, useFactory: ({ masterKey }: Secrets) => deriveMasterKeys(masterKey), inject: [Secrets] },
    { provide: PersonalVault, useClass: HouseholdVault },
    KeyRing,
    BlindIndex,
    Persons,
    HouseholdFacts,
    MemberChanges,
    ApplicantLists,
    Involvements,
    Recognitions,
    ReadLog,
    HouseholdViews,
    PersonCases,
    PersonSearch,
    SearchLimit,
    Erasure,
    Households,
  ],
  exports: [MasterKeys, PersonalVault, Households, PersonCases, ReadLog, SearchLimit],
})
export class HouseholdsModule {}
