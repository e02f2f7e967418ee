import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

/** Repositories for the small tables. Their few connections work as the same role; the schema is the migrations' business. */
export const typeOrm = (url: string): DynamicModule =>
  TypeOrmModule.forRoot({
    type: 'postgres',
    url,
    autoLoadEntities: true,
    synchronize: false,
    retryAttempts: 0,
    extra: { options: '-c role=yimen_app', max: 4, application_name: 'yimen' },
  });
