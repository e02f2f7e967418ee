import { Injectable } from '@nestjs/common';
import { hkdfSync } from 'node:crypto';
import type { Principal } from '../../cases/access.js';
import { MasterKeys } from '../../households/index.js';

/** Keys for what a browser keeps until it has been sent: one per person, stored nowhere, given out to that person only. */
@Injectable()
export class LocalKeys {
  constructor(private readonly masters: MasterKeys) {}

  /** 32 bytes, base64. */
  of({ userId }: Pick<Principal, 'userId'>): string {
    const bytes = hkdfSync('sha256', this.masters.service, Buffer.alloc(0), `yimen/1/local-draft/${userId}`, 32);
    return Buffer.from(bytes).toString('base64');
  }
}
